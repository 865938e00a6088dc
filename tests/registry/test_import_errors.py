"""What is wrong with files to import is told with file and line, and hostile files do no harm."""

import json
from pathlib import Path

import pytest
from imports import (
    BODY,
    ENTITIES,
    HOLDERS,
    PEOPLE,
    POSITION,
    claim,
    import_text,
    item,
)

from dateline.errors import RegistryError
from dateline.registry.import_files import LONGEST_LINE
from dateline.registry.importing import import_into
from dateline.registry.registry import Registry

ENTITY_LINES = "\n".join(map(json.dumps, ENTITIES))
HEADER = PEOPLE.partition("\n")[0]
NAMELESS = json.dumps([BODY, {"id": "n", "schema": "Person", "properties": {}}])


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Where the index will be."""
    return tmp_path / "registry.db"


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
    '{"id": "x", "schema": "Person", "properties": {"name": [1, null, {}, "", "\\u0000"]}}',
    '{"id": "x", "schema": "PublicBody", "properties": {"country": ["no"]}}',
    "\udcff",
    "1",
    '"text"',
    '{"id": "x", "schema": "Person", "properties": {"name": ["A\\ud800"]}}',
]
HARMLESS = [
    '{"id": "x", "schema": "Yacht", "properties": 1}',
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
    assert "80 more problems" in str(outcome.errors[-1])


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("a.csv", PEOPLE + "Odd,XXX,m,,,Odd,\n", "unknown country 'XXX'"),
        ("a.csv", PEOPLE + "Odd,NOR,m,,\n", "not as many fields"),
        ("a.csv", PEOPLE + "Odd,NOR,m,1950-13,,Odd,\n", "born is '1950-13'"),
        ("a.csv", PEOPLE + "Odd,NOR,m,1950,1940,Odd,\n", "died 1940, before born 1950"),
        ("a.csv", PEOPLE + "Odd,NOR,m,1850,1990,Odd,\n", "a life of 140 years"),
        ("a.csv", PEOPLE + "Odd,NOR,m,1950-02-30,,Odd,\n", "born is '1950-02-30', no date such as"),
        ("a.csv", PEOPLE.replace("country", "land"), "missing: country; unknown: land"),
        ("a.csv", PEOPLE.replace(",", ";"), "separated by ';', not by commas"),
        ("a.csv", HOLDERS.replace(",sure", ""), "to be a file of holders: missing: sure"),
        ("a.csv", PEOPLE.replace("also", "person"), "missing: also; twice: person"),
        ("a.csv", "name,land,born\nOdd,NO,1950\n", "the columns are name, land, born"),
        ("a.csv", "name;land\nOdd;NO\n", "unknown: name, land"),
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
        ("a.toml", "[[actor]]\nkind = 'group'\nname = 'A B'\ncontry = 'NOR'\n", "actor 1: unknown key 'contry'"),
        ("a.toml", "[[actor]]\nkind = 'person'\nname = 'A B'\nsex = 'female'\n", "actor 1: sex is 'female'"),
        ("a.toml", "[[actor]]\nkind = 'person'\nname = 'A B'\nborn = '1950-02-30'\n", "actor 1: born is"),
        ("a.toml", "[[actor]]\nkind = 'person'\nname = 'A'\nborn = '1950'\ndied = '1940'\n", "actor 1: died 1940"),
        ("a.toml", "[[same]]\nids = ['person/zz', 'person/sergei-lavrov']\n", "same: nobody has the id 'person/zz'"),
        ("a.toml", "[[different]]\nids = ['state/XX', 'state/PRK']\n", "different: nobody has the id 'state/XX'"),
        ("a.toml", "[[alias]]\nof = 'state/PRK'\nnames = ['A']\n\n[[alias]\n", "a.toml:5: no TOML"),
        ("a.toml", "[[alias]]\nof = 'state/PRK'\nnames = ['\udcff']\n", "a.toml:3: not UTF-8"),
        ("dateline", PEOPLE, "'dateline' is the source of what ships; name another with --source"),
        ("a.json", '{"id": x}\n', "a.json:1: no JSON (expected value)"),
        ("a.json", NAMELESS, "a.json:1: n: it has no name"),
        ("a.toml", "[[star]]\nname = 'Sun'\n", "unknown 'star'"),
        ("a.toml", "[[actor]\n", "no TOML"),
        ("a.toml", "a = " + "[" * 100_000, "no TOML"),
        ("a.txt", "Once upon a time", "neither JSON"),
        ("a.txt", "  \n", "empty"),
        ("a.csv", PEOPLE + "Odd\udcff,NOR,m,,,Odd,\n", "a.csv:3: not UTF-8"),
    ],
)
def test_what_is_wrong_is_told(index: Path, name: str, text: str, problem: str) -> None:
    file = index.with_name(name)
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    (error,) = import_into(index, [file]).errors
    assert problem in str(error)
    assert str(error).startswith(str(file))


@pytest.mark.parametrize(
    ("schema", "properties", "problem"),
    [
        ("Person", {"birthDate": ["31.12.1960"]}, "birthDate '31.12.1960' is no date, left out"),
        ("Person", {"birthDate": ["1950-02-30"]}, "birthDate '1950-02-30' is no date, left out"),
        ("Person", {"birthDate": ["1950"], "deathDate": ["1940-01"]}, "died 1940-01, before born 1950; both left out"),
        ("Occupancy", {"holder": ["x"], "post": ["P"], "endDate": [5]}, "endDate '5' is no date, left out"),
    ],
)
def test_what_is_left_out_is_told(index: Path, schema: str, properties: dict[str, object], problem: str) -> None:
    entity = {"id": "x", "schema": schema, "properties": {"name": ["Odd Nordmann"], **properties}}
    outcome = import_text(index, "a.json", json.dumps(entity))
    assert [error.problem for error in outcome.errors] == [f"x: {problem}"]
    assert outcome.rows == 1
    assert all((one.born, one.died) == ("", "") for one in Registry.open(index).people_named("Odd Nordmann"))


def test_what_cannot_be_in_an_item_is_left_out(index: Path) -> None:
    claims = {"P31": [claim("Q5")], "P569": [claim("1950-02-03")], "P570": [claim("1940-02-03")]}
    outcome = import_text(index, "a.json", json.dumps(item("Q3", "Odd Nordmann", **claims)))
    assert [error.problem for error in outcome.errors] == ["Q3: died 1940-02-03, before born 1950-02-03; both left out"]
    assert outcome.rows == 1


def test_lines_that_are_no_text_do_not_take_the_others_along(index: Path) -> None:
    file = index.with_name("people.csv")
    file.write_bytes(PEOPLE.encode() + b"Gr\xf8n,NOR,m,,,,\nOdd Nordmann,NOR,m,,,,\nOla,XXX,,,,,\n\xff\n")
    outcome = import_into(index, [file])
    assert [error.name.rpartition(":")[2] for error in outcome.errors] == ["3", "5", "6"]
    assert Registry.open(index).people_named("Odd Nordmann")


@pytest.mark.parametrize("header", [HEADER.replace(",", '","').join('""'), f"{HEADER}\r", HEADER.replace(",", ", ")])
def test_headers_in_other_dress(index: Path, header: str) -> None:
    assert import_text(index, "a.csv", PEOPLE.replace(HEADER, header)).errors == []
    assert Registry.open(index).people_named("Astrid Fjellheim")


def test_a_missing_file_is_an_error(index: Path) -> None:
    (error,) = import_into(index, [index.with_name("none.json")]).errors
    assert "none.json: there is no such file" in str(error)
    assert not index.exists()


def test_only_a_damaged_index_may_be_deleted(index: Path) -> None:
    import_text(index, "people.csv", PEOPLE)
    index.write_bytes(index.read_bytes()[:200])
    with pytest.raises(RegistryError, match=r"damaged .* delete it and import again"):
        Registry.open(index)


@pytest.mark.parametrize("content", [b"", b"not a database" * 100, b"SQLite format 3\0" + bytes(5000)])
def test_a_foreign_index_stays_as_it_is(index: Path, content: bytes) -> None:
    index.write_bytes(content)
    with pytest.raises(RegistryError, match=r"registry\.db: it is no index .* name another with --registry"):
        import_text(index, "entities.json", ENTITY_LINES)
    with pytest.raises(RegistryError, match=r"registry\.db: it is no index .* name another with --registry"):
        Registry.open(index)
    assert index.read_bytes() == content
    assert [path.name for path in index.parent.glob("*.part")] == []


def test_an_index_that_is_not_there_is_told(index: Path) -> None:
    with pytest.raises(RegistryError, match="dateline registry import"):
        Registry.open(index)
