"""Bins: the occurrences asked for counted by time, type and standing, for an overview of many."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from dateline.events.event import DEFAULT_SCORE, EventType, Status
from dateline.web.index.asked import Order, StoryAsked, expression, stretches
from dateline.web.index.keys import (
    DAY_SHIFT,
    KIND_MASK,
    MONTH_SHIFT,
    SERIAL_BITS,
    UNDATED,
    YEAR_SHIFT,
    period_of,
    read_kind,
    without_beside,
)
from dateline.web.index.line_tokens import first_band
from dateline.web.index.listing import Page, Stretch, take_page
from dateline.web.index.opening import DeskIndex


class Unit(Enum):
    """What occurrences are counted by."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Bin:
    """How many occurrences of a type and standing begin in a period; "" is of those not told so finely."""

    period: str
    status: Status
    type: EventType
    count: int


_SHIFTS = {Unit.YEAR: YEAR_SHIFT, Unit.MONTH: MONTH_SHIFT, Unit.DAY: DAY_SHIFT}
_LENGTHS = {Unit.YEAR: 4, Unit.MONTH: 7, Unit.DAY: 10}
_KNOWN = """
    SELECT iif(length(rtrim(substr(key, 1, 10))) < ?1, '', substr(key, 1, ?1)), CAST(substr(key, 11, 3) AS INTEGER),
        sum(n)
    FROM tally WHERE kind = ?2 AND key >= ?3 AND key < ?4 AND substr(key, 14, 2) >= ?5 GROUP BY 1, 2
"""
_BEFORE, _FIRST, _END = "", "0", "~"  # before the undated, before and after all others

_Counted = Iterable[tuple[str, int, int]]  # period, kind, how many


def find_bins(index: DeskIndex, asked: StoryAsked, unit: Unit = Unit.MONTH) -> list[Bin]:
    """The occurrences asked for, counted by time, type and standing; the first where two stand beside each other.

    By day it is meant for some months, which `asked` names: a year has a hundred bins a day.
    """
    counted: Counter[tuple[str, int]] = Counter()
    for period, kind, count in _counted(index, asked, unit):
        counted[period, without_beside(kind)] += count
    kinds = {kind: read_kind(kind) for _, kind in counted}
    return [
        Bin(period, kinds[kind][1][0], kinds[kind][0], count) for (period, kind), count in sorted(counted.items())
    ]


def find_units(index: DeskIndex, asked: StoryAsked, units: Sequence[Unit]) -> Sequence[Unit]:
    """Of units from coarse to fine, those of which there are more than two from the first occurrence to the last.

    The finest is always one of them.
    """
    orders = (Order.TIME, Order.NEWEST)
    ends = [take_page(index, stretches(replace(asked, order=order)), Page(1)) for order in orders]
    first, last = (rows[0][0] if rows else UNDATED for rows in ends)
    return [unit for unit in units[:-1] if _number(last, unit) - _number(first, unit) > 1] + [units[-1]]


def _number(key: int, unit: Unit) -> int:
    """The number of the year or month of a key, 0 for an undated one."""
    year, month = key >> YEAR_SHIFT, key >> MONTH_SHIFT & 15
    return 0 if key >= UNDATED else year if unit is Unit.YEAR else 12 * year + month


def _counted(index: DeskIndex, asked: StoryAsked, unit: Unit) -> Iterator[tuple[str, int, int]]:
    has_days = bool(asked.from_date or asked.to_date)
    if asked.is_open and asked.min_score == DEFAULT_SCORE:
        yield from _chosen(asked, _known(index, asked, unit, "by day" if has_days else f"by {unit.value}"))
        yield from _found(index, _beyond(asked) if has_days else [], unit)
    elif asked.is_open and unit is not Unit.DAY and not has_days:
        yield from _chosen(asked, _known(index, asked, unit, "by band"))
    else:
        yield from _found(index, stretches(asked), unit)


def _known(index: DeskIndex, asked: StoryAsked, unit: Unit, kind: str) -> _Counted:
    """What is counted already of those that begin on days asked for."""
    low = asked.from_date or (_FIRST if asked.to_date else _BEFORE)
    least = f"{first_band(asked.min_score):02}" if kind == "by band" else ""
    return index.rows(_KNOWN, (_LENGTHS[unit], kind, low, asked.to_date + _END, least))


def _chosen(asked: StoryAsked, counted: _Counted) -> Iterator[tuple[str, int, int]]:
    for period, kind, count in counted:
        type, statuses = read_kind(kind)
        is_standing = not asked.statuses or not set(asked.statuses).isdisjoint(statuses)
        if is_standing and (not asked.types or type in asked.types):
            yield period, kind, count


def _beyond(asked: StoryAsked) -> list[Stretch]:
    """What is asked for of those that do not begin on days asked for, though they touch them."""
    return [one for one in stretches(asked) if one.parameters[0] != expression(asked)]


def _found(index: DeskIndex, found: Iterable[Stretch], unit: Unit) -> Iterator[tuple[str, int, int]]:
    shift = _SHIFTS[unit]
    for stretch in found:
        of_key = f"rowid >> {shift}, rowid >> {SERIAL_BITS} & {KIND_MASK}"
        sql = f"SELECT {of_key}, count(*) FROM ({stretch.sql}) GROUP BY 1, 2"
        for place, kind, count in index.rows(sql, stretch.parameters):
            yield period_of(place << shift, shift), kind, count
