"""Days: the stretch of the calendar that told dates stand for, so that "June" and "June 18" can be compared."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from dateline.claims.evidence import in_words
from dateline.events.event import When
from dateline.links.told import Told
from dateline.mentions.periods import Period


@dataclass(frozen=True, slots=True)
class Days:
    """From the `first` to the `last` day, both included; the least and the greatest date stand for an open end."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many days, one or more."""
        return (self.last - self.first).days + 1

    @property
    def has_ends(self) -> bool:
        """Whether neither end is open."""
        return self.first != date.min and self.last != date.max

    def overlaps(self, other: "Days") -> bool:
        """Whether they share a day."""
        return self.first <= other.last and other.first <= self.last

    def covers(self, other: "Days") -> bool:
        """Whether every day of the other is one of these."""
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: "Days") -> bool:
        """Whether they share a day or follow each other: a day here may be the next one on the far side of the sea."""
        return self.widened(1).overlaps(other)

    def widened(self, days: int) -> "Days":
        """The same with so many days more on either side that is not open."""
        step = timedelta(days=days)
        first = self.first if self.first == date.min else self.first - step
        return Days(first, self.last if self.last == date.max else self.last + step)


@lru_cache(maxsize=100_000)
def read_days(start: str | None, end: str | None) -> Days | None:
    """The days from the first day of one ISO date to the last of another; None when both are open or run backwards."""
    if not start and not end:
        return None
    first = Period.of_iso(start).first if start else date.min
    last = Period.of_iso(end).last if end else date.max
    return Days(first, last) if first <= last else None


def days_told(when: When | None) -> Days | None:
    """The days that an event is told of, None when its text gives none.

    The month of publication, taken where a text has no words for a date, is no date that anything can be held against.
    """
    if when is None or (when.basis == "published" and when.span is None):
        return None
    return read_days(when.start, when.end)


def days_published(told: Told) -> Days | None:
    """The days on one of which the article was published, None when unknown."""
    return find_days(told.published)


def find_days(published: str) -> Days | None:
    """The days of an ISO date or interval ("2024-06-18", "2023-09/2024-01"), None of nothing."""
    first, _, last = published.partition("/")
    return read_days(first, last or first)


def is_published_by(told: Told, day: str) -> bool:
    """Whether the article had surely been published on an ISO day: what a record as of that day may know."""
    published = days_published(told)
    return published is not None and published.last <= date.fromisoformat(day)


def days_in_words(start: str | None, end: str | None) -> str:
    """ "2024-06-18" and "2024-06-19" as "from 18 June 2024 to 19 June 2024"; "" when both are open."""
    if start == end:
        return f"{'on' if len(start) > 7 else 'in'} {in_words(start)}" if start else ""
    return " ".join(f"{word} {in_words(day)}" for word, day in (("from", start), ("to", end)) if day)
