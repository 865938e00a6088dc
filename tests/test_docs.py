"""The documents, checked against the program: commands parse, links lead somewhere, figures say how they were made."""

import ast
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

import dateline
from dateline.cli.app import app
from dateline.views.export import ExportKind, export_lines

ROOT = Path(__file__).parents[1]
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
NAMES = [str(path.relative_to(ROOT)) for path in DOCUMENTS]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.M | re.S)
FOREIGN = re.compile(r"(?<![\w.])/(?:home|root|tmp|work|Users)/|\b(?:TODO|FIXME|TBD|prompts?|helpers?)\b")
PROGRAM: Any = get_command(app)
FIGURES = "<!-- figures -->"


def text(name: str) -> str:
    """A document."""
    return (ROOT / name).read_text("utf-8")


def blocks(document: str, language: str) -> list[str]:
    """The fenced blocks of a language."""
    return [body for found, body in FENCE.findall(document) if found == language]


def typed(document: str) -> list[str]:
    """The lines that somebody is to type."""
    return [line[2:] for body in blocks(document, "console") for line in body.splitlines() if line.startswith("$ ")]


def named(document: str) -> list[str]:
    """The commands that running text names, often without their arguments."""
    return re.findall(r"`(dateline [a-z][^`]*)`", FENCE.sub("", document))


def parse(line: str, *, is_whole: bool) -> None:
    """Raise unless the command of a line and its options exist; a whole line must also have its arguments."""
    command, arguments = PROGRAM, shlex.split(line, comments=True)[1:]
    while hasattr(command, "commands") and arguments:
        command = command.commands[arguments.pop(0)]
    if is_whole:
        command.make_context("dateline", arguments)
    known = {option for parameter in command.params for option in parameter.opts}
    assert {one for one in arguments if one.startswith("--")} <= known | {"--help"}


def unexplained(document: str) -> Iterator[str]:
    """The rows of tables after a figures mark that do not name the command they come from."""
    for part in document.split(FIGURES)[1:]:
        table = re.search(r"\A\s*(?:[^\n|#]+\n\s*)*((?:\|.*\n)+)", part)
        rows = table[1].splitlines()[2:] if table else []
        yield from (row for row in rows if not re.search(r"`(?:python -m|dateline|make) [^`]+`", row))


COMMANDS = [(line, True) for name in NAMES for line in typed(text(name)) if line.startswith("dateline ")]
MENTIONED = [(line, False) for name in NAMES for line in named(text(name)) if "…" not in line]


@pytest.mark.parametrize(("line", "is_whole"), dict.fromkeys(COMMANDS + MENTIONED))
def test_a_command_parses(line: str, is_whole: bool) -> None:
    parse(line, is_whole=is_whole)


@pytest.mark.parametrize("line", ["dateline tell r.db", "dateline timeline", "dateline info r.db --colour"])
def test_a_wrong_command_does_not(line: str) -> None:
    with pytest.raises(Exception, match=r"tell|RECORD|record|colour"):
        parse(line, is_whole=True)


def test_every_command_is_in_the_readme() -> None:
    told = {line.split()[1] for line in typed(text("README.md")) + named(text("README.md")) if " " in line}
    assert set(PROGRAM.commands) <= told


def test_every_target_of_make_exists() -> None:
    asked = {line.split()[-1] for name in NAMES for line in typed(text(name)) if line.startswith("make")}
    assert asked <= set(re.findall(r"^(\w+):", text("Makefile"), re.M))


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", FENCE.sub("", text(name)))
    assert [link for link in links if not ((ROOT / name).parent / link).exists()] == []


def test_every_picture_is_shown_somewhere() -> None:
    pictures = ((name, link) for name in NAMES for link in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text(name)))
    shown = {((ROOT / name).parent / link).resolve() for name, link in pictures}
    assert shown == set((ROOT / "docs" / "screenshots").iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_a_document_speaks_of_the_project_alone(name: str) -> None:
    assert FOREIGN.findall(text(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_figures_name_their_command(name: str) -> None:
    assert list(unexplained(text(name))) == []


@pytest.mark.parametrize(
    ("row", "count"), [("| LAS | 88 | `python -m benchmarks.accuracy` |", 0), ("| LAS | 88 | measured |", 1)]
)
def test_figures_without_command_are_found(row: str, count: int) -> None:
    assert len(list(unexplained(f"{FIGURES}\n\nOn two cores.\n\n| what | is | by |\n|---|---|---|\n{row}\n"))) == count


@pytest.mark.parametrize("block", blocks(text("README.md"), "python"))
def test_python_names_what_there_is(block: str) -> None:
    ast.parse(block)
    assert set(re.findall(r"\bdateline\.(\w+)", block)) <= set(dateline.__all__)


def test_the_example_is_what_the_reader_says(tmp_path: Path) -> None:
    shown = json.loads(blocks(text("README.md"), "json")[0])
    report = tmp_path / "example.json"
    report.write_text(json.dumps({"text": shown["sentence"]["text"], "published": "2024-05-06"}))
    with dateline.read(report) as record:
        lines = list(export_lines(record.reader, ExportKind.EVENTS))
    assert shown in [{name: line[name] for name in shown} for line in lines]
