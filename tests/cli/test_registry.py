"""The registry's commands: what they print and how they end."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.cli.app import app

PERSON = {
    "id": "Q7",
    "schema": "Person",
    "properties": {"name": ["Odd Nordmann"], "country": ["no"], "birthDate": ["1950"]},
}
LAVROV = {"name": ["Sergei Lavrov"], "country": ["ru"], "birthDate": ["1950-03-22"]}


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Where the index will be."""
    return tmp_path / "deep" / "registry.db"


def run(index: Path, *arguments: object) -> Result:
    """A command of the registry, with the index named where it is or will be."""
    is_named = index.exists() or arguments[0] == "import"
    folder = str(index.parent)
    env = {"DATELINE_REGISTRY": str(index) if is_named else "", "XDG_CONFIG_HOME": folder, "HOME": folder}
    return CliRunner().invoke(app, ["registry", *map(str, arguments)], env=env)


def write(folder: Path, *entities: object) -> Path:
    """A file of entities."""
    file = folder / "entities.json"
    file.write_text("\n".join(map(json.dumps, entities)))
    return file


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Sergey Lavrov", ["person/sergei-lavrov"]),
        ("Lavrov", ["person/sergei-lavrov"]),
        ("person/sergei-lavrov", ["person/sergei-lavrov"]),
        ("NATO", ["organisation/nato"]),
        ("organisation/nato", ["organisation/nato"]),
        ("organisation/ministry-of-defence", ["organisation/ministry-of-defence"]),
        ("the Danes", ["state/DNK"]),
        ("North Korea", ["state/PRK"]),
        ("state/PRK", ["state/PRK"]),
        ("the Kremlin", ["state/RUS"]),
        ("President Putin", ["person/vladimir-putin"]),
        ("Russian President Vladimir Putin", ["person/vladimir-putin"]),
        ("Queen Elizabeth II", ["person/elizabeth-ii"]),
        ("state/XXX", []),
        ("President", []),
        ("Nobody Whatsoever", []),
    ],
)
def test_show(index: Path, name: str, ids: list[str]) -> None:
    result = run(index, "show", name, "--format", "json")
    assert [row["id"] for row in json.loads(result.stdout)] == ids
    assert result.exit_code == (0 if ids else 1)
    assert ("dateline registry import" in result.stderr) is (not ids)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("state/SUN", ("Soviet Union", "SUN", "", "1922-12-30/1991-12-26", "dateline")),
        ("the Kremlin", ("Russia", "RUS", "GOV", "", "dateline")),
        ("organisation/nato", ("NATO", "IGO", "IGO", "1949-04-04/", "dateline")),
    ],
)
def test_what_is_known_of_states_and_organisations(index: Path, name: str, expected: tuple[str, ...]) -> None:
    (row,) = json.loads(run(index, "show", name, "--format", "json").stdout)
    assert tuple(row[field] for field in ("name", "country", "sector", "years", "source")) == expected


def test_an_imported_organisation_by_its_id(index: Path, tmp_path: Path) -> None:
    body = {"id": "B7", "schema": "PublicBody", "properties": {"name": ["Fjord Commission"], "country": ["no"]}}
    run(index, "import", write(tmp_path, body), "--source", "archive")
    (row,) = json.loads(run(index, "show", "organisation/B7", "--format", "json").stdout)
    assert (row["name"], row["country"], row["sector"], row["source"]) == ("Fjord Commission", "NOR", "GOV", "archive")


@pytest.mark.parametrize("format", ["table", "tsv", "json"])
def test_offices_are_shown_with_dates_and_source(index: Path, format: str) -> None:
    result = run(index, "show", "Sergey Lavrov", "--format", format)
    assert all(word in result.stdout for word in ("foreign minister", "2004-03-09", "RUS", "dateline"))


def test_several_are_shown_side_by_side(index: Path) -> None:
    result = run(index, "show", "Chen Chien-jen", "--format", "table")
    assert "person/chen-chien-jen " in result.stdout.splitlines()[0]
    assert "person/chen-chien-jen-diplomat" in result.stdout.splitlines()[0]


def test_what_was_imported_is_shown_with_its_licence(index: Path, tmp_path: Path) -> None:
    file = write(tmp_path, PERSON)
    assert run(index, "import", file, "--source", "archive", "--licence", "CC BY 4.0").exit_code == 0
    (row,) = json.loads(run(index, "show", "Nordmann, Odd", "--format", "json").stdout)
    assert (row["id"], row["source"], row["licence"]) == ("person/Q7", "archive", "CC BY 4.0")
    again = run(index, "import", file, "--source", "archive", "--licence", "CC BY 4.0")
    assert "nothing changed" in again.stderr


def test_a_bad_line_is_told_and_the_others_are_imported(index: Path, tmp_path: Path) -> None:
    file = write(tmp_path, PERSON, {"schema": "Person"})
    result = run(index, "import", file, tmp_path / "none.json")
    assert result.exit_code == 1
    assert [line.split(" ")[1] for line in result.stderr.splitlines()[:2]] == [f"{file}:2:", f"{tmp_path}/none.json:"]
    assert run(index, "show", "Odd Nordmann").exit_code == 0


def test_check_tells_conflicts(index: Path, tmp_path: Path) -> None:
    clean = run(index, "check", "--format", "json")
    assert (clean.exit_code, {row["weight"] for row in json.loads(clean.stdout)}) == (0, {"note"})
    run(index, "import", write(tmp_path, {"id": "Q8", "schema": "Person", "properties": LAVROV}), "--source", "archive")
    conflicted = run(index, "check", "--format", "tsv")
    assert conflicted.exit_code == 1
    assert "Sergei Lavrov has born 1950-03-21 by dateline, 1950-03-22 by archive" in conflicted.stdout


def test_an_index_that_is_named_must_be_there(index: Path, tmp_path: Path) -> None:
    result = run(index, "show", "Sergei Lavrov", "--registry", tmp_path / "none.db")
    assert "none.db" in str(result.exception)


@pytest.mark.parametrize("command", [("registry", "show", "Putin"), ("read", "a.txt", "--into", "a.dateline")])
def test_an_index_that_the_environment_names_must_be_there(tmp_path: Path, command: tuple[str, ...]) -> None:
    result = CliRunner().invoke(app, command, env={"DATELINE_REGISTRY": str(tmp_path / "none.db")})
    assert (result.exit_code, "none.db: there is no such index" in str(result.exception)) == (1, True)


@pytest.mark.parametrize("command", ["import", "show", "check"])
def test_help_tells_the_exit_codes(index: Path, command: str) -> None:
    assert "Exit codes: 0 all well" in run(index, command, "--help").stdout


def test_one_is_no_plural(index: Path, tmp_path: Path) -> None:
    lavrov = {"id": "Q8", "schema": "Person", "properties": LAVROV}
    assert "1 row imported" in run(index, "import", write(tmp_path, lavrov), "--source", "archive").stderr
    assert "1 conflict, " in run(index, "check").stderr
