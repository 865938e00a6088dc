"""What time expressions mean before they are resolved, and how each kind of meaning settles on the calendar."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import Protocol

from dateline.mentions.mention import Interval
from dateline.mentions.periods import Period, Unit, day_of
from dateline.sentences.tense import Tense


class Pick(Enum):
    """Which turn of something that comes round is meant."""

    BY_TENSE = "by tense"  # "June": the last one in a past clause, the next one in a future clause
    LAST = "last"  # "last June": before publication
    NEXT = "next"  # "next June": after publication


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative dates hang on: the day, month or year of publication, if known, and the tense of the clause."""

    published: Interval | None
    tense: Tense = Tense.PAST

    @property
    def period(self) -> Period | None:
        """The publication as one period; the smallest one over both ends when they differ."""
        if self.published is None or not self.published.start or not self.published.end:
            return None
        start, end = self.published.start[:10], self.published.end[:10]
        shared = next((start[:n] for n in (10, 7, 4) if start[:n] == end[:n]), "")
        return Period.of_iso(shared) if shared else None


@dataclass(frozen=True, slots=True)
class Settled:
    """A TIMEX3 value, with the first and last period it covers when it has a place on the calendar."""

    value: str
    first: Period | None = None
    last: Period | None = None

    @classmethod
    def on(cls, period: Period) -> "Settled":
        """Settled on one period."""
        return cls(period.value, period, period)

    @property
    def interval(self) -> Interval | None:
        """The days covered; None without a place on the calendar."""
        if self.first is None or self.last is None:
            return None
        return Interval(self.first.interval.start, self.last.interval.end)


class Meaning(Protocol):
    """The value of a time expression before it is resolved."""

    def settled(self, anchor: Anchor) -> Settled:
        """What it comes to for a report published then, in a clause of that tense."""
        ...


@dataclass(frozen=True, slots=True)
class Fixed:
    """A place on the calendar that the words alone give: "July 2000", "the 1990s"."""

    period: Period

    def settled(self, anchor: Anchor) -> Settled:
        """The period itself."""
        return Settled.on(self.period)


@dataclass(frozen=True, slots=True)
class Unanchored:
    """A value without a place on the calendar: "recently", "for 24 years", "every Friday", "three days later"."""

    value: str

    def settled(self, anchor: Anchor) -> Settled:
        """The value alone."""
        return Settled(self.value)


@dataclass(frozen=True, slots=True)
class Shifted:
    """So many units from publication: "yesterday", "last week", "two years ago", "today"."""

    unit: Unit
    steps: int

    def settled(self, anchor: Anchor) -> Settled:
        """The shifted period; nothing is fixed when publication is known less exactly than the unit."""
        published = anchor.period
        if published is None:
            return Settled(_blank(self.unit))
        if self == Shifted(Unit.DAY, 0):
            return Settled.on(published)
        if published.unit.size > self.unit.size:
            return Settled(_blank(self.unit))
        period = Period.around(published.first, self.unit).shifted(self.steps)
        return Settled(_blank(self.unit)) if period is None else Settled.on(period)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length that starts or ends at publication: "in the past two months" (-2), "the next three days" (3)."""

    unit: Unit
    steps: int
    value: str

    def settled(self, anchor: Anchor) -> Settled:
        """The length, with the periods from publication to the far end."""
        near, far = Shifted(self.unit, 0).settled(anchor).first, Shifted(self.unit, self.steps).settled(anchor).first
        if near is None or far is None or near.unit is not far.unit:
            return Settled(self.value)
        return Settled(self.value, *((far, near) if self.steps < 0 else (near, far)))


@dataclass(frozen=True, slots=True)
class Cyclic:
    """Something that comes round every week, month or year: "Monday", "the 23rd", "June", "June 18", "summer".

    `weekday` (Monday 0) is set for days of the week, `month` for what comes round every year, `day` for days of a
    month; with both ("Tuesday, June 18") the weekday tells which year. `offset` picks the turn by its week, month or
    year counted from publication's ("July last year": -1).
    """

    unit: Unit
    month: int = 0
    day: int = 0
    weekday: int | None = None
    pick: Pick = Pick.BY_TENSE
    offset: int | None = None

    @property
    def cycle(self) -> Unit:
        """What it comes round in."""
        if self.month:
            return Unit.YEAR
        return Unit.WEEK if self.weekday is not None or self.unit is Unit.WEEKEND else Unit.MONTH

    def within(self, cycle: Period) -> Period | None:
        """The turn in this week, month or year; None when it has no such day."""
        if self.cycle is Unit.WEEK:
            return Period.around(cycle.first + timedelta(days=self.weekday or 0), self.unit)
        day = day_of(cycle.first.year, self.month or cycle.first.month, self.day or 1)
        return None if day is None else Period.around(day, self.unit)

    def settled(self, anchor: Anchor) -> Settled:
        """The turn meant; nothing is fixed when publication is known less exactly than the choice needs."""
        published = anchor.period
        needed = Unit.YEAR if self.offset is not None and self.cycle is Unit.YEAR else self._exactness
        if published is None or published.unit.size > needed.size:
            return Settled(self.blank)
        turns = self._turns(published)
        named = [turn for turn in turns if self.month and turn.first.weekday() == self.weekday]
        if named:
            return Settled.on(_chosen(named, published, pick=Pick.BY_TENSE, tense=Tense.PRESENT) or named[0])
        found = _chosen(turns, published, pick=self.pick, tense=self._tense(anchor))
        return Settled(self.blank) if found is None else Settled.on(found)

    @property
    def _exactness(self) -> Unit:
        return Unit.MONTH if self.cycle is Unit.YEAR else Unit.DAY

    def _tense(self, anchor: Anchor) -> Tense:
        # A report in the present tense that names a weekday looks back ("Monday's statement says").
        return Tense.PAST if anchor.tense is Tense.PRESENT and self.cycle is not Unit.YEAR else anchor.tense

    def _turns(self, published: Period) -> list[Period]:
        # Nine turns, so that one 29 February is among them on either side.
        offsets = range(-4, 5) if self.offset is None else [self.offset]
        cycle = Period.around(published.first, self.cycle)
        cycles = [step for offset in offsets if (step := cycle.shifted(offset)) is not None]
        return [turn for step in cycles if (turn := self.within(step)) is not None]

    @property
    def blank(self) -> str:
        """The TIMEX3 value of no turn in particular: "XXXX-06-18", "XXXX-WXX-1"."""
        if self.cycle is Unit.WEEK and self.weekday is not None:
            return f"XXXX-WXX-{self.weekday + 1}"
        if self.unit is Unit.WEEKEND:
            return "XXXX-WXX-WE"
        leap_year = self.within(Period(Unit.YEAR, date(2000, 1, 1)))
        return ("XXXX" + leap_year.value[4:] if self.month else f"XXXX-XX-{self.day:02}") if leap_year else "XXXX"


@dataclass(frozen=True, slots=True)
class Timed:
    """A part of a day: "Tuesday evening" (clock "TEV"), "at 6 pm" (clock "T18:00", day unknown: None)."""

    day: Meaning | None
    clock: str

    def settled(self, anchor: Anchor) -> Settled:
        """The day, its value lengthened by the clock time."""
        if self.day is None:
            return Settled("XXXX-XX-XX" + self.clock)
        day = self.day.settled(anchor)
        return replace(day, value=day.value + self.clock)


@dataclass(frozen=True, slots=True)
class Between:
    """From one period to another: "June 18-19", "between 2019 and 2021"."""

    first: Meaning
    last: Meaning

    def settled(self, anchor: Anchor) -> Settled:
        """Both ends; a first end without a year is the last such one before the last end."""
        last = self.last.settled(anchor)
        if last.first is None or last.last is None:
            return Settled(f"{self.first.settled(anchor).value}/{last.value}")
        first = self.first.settled(Anchor(last.last.interval) if isinstance(self.first, Cyclic) else anchor)
        if first.first is None or first.first.first > last.first.first:
            return Settled(f"{first.value}/{last.value}")
        return Settled(f"{first.value}/{last.value}", first.first, last.last)


def _blank(unit: Unit) -> str:
    return {Unit.DAY: "XXXX-XX-XX", Unit.WEEK: "XXXX-WXX", Unit.MONTH: "XXXX-XX"}.get(unit, "XXXX")


def _chosen(turns: list[Period], published: Period, *, pick: Pick, tense: Tense) -> Period | None:
    """The turn meant, of turns in order of time."""
    if pick is Pick.LAST:
        turns, tense = [turn for turn in turns if turn.last < published.first], Tense.PAST
    elif pick is Pick.NEXT:
        turns, tense = [turn for turn in turns if turn.first > published.last], Tense.FUTURE
    if len(turns) < 2:
        return next(iter(turns), None)
    before = [turn for turn in turns if turn.first <= published.last]
    after = [turn for turn in turns if turn.last >= published.first]
    if tense is Tense.PRESENT:
        return min(turns, key=lambda turn: _distance(turn, published))
    return (before[-1] if before else None) if tense is Tense.PAST else (after[0] if after else None)


def _distance(turn: Period, published: Period) -> int:
    return max((turn.first - published.last).days, (published.first - turn.last).days, 0)
