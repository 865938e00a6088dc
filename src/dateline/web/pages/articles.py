"""Articles: what was read, the newest first or by rank of the words asked for."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends

from dateline.record.reader import RecordReader
from dateline.views.printable import one_line
from dateline.web import asking
from dateline.web.desk import OpenedDesk
from dateline.web.index.articles import ArticleRow, ArticlesAsked, OutletRow, find_articles, find_outlets
from dateline.web.pages_made import Pages
from dateline.web.paging import PageNumber, Paging, page_of

pages = Pages("articles")

_MOST_OUTLETS = 25
_HEADING = 120  # characters of an article without a title
_BEGINNINGS = "SELECT id, substr(text, 1, 300) FROM article_row WHERE id IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class ArticleListed:
    """An article; `heading` is its title, or its first words where it has none."""

    row: ArticleRow
    heading: str


@dataclass(frozen=True, slots=True)
class ArticlesPage:
    """Articles, and the outlets that have the most; `other_outlets` counts those that are not among them."""

    asked: ArticlesAsked
    rows: tuple[ArticleListed, ...]
    paging: Paging
    outlets: tuple[OutletRow, ...]
    other_outlets: int


async def articles_asked(
    words: asking.Words = "", outlet: asking.Outlet = "", from_date: asking.From = "", to_date: asking.To = ""
) -> ArticlesAsked:
    """What an address asks of the articles."""
    return ArticlesAsked(words, outlet, from_date, to_date)


@pages.page("/articles", "articles.html")
def articles(
    desk: OpenedDesk, asked: Annotated[ArticlesAsked, Depends(articles_asked)], page: PageNumber = 1
) -> ArticlesPage:
    """Articles by day of publication, the newest first; those with words asked for by rank, the best first."""
    found = find_articles(desk.index, asked, page_of(page))
    outlets = find_outlets(desk.index)
    return ArticlesPage(
        asked=asked,
        rows=list_articles(desk.reader, found.rows),
        paging=Paging.of(found, page),
        outlets=tuple(outlets[:_MOST_OUTLETS]),
        other_outlets=max(0, len(outlets) - _MOST_OUTLETS),
    )


def list_articles(reader: RecordReader, rows: Sequence[ArticleRow]) -> tuple[ArticleListed, ...]:
    """Articles with their headings."""
    untitled = [row.id for row in rows if not row.title.strip()]
    beginnings = dict(reader.rows(_BEGINNINGS, (json.dumps(untitled),))) if untitled else {}
    return tuple(ArticleListed(row, row.title.strip() or _first_words(beginnings.get(row.id, ""))) for row in rows)


def _first_words(text: str) -> str:
    """The first words of a text on one line, cut between two of them."""
    line = one_line(text)
    return line if len(line) <= _HEADING else f"{line[:_HEADING].rpartition(' ')[0] or line[:_HEADING]} …"
