"""The command `export`: the record's rows to a file or to another program."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Annotated

import typer

from dateline.cli import options
from dateline.cli.asked import open_asked
from dateline.cli.found import note_unlinked
from dateline.cli.options import DEFAULT_SCORE
from dateline.views.export import ExportKind
from dateline.views.formats import FileFormat

_CHOSEN_BY_EVENTS = (ExportKind.EVENTS, ExportKind.CLAIMS, ExportKind.EXPECTATIONS)
_LINKED = (ExportKind.COPIES, ExportKind.OCCURRENCES, ExportKind.EXPECTATIONS, ExportKind.DISAGREEMENTS)


def export(
    kind: Annotated[ExportKind, typer.Argument(help="What to export.", show_default=False)],
    record: options.Record,
    format: Annotated[FileFormat, typer.Option(help="The form of the lines.")] = FileFormat.JSONL,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="A file, instead of stdout.")] = None,
    no_text: Annotated[bool, typer.Option("--no-text", help="Leave the articles' words out.")] = False,
    actor: options.Actor = "",
    recipient: options.Recipient = "",
    type: options.Type = "",
    status: options.Status = "",
    from_date: options.FromDate = "",
    to_date: options.ToDate = "",
    article: options.Article = "",
    min_score: options.MinScore = DEFAULT_SCORE,
    as_of: options.AsOf = "",
) -> None:
    """The rows of a record in text order, article by article; docs/schemas describes the lines."""
    from dateline.views.export import export_lines
    from dateline.views.filters import Filters
    from dateline.views.formats import write_lines

    if format is FileFormat.PARQUET and output is None and sys.stdout.isatty():
        raise typer.BadParameter("Parquet is not for a terminal; name a file with --output")
    filters = Filters(actor, recipient, type, status, from_date, to_date, article, min_score)
    if kind not in _CHOSEN_BY_EVENTS and (filters.asks_for_events or min_score != DEFAULT_SCORE):
        raise typer.BadParameter(f"the filters on events do not choose {kind.value}; only --article does")
    with open_asked(record, as_of) as reader, opened(output) as file:
        lines = export_lines(reader, kind, filters=filters, with_text=not no_text)
        write_lines(lines, kind, file=file, format=format)
        if kind in _LINKED:
            note_unlinked(reader)


@contextmanager
def opened(output: Path | None) -> Iterator[IO[bytes]]:
    """The file to write to, or stdout. A file takes its name only when it is whole."""
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    unfinished = output.with_name(f".{output.name}.unfinished")
    try:
        with unfinished.open("wb") as file:
            yield file
        os.replace(unfinished, output)
    finally:
        unfinished.unlink(missing_ok=True)
