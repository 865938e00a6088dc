"""Rows of the record's views as the central types: the one place that turns columns back into events."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

from dateline.articles.span import Span
from dateline.events.event import Certainty, Event, EventType, Role, Status, When, Where
from dateline.sentences.tense import Tense

ROLE_COLUMNS = ("start", "end", "text", "actor", "name", "country", "sector", "office", "through")
_ACT = (
    "trigger_text", "entry", "type", "mode", "cameo", "scale", "status", "polarity", "certainty", "tense",
)  # fmt: skip
_WHEN = ("when_start", "when_end", "when_from", "when_to", "when_basis")
_WHERE = (
    "where_start", "where_end", "where_text", "where_id", "where_name", "where_country", "where_admin",
    "latitude", "longitude",
)  # fmt: skip
_SPANS = ("sentence_start", "sentence_end", "trigger_start", "trigger_end")
EVENT_COLUMNS = ("id", *_SPANS, "score", "reasons", *_ACT, *_WHEN, *_WHERE)
ViewRow: TypeAlias = Mapping[str, Any]
# Who takes part, by event and part.
Roles: TypeAlias = Mapping[tuple[str, str], tuple[Role, ...]]


def role_of(row: ViewRow) -> Role:
    """The role or holder of one row."""
    return role_of_columns(row["article"], tuple(map(row.get, ROLE_COLUMNS)))


def role_of_columns(article: str, columns: Sequence[Any]) -> Role:
    """The role of the values of ROLE_COLUMNS: a record has millions, and a dict for each is not made for nothing."""
    start, end, text, actor, name, country, sector, office, through = columns
    links = json.loads(through) if through and through != "[]" else ()
    spans = tuple([Span(article, link["start"], link["end"]) for link in links]) if links else ()
    return Role(Span(article, start, end), text, actor or "", name or "", country, sector or "", office or "", spans)


def event_of(row: ViewRow, roles: Roles) -> Event:
    """An event of the `events` view, with the words of its place as `where_text`; `roles` are those who take part."""
    return event_of_columns(row["article"], tuple(map(row.__getitem__, EVENT_COLUMNS)), roles)


def event_of_columns(article: str, columns: Sequence[Any], roles: Roles) -> Event:
    """The event of the values of EVENT_COLUMNS: a record has millions."""
    id, start, end, trigger_start, trigger_end, score, reasons = columns[:7]
    trigger_text, entry, type, mode, cameo, scale, status, polarity, certainty, tense = _act(*columns[7:17])
    return Event(
        id,
        article,
        Span(article, start, end),
        Span(article, trigger_start, trigger_end),
        trigger_text,
        entry,
        type,
        mode,
        cameo,
        scale,
        roles.get((id, "actor"), ()),
        roles.get((id, "recipient"), ()),
        _when(article, *columns[17:22]),
        _where(article, columns[22:]),
        status,
        polarity,
        certainty,
        tense,
        roles.get((id, "said_by"), ()),
        score,
        _reasons(reasons),
    )


@lru_cache(maxsize=50_000)
def _act(*columns: Any) -> tuple[Any, ...]:
    """The values of the columns of an act. Few acts are told millions of times: each is kept once."""
    trigger_text, entry, type, mode, cameo, scale, status, polarity, certainty, tense = columns
    certain = (Status(status), polarity, Certainty(certainty), Tense(tense))
    return (trigger_text, entry, EventType(type), mode or "", cameo or "", scale, *certain)


@lru_cache(maxsize=10_000)
def _reasons(listed: str) -> tuple[str, ...]:
    return tuple(json.loads(listed))


def _when(article: str, begin: int | None, close: int | None, *told: Any) -> When | None:
    """The days of an event, None when the text gives none."""
    start, end, basis = _kept(*told)
    if start is None and end is None:
        return None
    return When(start, end, basis, None if begin is None or close is None else Span(article, begin, close))


def _where(article: str, columns: Sequence[Any]) -> Where | None:
    """The place of an event, None when the text gives none."""
    begin, close, *told, latitude, longitude = columns
    if begin is None or close is None:
        return None
    text, id, name, country, admin = _kept(*told)
    return Where(Span(article, begin, close), text, id or "", name or "", country, latitude, longitude, admin or "")


@lru_cache(maxsize=50_000)
def _kept(*values: Any) -> tuple[Any, ...]:
    """The same values, once for all that are equal."""
    return values
