"""Printing what linking found; where there is nothing, why: an empty answer of a record never linked tells nothing."""

from typing import TYPE_CHECKING

from dateline.cli.options import OutputFormat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.cli.output import Cells, Fields
    from dateline.record.reader import RecordReader


def print_found(
    reader: "RecordReader",
    fields: "Sequence[Fields]",
    cells: "Sequence[Cells]",
    *,
    none: str,
    format: OutputFormat | None,
) -> None:
    """Print rows; where there are none, say `none`, or that the record was never linked."""
    from dateline.cli.output import print_rows

    if fields or format is OutputFormat.JSON:
        print_rows(fields, cells, format)
    if not fields:
        note_none(reader, none)


def note_none(reader: "RecordReader", none: str) -> None:
    """Say that there is nothing, unless the record was never linked: then that."""
    from dateline.cli.output import print_note

    if not note_unlinked(reader):
        print_note(none)


def note_unlinked(reader: "RecordReader") -> bool:
    """Say so if the record was never linked; whether it said so."""
    from dateline.cli.output import print_note
    from dateline.views.linkings import is_linked

    if is_linked(reader):
        return False
    print_note(f"not linked yet; `dateline link {reader.path}`")
    return True
