"""Output: rows as a table, TSV or JSON, and errors on stderr. No byte of an article steers the terminal."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.cli.options import OutputFormat
from dateline.views.printable import one_line, safe_json

Fields = Mapping[str, object]
Cells = Mapping[str, Text | str]


def chosen_format(asked: OutputFormat | None) -> OutputFormat:
    """The format asked for; otherwise a table for a person, TSV for a program."""
    return asked or (OutputFormat.TABLE if sys.stdout.isatty() else OutputFormat.TSV)


def print_rows(fields: Sequence[Fields], cells: Sequence[Cells], asked: OutputFormat | None) -> None:
    """Print rows: their `cells` as a table, or all their `fields` as TSV or JSON."""
    chosen = chosen_format(asked)
    if chosen is OutputFormat.TABLE:
        print_table(cells)
    elif chosen is OutputFormat.TSV:
        print_tsv(fields)
    else:
        print_json(list(fields))


def print_table(rows: Sequence[Cells]) -> None:
    """Print a table for people; the column named "id" is never cut short."""
    if not rows:
        print_note("nothing found")
        return
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for name in rows[0]:
        table.add_column(name, no_wrap=name in ("id", "score", "verdict"), overflow="fold")
    for row in rows:
        table.add_row(*(cell if isinstance(cell, Text) else Text(one_line(cell)) for cell in row.values()))
    Console(highlight=False).print(table)


def print_tsv(rows: Iterable[Fields]) -> None:
    """Print tab-separated values under a header; white space inside a value becomes one space."""
    for number, row in enumerate(rows):
        if number == 0:
            typer.echo("\t".join(row))
        typer.echo("\t".join(one_line(_cell(value)) for value in row.values()))


def print_json(value: object) -> None:
    """Print a value as JSON."""
    typer.echo(safe_json(json.dumps(value, ensure_ascii=False, indent=1)))


def print_facts(facts: Mapping[str, object]) -> None:
    """Print names with their values, one a line, nothing of them taken for markup; tabs between where piped."""
    if not sys.stdout.isatty():
        for name, value in facts.items():
            typer.echo(f"{name}\t{one_line(_cell(value))}")
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    for name, value in facts.items():
        table.add_row(Text(name, "dim"), Text(one_line(_cell(value))))
    Console(highlight=False).print(table)


def print_error(problem: str) -> None:
    """Print one error as one line on stderr."""
    typer.echo(f"error: {one_line(problem)}", err=True)


def print_note(note: str) -> None:
    """Print a remark on stderr, out of the way of the output."""
    typer.echo(one_line(note), err=True)


def _cell(value: object) -> str:
    """A value in one cell."""
    if isinstance(value, list | tuple):
        return "; ".join(map(_cell, value))
    return "" if value is None else str(value)
