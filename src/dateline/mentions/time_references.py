"""Meanings made of other times: what counts from a time told before, and parts of a day, week or month."""

from dataclasses import dataclass, replace
from datetime import timedelta

from dateline.mentions.meanings import Anchor, Cyclic, Meaning, Settled, Shifted, blank_value
from dateline.mentions.periods import Period, Unit


@dataclass(frozen=True, slots=True)
class Told:
    """Counted from the time told last, not from publication: "the following year", "that month", "a day earlier".

    `unit` is the coarsest reference that will do: a year has no following day.
    """

    there: Meaning
    unit: Unit

    def settled(self, anchor: Anchor) -> Settled:
        """Counted from the reference; without one the value is a guess from publication and nothing is fixed."""
        reference = anchor.reference
        if reference is None or reference.unit.size > self.unit.size:
            return Settled(self.there.settled(anchor).value)
        return self.there.settled(Anchor(reference.interval, anchor.tense))


@dataclass(frozen=True, slots=True)
class Measured:
    """A length that leads somewhere: "24 years" of "24 years later", "two months" of "two months after his visit"."""

    value: str
    there: Told

    def settled(self, anchor: Anchor) -> Settled:
        """The length, with the period it leads to."""
        return replace(self.there.settled(anchor), value=self.value)


@dataclass(frozen=True, slots=True)
class Around:
    """The unit that holds a time: "the week of October 9", "the month of May"."""

    unit: Unit
    there: Meaning

    def settled(self, anchor: Anchor) -> Settled:
        """The week or month around the time."""
        found = self.there.settled(anchor).first
        return Settled(blank_value(self.unit)) if found is None else Settled.on(Period.around(found.first, self.unit))


@dataclass(frozen=True, slots=True)
class NthOf:
    """The nth day, week or weekday of a month or year; `nth` 0 is the last: "the second Tuesday of March"."""

    whole: Meaning
    unit: Unit
    nth: int
    weekday: int | None = None

    def settled(self, anchor: Anchor) -> Settled:
        """The nth, or the blank value when the whole is not known or has no such one."""
        whole = self.whole.settled(anchor).first
        if whole is None:
            return Settled(blank_value(self.unit))
        days = [whole.first + timedelta(days=i) for i in range((whole.last - whole.first).days + 1)]
        if self.weekday is not None:
            days = [day for day in days if day.weekday() == self.weekday]
        periods = list(dict.fromkeys(Period.around(day, self.unit) for day in days))
        return Settled.on(periods[self.nth - 1]) if self.nth <= len(periods) else Settled(blank_value(self.unit))


@dataclass(frozen=True, slots=True)
class TurnOf:
    """What comes round every year, in a year that is pointed at: "October of that year"."""

    turn: Cyclic
    year: Meaning

    def settled(self, anchor: Anchor) -> Settled:
        """That month, season or day; without a year to point at, what it is by itself."""
        year = self.year.settled(anchor).first
        found = None if year is None else self.turn.within(year)
        return self.turn.settled(anchor) if found is None else Settled.on(found)


@dataclass(frozen=True, slots=True)
class QuarterTold:
    """The quarter that the report speaks of, so many quarters on: "the latest quarter", "a year ago" beside it (-4).

    Where it speaks of none, `otherwise` stands in.
    """

    steps: int
    otherwise: Meaning

    def settled(self, anchor: Anchor) -> Settled:
        """The quarter, or what stands in for it."""
        quarter = anchor.quarter.shifted(self.steps) if anchor.quarter else None
        return _on_quarter(quarter, anchor, self.otherwise.settled(anchor))


@dataclass(frozen=True, slots=True)
class QuarterOf:
    """The quarter that the report speaks of, as it was in that year: "the 1988 quarter", "last year's quarter"."""

    year: Meaning

    def settled(self, anchor: Anchor) -> Settled:
        """That quarter of the year, or the year where no quarter was told."""
        year = self.year.settled(anchor)
        if anchor.quarter is None or year.first is None:
            return year
        quarter = Period(Unit.QUARTER, anchor.quarter.first.replace(year=year.first.first.year))
        return _on_quarter(quarter, anchor, year)


def _on_quarter(quarter: Period | None, anchor: Anchor, otherwise: Settled) -> Settled:
    """The quarter; no more than its value, over the days there would be without it, where it was told long before."""
    if quarter is None:
        return otherwise
    return Settled.on(quarter) if anchor.is_quarter_near else replace(otherwise, value=quarter.value)


@dataclass(frozen=True, slots=True)
class Guessed:
    """What has a value by the standard and no basis for its days: "the quarter", "the fiscal year"."""

    there: Meaning

    def settled(self, anchor: Anchor) -> Settled:
        """The value alone."""
        return Settled(self.there.settled(anchor).value)


@dataclass(frozen=True, slots=True)
class Timed:
    """A part of a day: "Tuesday evening" (clock "TEV"), "at 6 pm" (clock "T18:00"; day None: the day told last)."""

    day: Meaning | None
    clock: str

    def settled(self, anchor: Anchor) -> Settled:
        """The day, its value lengthened by the clock time."""
        day = (self.day or Told(Shifted(Unit.DAY, 0), Unit.DAY)).settled(anchor)
        return replace(day, value=day.value + self.clock)
