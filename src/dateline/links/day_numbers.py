"""The days of an act as numbers, to compare millions: when it began at the earliest and latest, and when it was over.

`days` has the same as dates, for telling them; here the first day may be known to a month only.
"""

from functools import lru_cache
from typing import NamedTuple

from dateline.mentions.periods import Period

_EVER = 10_000_000


class DayNumbers(NamedTuple):
    """Ordinals of days, all inclusive: from `first`, which may be as late as `first_latest`, to `last`.

    An open start is far in the past; without an end the act is taken to end where its start is sure to have been.
    """

    first: int
    first_latest: int
    last: int

    @property
    def is_exact(self) -> bool:
        """Whether the first day is known to the day."""
        return self.first == self.first_latest

    def gap(self, other: "DayNumbers") -> int:
        """Days between the two, 0 when they touch."""
        return max(0, max(self.first, other.first) - min(self.last, other.last))


@lru_cache(maxsize=200_000)
def find_days(start: str | None, end: str | None) -> DayNumbers:
    """Days from the first to the last, ISO at the granularity of the text, either of them open; not both."""
    first, latest = bounds(start) if start else (-_EVER, bounds(end)[1] if end else _EVER)
    return DayNumbers(first, latest, max(latest, bounds(end)[1]) if end else latest)


@lru_cache(maxsize=200_000)
def find_published(published: str) -> DayNumbers | None:
    """The days between which an article came out ("2024-06-18", "2023-09/2024-01"); None when nothing is known."""
    first, _, last = published.partition("/")
    return find_days(first or None, last or first) if published else None


@lru_cache(maxsize=200_000)
def bounds(iso: str) -> tuple[int, int]:
    """The first and last day of an ISO day, month or year, as ordinals."""
    period = Period.of_iso(iso)
    return period.first.toordinal(), period.last.toordinal()
