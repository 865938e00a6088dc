"""The commands over what linking found, from outside: rows, notes, exit codes."""

import json
from pathlib import Path

import pytest
from readings import make_reading, make_run, write_readings
from typer.testing import CliRunner, Result

from dateline.cli.app import app
from dateline.events.event import DEFAULT_SCORE, Status
from dateline.links.disagreement import Slot
from dateline.links.expectation import Verdict
from dateline.links.link_record import link_record
from dateline.record.link_writer import write_links
from dateline.record.reader import open_record
from dateline.record.rows import Row

UNLINKED = "not linked yet; `dateline link "
BELOW = f"below the score {DEFAULT_SCORE:g}: 1 more; --min-score 0 shows them\n"


def run(*arguments: object) -> Result:
    """A command, run in this process."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of a plan told by two articles, one of them of a low score."""
    before = "It was a long day. "
    write_readings(tmp_path / "r.db", make_reading("a1"), make_reading("a2", before=before, score=DEFAULT_SCORE * 0.8))
    return tmp_path / "r.db"


@pytest.fixture
def linked(record: Path) -> Path:
    """The same, linked."""
    link_record(record)
    return record


@pytest.fixture
def disputed(linked: Path) -> Path:
    """The same with a disagreement between the two."""
    write_links(linked, {"disagreement_row": [_disagreement(linked)]})
    return linked


def _disagreement(path: Path) -> Row:
    with open_record(path) as reader:
        first, second = (str(id) for (id,) in reader.query("SELECT id FROM events ORDER BY article").rows)
    row: Row = {"id": "d1", "slot": "number", "first": "3", "second": "[b]5[/b] \x1b[31m", "reason": "as told"}
    places: Row = {"first_start": 0, "first_end": 6, "second_start": 0, "second_end": 2}
    return {**row, **places, "first_event": first, "second_event": second}


@pytest.mark.parametrize(
    ("options", "column", "values"),
    [
        ([], "article", ["a1"]),
        (["--min-score", "0"], "article", ["a1", "a2"]),
        (["--verdict", "open"], "holder", ["Norway"]),
        (["--holder", "norway"], "verdict", ["open"]),
        (["--holder", "Finland"], "verdict", []),
        (["--actor", "NOR", "--article", "a1"], "recipients", ["Finland"]),
        (["--from", "2024-05", "--to", "2024-06"], "due_to", ["2024-05"]),
        (["--from", "2024-06"], "due_to", []),
        (["--score-card"], "announced", ["1"]),
        (["--score-card", "--holder", "Finland"], "announced", []),
    ],
)
def test_expectations_as_tsv(linked: Path, options: list[str], column: str, values: list[str]) -> None:
    result = run("expectations", linked, *options)
    header, *rows = [line.split("\t") for line in result.stdout.splitlines()] or [[column]]
    assert result.exit_code == 0, result.output
    assert [row[header.index(column)] for row in rows] == values


@pytest.mark.parametrize(("options", "stdout"), [([], "number"), (["--slot", "date"], ""), (["--article", "b"], "")])
def test_disagreements_as_tsv(disputed: Path, options: list[str], stdout: str) -> None:
    result = run("disagreements", disputed, *options)
    assert result.exit_code == 0, result.output
    assert [line.split("\t")[0] for line in result.stdout.splitlines()[1:]] == [stdout] * bool(stdout)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["expectations"], ["May 2024", "open", "Norway: CONSULT visit → Finland", "no article tells its outcome"]),
        (["expectations", "--score-card"], ["announced", "came true"]),
        (["disagreements"], ["number", "3", "[b]5[/b] [31m", "Fjord Post", "as told"]),
    ],
)
def test_tables_for_people(
    disputed: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], words: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "250")
    result = run(command[0], disputed, *command[1:], "--format", "table")
    assert [word for word in words if word not in result.stdout] == []
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize(
    ("command", "stderr"),
    [
        (["expectations"], BELOW),
        (["expectations", "--min-score", "0"], ""),
        (["expectations", "--verdict", "missed"], "no expectations\n"),
        (["expectations", "--score-card"], BELOW),
        (["disagreements"], "no disagreements\n"),
        (["export", "disagreements"], ""),
    ],
)
def test_remarks_stand_beside_the_rows(linked: Path, command: list[str], stderr: str) -> None:
    names = 2 if command[0] == "export" else 1
    assert run(*command[:names], linked, *command[names:]).stderr == stderr


@pytest.mark.parametrize(
    ("command", "stdout"),
    [
        (["expectations", "RECORD"], ""),
        (["expectations", "RECORD", "--score-card"], ""),
        (["expectations", "RECORD", "--format", "json"], "[]\n"),
        (["disagreements", "RECORD", "--format", "table"], ""),
        (["export", "expectations", "RECORD"], ""),
        (["export", "disagreements", "RECORD"], ""),
    ],
)
def test_a_record_that_was_never_linked(record: Path, command: list[str], stdout: str) -> None:
    result = run(*(record if part == "RECORD" else part for part in command))
    assert (result.exit_code, result.stdout, result.stderr) == (0, stdout, f"{UNLINKED}{record}`\n")


@pytest.mark.parametrize(
    ("command", "problem"),
    [
        (["expectations", "RECORD", "--verdict", "kept"], "no verdict 'kept'; choose from open"),
        (["expectations", "RECORD", "--from", "soon"], "'soon' is not a date"),
        (["disagreements", "RECORD", "--slot", "time"], "no slot 'time'; choose from number"),
        (["disagreements", "missing.db"], "missing.db: there is no such record"),
    ],
)
def test_what_cannot_be_asked(linked: Path, command: list[str], problem: str) -> None:
    result = run(*(linked if part == "RECORD" else part for part in command))
    assert result.exit_code != 0
    assert problem in str(result.exception)


@pytest.mark.parametrize(("command", "vocabulary"), [("expectations", Verdict), ("disagreements", Slot)])
def test_the_words_to_choose_from_are_listed(command: str, vocabulary: type[Verdict] | type[Slot]) -> None:
    told = "".join(run(command, "--help").stdout.replace("│", " ").split())
    assert all(word.value in told for word in vocabulary)


def test_json_keeps_lists(linked: Path) -> None:
    (row,) = json.loads(run("expectations", linked, "--format", "json").stdout)
    assert (row["actors"], row["changes"], row["outcome"]) == (["Norway"], [], None)


@pytest.mark.parametrize("status", [Status.HAPPENED, Status.PLANNED])
def test_linking_again_follows_a_newer_reading(linked: Path, status: Status) -> None:
    write_readings(linked, make_reading("a1", run=make_run("run-b"), status=status))
    link_record(linked)
    rows = run("expectations", linked).stdout.splitlines()[1:]
    assert len(rows) == (status is Status.PLANNED)
