"""Disagreements: two values for one thing, side by side."""

from dataclasses import dataclass

from dateline.links.disagreement import Slot
from dateline.views.disagreements import ToldDisagreement, find_disagreements
from dateline.views.passages import Passage, disagreement_passages
from dateline.web import asking
from dateline.web.desk import OpenedDesk
from dateline.web.index.expectations import Weighed, find_disagreement_ids
from dateline.web.pages_made import Pages
from dateline.web.paging import PageNumber, Paging, page_of
from dateline.web.rows_shown import find_occurrences_of, in_order, of_ids

pages = Pages("disagreements")


@dataclass(frozen=True, slots=True)
class DisagreementListed:
    """A disagreement with the two sentences, and the occurrence that they tell of."""

    told: ToldDisagreement
    occurrence: str
    first: Passage
    second: Passage


@dataclass(frozen=True, slots=True)
class DisagreementsPage:
    """Disagreements, those that the most origins tell of first, or the newest."""

    slots_asked: tuple[Slot, ...]
    by: Weighed
    rows: tuple[DisagreementListed, ...]
    paging: Paging

    slots = tuple(Slot)


@pages.page("/disagreements", "disagreements.html")
def disagreements(
    desk: OpenedDesk, slot: asking.Several = "", by: Weighed = Weighed.WEIGHT, page: PageNumber = 1
) -> DisagreementsPage:
    """Values of one occurrence that cannot both hold, each with its words."""
    slots = asking.values("slot", slot.lower(), Slot)
    found = find_disagreement_ids(desk.index, slots, page_of(page), by=by)
    told = in_order(found.rows, find_disagreements(desk.reader, of_ids(found.rows)), lambda one: one.disagreement.id)
    occurrences = find_occurrences_of(desk.reader, [one.first.event.id for one in told])
    passages = disagreement_passages(desk.reader, told)
    rows = (
        DisagreementListed(one, occurrences[one.first.event.id], *both)
        for one, both in zip(told, passages, strict=True)
    )
    return DisagreementsPage(slots, by, tuple(rows), Paging.of(found, page))
