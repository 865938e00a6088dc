"""The laws that the rows of a reading keep: whoever wrote them, they are checked against the text of their article."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.record.digest import digest_of

KeptRow = Mapping[str, Any]

# The tables of what a reading found, in an order that foreign keys allow.
READING_TABLES = (
    "part_row",
    "mention_row",
    "event_row",
    "role_row",
    "claim_row",
    "claim_holder_row",
    "claim_event_row",
    "finding_row",
)
# Stretches of text by the beginning of their columns; those that stand in `_SURFACES` with their words.
_SURFACES = {
    "mention_row": ("",),
    "role_row": ("",),
    "claim_holder_row": ("",),
    "event_row": ("sentence_", "trigger_", "where_"),
    "claim_row": ("cue_", "content_"),
    "finding_row": ("",),
}
_PLACES = {
    "reading_row": ("outlet_", "origin_", "author_", "published_"),
    "part_row": ("",),
    "event_row": ("when_",),
    "claim_row": ("sentence_",),
    "finding_row": ("sentence_",),
}
_CHAINS = {
    "mention_row": "refers_to",
    "role_row": "through",
    "claim_holder_row": "through",
    "finding_row": "rests_on",
}
_REFERENCES = (
    ("role_row", "event", "event_row"),
    ("claim_holder_row", "claim", "claim_row"),
    ("claim_event_row", "claim", "claim_row"),
    ("claim_event_row", "event", "event_row"),
)
_WITH_IDS = ("mention_row", "event_row", "claim_row", "finding_row")


@dataclass(frozen=True, slots=True)
class KeptReading:
    """A reading as it stands in a record: its row, the text of its article, and the rows of each table.

    `size` is how many rows it had when it was written, None where that was not said, `digest` what their digest was, ""
    where there was none yet.
    """

    row: KeptRow
    text: str
    tables: Mapping[str, Sequence[KeptRow]]
    size: int | None = None
    digest: str = ""

    @property
    def article(self) -> str:
        """The id of its article."""
        return str(self.row["article"])


def find_breaches(reading: KeptReading) -> Iterator[str]:
    """What in a reading breaks a law, one line a row; nothing where it is whole."""
    found = [(table, row) for table in READING_TABLES for row in reading.tables[table]]
    breaches = list(_breaches(reading, found))
    yield from breaches
    if reading.digest and not breaches and digest_of(reading.text, reading.row, found) != reading.digest:
        yield f"{reading.article}: its text or what was read of it was changed since it was written"


def _breaches(reading: KeptReading, found: Sequence[tuple[str, KeptRow]]) -> Iterator[str]:
    length = len(reading.text)
    for table, row in (("reading_row", reading.row), *found):
        for start, end in _places(table, row):
            if not 0 <= start <= end <= length:
                yield f"{table}: {reading.article}[{start}:{end}] is not in its text of {length} characters"
        for start, end, surface in _surfaces(table, row):
            if not 0 <= start < end or reading.text[start:end] != surface:
                yield f"{table}: {reading.article}[{start}:{end}] is not {surface!r:.60}"
    if reading.size not in (None, len(found)):
        yield f"{reading.article}: {len(found)} of its {reading.size} rows are there"
    yield from _false_references(reading)


def _places(table: str, row: KeptRow) -> Iterator[tuple[int, int]]:
    for place in _PLACES.get(table, ()):
        start, end = row[f"{place}start"], row[f"{place}end"]
        if start is not None or end is not None:
            yield _number(start), _number(end)


def _surfaces(table: str, row: KeptRow) -> Iterator[tuple[int, int, object]]:
    for place in _SURFACES.get(table, ()):
        start, end = row[f"{place}start"], row[f"{place}end"]
        if start is not None or end is not None:
            yield _number(start), _number(end), row[f"{place}text"]
    if table in _CHAINS and row[_CHAINS[table]] != "[]":
        yield from _links(row[_CHAINS[table]])


def _links(chain: object) -> Iterator[tuple[int, int, object]]:
    """The stretches of a chain, in JSON; one that is nowhere where it is none."""
    try:
        for link in json.loads(str(chain)):
            yield _number(link["start"]), _number(link["end"]), link["text"]
    except (ValueError, TypeError, KeyError, RecursionError):
        yield -1, -1, str(chain)


def _number(value: object) -> int:
    return value if isinstance(value, int) else -1


def _false_references(reading: KeptReading) -> Iterator[str]:
    ids = {table: Counter(row["id"] for row in reading.tables[table]) for table in _WITH_IDS}
    for table, counted in ids.items():
        if len(counted) < counted.total():
            yield f"{table}: {reading.article} has rows of the same id"
    for table, column, other in _REFERENCES:
        absent = [row[column] for row in reading.tables[table] if row[column] not in ids[other]]
        if absent:
            yield f"{table}: {reading.article} points at rows of {other} that are not there: {absent[0]!s:.40}"
