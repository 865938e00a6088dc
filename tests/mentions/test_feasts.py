"""Feasts without a fixed date, against published calendars."""

from datetime import date

import pytest
from hypothesis import given, strategies

from dateline.mentions.feasts import FEASTS, easter, feast_day


@pytest.mark.parametrize(
    ("feast", "year", "day"),
    [
        ("easter", 2000, date(2000, 4, 23)),
        ("easter", 2008, date(2008, 3, 23)),
        ("easter", 2038, date(2038, 4, 25)),
        ("good friday", 2024, date(2024, 3, 29)),
        ("ash wednesday", 2024, date(2024, 2, 14)),
        ("pentecost", 2024, date(2024, 5, 19)),
        ("thanksgiving", 2023, date(2023, 11, 23)),
        ("labor day", 2024, date(2024, 9, 2)),
        ("memorial day", 2021, date(2021, 5, 31)),
        ("martin luther king day", 2024, date(2024, 1, 15)),
        ("christmas", 1999, date(1999, 12, 25)),
    ],
)
def test_day(feast: str, year: int, day: date) -> None:
    assert feast_day(feast, year) == day


@given(strategies.integers(1583, 4000))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    day = easter(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@given(strategies.sampled_from(FEASTS), strategies.integers(1, 9000))
def test_every_feast_has_a_day_in_every_year(feast: str, year: int) -> None:
    assert feast_day(feast, year).year == year
