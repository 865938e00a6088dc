"""Claims: who says what about whom, and what is denied opposite to those who tell it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated

from fastapi import Depends, HTTPException

from dateline.claims.claim import Stance
from dateline.events.event import Status
from dateline.links.expectation import Verdict
from dateline.record.reader import RecordReader
from dateline.views.actors import ActorRow
from dateline.views.claims import ToldClaim, find_claims
from dateline.views.passages import Passage, claim_passages, event_passages
from dateline.views.rows import ToldEvent
from dateline.web import asking
from dateline.web.desk import OpenedDesk
from dateline.web.index.asked import StoryAsked
from dateline.web.index.claims import ClaimsAsked, find_claim_ids, find_denials
from dateline.web.index.expectations import count_verdicts
from dateline.web.index.listing import Page
from dateline.web.index.parties import PartiesAsked, find_parties, find_parties_by_id
from dateline.web.pages_made import Pages
from dateline.web.paging import PageNumber, Paging, page_of
from dateline.web.rows_shown import find_events_by_id, in_order, of_ids, tellings_of

pages = Pages("claims")

_MOST_HOLDERS = 20
_DENIALS = frozenset({Status.DENIED, Status.NOT_HAPPENED})


@dataclass(frozen=True, slots=True)
class ClaimShown:
    """A claim with its sentence and the events inside it."""

    told: ToldClaim
    passage: Passage
    events: tuple[ToldEvent, ...]


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """Claims, the newest first, and who makes the most of them."""

    asked: ClaimsAsked
    rows: tuple[ClaimShown, ...]
    paging: Paging
    holders: tuple[ActorRow, ...]

    stances = tuple(Stance)


@dataclass(frozen=True, slots=True)
class Denial:
    """What one article tells, and another or the same denies."""

    occurrence: str
    told: ToldEvent
    told_words: Passage
    denied: ToldEvent
    denied_words: Passage


@dataclass(frozen=True, slots=True)
class DenialsPage:
    """Occurrences that are both told and denied, the newest first."""

    rows: tuple[Denial, ...]
    paging: Paging


@dataclass(frozen=True, slots=True)
class HolderPage:
    """What one holder says, and what became of what they let be expected."""

    holder: ActorRow
    claims: tuple[ClaimShown, ...]
    paging: Paging
    verdicts: dict[Verdict, int]


async def claims_asked(
    words: asking.Words = "",
    holder: asking.Name = "",
    about: asking.Name = "",
    stance: asking.Several = "",
    outlet: asking.Outlet = "",
    from_date: asking.From = "",
    to_date: asking.To = "",
) -> ClaimsAsked:
    """What an address asks of the claims."""
    stances = asking.values("stance", stance.lower(), Stance)
    return ClaimsAsked(words, holder, about, outlet, stances, from_date, to_date)


@pages.page("/claims", "claims.html")
def claims(desk: OpenedDesk, asked: Annotated[ClaimsAsked, Depends(claims_asked)], page: PageNumber = 1) -> ClaimsPage:
    """Who says what: claims with their holders, cues and contents, the newest first."""
    found = find_claim_ids(desk.index, asked, page_of(page))
    holders = find_parties(desk.index, PartiesAsked(are_holders=True), Page(_MOST_HOLDERS))
    return ClaimsPage(asked, show_claims(desk.reader, found.rows), Paging.of(found, page), holders.rows)


@pages.page("/claims/denials", "denials.html")
def denials(desk: OpenedDesk, page: PageNumber = 1) -> DenialsPage:
    """What is told and denied, the two side by side."""
    found = find_denials(desk.index, StoryAsked(), page_of(page))
    tellings = tellings_of(desk.reader, [line.id for line in found.rows])
    sides = {line.id: both for line in found.rows if (both := _sides(tellings.get(line.id, ())))}
    words = event_passages(desk.reader, [side for both in sides.values() for side in both])
    rows = (
        Denial(id, told, words[told.event.id], denied, words[denied.event.id]) for id, (told, denied) in sides.items()
    )
    return DenialsPage(tuple(rows), Paging.of(found, page))


@pages.page("/claims/holders/{holder:path}", "holder.html")
def holder(desk: OpenedDesk, holder: str, page: PageNumber = 1) -> HolderPage:
    """What one holder says, the newest first, and how often what they announced came true."""
    known = find_parties_by_id(desk.index, [holder]).get(holder)
    if known is None:
        raise HTTPException(404, f"nobody who says something here has the id or name {holder!r}")
    found = find_claim_ids(desk.index, ClaimsAsked(holder=holder), page_of(page))
    verdicts = count_verdicts(desk.index, known.name)
    return HolderPage(known, show_claims(desk.reader, found.rows), Paging.of(found, page), verdicts)


def show_claims(reader: RecordReader, ids: Sequence[str]) -> tuple[ClaimShown, ...]:
    """Claims by their ids, in this order."""
    told = in_order(ids, find_claims(reader, of_ids(ids)), lambda one: one.claim.id)
    events = find_events_by_id(reader, [id for one in told for id in one.claim.events])
    inside = (tuple(events[id] for id in one.claim.events if id in events) for one in told)
    return tuple(map(ClaimShown, told, claim_passages(reader, told), inside))


def _sides(tellings: Sequence[ToldEvent]) -> tuple[ToldEvent, ToldEvent] | None:
    """What is told and denied, each as its surest row has it; None where the newest readings have one side alone."""
    best = partial(max, default=None, key=lambda one: one.event.score)
    told = best(one for one in tellings if one.event.status not in _DENIALS)
    denied = best(one for one in tellings if one.event.status in _DENIALS)
    return (told, denied) if told and denied else None
