"""Expectations: what is due soon, what is overdue, and what has become of the rest."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.links.expectation import Verdict
from dateline.views.expectations import ToldExpectation, find_expectations
from dateline.views.passages import Passage, event_passages
from dateline.web import asking
from dateline.web.desk import Desk, OpenedDesk
from dateline.web.index.expectations import Due, ExpectationsAsked, find_expectation_ids, last_day
from dateline.web.index.listing import Page
from dateline.web.pages_made import Pages
from dateline.web.paging import PageNumber, Paging, page_of
from dateline.web.rows_shown import find_occurrences_of, in_order, of_ids

pages = Pages("expectations")


@dataclass(frozen=True, slots=True)
class ExpectationListed:
    """An expectation with its sentence, that of its outcome, and the occurrence it belongs to."""

    told: ToldExpectation
    occurrence: str
    passage: Passage
    outcome: Passage | None


@dataclass(frozen=True, slots=True)
class DueCount:
    """How many expectations there are of one kind; there are more where `is_more`."""

    due: Due
    total: int
    is_more: bool


@dataclass(frozen=True, slots=True)
class ExpectationsPage:
    """Expectations of one kind; `today` is the day from which is reckoned what is overdue."""

    due: Due
    holder: str
    today: str
    counts: tuple[DueCount, ...]
    rows: tuple[ExpectationListed, ...]
    paging: Paging

    verdicts = tuple(verdict for verdict in Verdict if verdict is not Verdict.OPEN)


@pages.page("/expectations", "expectations.html")
def expectations(
    desk: OpenedDesk,
    due: Due | None = None,
    holder: asking.Name = "",
    verdict: asking.Several = "",
    page: PageNumber = 1,
) -> ExpectationsPage:
    """What was announced, promised or forecast: due soon, overdue, without a day, or settled.

    Where none of these is asked for, the first of them that there are.
    """
    counts = tuple(_count(desk, one, holder) for one in Due)
    due = due or next((one.due for one in counts if one.total), Due.SOON)
    asked = ExpectationsAsked(due, asking.values("verdict", verdict.lower(), Verdict), holder)
    found = find_expectation_ids(desk.index, asked, page_of(page))
    told = in_order(found.rows, find_expectations(desk.reader, of_ids(found.rows)), lambda one: one.expectation.id)
    occurrences = find_occurrences_of(desk.reader, [one.told.event.id for one in told])
    words = event_passages(desk.reader, [event for one in told for event in (one.told, one.outcome) if event])
    return ExpectationsPage(
        due=due,
        holder=holder,
        today=last_day(desk.index),
        counts=counts,
        rows=tuple(_shown(one, occurrences[one.told.event.id], words) for one in told),
        paging=Paging.of(found, page),
    )


def _shown(told: ToldExpectation, occurrence: str, words: Mapping[str, Passage]) -> ExpectationListed:
    outcome = words[told.outcome.event.id] if told.outcome else None
    return ExpectationListed(told, occurrence, words[told.told.event.id], outcome)


def _count(desk: Desk, due: Due, holder: str) -> DueCount:
    found = find_expectation_ids(desk.index, ExpectationsAsked(due, holder=holder), Page(1))
    return DueCount(due, found.total, found.is_more)
