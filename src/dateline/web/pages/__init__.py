"""Pages: one file each, in which a function finds the model that its template and the API show."""

from dateline.web.pages import (
    article,
    claims,
    compare,
    corrections,
    disagreements,
    expectations,
    findings,
    review,
    story,
)
from dateline.web.pages_made import Pages

PAGES: tuple[Pages, ...] = (
    story.pages,
    article.pages,
    compare.pages,
    claims.pages,
    expectations.pages,
    disagreements.pages,
    findings.pages,
    review.pages,
    corrections.pages,
)
