"""Corrections: rulings written into a record, and read from it. docs/corrections.md says what each does."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from dateline.errors import QueryError
from dateline.events.codebook import Codebook, load_codebook
from dateline.record.connection import check_exists
from dateline.record.correction import Correction, Ruling, correction_of
from dateline.record.link_writer import linking_transaction
from dateline.record.reader import RecordReader
from dateline.record.ruling_values import complete
from dateline.record.rulings import add_correction

Clock = Callable[[], datetime]


def now() -> datetime:
    """The time in UTC."""
    return datetime.now(UTC)


def write_correction(
    path: Path | str, ruling: Ruling, *, author: str, reason: str = "", clock: Clock = now
) -> Correction:
    """Add a ruling to the record at `path`, in one transaction, and let its views follow.

    Raises QueryError for a ruling that cannot be followed, UnknownRowError where it is about a row that is not there,
    and RecordError if the file cannot be written.
    """
    for name, words in (("author", author), ("reason", reason)):
        check_words(name, words)
    check_exists(Path(path))
    with linking_transaction(path) as connection:
        whole = complete(connection, ruling, shipped_codebook)
        correction = Correction(utc_time(clock()), author.strip(), whole, reason.strip())
        add_correction(connection, correction)
    return correction


def load_corrections(reader: RecordReader) -> Iterator[Correction]:
    """The corrections of a record in the order in which they came into it."""
    return map(correction_of, reader.stream("SELECT * FROM corrections ORDER BY number"))


def check_words(name: str, words: str) -> None:
    """Raise QueryError for an author without a name, and for words that are no text."""
    if name == "author" and not words.strip():
        raise QueryError("a correction needs an author; say who rules")
    try:
        words.encode()
    except UnicodeEncodeError:
        raise QueryError(f"the {name} holds half of a surrogate pair") from None


@cache
def shipped_codebook() -> Codebook:
    """The codebook that rulings choose types and modes from."""
    return load_codebook()


def utc_time(moment: datetime) -> str:
    """A moment in UTC to the millisecond, so that one person's rulings have an order."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
