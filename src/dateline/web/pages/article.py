"""Article: the text as published, with what its sentences tell, and where it comes from."""

from typing import Annotated

from fastapi import HTTPException, Query

from dateline.views.annotated import AnnotatedArticle, annotate, read_layers
from dateline.web.desk import OpenedDesk
from dateline.web.pages_made import Pages

pages = Pages("articles")

_SHOW = (
    "What to show, with commas between: events, claims, findings, mentions, below (events under the default score);"
    " none for the bare text."
)


@pages.page("/articles/{id:path}", "article.html")
def article(
    desk: OpenedDesk, id: str, show: Annotated[str, Query(max_length=100, description=_SHOW)] = ""
) -> AnnotatedArticle:
    """An article as published, part by part, with what each sentence tells, its origin and its copies."""
    found = annotate(desk.reader, id, read_layers(show))
    if found is None:
        raise HTTPException(404, "The record has no article of this id.")
    return found
