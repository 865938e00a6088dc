"""Search: articles by their words, each with the passage where these stand; occurrences and parties beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.views.actors import ActorRow
from dateline.views.markup import Mark
from dateline.views.story_line import StoryLine
from dateline.views.story_words import split_states
from dateline.web import asking
from dateline.web.desk import Desk, OpenedDesk
from dateline.web.index.articles import ArticleRow, ArticlesAsked, find_articles
from dateline.web.index.asked import Order, StoryAsked
from dateline.web.index.lines import find_lines
from dateline.web.index.listing import Listing, Page
from dateline.web.index.opening import DeskIndex
from dateline.web.index.parties import PartiesAsked, find_parties, find_parties_by_id
from dateline.web.index.question import text_expression, wanted_words
from dateline.web.index.snippets import Snippet, find_snippets
from dateline.web.pages.articles import list_articles
from dateline.web.pages_made import Pages
from dateline.web.paging import PageNumber, Paging, page_of

pages = Pages("search")

_SIZE = 10
_LINES, _PARTIES, _OF_A_WORD = 6, 8, 2
_NOTHING = Snippet("", (), is_start=True, is_end=True)


@dataclass(frozen=True, slots=True)
class ArticleFound:
    """An article with its heading and the passage where most of the words stand."""

    row: ArticleRow
    heading: str
    snippet: Snippet

    @property
    def marks(self) -> list[Mark]:
        """The words found, to be marked in the passage."""
        return [Mark(start, end, "found") for start, end in self.snippet.found]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What has the words; `wanted` are those to be found. Nothing is asked where `is_asked` is false.

    Where no article has all of them, `has_any` is true and the articles are those with some. `lines` are the newest of
    `total_lines` occurrences, which are more still where `are_more_lines`.
    """

    words: str
    wanted: str
    is_asked: bool
    has_any: bool
    rows: tuple[ArticleFound, ...]
    paging: Paging
    lines: tuple[StoryLine, ...]
    total_lines: int
    are_more_lines: bool
    parties: tuple[ActorRow, ...]


@pages.page("/search", "search.html")
def search(desk: OpenedDesk, words: asking.Words = "", page: PageNumber = 1) -> SearchPage:
    """Full text: articles with all the words, "phrases" as they stand and none of the words after a minus.

    Where no article has all of them, those with some, the best first.
    """
    is_asked = bool(text_expression(words))
    wanted = wanted_words(words) if is_asked else ""
    found, has_any = _find_articles(desk.index, words, page) if is_asked else (Listing((), 0), False)
    lines = _find_lines(desk, wanted)
    return SearchPage(
        words=words,
        wanted=wanted,
        is_asked=is_asked,
        has_any=has_any,
        rows=_show(desk, wanted, found.rows),
        paging=Paging.of(found, page, size=_SIZE),
        lines=lines.rows,
        total_lines=lines.total,
        are_more_lines=lines.is_more,
        parties=_find_parties(desk.index, wanted),
    )


def _find_articles(index: DeskIndex, words: str, page: int) -> tuple[Listing[ArticleRow], bool]:
    """Articles with all the words; where there are none, those with some, and that it is so."""
    found = find_articles(index, ArticlesAsked(words), page_of(page, size=_SIZE))
    if found.total:
        return found, False
    some = find_articles(index, ArticlesAsked(words, is_any=True), page_of(page, size=_SIZE))
    return some, bool(some.total)


def _find_lines(desk: Desk, wanted: str) -> Listing[StoryLine]:
    asked = StoryAsked(words=wanted, order=Order.NEWEST)
    return find_lines(desk.index, asked, Page(_LINES)) if wanted else Listing((), 0)


def _find_parties(index: DeskIndex, wanted: str) -> tuple[ActorRow, ...]:
    """Those of whose names all words are a part; else the states that the words name, and those of a single word."""
    whole = find_parties(index, PartiesAsked(wanted), Page(_PARTIES)).rows if wanted else ()
    if whole or not wanted:
        return whole
    countries, others = split_states(wanted)
    found = find_parties_by_id(index, [f"state/{country}" for country in countries])
    for word in others[:_PARTIES]:
        found |= {row.actor: row for row in find_parties(index, PartiesAsked(word), Page(_OF_A_WORD)).rows}
    return tuple(found.values())[:_PARTIES]


def _show(desk: Desk, wanted: str, rows: Sequence[ArticleRow]) -> tuple[ArticleFound, ...]:
    snippets = find_snippets(desk.reader, wanted, [row.id for row in rows])
    listed = list_articles(desk.reader, rows)
    return tuple(ArticleFound(one.row, one.heading, snippets.get(one.row.id, _NOTHING)) for one in listed)
