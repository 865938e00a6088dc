"""The calendar: periods, their values, their days and the steps between them."""

from datetime import date

import pytest
from hypothesis import given, strategies

from dateline.mentions.periods import Period, Unit, day_of


@pytest.mark.parametrize(
    ("unit", "value", "start", "end"),
    [
        (Unit.DAY, "2024-01-01", "2024-01-01", "2024-01-01"),
        (Unit.WEEK, "2024-W01", "2024-01-01", "2024-01-07"),
        (Unit.WEEKEND, "2024-W01-WE", "2024-01-06", "2024-01-07"),
        (Unit.MONTH, "2024-01", "2024-01", "2024-01"),
        (Unit.QUARTER, "2024-Q1", "2024-01", "2024-03"),
        (Unit.SEASON, "2023-WI", "2023-12", "2024-02"),
        (Unit.HALF, "2024-H1", "2024-01", "2024-06"),
        (Unit.YEAR, "2024", "2024", "2024"),
        (Unit.DECADE, "202", "2020", "2029"),
        (Unit.CENTURY, "20", "2000", "2099"),
    ],
)
def test_value_and_interval(unit: Unit, value: str, start: str, end: str) -> None:
    period = Period.around(date(2024, 1, 1), unit)
    assert (period.value, period.interval.start, period.interval.end) == (value, start, end)


@pytest.mark.parametrize("iso", ["2024-06-18", "2024-06", "2024"])
def test_iso_dates_come_back(iso: str) -> None:
    assert Period.of_iso(iso).value == iso


@pytest.mark.parametrize(
    ("year", "month", "day", "exists"),
    [(2024, 2, 29, True), (2023, 2, 29, False), (2024, 13, 1, False), (2024, 4, 31, False), (0, 1, 1, False)],
)
def test_days_that_exist(year: int, month: int, day: int, exists: bool) -> None:
    assert (day_of(year, month, day) is not None) is exists


@given(strategies.dates(), strategies.sampled_from([unit for unit in Unit if unit is not Unit.WEEKEND]))
def test_a_period_holds_its_day(day: date, unit: Unit) -> None:
    if 100 < day.year < 9000:
        period = Period.around(day, unit)
        assert period.first <= day <= period.last


@given(
    strategies.dates(date(1500, 1, 1), date(2500, 1, 1)),
    strategies.sampled_from(list(Unit)),
    strategies.integers(-9, 9),
)
def test_steps_there_and_back(day: date, unit: Unit, steps: int) -> None:
    period = Period.around(day, unit)
    there = period.shifted(steps)
    assert there is not None
    assert there.shifted(-steps) == period


def test_steps_out_of_the_calendar() -> None:
    assert Period.of_iso("2024").shifted(-3000) is None
