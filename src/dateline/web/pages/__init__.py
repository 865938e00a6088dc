"""Pages: one file each, in which a function finds the model that its template and the API show."""

from dateline.web.pages import article, compare, occurrence, story
from dateline.web.pages_made import Pages

PAGES: tuple[Pages, ...] = (story.pages, occurrence.pages, article.pages, compare.pages)
