"""Parties of the index: who takes part and who speaks, with whom, and what states do to each other."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from dateline.views.actors import ActorRow
from dateline.views.dyads import Dyad
from dateline.views.filters import Filters
from dateline.web.index.listing import Listing, Page, Stretch, find_listing
from dateline.web.index.opening import DeskIndex
from dateline.web.index.tokens import find_words

_COUNTS = "SELECT party, as_actor, as_recipient, as_holder, articles FROM party"
_VALUES = ("name", "text", "country", "sector", "office")
_SUMS = ("n", "scale", "quad1", "quad2", "quad3", "quad4", "articles", "origins")


@dataclass(frozen=True, slots=True)
class PartiesAsked:
    """Which parties: each word must begin a word of their names. Holders are those who hold a claim."""

    words: str = ""
    are_holders: bool = False


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """Somebody with whom another has most to do, and in how many occurrences."""

    party: str
    name: str
    count: int


def find_parties(index: DeskIndex, asked: PartiesAsked, page: Page = Page()) -> Listing[ActorRow]:  # noqa: B008
    """The parties asked for, the most frequent first."""
    words = find_words(asked.words)
    if asked.words.strip() and not words:
        return Listing((), 0)
    conditions = ["party IN (SELECT party FROM party_word WHERE word >= ? AND word < ?)" for _ in words]
    values = tuple(chain.from_iterable((word, f"{word}\U0010ffff") for word in words))
    conditions += ["as_holder > 0"] if asked.are_holders else []
    order = "as_holder" if asked.are_holders else "n"
    sql = f"{_COUNTS} WHERE {' AND '.join(conditions) or '1'}"
    found = find_listing(index, [Stretch(sql, values, f"ORDER BY {order} DESC, party DESC")], page)
    return found.of(lambda row: _actor(index, row))


def find_parties_by_id(index: DeskIndex, ids: Iterable[str]) -> dict[str, ActorRow]:
    """Parties by their ids; those there are."""
    rows = (index.rows(f"{_COUNTS} WHERE party = ?", (id,)) for id in ids)
    return {row[0]: _actor(index, row) for found in rows for row in found}


def find_partners(index: DeskIndex, party: str, page: Page = Page()) -> Listing[PartnerRow]:  # noqa: B008
    """Those with whom a party acts, on whom it acts or who act on it, the most frequent first."""
    found = Stretch("SELECT other, n FROM partner WHERE party = ?", (party,), "ORDER BY n DESC, other DESC")
    return find_listing(index, [found], page).of(lambda row: PartnerRow(row[0], _name(index, row[0]), row[1]))


def find_dyads(
    index: DeskIndex, from_date: str = "", to_date: str = "", limit: int = 100, *, of: str = ""
) -> list[Dyad]:
    """The pairs of states with the most acts of one on the other, of all that took place in the months asked for.

    `of` is the code of a state that must be one of the two, "" for any.
    """
    Filters(from_date=from_date, to_date=to_date)
    is_of, states = ("AND ? IN (source, target)", (of,)) if of else ("", ())
    sql = f"SELECT source, target, {', '.join(_SUMS)} FROM dyad WHERE period = ? {is_of}"
    if not from_date and not to_date:
        rows = index.rows(f"{sql} ORDER BY n DESC LIMIT ?", ("", *states, limit))
        return [_dyad(("", *row)) for row in rows]
    sums = ", ".join(f"sum({name})" for name in _SUMS)
    sql = (
        f"SELECT '', source, target, {sums} FROM dyad WHERE period IN (SELECT value FROM json_each(?)) {is_of}"
        " GROUP BY source, target ORDER BY sum(n) DESC, source, target LIMIT ?"
    )
    periods = json.dumps(_periods(index, from_date, to_date))
    return [_dyad(row) for row in index.rows(sql, (periods, *states, limit))]


def find_dyad_months(
    index: DeskIndex, pairs: Sequence[tuple[str, str]], from_date: str = "", to_date: str = ""
) -> list[Dyad]:
    """What took place between states by month, for the pairs of a source and a target that are asked for."""
    Filters(from_date=from_date, to_date=to_date)
    months = _known_months(index, from_date, to_date)
    sql = f"SELECT period, source, target, {', '.join(_SUMS)} FROM dyad WHERE period = ? AND source = ? AND target = ?"
    found = (index.rows(sql, (month, *pair)) for month in months for pair in pairs)
    return [_dyad(row) for rows in found for row in rows]


def _periods(index: DeskIndex, from_date: str, to_date: str) -> list[str]:
    """The whole years and the other months that are asked for."""
    years = _known(index, 4, from_date[:4], to_date[:4])
    whole = [
        year for year in years if from_date[:7] <= f"{year}-01" and f"{year}-12" <= (to_date[:7] + "~" or "~")
    ]
    return whole + [month for month in _known_months(index, from_date, to_date) if month[:4] not in whole]


def _known_months(index: DeskIndex, from_date: str, to_date: str) -> list[str]:
    return _known(index, 7, from_date[:7], to_date[:7])


def _known(index: DeskIndex, length: int, first: str, last: str) -> list[str]:
    """The years or months in which something took place: a few steps through the index, one for each."""
    sql = """
        WITH RECURSIVE known (period) AS (
            SELECT min(period) FROM dyad WHERE period > ''
            UNION ALL SELECT (SELECT min(period) FROM dyad WHERE period > known.period) FROM known
            WHERE period IS NOT NULL
        )
        SELECT period FROM known WHERE length(period) = ? AND period >= ? AND period <= ?
    """
    return [period for (period,) in index.rows(sql, (length, first, f"{last}~"))]


def _dyad(row: Sequence[object]) -> Dyad:
    period, source, target, *sums = row
    count, scale, *quads, articles, origins = (int(str(amount)) for amount in sums)
    mean, (one, two, three, four) = round(scale / 1000 / count, 3), quads
    return Dyad(str(period), str(source), str(target), "", count, mean, (one, two, three, four), articles, origins)


def _actor(index: DeskIndex, row: Sequence[object]) -> ActorRow:
    party, *counts = row
    name, text, country, sector, office = (_greatest(index, str(party), value) for value in _VALUES)
    origins = index.number("SELECT count(*) FROM party_value WHERE party = ? AND name = 'origin'", (party,))
    as_actor, as_recipient, as_holder, articles = (int(str(count)) for count in counts)
    told = (country, sector, office, as_actor, as_recipient, as_holder, articles, origins)
    return ActorRow(str(party), name or text or "", *told)


def _name(index: DeskIndex, party: str) -> str:
    return _greatest(index, party, "name") or _greatest(index, party, "text") or party


def _greatest(index: DeskIndex, party: str, name: str) -> str | None:
    found = index.rows("SELECT max(value) FROM party_value WHERE party = ? AND name = ?", (party, name))
    value: str | None = found[0][0]
    return value
