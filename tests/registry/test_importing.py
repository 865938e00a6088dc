"""Imports of each kind, and what the registry answers afterwards."""

import bz2
import gzip
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from imports import (
    BODY,
    ENTITIES,
    HOLDERS,
    HUMAN,
    OCCUPANCY,
    OFFICE,
    PEOPLE,
    PERSON,
    POSITION,
    USER,
    import_text,
    item,
    write_lines,
)

from dateline.registry.importing import LARGE, Progress, Terms, import_into
from dateline.registry.registry import Registry

ENTITY_LINES = "\n".join(map(json.dumps, ENTITIES))
ITEM_LINES = "[\n" + ",\n".join(map(json.dumps, (HUMAN, OFFICE))) + "\n]\n"
SURE = Terms("test", "CC0", is_sure=True)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Where the index will be."""
    return tmp_path / "registry.db"


@pytest.mark.parametrize(
    ("name", "text", "id", "until"),
    [
        ("entities.json", ENTITY_LINES, "person/Q1", ""),
        ("entities.anything", f"[{','.join(map(json.dumps, ENTITIES))}]", "person/Q1", ""),
        ("items.json", ITEM_LINES, "person/Q1", "1894-05-06"),
        ("page.json", json.dumps({"entities": {"Q1": HUMAN, "Q9": OFFICE}}), "person/Q1", "1894-05-06"),
        ("both.csv", HOLDERS, "person/astrid-fjellheim", "1894-05-06"),
    ],
)
def test_a_holder_of_each_kind_of_file(index: Path, name: str, text: str, id: str, until: str) -> None:
    import_text(index, "people.csv" if name == "both.csv" else "none.toml", PEOPLE if name == "both.csv" else USER)
    assert import_text(index, name, text, SURE).errors == []
    registry = Registry.open(index)
    (person,) = registry.people_named("ASTRID FJELLHEIM")
    (tenure,) = registry.holders("NOR", "prime minister", "1893", "1893")
    assert (person.id, person.country, person.born) == (id, "NOR", "1961-02-03")
    assert (tenure.person, tenure.title, tenure.start, tenure.end) == (id, "prime minister", "1890-01-02", until)
    assert registry.tenures_of(id) == (tenure,)


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
def test_packed_files(index: Path, pack: "type[gzip.compress]") -> None:
    file = index.with_name("packed")
    file.write_bytes(pack(ENTITY_LINES.encode()))
    assert import_into(index, [file]).rows == len(ENTITIES)
    file.write_bytes(pack(ENTITY_LINES.encode())[:-20])
    assert "damaged" in str(import_into(index, [file]).errors[0])


def test_what_an_entity_says(index: Path) -> None:
    import_text(index, "entities.json", ENTITY_LINES, SURE)
    registry = Registry.open(index)
    (person,) = registry.people_named("Fjellheim Astrid")
    assert (person.sex, person.sector, person.short, person.source) == ("f", "GOV", ("Fjellheim",), "test")
    assert person.also == ("Astrid M. Fjellheim",)
    assert registry.people_called("Fjellheim") == ()
    assert registry.licence("test") == "CC0"
    assert registry.tenures_of(person.id)[0].known_until == "2024-11"


def test_other_terms_take_the_place_of_the_former(index: Path) -> None:
    import_text(index, "entities.json", ENTITY_LINES)
    assert not Registry.open(index).tenures_of("person/Q1")[0].is_sure
    import_text(index, "entities.json", ENTITY_LINES, Terms("entities.json", "CC0", is_sure=True))
    (tenure,) = Registry.open(index).tenures_of("person/Q1")
    assert tenure.is_sure
    assert Registry.open(index).licence("entities.json") == "CC0"


def test_two_files_of_one_source_replace_what_was_before(index: Path) -> None:
    import_text(index, "old.json", ENTITY_LINES, Terms("os"))
    files = [write_lines(index.with_name(name), value) for name, value in (("a", PERSON), ("b", BODY))]
    import_into(index, files, terms=Terms("os", replaces=True))
    registry = Registry.open(index)
    assert registry.person("person/Q1")
    assert registry.longest_actor(["Fjord", "Commission"], 0)
    assert registry.tenures_of("person/Q1") == ()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["the", "Fjord", "Commission", "said"], ("organisation/B1", 2)),
        (["the", "FJORD", "COMMISSION"], ("organisation/B1", 2)),
        (["the", "fjord", "commission"], None),
        (["the", "Commission"], None),
        (["the", "Fjord", "Watch"], ("organisation/fjord-watch", 2)),
        (["the", "Watch", "said"], ("organisation/fjord-watch", 1)),
        (["the", "Hermit", "Kingdom", "'s"], ("state/PRK", 2)),
        (["the", "Hermit"], None),
    ],
)
def test_actors_by_the_most_words(index: Path, words: list[str], expected: tuple[str, int] | None) -> None:
    import_text(index, "entities.json", ENTITY_LINES)
    import_text(index, "mine.toml", USER)
    found = Registry.open(index).longest_actor(words, 1)
    assert (found and (found[0].id, found[1])) == expected


def test_aliases_of_the_user(index: Path) -> None:
    import_text(index, "mine.toml", USER)
    (person,) = Registry.open(index).people_called("Mintaka")
    assert (person.id, person.source) == ("person/sergei-lavrov", "dateline")
    import_text(index, "mine.toml", USER.replace("Mintaka", "Alnitak"))
    assert Registry.open(index).people_called("Mintaka") == ()
    assert Registry.open(index).longest_actor(["Fjord", "Watch"], 0)


def test_the_same_file_twice_changes_nothing(index: Path) -> None:
    import_text(index, "entities.json", ENTITY_LINES)
    before, digest = index.read_bytes(), Registry.open(index).digest
    outcome = import_text(index, "entities.json", ENTITY_LINES)
    assert (outcome.rows, len(outcome.already_there)) == (0, 1)
    assert (index.read_bytes(), Registry.open(index).digest) == (before, digest)


def test_a_second_import_adds(index: Path) -> None:
    import_text(index, "one.json", ENTITY_LINES)
    again = json.dumps(PERSON | {"id": "Q2", "properties": {"name": ["Odd Fjellheim"]}})
    import_text(index, "two.json", f"{ENTITY_LINES}\n{again}")
    registry = Registry.open(index)
    assert len(registry.people_named("Odd Fjellheim")) == len(registry.people_named("Astrid Fjellheim")) == 1
    assert len(registry.rows_about("person/Q1")) == 1


def test_a_source_may_be_replaced(index: Path) -> None:
    import_text(index, "one.json", ENTITY_LINES, Terms("os"))
    import_text(index, "two.json", json.dumps(BODY), Terms("os", replaces=True))
    registry = Registry.open(index)
    assert registry.people_named("Astrid Fjellheim") == ()
    assert registry.longest_actor(["Fjord", "Commission"], 0)


def lavrov(**changed: list[str]) -> str:
    """An entity for somebody who ships, with some properties changed."""
    told = {"name": ["Sergey Lavrov"], "country": ["ru"], "birthDate": ["1950-03-21"]}
    return json.dumps({"id": "Q58217", "schema": "Person", "properties": told | changed})


@pytest.mark.parametrize(
    ("changed", "ruling", "ids"),
    [
        ({}, "", ["person/sergei-lavrov"]),
        ({"birthDate": ["1950"]}, "", ["person/sergei-lavrov"]),
        ({"birthDate": ["1970-01-01"]}, "", ["person/sergei-lavrov", "person/Q58217"]),
        ({"country": ["no"]}, "", ["person/sergei-lavrov", "person/Q58217"]),
        ({"country": ["no"]}, "same", ["person/sergei-lavrov"]),
        ({}, "different", ["person/sergei-lavrov", "person/Q58217"]),
    ],
)
def test_who_is_one_and_who_is_two(index: Path, changed: dict[str, list[str]], ruling: str, ids: list[str]) -> None:
    import_text(index, "os.json", lavrov(**changed))
    if ruling:
        import_text(index, "mine.toml", f'[[{ruling}]]\nids = ["person/Q58217", "person/sergei-lavrov"]\n')
    assert [person.id for person in Registry.open(index).people_named("Sergey Lavrov")] == ids


def test_a_ruling_may_come_before_those_it_is_on(index: Path) -> None:
    mine = write_lines(index.with_name("mine.toml"), '[[same]]\nids = ["person/Q1", "organisation/nato"]')
    entities = write_lines(index.with_name("entities.json"), *ENTITIES)
    assert import_into(index, [mine, entities]).errors == []


def test_no_import_passes_for_what_ships(index: Path) -> None:
    (error,) = import_text(index, "people.csv", PEOPLE, Terms("Dateline")).errors
    assert "--source" in str(error)
    assert not index.exists() or not Registry.open(index).people_named("Astrid Fjellheim")


@pytest.mark.parametrize(
    ("name", "text"), [("entities.json", ENTITY_LINES), ("items.json", ITEM_LINES), ("people.csv", PEOPLE)]
)
def test_who_holds_an_office_governs(index: Path, name: str, text: str) -> None:
    import_text(index, name, text.replace('"role.pep"', ""))
    (person,) = Registry.open(index).people_named("Astrid Fjellheim")
    assert person.sector == "GOV"


def test_progress_ends_at_the_end(index: Path) -> None:
    told: list[Progress] = []
    file = write_lines(index.with_name("entities.json"), *ENTITIES)
    import_into(index, [file], on_progress=told.append)
    assert told[-1] == Progress(file.stat().st_size, file.stat().st_size, len(ENTITIES))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file so large that other processes read it."""
    file = tmp_path_factory.mktemp("large") / "large.json"
    filling = "x" * 1_000_000
    people = [PERSON | {"id": f"L{number}", "filling": filling} for number in range(LARGE // 1_000_000 + 2)]
    return write_lines(file, *people, OCCUPANCY, POSITION)


def test_a_large_file_is_read_by_all_processors(index: Path, large: Path) -> None:
    outcome = import_into(index, [large])
    assert (outcome.rows, outcome.errors) == (LARGE // 1_000_000 + 4, [])
    assert Registry.open(index).person("person/L7")


def test_killing_an_import_changes_nothing(index: Path, large: Path) -> None:
    import_text(index, "entities.json", ENTITY_LINES)
    before = index.read_bytes()
    command = [sys.executable, "-m", "dateline", "registry", "import", str(large), "--registry", str(index)]
    child = subprocess.Popen(command)
    while not list(index.parent.glob("*.part")) and child.poll() is None:
        time.sleep(0.01)
    child.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    child.wait()
    assert index.read_bytes() == before
    assert Registry.open(index).people_named("Astrid Fjellheim")


def test_somebody_without_an_english_name_is_left_out(index: Path) -> None:
    assert import_text(index, "items.json", json.dumps(item("Q3", "Ола Нурман"))).rows == 0
