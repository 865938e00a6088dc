"""Dyads: what states do to each other, as a network and by month."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends

from dateline.errors import QueryError
from dateline.registry.states import find_country
from dateline.views.dyads import Dyad
from dateline.views.filters import Filters
from dateline.views.parties_asked import find_state_asked
from dateline.web import asking
from dateline.web.desk import OpenedDesk
from dateline.web.dyad_matrix import Matrix, Pair, months_to, pairs_by_month, tone_of, years_by_month
from dateline.web.index.expectations import last_day
from dateline.web.index.opening import DeskIndex
from dateline.web.index.parties import find_dyad_months, find_dyads
from dateline.web.pages_made import Pages

pages = Pages("dyads")

_MOST = 60  # pairs in the network: more are a thicket
_MOST_ROWS = 12  # pairs in the matrix


@dataclass(frozen=True, slots=True)
class DyadsAsked:
    """Which dyads: alpha-3 codes of one state or of two, "" for any; days count by whole months."""

    one: str = ""
    other: str = ""
    from_date: str = ""
    to_date: str = ""

    def __post_init__(self) -> None:
        Filters(from_date=self.from_date, to_date=self.to_date)


@dataclass(frozen=True, slots=True)
class DyadShown:
    """What one state does to another: `tone` from 0, conflict, to 6, cooperation, is that of the mean scale."""

    source_name: str
    target_name: str
    tone: int
    dyad: Dyad


@dataclass(frozen=True, slots=True)
class DyadsPage:
    """The pairs with the most acts, and a matrix: their months, or the years and months of the pair asked for."""

    asked: DyadsAsked
    one_name: str
    other_name: str
    rows: tuple[DyadShown, ...]
    is_cut: bool
    matrix: Matrix


async def dyads_asked(
    one: asking.Name = "", other: asking.Name = "", from_date: asking.From = "", to_date: asking.To = ""
) -> DyadsAsked:
    """What an address asks of the dyads."""
    first, second, *_ = (*(_code(name) for name in (one, other) if name.strip()), "", "")
    return DyadsAsked(first, second, from_date, to_date)


@pages.page("/dyads", "dyads.html")
def dyads(desk: OpenedDesk, asked: Annotated[DyadsAsked, Depends(dyads_asked)]) -> DyadsPage:
    """Acts of states on each other that took place: pairs with counts, mean scale and kinds of act, and by month."""
    found = find_dyads(desk.index, asked.from_date, asked.to_date, _MOST + 1, of=asked.one)
    if asked.other:
        wanted = {asked.one, asked.other}
        every = find_dyads(desk.index, asked.from_date, asked.to_date, 1_000, of=asked.one)
        found = [dyad for dyad in every if {dyad.source, dyad.target} == wanted]
    return DyadsPage(
        asked=asked,
        one_name=_name(asked.one),
        other_name=_name(asked.other),
        rows=tuple(_shown(dyad) for dyad in found[:_MOST]),
        is_cut=len(found) > _MOST,
        matrix=_find_matrix(desk.index, asked, found),
    )


def _find_matrix(index: DeskIndex, asked: DyadsAsked, found: Sequence[Dyad]) -> Matrix:
    """Of one pair its years by months; of several the months up to the last asked for, or the last of the news."""
    pairs = _greatest_pairs(found)
    both = [pair for one, other in pairs for pair in ((one, other), (other, one))]
    if asked.other:
        return years_by_month(find_dyad_months(index, both, asked.from_date, asked.to_date))
    months = months_to(asked.to_date or last_day(index), asked.from_date)
    counted = find_dyad_months(index, both, months[0], months[-1]) if months else []
    return pairs_by_month([_named(pair) for pair in pairs], months, counted)


def _named(pair: tuple[str, str]) -> Pair:
    return Pair(*pair, *map(_name, pair))


def _greatest_pairs(found: Sequence[Dyad]) -> list[tuple[str, str]]:
    """The pairs with the most acts, either way."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for dyad in found:
        one, other = sorted((dyad.source, dyad.target))
        counts[one, other] += dyad.count
    return sorted(counts, key=lambda pair: (-counts[pair], pair))[:_MOST_ROWS]


def _shown(dyad: Dyad) -> DyadShown:
    return DyadShown(_name(dyad.source), _name(dyad.target), tone_of(dyad.scale), dyad)


def _code(name: str) -> str:
    state = find_state_asked(name)
    if state is None:
        raise QueryError(f"{name.strip()!r} is no state that is known here; give a name or an alpha-3 code")
    return state.country


def _name(code: str) -> str:
    state = find_country(code)
    return state.name if state else code
