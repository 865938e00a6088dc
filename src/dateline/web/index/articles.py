"""Articles of the index: by publication, by outlet, and by their words."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.views.filters import Filters
from dateline.web.index.keys import DAY_SHIFT, LAST, day_bits
from dateline.web.index.listing import COUNTED, Listing, Page, Row, Stretch, count_rows, find_listing, listed
from dateline.web.index.opening import DeskIndex
from dateline.web.index.question import text_expression
from dateline.web.index.tokens import facet

_RANKED = 2_000  # of more articles than these with the words, the newest so many are put in order of rank
_COLUMNS = "id, title, outlet, published, language, events, findings"


@dataclass(frozen=True, slots=True)
class ArticlesAsked:
    """Which articles: `words` as in a search engine, `outlet` in full, days of publication. Empty asks for nothing.

    All the words must be there, or one of them where `is_any`. Those with the words come by rank, the best first, all
    others the newest first.
    """

    words: str = ""
    outlet: str = ""
    from_date: str = ""
    to_date: str = ""
    is_any: bool = False

    def __post_init__(self) -> None:
        Filters(from_date=self.from_date, to_date=self.to_date)


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article with how many events, of the score that is shown, and findings it has; "" is unknown."""

    id: str
    title: str
    outlet: str
    published: str
    language: str
    events: int
    findings: int


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet with how many articles it has in the record; "" is an unknown one."""

    outlet: str
    articles: int


def find_articles(index: DeskIndex, asked: ArticlesAsked, page: Page = Page()) -> Listing[ArticleRow]:  # noqa: B008
    """The articles asked for."""
    if asked.words.strip():
        return _with_words(index, asked, page)
    low, high = _keys(asked)
    is_of = "outlet = ? AND" if asked.outlet else ""
    outlet = (asked.outlet,) if asked.outlet else ()
    sql = f"SELECT {_COLUMNS} FROM article WHERE {is_of} key BETWEEN ? AND ?"
    found = find_listing(index, [Stretch(sql, (*outlet, low, high), "ORDER BY key DESC")], page)
    return found.of(lambda row: ArticleRow(*row))


def find_outlets(index: DeskIndex) -> list[OutletRow]:
    """The outlets, those with the most articles first."""
    rows = index.rows("SELECT key, n FROM tally WHERE kind = 'outlet' ORDER BY n DESC, key")
    return [OutletRow(*row) for row in rows]


def _with_words(index: DeskIndex, asked: ArticlesAsked, page: Page) -> Listing[ArticleRow]:
    words = text_expression(asked.words, is_any=asked.is_any)
    if not words:
        return Listing((), 0)
    if asked.outlet:
        words = f'outlet : "{facet("outlet", asked.outlet)}" AND ({words})'
    low, high = _keys(asked)
    total = count_rows(index, [_matching(words, low, high)])
    if total > _RANKED:
        low = _key_at(index, _matching(words, low, high))
    keys = list(_ranked(index, _matching(words, low, high), page))
    sql = f"SELECT key, {_COLUMNS} FROM article WHERE key IN (SELECT value FROM json_each(?))"
    rows = {key: ArticleRow(*row) for key, *row in index.rows(sql, (json.dumps(keys),))}
    return listed((rows[key] for key in keys), total)


def _matching(words: str, low: int, high: int) -> Stretch:
    sql = "SELECT rowid FROM article_words WHERE article_words MATCH ? AND rowid BETWEEN ? AND ?"
    return Stretch(sql, (words, low, high), "ORDER BY rowid DESC")


def _key_at(index: DeskIndex, found: Stretch) -> int:
    """The key of the last article that is put in order of rank."""
    return index.number(f"{found.sql} {found.order} LIMIT 1 OFFSET ?", (*found.parameters, _RANKED - 1))


def _ranked(index: DeskIndex, found: Stretch, page: Page) -> Iterator[int]:
    """The keys of a page by rank: a word in the title counts for four."""
    sql = f"{found.sql} ORDER BY bm25(article_words, 4.0, 1.0, 0.0), rowid DESC LIMIT ? OFFSET ?"
    rows: list[Row] = index.rows(sql, (*found.parameters, page.limit, min(page.offset, COUNTED)))
    return (key for (key,) in rows)


def _keys(asked: ArticlesAsked) -> tuple[int, int]:
    """The least and the greatest key of the days of publication."""
    low = day_bits(asked.from_date) << DAY_SHIFT if asked.from_date else 0
    last = {4: f"{asked.to_date}-15-31", 7: f"{asked.to_date}-31"}.get(len(asked.to_date), asked.to_date)
    if not asked.to_date:
        return low, LAST
    # An article without a day comes before all others: it was not published on days asked for.
    return low or 1 << DAY_SHIFT, ((day_bits(last) + 1) << DAY_SHIFT) - 1
