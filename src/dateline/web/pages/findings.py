"""Findings: what a careful reader would flag in the articles."""

from dataclasses import dataclass

from dateline.claims.finding import FindingKind
from dateline.views.findings import ToldFinding, find_findings
from dateline.views.passages import Passage, finding_passages
from dateline.web import asking
from dateline.web.desk import OpenedDesk
from dateline.web.index.expectations import find_finding_ids
from dateline.web.pages_made import Pages
from dateline.web.paging import PageNumber, Paging, page_of
from dateline.web.rows_shown import in_order, of_ids

pages = Pages("findings")


@dataclass(frozen=True, slots=True)
class FindingShown:
    """A finding with its sentence."""

    told: ToldFinding
    passage: Passage


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """Findings, those of the newest articles first."""

    kinds_asked: tuple[FindingKind, ...]
    rows: tuple[FindingShown, ...]
    paging: Paging

    kinds = tuple(FindingKind)


@pages.page("/findings", "findings.html")
def findings(
    desk: OpenedDesk, kind: asking.Several = "", outlet: asking.Outlet = "", page: PageNumber = 1
) -> FindingsPage:
    """What is odd in one text: offices, names, dates and years that cannot be."""
    kinds = asking.values("kind", kind.lower(), FindingKind)
    found = find_finding_ids(desk.index, kinds, page_of(page), outlet=outlet)
    told = in_order(found.rows, find_findings(desk.reader, of_ids(found.rows)), lambda one: one.finding.id)
    rows = tuple(map(FindingShown, told, finding_passages(desk.reader, told)))
    return FindingsPage(kinds, rows, Paging.of(found, page))
