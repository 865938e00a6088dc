"""TimeExpression: words that tell a time, in the terms of TIMEX3, the standard of the field."""

from dataclasses import dataclass
from enum import Enum

from dateline.articles.span import Span
from dateline.mentions.meanings import Between, Cyclic, Impossible, Meaning
from dateline.mentions.mention import Interval
from dateline.mentions.periods import Unit
from dateline.mentions.time_references import Timed


class TimeKind(Enum):
    """The four TIMEX3 types."""

    DATE = "DATE"  # a day or anything longer
    TIME = "TIME"  # a part of a day
    DURATION = "DURATION"  # a length
    SET = "SET"  # something that recurs


class Modifier(Enum):
    """The TIMEX3 modifier: which part of the period is meant, or how exact a length is."""

    NONE = ""
    START = "START"  # early, the beginning of
    MID = "MID"  # mid, the middle of
    END = "END"  # late, the end of
    BEFORE = "BEFORE"  # earlier
    AFTER = "AFTER"  # later
    APPROX = "APPROX"  # about, nearly, more than


class Bound(Enum):
    """How the preposition in front opens the interval."""

    AT = "at"  # in, on, at, during: the period itself
    SINCE = "since"  # since, after, from: no end
    UNTIL = "until"  # until, by, before: no start


class Basis(Enum):
    """What fixes the date (the record's words)."""

    TEXT = "text"  # an expression in the sentence
    PUBLISHED = "published"  # the day of publication itself: "today"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell a time, not yet resolved. `token` is the index of the head word in sentence number `sentence`,
    `first` and `last` are the indices of the first and last word; `range` is set for both ends of a range.
    """

    span: Span
    text: str
    sentence: int
    token: int
    first: int
    last: int
    kind: TimeKind
    meaning: Meaning
    modifier: Modifier = Modifier.NONE
    bound: Bound = Bound.AT
    range: Between | None = None

    @property
    def is_weekday(self) -> bool:
        """Whether it names a day of the week alone, or a part of one."""
        meaning = self.meaning.day if isinstance(self.meaning, Timed) else self.meaning
        return isinstance(meaning, Cyclic) and meaning.weekday is not None and not meaning.month

    @property
    def is_of_year(self) -> bool:
        """Whether it comes round every year and is told without the year: "June", "June 18", "Christmas"."""
        return isinstance(self.meaning, Cyclic) and self.meaning.cycle is Unit.YEAR

    @property
    def is_quarter(self) -> bool:
        """Whether it is a quarter told without its year."""
        return isinstance(self.meaning, Cyclic) and self.meaning.unit is Unit.QUARTER

    @property
    def is_impossible(self) -> bool:
        """Whether the calendar has no such day ("June 31"): it has no value and no days, and is kept to be flagged."""
        return isinstance(self.meaning, Impossible)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The TIMEX3 value, the days covered (None: the words and the publication date do not give them), and why.

    `extent` is the days of the act that it dates: those of the whole range for an end of a range, else the same days.
    """

    value: str
    interval: Interval | None
    basis: Basis
    extent: Interval | None = None
