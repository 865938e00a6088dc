"""Dates as imports write them, made ISO as coarse as they are vouched for."""

import re
from collections.abc import Iterable
from functools import lru_cache

_ISO = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?:[T ].*)?", re.DOTALL)
_PRECISIONS = {9: 4, 10: 7, 11: 10}  # Wikidata's numbers for years, months and days, and how long they are written
_LENGTHS = (7, 4)
_LONGEST = 40


def iso_date(value: object) -> str:
    """A date, month or year in ISO, a time cut to its date; "" for anything else."""
    return _cut(value) if isinstance(value, str) and len(value) < _LONGEST else ""


def agreed_date(values: Iterable[object]) -> str:
    """What several dates of one day agree on: the finest of them, or the year or month that all share."""
    dates = [date for value in values if (date := iso_date(value))]
    if len(dates) < 2:
        return dates[0] if dates else ""
    finest = max(dates, key=len, default="")
    if all(finest.startswith(date) for date in dates):
        return finest
    shared = (length for length in _LENGTHS if len({date[:length] for date in dates}) == 1)
    return next((finest[:length] for length in shared), "")


def wikidata_date(value: object) -> str:
    """A date from Wikidata's "+2004-03-09T00:00:00Z" and its precision; "" where coarser than a year."""
    if not isinstance(value, dict):
        return ""
    time, length = value.get("time"), _PRECISIONS.get(value.get("precision", 0) if _is_number(value) else 0)
    return iso_date(time[1 : length + 1]) if isinstance(time, str) and length and time.startswith("+") else ""


@lru_cache(maxsize=65536)
def _cut(value: str) -> str:
    found = _ISO.fullmatch(value)
    return "-".join(part for part in found.groups() if part) if found else ""


def _is_number(value: dict[str, object]) -> bool:
    return isinstance(value.get("precision"), int)
