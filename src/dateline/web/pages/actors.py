"""Actors: who takes part and who speaks; and one of them with all that the record tells of it."""

from dataclasses import dataclass

from fastapi import HTTPException

from dateline.links.expectation import Verdict
from dateline.registry.states import find_country
from dateline.views.actors import ActorRow
from dateline.views.careers import Career, find_career
from dateline.views.expectations import ToldExpectation, find_expectations
from dateline.views.story_entries import StoryEntry, find_entries
from dateline.web import asking
from dateline.web.desk import Desk, OpenedDesk
from dateline.web.index.asked import Order, StoryAsked
from dateline.web.index.claims import ClaimsAsked, find_claim_ids
from dateline.web.index.expectations import Due, ExpectationsAsked, count_verdicts, find_expectation_ids
from dateline.web.index.lines import find_lines
from dateline.web.index.listing import Page
from dateline.web.index.parties import PartiesAsked, PartnerRow, find_parties, find_parties_by_id, find_partners
from dateline.web.pages.claims import ClaimShown, show_claims
from dateline.web.pages_made import Pages
from dateline.web.paging import PageNumber, Paging, page_of
from dateline.web.rows_shown import in_order, of_ids

pages = Pages("actors")

_LINES, _CLAIMS, _EXPECTED, _PARTNERS = 10, 4, 3, 12
_DUE = (Due.SETTLED, Due.SOON, Due.OVERDUE, Due.UNDATED)


@dataclass(frozen=True, slots=True)
class ActorListed:
    """An actor, `country` in words: "" where none is known, or where the actor is the state itself."""

    row: ActorRow
    country: str


@dataclass(frozen=True, slots=True)
class ActorsPage:
    """Those who take part or speak, the most frequent first."""

    words: str
    rows: tuple[ActorListed, ...]
    paging: Paging


@dataclass(frozen=True, slots=True)
class ActorPage:
    """One actor: `career` comes from the registry, all else from the articles.

    `entries` are the newest occurrences, `claims` the newest claims, `expected` what was announced: settled ones first.
    """

    actor: ActorRow
    country: str
    career: Career | None
    partners: tuple[PartnerRow, ...]
    entries: tuple[StoryEntry, ...]
    story: Paging
    claims: tuple[ClaimShown, ...]
    said: Paging
    expected: tuple[ToldExpectation, ...]
    verdicts: dict[Verdict, int]


@pages.page("/actors", "actors.html")
def actors(desk: OpenedDesk, words: asking.Words = "", page: PageNumber = 1) -> ActorsPage:
    """Everybody who takes part in an act or says something; each word asked for must begin a word of their names."""
    found = find_parties(desk.index, PartiesAsked(words), page_of(page))
    rows = tuple(ActorListed(row, _country(row)) for row in found.rows)
    return ActorsPage(words, rows, Paging.of(found, page))


@pages.page("/actors/{actor:path}", "actor.html")
def actor(desk: OpenedDesk, actor: str) -> ActorPage:
    """One actor: offices, partners, what it did and what was done to it, what it says, and what it announced."""
    known = find_parties_by_id(desk.index, [actor]).get(actor)
    if known is None:
        raise HTTPException(404, f"nobody in this record has the id or name {actor!r}")
    lines = find_lines(desk.index, StoryAsked(party=actor, order=Order.NEWEST), Page(_LINES))
    said = find_claim_ids(desk.index, ClaimsAsked(holder=actor), Page(_CLAIMS))
    return ActorPage(
        actor=known,
        country=_country(known),
        career=find_career(actor),
        partners=find_partners(desk.index, actor, Page(_PARTNERS)).rows,
        entries=tuple(find_entries(desk.reader, lines.rows)),
        story=Paging.of(lines, 1, size=_LINES),
        claims=show_claims(desk.reader, said.rows),
        said=Paging.of(said, 1, size=_CLAIMS),
        expected=_find_expected(desk, known.name),
        verdicts=count_verdicts(desk.index, known.name),
    )


def _country(row: ActorRow) -> str:
    state = find_country(row.country or "")
    if state is None:
        return row.country or ""
    return "" if state.id == row.actor else state.name


def _find_expected(desk: Desk, name: str) -> tuple[ToldExpectation, ...]:
    asked = (ExpectationsAsked(due, holder=name) for due in _DUE)
    ids = [id for one in asked for id in find_expectation_ids(desk.index, one, Page(_EXPECTED)).rows] if name else []
    return tuple(in_order(ids, find_expectations(desk.reader, of_ids(ids)), lambda one: one.expectation.id))
