"""Occurrence: one thing in the world, as all who tell of it tell it."""

from functools import partial

from fastapi import HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from dateline.events.event import EventType
from dateline.links.linking import shipped_linking
from dateline.views.notes import find_occurrence_ids
from dateline.views.occurrence_page import OccurrencePage, event_alone, occurrence_page
from dateline.views.story_line import StoryLine
from dateline.web.addresses import address
from dateline.web.desk import Desk, OpenedDesk
from dateline.web.index.asked import Order, StoryAsked
from dateline.web.index.lines import find_lines
from dateline.web.index.listing import Page
from dateline.web.pages_made import Pages
from dateline.web.rendering import render
from dateline.web.rows_shown import tellings_of

pages = Pages("occurrences")

_LEADING = 40  # occurrences that are looked at for what led to one


@pages.page("/occurrences/{id:path}", "occurrence.html")
def occurrence(desk: OpenedDesk, id: str) -> OccurrencePage:
    """An occurrence with its history, every telling in its passage, disagreements about it and what was expected."""
    found = occurrence_page(desk.reader, id, partial(_find_leading, desk))
    if found is None:
        raise HTTPException(404, "The record has no occurrence of this id.")
    return found


@pages.api.get("/events/{id:path}")
def event(desk: OpenedDesk, id: str) -> OccurrencePage:
    """The occurrence that an event tells of; one that is linked to none stands alone, with an empty id."""
    linked = find_occurrence_ids(desk.reader, [id]).get(id, "")
    leading = partial(_find_leading, desk)
    found = occurrence_page(desk.reader, linked, leading) if linked else event_alone(desk.reader, id)
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


def _find_leading(desk: Desk, line: StoryLine) -> list[str]:
    """Events among the same parties that may have led to an occurrence: proposals, invitations, acceptances."""
    parties = list(dict.fromkeys(one.country or one.id or one.name for one in (*line.actors, *line.recipients)))
    acts = set(shipped_linking().steps)
    asked = StoryAsked(
        between=(parties[0], parties[1]) if len(parties) > 1 else ("", ""),
        types=tuple(type for type in EventType if any(act.startswith(f"{type.value}/") for act in acts)),
        to_date=line.when_to or line.when_from or "",
        order=Order.NEWEST,
    )
    found = find_lines(desk.index, asked, Page(_LEADING)).rows if len(parties) > 1 else ()
    leading = [one.id for one in found if f"{one.type.value}/{one.mode}" in acts and one.id != line.id]
    return [told.event.id for tellings in tellings_of(desk.reader, leading).values() for told in tellings]
