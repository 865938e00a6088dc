"""Compare: a copy beside its source."""

from typing import Annotated

from fastapi import HTTPException, Query

from dateline.views.comparing import Comparison, compare
from dateline.web.desk import OpenedDesk
from dateline.web.pages_made import Pages

pages = Pages("articles")

_ID = Query(max_length=500, description="The id of an article.")


@pages.page("/compare", "compare.html")
def compare_articles(desk: OpenedDesk, copy: Annotated[str, _ID], source: Annotated[str, _ID]) -> Comparison:
    """Two articles sentence by sentence, with the words that one has and the other has not."""
    found = compare(desk.reader, copy, source)
    if found is None:
        raise HTTPException(404, "The record lacks one of the two articles.")
    return found
