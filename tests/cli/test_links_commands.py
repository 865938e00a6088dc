"""The commands on what is linked: what they print, and that a record never linked says so."""

import json
from pathlib import Path

import pytest
from readings import make_reading, write_readings
from typer.testing import CliRunner, Result

import dateline
from dateline.cli.app import app
from dateline.events.event import Status
from dateline.links.link_record import link_record
from dateline.record.link_writer import write_links
from dateline.record.reader import open_record

COMMANDS = (
    ["copies"],
    ["dyads"],
    ["timeline", "--story", "Norway hosts Finland"],
    ["timeline", "--between", "NOR", "FIN"],
)
COPY = {
    "article": "a2", "source": "a1", "kind": "near", "share": 0.875, "evidence": "[]", "reason": "one more sentence",
}  # fmt: skip


def run(*arguments: object) -> Result:
    """A command, run in this process."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "200"})


@pytest.fixture
def unlinked(tmp_path: Path) -> Path:
    """A record of two articles of one text, the second with a sentence more."""
    write_readings(tmp_path / "r.db", make_reading("a1"), make_reading("a2", before="A copy. "))
    return tmp_path / "r.db"


@pytest.fixture
def linked(unlinked: Path) -> Path:
    """The same, linked; the copy is put in, because so short a text is no copy of another."""
    link_record(unlinked)
    with open_record(unlinked) as reader:
        occurrences = list(reader.stream("SELECT event, id AS occurrence, reason FROM occurrences"))
    write_links(unlinked, {"copy_row": [COPY], "occurrence_row": occurrences})  # type: ignore[dict-item]
    return unlinked


@pytest.mark.parametrize("command", COMMANDS)
def test_a_record_never_linked_says_so(unlinked: Path, command: list[str]) -> None:
    result = run(command[0], unlinked, *command[1:])
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"not linked yet; `dateline link {unlinked}`\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_no_rows_in_json_are_an_empty_list(unlinked: Path, command: list[str]) -> None:
    assert json.loads(run(command[0], unlinked, *command[1:], "--format", "json").stdout) == []


@pytest.mark.parametrize(
    ("command", "column", "values"),
    [
        (["copies"], "source", ["a1"]),
        (["copies", "--article", "a1"], "article", ["a2"]),
        (["copies", "--article", "a2"], "source_outlet", ["Fjord Post"]),
        (["copies", "--article", "b"], "share", []),
        (["dyads", "--status", "planned"], "period", ["2024-05"]),
        (["dyads", "--status", "planned", "--by", "year"], "period", ["2024"]),
        (["dyads", "--status", "planned", "--layout", "plover"], "Recipient Country", ["FIN"]),
        (["dyads", "--status", "planned", "--from", "2024-06"], "period", []),
        (["dyads"], "period", []),
        (["timeline", "--between", "NOR", "Finland"], "articles", ["2"]),
        (["timeline", "--story", "Norway hosts Finland"], "status", ["planned"]),
        (["timeline", "--story", "Norway hosts Finland", "--status", "happened"], "status", []),
        (["timeline", "--story", "Norway", "--between", "NOR", "SWE"], "status", []),
    ],
)
def test_rows_as_tsv(linked: Path, command: list[str], column: str, values: list[str]) -> None:
    result = run(command[0], linked, *command[1:])
    header, *rows = [line.split("\t") for line in result.stdout.splitlines()] or [[column]]
    assert [row[header.index(column)] for row in rows] == values
    assert values or result.stderr.startswith(("no ", "nothing "))


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["copies"], ["near", "88%", "Fjord Post, 15 April 2024", "one more sentence"]),
        (["dyads", "--status", "planned"], ["2024-05", "NOR", "FIN", "2.8"]),
        (["timeline", "--between", "NOR", "FIN"], ["May 2024", "planned", "Norway → CONSULT visit → Finland"]),
    ],
)
def test_tables(linked: Path, command: list[str], words: list[str]) -> None:
    shown = run(command[0], linked, *command[1:], "--format", "table").stdout
    assert [word for word in words if word not in shown] == []


def test_steps_stand_below_an_occurrence(tmp_path: Path) -> None:
    planned, happened = make_reading("a1"), make_reading("a2", before="Later. ", status=Status.HAPPENED)
    write_readings(tmp_path / "r.db", planned, happened)
    rows = [{"event": told.events[0].id, "occurrence": "one", "reason": ""} for told in (planned, happened)]
    write_links(tmp_path / "r.db", {"occurrence_row": rows})
    lines = run("timeline", tmp_path / "r.db", "--between", "NOR", "FIN", "--format", "table").stdout.splitlines()
    assert [" ".join(line.split()) for line in lines[2:]] == [
        "2024-04-15 announced: Norway (Fjord Post)",
        "2024-04-15 took place: Norway (Fjord Post)",
    ]


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (["timeline", "--between", "NOR"], "2 arguments"),
        (["dyads", "--by", "week"], "week"),
        (["dyads", "--layout", "cameo"], "cameo"),
    ],
)
def test_wrong_usage(linked: Path, options: list[str], problem: str) -> None:
    result = run(options[0], linked, *options[1:])
    assert result.exit_code == 2
    assert problem in result.stderr


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (["timeline", "--story", "of the"], "does not say what the story is about"),
        (["dyads", "--status", "done"], "no status 'done'"),
    ],
)
def test_questions_that_cannot_be_answered(linked: Path, options: list[str], problem: str) -> None:
    result = run(options[0], linked, *options[1:])
    assert result.exit_code == 1
    assert problem in str(result.exception)


def test_acts_without_a_month_are_told(tmp_path: Path) -> None:
    write_readings(tmp_path / "r.db", make_reading("a1", when=None, status=Status.HAPPENED))
    link_record(tmp_path / "r.db")
    result = run("dyads", tmp_path / "r.db")
    assert result.stderr == "no acts between states\nnot counted, for want of a month: 1 occurrences\n"


def test_a_story_in_python(linked: Path) -> None:
    with dateline.open(linked) as record:
        (row,) = record.story("Norway hosts Finland", between=("FIN", "NOR"), min_score=0.5)
    assert (row.occurrence.articles, row.occurrence.when.start) == (2, "2024-05")


def test_a_story_as_a_page(linked: Path, tmp_path: Path) -> None:
    page = tmp_path / "story.html"
    assert "1 occurrences in" in run("timeline", linked, "--between", "NOR", "FIN", "--html", page).stderr
    assert "<h1>Norway and Finland</h1>" in page.read_text("utf-8")
    empty = tmp_path / "empty.html"
    assert "nothing found" in run("timeline", linked, "--story", "Chile", "--html", empty).stderr
    assert "--min-score 0 asks every row" in run("timeline", linked, "--story", "Chile").stderr
    assert "score" not in run("timeline", linked, "--story", "Chile", "--min-score", "0").stderr
    assert not empty.exists()
