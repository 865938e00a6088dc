"""Pages: one file each, in which a function finds the model that its template and the API show."""

from dateline.web.pages import (
    about,
    actors,
    article,
    articles,
    claims,
    compare,
    corrections,
    disagreements,
    dyads,
    expectations,
    findings,
    occurrence,
    places,
    review,
    search,
    story,
)
from dateline.web.pages_made import Pages

PAGES: tuple[Pages, ...] = (
    story.pages,
    occurrence.pages,
    articles.pages,
    article.pages,
    compare.pages,
    claims.pages,
    expectations.pages,
    disagreements.pages,
    findings.pages,
    actors.pages,
    dyads.pages,
    places.pages,
    search.pages,
    review.pages,
    corrections.pages,
    about.pages,
)
