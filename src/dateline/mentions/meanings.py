"""What time expressions mean before they are resolved, and how each kind of meaning settles on the calendar.

Meanings that are made of other meanings ("the day after June 3", "Tuesday evening") are in `time_references`.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Protocol

from dateline.mentions.feasts import feast_day
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
    """What relative dates hang on: the day, month or year of publication, if known, and the tense of the clause.

    `reference` is the period that the narrative stands at ("the following day" is the day after it), `quarter` the
    quarter that a report on business speaks of; None when the text has named none nearby. A quarter told long before
    is no basis for days any more (`is_quarter_near`): only a value is guessed from it.
    """

    published: Interval | None
    tense: Tense = Tense.PAST
    reference: Period | None = None
    quarter: Period | None = None
    is_quarter_near: bool = True

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
    """A TIMEX3 value, with the first and last period it covers when it has a place on the calendar.

    The two are kept apart: the value follows the standard, which wants a best guess ("the quarter" is the one before
    publication); the periods stand only where the text or the day of publication gives them.
    """

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
class Impossible:
    """A day that the calendar does not have: "June 31", "February 29, 2023"."""

    def settled(self, anchor: Anchor) -> Settled:
        """Neither value nor days."""
        return Settled("")


@dataclass(frozen=True, slots=True)
class Shifted:
    """So many units from publication: "yesterday", "last week", "two years ago", "today"."""

    unit: Unit
    steps: int

    def settled(self, anchor: Anchor) -> Settled:
        """The shifted period; nothing is fixed when publication is known less exactly than the unit."""
        published = anchor.period
        if published is None:
            return Settled(blank_value(self.unit))
        if self == Shifted(Unit.DAY, 0):
            return Settled.on(published)
        if published.unit.size > self.unit.size:
            return Settled(blank_value(self.unit))
        period = Period.around(published.first, self.unit).shifted(self.steps)
        return Settled(blank_value(self.unit)) if period is None else Settled.on(period)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length that starts or ends at publication: "in the past two months" (-2), "the next three days" (3).

    One unit alone ("the past year", value "") has the value of that unit, as TIMEX3 wants it, and the length's days.
    """

    unit: Unit
    steps: int
    value: str

    def settled(self, anchor: Anchor) -> Settled:
        """The length, with the periods from publication to the far end."""
        value = self.value or Shifted(self.unit, self.steps).settled(anchor).value
        if self.steps > 0 and anchor.tense is Tense.PAST:
            # "in 1965 he took office and spent the next five decades there"
            anchor = Anchor(anchor.reference.interval if anchor.reference else None)
        # Seven decades end this year, not with the decade.
        unit, size = (Unit.YEAR, self.unit.months // 12) if self.unit.size > Unit.YEAR.size else (self.unit, 1)
        near, far = Shifted(unit, 0).settled(anchor).first, Shifted(unit, self.steps * size).settled(anchor).first
        if near is None or far is None or near.unit is not far.unit:
            return Settled(value)
        return Settled(value, *((far, near) if self.steps < 0 else (near, far)))


@dataclass(frozen=True, slots=True)
class Cyclic:
    """Something that comes round every week, month or year: "Monday", "the 23rd", "June", "June 18", "summer".

    `weekday` (Monday 0) is set for days of the week, `month` for what comes round every year, `day` for days of a
    month; with both ("Tuesday, June 18") the weekday tells which year. `feast` names a day with a rule of its own.
    `offset` picks the turn by its week, month or year counted from publication's ("July last year": -1).
    """

    unit: Unit
    month: int = 0
    day: int = 0
    weekday: int | None = None
    pick: Pick = Pick.BY_TENSE
    offset: int | None = None
    feast: str = ""

    @property
    def cycle(self) -> Unit:
        """What it comes round in."""
        if self.month or self.feast:
            return Unit.YEAR
        is_of_week = (self.weekday is not None and not self.day) or self.unit is Unit.WEEKEND
        return Unit.WEEK if is_of_week else Unit.MONTH

    def within(self, cycle: Period) -> Period | None:
        """The turn in this week, month or year; None when it has no such day."""
        if self.cycle is Unit.WEEK:
            return Period.around(cycle.first + timedelta(days=self.weekday or 0), self.unit)
        if self.feast:
            return Period.around(feast_day(self.feast, cycle.first.year), self.unit)
        day = day_of(cycle.first.year, self.month or cycle.first.month, self.day or 1)
        return None if day is None else Period.around(day, self.unit)

    def settled(self, anchor: Anchor) -> Settled:
        """The turn meant; nothing is fixed when publication is known less exactly than the choice needs."""
        published = anchor.period
        needed = Unit.YEAR if self.offset is not None and self.cycle is Unit.YEAR else self._exactness
        if published is None or published.unit.size > needed.size:
            return Settled(self.blank)
        turns = self._turns(published)
        named = [turn for turn in turns if self.day and turn.first.weekday() == self.weekday]
        if named:
            return Settled.on(min(named, key=lambda turn: _distance(turn, published)))
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
        if self.feast:
            return "XXXX-XX-XX"
        leap_year = self.within(Period(Unit.YEAR, date(2000, 1, 1)))
        return ("XXXX" + leap_year.value[4:] if self.month else f"XXXX-XX-{self.day:02}") if leap_year else "XXXX"


@dataclass(frozen=True, slots=True)
class Between:
    """From one period to another: "June 18-19", "between 2019 and 2021"."""

    first: Meaning
    last: Meaning

    def settled(self, anchor: Anchor) -> Settled:
        """Both ends; of days of the week the first decides ("Monday to Thursday"), else the last ("June to August")."""
        if isinstance(self.first, Cyclic) and self.first.cycle is Unit.WEEK:
            first = self.first.settled(anchor)
            last = self.last.settled(Anchor(first.interval, Tense.FUTURE) if first.interval else anchor)
        else:
            last = self.last.settled(anchor)
            first = self.first.settled(Anchor(last.interval) if isinstance(self.first, Cyclic) else anchor)
        value = f"{first.value}/{last.value}"
        if first.first is None or last.first is None or last.last is None or first.first.first > last.first.first:
            return Settled(value)
        return Settled(value, first.first, last.last)


# A tense read from a clause may be another act's ("moved the talks to June 20"): it does not pick a day almost a year
# off when the same day is weeks away.
_FAR, _NEAR = 240, 45


def blank_value(unit: Unit) -> str:
    """The TIMEX3 value of no day, week or month in particular."""
    return {Unit.DAY: "XXXX-XX-XX", Unit.WEEK: "XXXX-WXX", Unit.MONTH: "XXXX-XX"}.get(unit, "XXXX")


def _chosen(turns: list[Period], published: Period, *, pick: Pick, tense: Tense) -> Period | None:
    """The turn meant, of turns in order of time."""
    if pick is Pick.LAST:
        turns, tense = [turn for turn in turns if turn.last < published.first], Tense.PAST
    elif pick is Pick.NEXT:
        turns, tense = [turn for turn in turns if turn.first > published.last], Tense.FUTURE
    if len(turns) < 2:
        return next(iter(turns), None)
    nearest = min(turns, key=lambda turn: _distance(turn, published))
    before = [turn for turn in turns if turn.first <= published.last]
    if tense is Tense.PRESENT or nearest.unit is Unit.QUARTER:
        return before[-1] if tense is Tense.PAST and nearest not in before else nearest
    after = [turn for turn in turns if turn.last >= published.first]
    told = (before[-1] if before else None) if tense is Tense.PAST else (after[0] if after else None)
    is_far = told is not None and _distance(told, published) > _FAR and _distance(nearest, published) < _NEAR
    return nearest if is_far and pick is Pick.BY_TENSE else told


def _distance(turn: Period, published: Period) -> int:
    return max((turn.first - published.last).days, (published.first - turn.last).days, 0)
