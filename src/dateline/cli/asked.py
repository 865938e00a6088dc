"""Opening the record that a command asks: as it is, or as of a past day."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.record.reader import RecordReader


@contextmanager
def open_asked(record: Path, as_of: str) -> "Iterator[RecordReader]":
    """The record as of an ISO day, month or year, as it is where none is given; a note says what the day leaves out."""
    from dateline.cli.progress import shown_steps
    from dateline.links.as_of import open_as_of

    with open_as_of(record, as_of, steps=shown_steps) as reader:
        _note_left_out(reader)
        yield reader


def _note_left_out(reader: "RecordReader") -> None:
    from dateline.cli.output import print_note
    from dateline.views.dates import date_words

    left_out = reader.left_out
    counts = ((left_out.later, "not surely published by then"), (left_out.undated, "without a date of publication"))
    told = [f"{count} {why}" for count, why in counts if count]
    if reader.as_of and told:
        print_note(f"as of {date_words(reader.as_of.day.isoformat())}; articles left out: {', '.join(told)}")
