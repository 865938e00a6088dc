"""Corrections: rulings given, listed, undone, carried from record to record; and how far reviewers agree."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Body, Form, HTTPException, Request, Response, UploadFile
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, StreamingResponse

from dateline.errors import QueryError
from dateline.record.correction import Correction, Field, Ruling, RulingKind
from dateline.record.correction_lines import Imported, correction_line, import_corrections
from dateline.record.corrections import load_corrections, write_correction
from dateline.record.reader import RecordReader, open_record
from dateline.views.agreement import Agreement, agreements
from dateline.views.formats import json_line
from dateline.views.rows import ToldEvent, find_events
from dateline.web.addresses import our_address
from dateline.web.desk import OpenedDesk
from dateline.web.index.updating import update_occurrences
from dateline.web.pages_made import Pages
from dateline.web.paging import SIZE, PageNumber, Paging
from dateline.web.rendering import render
from dateline.web.rows_shown import of_ids
from dateline.web.settings import DeskSettings

pages = Pages("corrections")

Id = Annotated[str, Form(max_length=200)]
Word = Annotated[str, Form(max_length=200)]
Reason = Annotated[str, Form(max_length=2000)]


@dataclass(frozen=True, slots=True)
class CorrectionShown:
    """A correction with the event that it is about, as it was found; of an undo, with what was withdrawn."""

    id: str
    correction: Correction
    told: ToldEvent | None
    withdrawn: Correction | None


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """Corrections, the newest first, and how far people ruled the same on the same things."""

    rows: tuple[CorrectionShown, ...]
    paging: Paging
    agreements: tuple[Agreement, ...]


@dataclass(frozen=True, slots=True)
class RulingGiven:
    """A ruling as a program sends it; `value` as docs/corrections.md says, by kind and field."""

    kind: RulingKind
    target: str
    field: str = ""
    value: Any = None
    reason: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class RulingKept:
    """A ruling as the record keeps it; its id is what an undo names."""

    id: str
    correction: Correction


@pages.page("/corrections", "corrections.html")
def corrections(desk: OpenedDesk, page: PageNumber = 1) -> CorrectionsPage:
    """What people ruled, the newest first, and how far they agree."""
    found = list(load_corrections(desk.reader))[::-1]
    shown = found[(page - 1) * SIZE : page * SIZE]
    rows = show_corrections(desk.reader, shown, {one.id: one for one in found})
    return CorrectionsPage(rows, Paging(page, SIZE, len(found)), tuple(agreements(desk.reader)))


def show_corrections(
    reader: RecordReader, shown: Sequence[Correction], known: Mapping[str, Correction]
) -> tuple[CorrectionShown, ...]:
    """Corrections with what they are about; `known` are all by id."""
    withdrawn = {one.id: known.get(one.ruling.target) for one in shown if one.ruling.kind is RulingKind.UNDO}
    about = {one.id: (withdrawn.get(one.id) or one).ruling.target for one in shown}
    events = {told.event.id: told for told in find_events(reader, of_ids(about.values()), as_found=True)}
    return tuple(CorrectionShown(one.id, one, events.get(about[one.id]), withdrawn.get(one.id)) for one in shown)


@pages.html.get("/corrections.jsonl")
def export(request: Request) -> Response:
    """All corrections as JSON Lines, to be kept or taken to another record."""
    settings: DeskSettings = request.app.state.settings
    name = re.sub(r"[^A-Za-z0-9._-]", "_", f"{settings.record.stem}-corrections.jsonl")
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(_lines(settings), media_type="application/jsonl", headers=headers)


@pages.html.post("/corrections")
async def import_file(request: Request, file: UploadFile) -> Response:
    """Add the corrections of a file."""
    settings: DeskSettings = request.app.state.settings
    lines = (await file.read()).splitlines()
    done = await run_in_threadpool(_import, settings, lines, file.filename or "the file")
    return render(request, "imported.html", done)


@pages.html.post("/rulings")
def rule(
    request: Request,
    kind: Annotated[RulingKind, Form()],
    target: Id,
    field: Word = "",
    choice: Word = "",
    other: Id = "",
    span: Annotated[list[str] | None, Form()] = None,
    from_date: Annotated[str, Form(alias="from", max_length=10)] = "",
    to_date: Annotated[str, Form(alias="to", max_length=10)] = "",
    reason: Reason = "",
    next: Annotated[str, Form(max_length=2000)] = "/review",
) -> Response:
    """Rule as a form says, and go on to the next page."""
    value = _value(kind, field, choice=choice, other=other, spans=span or [], days=(from_date, to_date))
    done = _write(request, Ruling(kind, target, field, value), reason)
    onward = our_address(next)
    return RedirectResponse(f"{onward}{'&' if '?' in onward else '?'}done={done.id}", 303)


@pages.api.post("/corrections", status_code=201)
def add_correction(request: Request, given: Annotated[RulingGiven, Body()]) -> RulingKept:
    """Rule on an event, an occurrence or an expectation, or undo a ruling."""
    ruling = Ruling(given.kind, given.target, given.field, given.value)
    kept = _write(request, ruling, given.reason, given.author)
    return RulingKept(kept.id, kept)


def _write(request: Request, ruling: Ruling, reason: str, author: str = "") -> Correction:
    """Write a ruling into the record; what the pages show follows it before the answer."""
    settings: DeskSettings = request.app.state.settings
    signed = author or request.state.session.author
    if not signed.strip():
        raise HTTPException(400, "a ruling is signed with a name; say who you are on the page Review")
    correction = write_correction(settings.record, ruling, author=signed, reason=reason)
    update_occurrences(settings.record)
    return correction


def _value(kind: RulingKind, field: str, *, choice: str, other: str, spans: list[str], days: tuple[str, str]) -> object:
    """The value of a ruling from the fields of its form."""
    if kind is RulingKind.JOIN:
        return {"occurrence": other}
    if kind is RulingKind.SPLIT and not spans:
        raise QueryError("choose at least one telling that is of another thing")
    if kind is RulingKind.SPLIT:
        return {"events": spans}
    if kind is RulingKind.SETTLE:
        return {"verdict": choice, "outcome": other}
    if kind is not RulingKind.CHANGE:
        return None
    if field == Field.TYPE.value:
        type, _, mode = choice.partition("/")
        return {"type": type, "mode": mode}
    if field == Field.STATUS.value:
        return choice
    if field == Field.WHEN.value:
        return {"from": days[0] or None, "to": days[1] or None, **_span(choice)} if any(days) else None
    if field == Field.WHERE.value:
        return _span(choice) or None
    return [_span(one) for one in spans]


def _span(words: str) -> dict[str, int]:
    """A span of the article from "START-END"; nothing from nothing. Raises QueryError for anything else."""
    if not words:
        return {}
    start, _, end = words.partition("-")
    if not (start.isdecimal() and end.isdecimal() and len(words) < 30):
        raise QueryError(f"{words!r} is no stretch of the article; write START-END, in characters")
    return {"start": int(start), "end": int(end)}


def _lines(settings: DeskSettings) -> Iterator[bytes]:
    with open_record(settings.record, is_shared=True) as reader:
        for one in load_corrections(reader):
            yield json_line(correction_line(one)).encode() + b"\n"


def _import(settings: DeskSettings, lines: list[bytes], name: str) -> Imported:
    done = import_corrections(settings.record, lines, name=name)
    update_occurrences(settings.record)
    return done
