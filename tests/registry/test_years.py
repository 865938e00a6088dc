"""Whether something may have been so on a day, of times as coarse as known."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.registry.data_files import read_data
from dateline.registry.years import may_hold

DAYS = st.dates().map(str)
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@pytest.mark.parametrize(
    ("years", "day", "may"),
    [
        ("", "1990", True),
        ("1990/1995", "1990-01-01", True),
        ("1990/1995", "1995-12-31", True),
        ("1990/1995", "1996-01-01", False),
        ("1990/1995", "1989", False),
        ("1990-06-02/", "1990-06", True),
        ("1990-06-02/", "1990-06-01", False),
        ("1990-06-02/", "2050", True),
        ("/1997-05-17", "1997", True),
        ("/1997-05-17", "1997-06", False),
        ("/2022-05-09 2025-12/", "2022-05-09", True),
        ("/2022-05-09 2025-12/", "2024", False),
        ("/2022-05-09 2025-12/", "2025", True),
    ],
)
def test_days_fall_within_years(years: str, day: str, may: bool) -> None:
    assert may_hold(years, day) is may


@given(DAYS, DAYS, DAYS)
def test_a_day_is_before_within_or_after(start: str, end: str, day: str) -> None:
    first, last = sorted((start, end))
    assert may_hold(f"{first}/{last}", day) is (first <= day <= last)


@given(DAYS)
def test_a_month_may_hold_where_its_day_does(day: str) -> None:
    assert may_hold(f"{day}/{day}", day[:7])
    assert may_hold(f"{day}/{day}", day[:4])


def _written() -> list[str]:
    organisations = read_data("organisations").values()
    told = [row[key] for row in organisations for key in ("years", "governing") if key in row]
    return [*told, *read_data("places")["years"].values()]


@pytest.mark.parametrize("years", sorted({stretch for told in _written() for stretch in told.split()}))
def test_years_are_written_as_years(years: str) -> None:
    start, _, end = years.partition("/")
    told = [date for date in (start, end) if date]
    assert told
    assert all(DATE.fullmatch(date) for date in told)
    assert len(told) == 1 or start[: len(end)] <= end[: len(start)]
