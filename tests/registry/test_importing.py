"""Imports of each kind, what the registry answers afterwards, and what hostile files cannot do."""

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

from dateline.errors import RegistryError
from dateline.registry.import_files import LONGEST_LINE
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


HOSTILE = [
    "nonsense",
    "[" * 100_000,
    '{"schema": "Person"}',
    '{"id": "x", "schema": "Person", "properties": []}',
    '{"id": ["x"], "schema": "Person", "properties": {"name": ["A B"]}}',
    '{"id": "x", "schema": "Person", "properties": {"name": "A B"}}',
    '{"id": "x", "schema": "Person", "properties": {"name": ["A B"], "birthDate": {}}}',
    '{"id": "x", "schema": "Occupancy", "properties": {}}',
    '{"id": "x", "claims": [], "labels": []}',
    '{"id": "x\\u0000", "claims": {}, "labels": {}}',
    "\udcff",
    "1",
    '"text"',
    '{"id": "x", "schema": "Person", "properties": {"name": ["A\\ud800"]}}',
]
HARMLESS = [
    '{"id": "x", "schema": "Yacht", "properties": 1}',
    '{"id": "x", "schema": "Person", "properties": {"name": [1, null, {}, "", "\\u0000"]}}',
    '{"id": "y", "schema": "Person", "properties": {"name": ["A\\u0000 B"], "country": [{}, 5, "zz"], "topics": [[]]}}',
    '{"id": "z", "schema": "Position", "properties": {"name": ["' + "x " * 5000 + '"]}}',
    '{"id": "Q7", "labels": {"en": 5, "mul": {"value": "C D"}}, "aliases": 7, "claims": {"P31": 1, "P39": [1, {}]}}',
    '{"id": "Q8", "labels": {"en": {"value": "C D"}}, "claims": {"P31": [{"mainsnak": {"snaktype": "value",'
    ' "datavalue": {"value": {"id": "Q5"}}}}], "P569": [{"mainsnak": {"snaktype": "value", "datavalue":'
    ' {"value": {"time": "+1950", "precision": []}}}}], "P39": [{"qualifiers": 1}, {"mainsnak": 2}]}}',
    "",
]


@pytest.mark.parametrize("line", HOSTILE)
def test_a_bad_line_is_an_error_and_the_others_go_on(index: Path, line: str) -> None:
    file = index.with_name("bad.json")
    file.write_bytes("\n".join([json.dumps(POSITION), line, ENTITY_LINES]).encode("utf-8", "surrogateescape"))
    outcome = import_into(index, [file])
    assert [error.name for error in outcome.errors] == [f"{file}:2"]
    assert len(str(outcome.errors[0])) < 300 + len(str(file))
    assert Registry.open(index).people_named("Astrid Fjellheim")


@pytest.mark.parametrize("line", HARMLESS)
def test_an_odd_line_is_no_error(index: Path, line: str) -> None:
    outcome = import_text(index, "odd.json", f"{json.dumps(POSITION)}\n{line}\n{ENTITY_LINES}")
    assert outcome.errors == []
    assert Registry.open(index).people_named("Astrid Fjellheim")


def test_a_huge_line_is_passed_over(index: Path) -> None:
    outcome = import_text(index, "huge.json", f'{{"a": "{"x" * LONGEST_LINE * 2}"}}\n{ENTITY_LINES}')
    assert [error.problem for error in outcome.errors] == ["the line is longer than 16 MB"]
    assert outcome.rows == len(ENTITIES)


def test_many_errors_are_counted(index: Path) -> None:
    outcome = import_text(index, "bad.json", "{\n" * 100)
    assert len(outcome.errors) == 21
    assert "80 more lines" in str(outcome.errors[-1])


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("a.csv", PEOPLE + "Odd,XXX,m,,,Odd,\n", "unknown country 'XXX'"),
        ("a.csv", PEOPLE + "Odd,NOR,m,,\n", "not as many fields"),
        ("a.csv", PEOPLE + "Odd,NOR,m,1950-13,,Odd,\n", "born is '1950-13'"),
        ("a.csv", PEOPLE + "Odd,NOR,m,1950,1940,Odd,\n", "a life of -10 years"),
        ("a.csv", PEOPLE + '"Odd\nOdd",NOR,m,,,Odd,\n', "line break"),
        ("a.csv", PEOPLE + '"Odd,NOR,m,,,Odd,\n', "no CSV"),
        ("a.csv", HOLDERS.replace("1894-05-06", "1880-05-06"), "before it starts"),
        ("a.csv", HOLDERS.replace("NOR", "atlantis"), "unknown state or organisation"),
        ("a.csv", HOLDERS.replace("head_of_government", "boss"), "unknown kind"),
        ("a.csv", HOLDERS.replace(",day,", ",year,"), "precision"),
        ("a.csv", HOLDERS.replace("yes", "maybe"), "sure is 'maybe'"),
        ("a.toml", "[[actor]]\nkind = 'star'\n", "actor 1: kind is 'star'"),
        ("a.toml", "[[actor]]\nkind = 'group'\nname = 5\n", "name must be text"),
        ("a.toml", "[[actor]]\nkind = 'group'\nname = 'A B'\nsector = 'X'\n", "unknown sector"),
        ("a.toml", "[[alias]]\nof = 'person/nobody'\nnames = ['N']\n", "nobody has the id"),
        ("a.toml", "[[same]]\nids = ['person/a']\n", "two ids"),
        ("a.toml", "[[star]]\nname = 'Sun'\n", "unknown 'star'"),
        ("a.toml", "[[actor]\n", "no TOML"),
        ("a.toml", "a = " + "[" * 100_000, "no TOML"),
        ("a.txt", "Once upon a time", "neither JSON"),
        ("a.txt", "  \n", "empty"),
        ("a.csv", PEOPLE + "Odd\udcff,NOR,m,,,Odd,\n", "not UTF-8"),
    ],
)
def test_what_is_wrong_is_told(index: Path, name: str, text: str, problem: str) -> None:
    file = index.with_name(name)
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    (error,) = import_into(index, [file]).errors
    assert problem in str(error)
    assert str(error).startswith(str(file))


def test_a_missing_file_is_an_error(index: Path) -> None:
    (error,) = import_into(index, [index.with_name("none.json")]).errors
    assert "none.json: it cannot be read" in str(error)
    assert not index.exists()


@pytest.mark.parametrize("content", [b"", b"not a database" * 100, b"SQLite format 3\0" + bytes(5000)])
def test_a_foreign_index_stays_as_it_is(index: Path, content: bytes) -> None:
    index.write_bytes(content)
    with pytest.raises(RegistryError, match=r"registry\.db"):
        import_text(index, "entities.json", ENTITY_LINES)
    with pytest.raises(RegistryError, match=r"registry\.db"):
        Registry.open(index)
    assert index.read_bytes() == content
    assert [path.name for path in index.parent.glob("*.part")] == []


def test_an_index_that_is_not_there_is_told(index: Path) -> None:
    with pytest.raises(RegistryError, match="dateline registry import"):
        Registry.open(index)


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
