"""Period: one day, week, month, quarter, season, year, decade or century of the calendar, and how to step between them.

The standard library knows days only; a record dated "July 2000" must stay a month through every computation.
"""

from dataclasses import dataclass
from datetime import MINYEAR, date, timedelta
from enum import Enum

from dateline.mentions.mention import Interval

_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_LAST_YEAR = 9000  # leaves room to step forward before datetime's own end in 9999


class Unit(Enum):
    """A length of the calendar: TIMEX3 letter, length in days (0: counted in months) and length in months."""

    DAY = ("D", 1, 0)
    WEEKEND = ("WE", 2, 0)
    WEEK = ("W", 7, 0)
    MONTH = ("M", 0, 1)
    QUARTER = ("Q", 0, 3)
    SEASON = ("S", 0, 3)
    HALF = ("H", 0, 6)
    YEAR = ("Y", 0, 12)
    DECADE = ("E", 0, 120)
    CENTURY = ("C", 0, 1200)

    def __init__(self, letter: str, days: int, months: int) -> None:
        self.letter = letter
        self.days = days
        self.months = months

    @property
    def size(self) -> int:
        """Length in days, roughly: good for ordering units only."""
        return self.days or self.months * 30

    @property
    def phase(self) -> int:
        """Months from January to the first boundary: seasons start in March, everything else in January."""
        return 2 if self is Unit.SEASON else 0


@dataclass(frozen=True, slots=True)
class Period:
    """A whole unit of the calendar, named by its first day."""

    unit: Unit
    first: date

    @classmethod
    def around(cls, day: date, unit: Unit) -> "Period":
        """The period of this unit that contains `day`; the weekend of the week for WEEKEND."""
        if unit is Unit.DAY:
            return cls(unit, day)
        if unit.days:
            return cls(unit, day + timedelta(days=(5 if unit is Unit.WEEKEND else 0) - day.weekday()))
        months = _months(day)
        return cls(unit, _month_start(max(months - (months - unit.phase) % unit.months, 12 * MINYEAR)))

    @classmethod
    def of_iso(cls, iso: str) -> "Period":
        """The day, month or year written as "2024-06-18", "2024-06" or "2024"; a time of day is left aside."""
        fields = [int(field) for field in iso[:10].split("-")]
        unit = (Unit.YEAR, Unit.MONTH, Unit.DAY)[len(fields) - 1]
        year, month, day = [*fields, 1, 1][:3]
        return cls(unit, date(year, month, day))

    @property
    def last(self) -> date:
        """The last day; the last one that there is where the unit would end after the year 9999."""
        if self.unit.days:
            return self.first + timedelta(days=self.unit.days - 1)
        if _months(self.first) + self.unit.months > _months(date.max):
            return date.max
        return _month_start(_months(self.first) + self.unit.months) - timedelta(days=1)

    @property
    def value(self) -> str:
        """The TIMEX3 value: "2024-06-18", "2024-W25", "2024-06", "2024-Q2", "2024-SU", "2024", "202", "20"."""
        year = f"{self.first.year:04}"
        match self.unit:
            case Unit.DAY:
                return self.first.isoformat()
            case Unit.WEEK | Unit.WEEKEND:
                return _week_value(self)
            case Unit.MONTH:
                return self.first.isoformat()[:7]
            case Unit.SEASON:
                return f"{year}-{_SEASONS[self.first.month]}"
            case Unit.QUARTER | Unit.HALF:
                return f"{year}-{self.unit.letter}{self.first.month // self.unit.months + 1}"
            case _:
                return year[: {Unit.YEAR: 4, Unit.DECADE: 3, Unit.CENTURY: 2}[self.unit]]

    @property
    def interval(self) -> Interval:
        """First and last day at the granularity of the unit: days, months or years."""
        length = 10 if self.unit.days else 4 if self.unit.months >= Unit.YEAR.months else 7
        return Interval(self.first.isoformat()[:length], self.last.isoformat()[:length])

    def shifted(self, steps: int) -> "Period | None":
        """The period `steps` units later; None when that leaves the calendar."""
        step = 7 if self.unit is Unit.WEEKEND else self.unit.days
        reach = self.first.year + steps * (step or self.unit.size) // 365
        if not 12 < reach < _LAST_YEAR:
            return None
        if step:
            return Period(self.unit, self.first + timedelta(days=steps * step))
        months = _months(self.first) + steps * self.unit.months
        # A decade begins up to nine years before its reach.
        return Period(self.unit, _month_start(months)) if months // 12 >= MINYEAR else None


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or None when the month has no such day."""
    if not (MINYEAR <= year <= _LAST_YEAR and 1 <= month <= 12 and day >= 1):
        return None
    start = date(year, month, 1)
    found = start + timedelta(days=day - 1)
    return found if found.month == month else None


def _months(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month_start(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)


def _week_value(period: Period) -> str:
    year, week, _ = period.first.isocalendar()
    return f"{year:04}-W{week:02}" + ("-WE" if period.unit is Unit.WEEKEND else "")
