"""Keys: rows of the index numbered by their place in time, so that every list of them is in order of time.

The key of a line, from its highest bit: whether it is undated; the first day told of it, or else the day it was first
told (year, month, day; a month or day that is not told is 0, and comes first); how many days after that it was first
told; its type and how it stands; and 20 bits of its id. So time, type and status are counted from keys alone.
An article or a claim has the day of publication, 0 where that is unknown, and 39 bits of its id.
"""

import hashlib
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from dateline.events.event import EventType, Status
from dateline.views.story_line import StoryLine

UNDATED = 1 << 62
LAST = (1 << 63) - 1
SERIAL_BITS = 20
DAY_SHIFT, MONTH_SHIFT, YEAR_SHIFT = 39, 44, 48
KIND_MASK = (1 << 9) - 1
_SPAN, _TYPE_SHIFT, _TOLD_SHIFT = 511, 25, 29
_TYPES, _STATUSES = tuple(EventType), tuple(Status)
_BESIDE = (None, Status.DENIED, Status.NOT_HAPPENED)
_LEVELS = 23  # more days than the calendar has


def line_base(line: StoryLine) -> int:
    """The key of a line, its last bits left 0."""
    day = line.when_from or line.when_to
    told = day_bits(line.first_told)
    place = day_bits(day) if day else UNDATED >> DAY_SHIFT | told
    after = max(0, min(2 * _SPAN, _ordinal(told) - _ordinal(place) + _SPAN)) if day and told else 0
    return place << DAY_SHIFT | after << _TOLD_SHIFT | kind_of(line.type, line.statuses) << SERIAL_BITS


def article_base(published: str) -> int:
    """The key of an article, its last bits left 0."""
    return day_bits(published) << DAY_SHIFT


def serial(id: str, bits: int) -> int:
    """The last bits of the key of a row."""
    return int.from_bytes(hashlib.blake2b(id.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> (64 - bits)


def kind_of(type: EventType, statuses: tuple[Status, ...]) -> int:
    """Type and statuses as one number."""
    beside = statuses[1] if len(statuses) > 1 else None
    return _TYPES.index(type) << 5 | _STATUSES.index(statuses[0]) << 2 | _BESIDE.index(beside)


def read_kind(kind: int) -> tuple[EventType, tuple[Status, ...]]:
    """The type and statuses of a number."""
    beside = _BESIDE[kind & 3]
    first = _STATUSES[kind >> 2 & 7]
    return _TYPES[kind >> 5], (first, beside) if beside else (first,)


def without_beside(kind: int) -> int:
    """The number of the same type and first status, standing alone."""
    return kind & ~3


@lru_cache(maxsize=100_000)
def day_bits(iso: str) -> int:
    """The first day of an ISO date or interval as 23 bits; what is not told is 0."""
    parts = [int(part) for part in iso.partition("/")[0].split("-") if part.isdecimal()]
    year, month, day = (*parts, 0, 0, 0)[:3]
    return min(year, 9999) << 9 | (month & 15) << 5 | day & 31


def period_of(key: int, shift: int) -> str:
    """The ISO year, month or day of a key; "" of an undated one, or where it is not so fine."""
    bits = key >> DAY_SHIFT
    year, month, day = bits >> 9 & 0x3FFF, bits >> 5 & 15, bits & 31
    if key >= UNDATED or not year:
        return ""
    if shift == YEAR_SHIFT:
        return f"{year:04}"
    if shift == MONTH_SHIFT:
        return f"{year:04}-{month:02}" if month else ""
    return f"{year:04}-{month:02}-{day:02}" if day else ""


def stretch_nodes(first: date, last: date) -> Iterator[str]:
    """The fewest nodes of the tree of days that together are the days after the first, to the last one."""
    low, high, level = first.toordinal() + 1, last.toordinal() + 1, 0
    while low < high:
        if low & 1:
            yield f"{level}:{low}"
            low += 1
        if high & 1:
            high -= 1
            yield f"{level}:{high}"
        low, high, level = low >> 1, high >> 1, level + 1


def nodes_over(day: date) -> list[str]:
    """Every node that a day is under."""
    return [f"{level}:{day.toordinal() >> level}" for level in range(_LEVELS)]


def _ordinal(bits: int) -> int:
    """A day as a number to reckon with; months have 31 days here."""
    return (bits >> 9 & 0x3FFF) * 372 + (bits >> 5 & 15) * 31 + (bits & 31)
