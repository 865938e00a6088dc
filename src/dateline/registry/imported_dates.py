"""Dates as imports write them, made ISO as coarse as they are vouched for."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

_ISO = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?:[T ].*)?", re.DOTALL)
_PRECISIONS = {9: 4, 10: 7, 11: 10}  # Wikidata's numbers for years, months and days, and how long they are written
_LENGTHS = (7, 4)
_LONGEST = 40
_DAY = 10
_LONGEST_LIFE = 120


def iso_date(value: object) -> str:
    """A date, month or year in ISO, a time cut to its date; "" for anything else."""
    return _cut(value) if isinstance(value, str) and len(value) < _LONGEST else ""


def agreed_date(values: Iterable[object]) -> str:
    """What several dates of one day agree on: the finest of them, or the year or month that all share."""
    dates = [iso for value in values if (iso := iso_date(value))]
    if len(dates) < 2:
        return dates[0] if dates else ""
    finest = max(dates, key=len)
    if all(finest.startswith(iso) for iso in dates):
        return finest
    shared = (length for length in _LENGTHS if len({iso[:length] for iso in dates}) == 1)
    return next((finest[:length] for length in shared), "")


def wikidata_date(value: object) -> str:
    """A date from Wikidata's "+2004-03-09T00:00:00Z" and its precision; "" where coarser than a year."""
    if not isinstance(value, dict):
        return ""
    time, length = value.get("time"), _PRECISIONS.get(value.get("precision", 0) if _is_number(value) else 0)
    return iso_date(time[1 : length + 1]) if isinstance(time, str) and length and time.startswith("+") else ""


def life_problem(born: str, died: str) -> str:
    """What is impossible in a life between two ISO dates, "" for nothing or where one is not known."""
    if not born or not died:
        return ""
    if died[: len(born)] < born[: len(died)]:
        return f"died {died}, before born {born}"
    years = int(died[:4]) - int(born[:4])
    return f"a life of {years} years, born {born} and died {died}" if years > _LONGEST_LIFE else ""


@lru_cache(maxsize=65536)
def _cut(value: str) -> str:
    found = _ISO.fullmatch(value)
    iso = "-".join(part for part in found.groups() if part) if found else ""
    return iso if len(iso) < _DAY or _is_day(iso) else ""


def _is_day(iso: str) -> bool:
    """Whether the calendar has the day: not 1950-02-30."""
    try:
        date.fromisoformat(iso)
    except ValueError:
        return False
    return True


def _is_number(value: dict[str, object]) -> bool:
    return isinstance(value.get("precision"), int)
