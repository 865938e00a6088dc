"""The command on people's rulings: list them, write them to a file, add those of a file."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import options
from dateline.cli.asked import open_asked

_GROUP = "Between records"
Export = Annotated[
    Path | None,
    typer.Option("--export", metavar="FILE", help="Write them as JSON Lines.", rich_help_panel=_GROUP),
]
Import = Annotated[
    Path | None,
    typer.Option("--import", metavar="FILE", help="Add those of a file of JSON Lines.", rich_help_panel=_GROUP),
]


def corrections(
    record: options.Record,
    author: Annotated[str, typer.Option(help="Who ruled.")] = "",
    agreement: Annotated[bool, typer.Option("--agreement", help="How far people ruled the same.")] = False,
    export_to: Export = None,
    import_from: Import = None,
    format: options.Format = None,
    as_of: options.AsOf = "",
) -> None:
    """What people ruled, in order; the record's views follow it."""
    if sum((agreement, export_to is not None, import_from is not None)) > 1:
        raise typer.BadParameter("--agreement, --export and --import go one at a time")
    if import_from and (as_of or author):
        raise typer.BadParameter("--import adds a whole file to the record as it is")
    if import_from:
        _import(record, import_from)
    elif export_to:
        _export(record, export_to, author, as_of)
    elif agreement:
        _list_agreements(record, format, as_of)
    else:
        _list(record, author, format, as_of)


def _list(record: Path, author: str, format: options.OutputFormat | None, as_of: str) -> None:
    from dateline.cli.output import print_note, print_rows
    from dateline.record.correction_lines import correction_line
    from dateline.record.corrections import load_corrections
    from dateline.views.review import ruled_words

    with open_asked(record, as_of) as reader:
        found = [one for one in load_corrections(reader) if author in ("", one.author)]
    fields = [correction_line(one) | {"withdrawn_by": one.withdrawn_by} for one in found]
    cells = [
        {
            "time": one.time[:19].replace("T", " "),
            "author": one.author,
            "ruling": ruled_words(one),
            "of": one.ruling.target[:8],
            "reason": one.reason,
            "id": one.id[:8],
        }
        for one in found
    ]
    if found or format is options.OutputFormat.JSON:
        print_rows(fields, cells, format)
    if not found:
        print_note("no corrections")


def _list_agreements(record: Path, format: options.OutputFormat | None, as_of: str) -> None:
    from dateline.cli.link_tables import agreement_cells
    from dateline.cli.output import print_note, print_rows
    from dateline.views.agreement import agreement_fields, agreements

    with open_asked(record, as_of) as reader:
        found = agreements(reader)
    if found or format is options.OutputFormat.JSON:
        print_rows(list(map(agreement_fields, found)), list(map(agreement_cells, found)), format)
    if not found:
        print_note("no two people ruled on the same thing")


def _export(record: Path, file: Path, author: str, as_of: str) -> None:
    from dateline.cli.export import opened
    from dateline.cli.output import print_note
    from dateline.record.correction_lines import correction_line
    from dateline.record.corrections import load_corrections
    from dateline.views.formats import json_line

    count = 0
    with open_asked(record, as_of) as reader, opened(file) as out:
        for one in load_corrections(reader):
            if author in ("", one.author):
                out.write(json_line(correction_line(one)).encode() + b"\n")
                count += 1
    print_note(f"{count} corrections in {file}")


def _import(record: Path, file: Path) -> None:
    from dateline.cli.output import print_error, print_note
    from dateline.record.correction_lines import read_corrections

    done = read_corrections(record, file)
    for error in done.errors:
        print_error(str(error))
    counts = [(done.known, "already there"), (done.absent, "left out, about rows that the record does not have")]
    told = [f"{count} {what}" for count, what in [*counts, (len(done.errors), "wrong")] if count]
    print_note(", ".join([f"{done.added} corrections added to {record}", *told]))
    if done.errors:
        raise typer.Exit(1)
