"""Findings: all that a careful reader would flag in one text, in text order. Precision comes before everything."""

from dateline.claims.dates_told import find_impossible_dates
from dateline.claims.dead_told import find_acting_dead
from dateline.claims.evidence import Evidence
from dateline.claims.finding import Finding
from dateline.claims.names_garbled import find_garbled_names
from dateline.claims.offices_told import find_wrong_offices
from dateline.claims.years_told import find_wrong_years

_KINDS = (find_wrong_offices, find_acting_dead, find_garbled_names, find_wrong_years, find_impossible_dates)


def find_findings(evidence: Evidence) -> list[Finding]:
    """Everything to be flagged; where two kinds flag the same words, the first kind stands."""
    found: dict[tuple[int, int], Finding] = {}
    for find in _KINDS:
        for finding in find(evidence):
            found.setdefault((finding.span.start, finding.span.end), finding)
    return [found[place] for place in sorted(found)]
