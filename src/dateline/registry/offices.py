"""Tenure: that somebody held an office from one day to another, each as precise as it is known."""

from dataclasses import dataclass
from enum import StrEnum

_LAST = "9999-12-31"
_FIRST = "0000-01-01"


class OfficeKind(StrEnum):
    """What an office is in the state, whatever it is called there."""

    HEAD_OF_STATE = "head_of_state"
    HEAD_OF_GOVERNMENT = "head_of_government"
    FOREIGN_MINISTER = "foreign_minister"
    DEFENCE_MINISTER = "defence_minister"
    OTHER = "other"


def earliest_day(date: str) -> str:
    """The first day of an ISO day, month or year; of "" the first there is."""
    return f"{date}{_FIRST[len(date) :]}"


def latest_day(date: str) -> str:
    """The last day of an ISO day, month or year, where every month has 31; of "" the last there is."""
    return f"{date}{_LAST[len(date) :]}"


@dataclass(frozen=True, slots=True)
class Tenure:
    """That `person` (an id) held the office `title` of `of` (alpha-3, or "organisation/<slug>").

    `start`, `end` and `known_until` are ISO dates as coarse as known, "" open: an office without end is vouched for
    up to `known_until`. `is_sure` says that findings may rest on it.
    """

    person: str
    of: str
    kinds: frozenset[OfficeKind]
    title: str
    start: str
    end: str
    known_until: str
    is_sure: bool

    def covers(self, start: str, end: str) -> bool | None:
        """Whether it lasted through all days from `start` to `end`, ISO at any precision: "2024-06" is a whole month.

        True is surely all of them, False surely none; None is open: a part of them, coarse dates, or days beyond what
        is known. The first and the last day of a tenure count as its own.
        """
        first, last = earliest_day(start), latest_day(end)
        if last < earliest_day(self.start) or (self.end and first > latest_day(self.end)):
            return False
        surely_ends = earliest_day(self.end) if self.end else latest_day(self.known_until or self.start)
        is_within = self.start and latest_day(self.start) <= first and last <= surely_ends
        return True if is_within else None
