"""The commands that look into a record: sql, info, diff."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from dateline.cli import options
from dateline.cli.asked import open_asked
from dateline.cli.options import OutputFormat


def sql(
    record: options.Record,
    question: Annotated[str, typer.Argument(help="One SELECT over the views.", show_default=False)],
    limit: Annotated[int, typer.Option(min=1, help="The most rows to print.")] = 10_000,
    seconds: Annotated[float, typer.Option(min=0.1, help="Stop a question that takes longer.")] = 60.0,
    format: options.Format = None,
    as_of: options.AsOf = "",
) -> None:
    """Ask the record in SQL, read-only; docs/sql.md describes the views."""
    from dateline.cli.output import print_note, print_rows

    with open_asked(record, as_of) as reader:
        columns, rows = reader.ask(question, limit=limit + 1, seconds=seconds)
    fields = [dict(zip(columns, map(_plain, row), strict=True)) for row in rows[:limit]]
    print_rows(fields, [{name: _text(value) for name, value in row.items()} for row in fields], format)
    if len(rows) > limit:
        print_note(f"more than {limit} rows; ask for them with --limit")


def info(record: options.Record, format: options.Format = None, as_of: options.AsOf = "") -> None:
    """What a record holds, what made it, and whether it is whole."""
    from dateline.cli.output import print_error, print_facts, print_json
    from dateline.record.summary import find_summary

    with open_asked(record, as_of) as reader:
        summary = find_summary(reader)
    facts = asdict(summary) | {"path": str(summary.path)}
    if format is OutputFormat.JSON:
        print_json(facts)
    else:
        print_facts(_in_words(facts))
    for problem in summary.problems:
        print_error(problem)
    if summary.problems:
        raise typer.Exit(1)


def diff(
    record: options.Record,
    article: options.Article = "",
    format: options.Format = None,
    as_of: options.AsOf = "",
) -> None:
    """What the newest run changed: rows added, gone and changed since the run before, article by article."""
    from dateline.cli.output import print_rows
    from dateline.record.runs import find_changes

    with open_asked(record, as_of) as reader:
        changes = [
            asdict(change) | {"kind": change.kind.value} for change in find_changes(reader, article=article or None)
        ]
    hidden = ("run_before", "run_after", "id")
    cells = [{name: _text(value) for name, value in row.items() if name not in hidden} for row in changes]
    print_rows(changes, cells, format)


def _in_words(facts: dict[str, object]) -> dict[str, object]:
    """Figures for people: counts by name on one line, one line a run."""
    shown = {name: _text(value) for name, value in facts.items() if name not in ("runs", "problems", "min_score")}
    shown["below_score"] += f" events, under {facts['min_score']}"
    runs = facts["runs"] if isinstance(facts["runs"], list | tuple) else ()
    shown |= {f"run {number}": _text(run) for number, run in enumerate(runs, 1)}
    return {**shown, "problems": _text(facts["problems"]) or "none"}


def _plain(value: object) -> object:
    """A value of the record as JSON knows it; bytes in hexadecimal."""
    return value.hex() if isinstance(value, bytes) else value


def _text(value: object) -> str:
    """A value in a cell for people."""
    if isinstance(value, dict):
        return ", ".join(f"{name} {_text(part)}" for name, part in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(map(_text, value))
    return "" if value is None else value if isinstance(value, str) else json.dumps(value)
