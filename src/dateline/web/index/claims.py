"""Claims of the index: who says what about whom; and what is told and denied."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.claims.claim import Stance
from dateline.views.filters import Filters
from dateline.views.story_line import StoryLine
from dateline.web.index.asked import Order, StoryAsked, party_terms
from dateline.web.index.keys import DAY_SHIFT, LAST, day_bits
from dateline.web.index.line_tokens import ALL
from dateline.web.index.lines import find_lines
from dateline.web.index.listing import Listing, Page, Stretch, count_rows, listed, take_page
from dateline.web.index.opening import DeskIndex
from dateline.web.index.tokens import all_of, any_of, facet, word_terms

_KEYS = "SELECT rowid FROM claim_words WHERE claim_words MATCH ? AND rowid BETWEEN ? AND ?"


@dataclass(frozen=True, slots=True)
class ClaimsAsked:
    """Which claims. Empty fields ask for nothing; days are those of publication.

    `holder` and `about` are the code or name of a state, an id of the registry, or words of a name.
    """

    words: str = ""
    holder: str = ""
    about: str = ""
    outlet: str = ""
    stances: tuple[Stance, ...] = ()
    from_date: str = ""
    to_date: str = ""

    def __post_init__(self) -> None:
        Filters(from_date=self.from_date, to_date=self.to_date)


def find_claim_ids(index: DeskIndex, asked: ClaimsAsked, page: Page = Page()) -> Listing[str]:  # noqa: B008
    """The ids of the claims asked for, the newest first."""
    low = day_bits(asked.from_date) << DAY_SHIFT if asked.from_date else 0
    high = LAST
    if asked.to_date:
        last = {4: f"{asked.to_date}-15-31", 7: f"{asked.to_date}-31"}.get(len(asked.to_date), asked.to_date)
        low, high = low or 1 << DAY_SHIFT, ((day_bits(last) + 1) << DAY_SHIFT) - 1
    found = [Stretch(_KEYS, (all_of(_terms(asked)) or ALL, low, high), "ORDER BY rowid DESC")]
    keys = [key for (key,) in take_page(index, found, page)]
    rows = (index.rows("SELECT id FROM claim WHERE key = ?", (key,))[0][0] for key in keys)
    return listed(rows, count_rows(index, found))


def find_denials(index: DeskIndex, asked: StoryAsked, page: Page = Page()) -> Listing[StoryLine]:  # noqa: B008
    """The occurrences asked for that some tell and others deny, the newest first."""
    return find_lines(index, replace(asked, is_disputed=True, order=Order.NEWEST), page)


def _terms(asked: ClaimsAsked) -> Iterator[str]:
    yield word_terms(asked.words)
    yield from (party_terms(part, name) for part, name in _parties(asked) if name.strip())
    yield facet("outlet", asked.outlet) if asked.outlet else ""
    yield any_of(facet("stance", stance.value) for stance in asked.stances)


def _parties(asked: ClaimsAsked) -> tuple[tuple[str, str], ...]:
    return ("holder", asked.holder), ("about", asked.about)
