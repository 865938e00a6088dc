"""Occurrence: one thing in the world, as all who tell of it tell it."""

from fastapi import HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from dateline.views.notes import find_occurrence_ids
from dateline.views.occurrence_page import OccurrencePage, event_alone, occurrence_page
from dateline.web.addresses import address
from dateline.web.desk import OpenedDesk
from dateline.web.pages_made import Pages
from dateline.web.rendering import render

pages = Pages("occurrences")


@pages.page("/occurrences/{id:path}", "occurrence.html")
def occurrence(desk: OpenedDesk, id: str) -> OccurrencePage:
    """An occurrence with its history, every telling in its passage, disagreements about it and what was expected."""
    found = occurrence_page(desk.reader, id)
    if found is None:
        raise HTTPException(404, "The record has no occurrence of this id.")
    return found


@pages.api.get("/events/{id:path}")
def event(desk: OpenedDesk, id: str) -> OccurrencePage:
    """The occurrence that an event tells of; one that is linked to none stands alone, with an empty id."""
    linked = find_occurrence_ids(desk.reader, [id]).get(id, "")
    found = occurrence_page(desk.reader, linked) if linked else event_alone(desk.reader, id)
    if found is None:
        raise HTTPException(404, "The record has no event of this id.")
    return found


@pages.html.get("/events/{id:path}")
def show_event(request: Request, desk: OpenedDesk, id: str) -> Response:
    """The way to the occurrence that an event tells of."""
    linked = find_occurrence_ids(desk.reader, [id]).get(id, "")
    if linked:
        return RedirectResponse(f"{address('occurrences', linked)}#event-{id}", 303)
    return render(request, "occurrence.html", event(desk, id))
