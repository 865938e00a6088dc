"""Pages: one file each, in which a function finds the model that its template and the API show."""

from dateline.web.pages import story
from dateline.web.pages_made import Pages

PAGES: tuple[Pages, ...] = (story.pages,)
