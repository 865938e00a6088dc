"""Rows of the record's views as the central types: the one place that turns columns back into events."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

from dateline.articles.span import Span
from dateline.events.event import Certainty, Event, EventType, Role, Status, When, Where
from dateline.sentences.tense import Tense

ROLE_COLUMNS = ("start", "end", "text", "actor", "name", "country", "sector", "office", "through")
ViewRow: TypeAlias = Mapping[str, Any]


def role_of(row: ViewRow) -> Role:
    """The role or holder of one row."""
    return role_of_columns(row["article"], tuple(map(row.get, ROLE_COLUMNS)))


def role_of_columns(article: str, columns: Sequence[Any]) -> Role:
    """The role of the values of ROLE_COLUMNS: a record has millions, and a dict for each is not made for nothing."""
    start, end, text, actor, name, country, sector, office, through = columns
    links = json.loads(through) if through and through != "[]" else ()
    spans = tuple(Span(article, link["start"], link["end"]) for link in links)
    return Role(Span(article, start, end), text, actor or "", name or "", country, sector or "", office or "", spans)


def event_of(row: ViewRow, roles: Mapping[tuple[str, str], tuple[Role, ...]]) -> Event:
    """An event of the `events` view; `roles` are those who take part, by event and part."""
    return Event(
        id=row["id"],
        article=row["article"],
        sentence=Span(row["article"], row["sentence_start"], row["sentence_end"]),
        trigger=Span(row["article"], row["trigger_start"], row["trigger_end"]),
        trigger_text=row["trigger_text"],
        entry=row["entry"],
        type=EventType(row["type"]),
        mode=row["mode"] or "",
        cameo=row["cameo"] or "",
        scale=row["scale"],
        actors=roles.get((row["id"], "actor"), ()),
        recipients=roles.get((row["id"], "recipient"), ()),
        when=_when(row),
        where=_where(row),
        status=Status(row["status"]),
        polarity=row["polarity"],
        certainty=Certainty(row["certainty"]),
        tense=Tense(row["tense"]),
        said_by=roles.get((row["id"], "said_by"), ()),
        score=row["score"],
        reasons=_reasons(row["reasons"]),
    )


@lru_cache(maxsize=10_000)
def _reasons(listed: str) -> tuple[str, ...]:
    return tuple(json.loads(listed))


def _when(row: ViewRow) -> When | None:
    """The days of an event, None when the text gives none."""
    if row["when_from"] is None and row["when_to"] is None:
        return None
    return When(row["when_from"], row["when_to"], row["when_basis"], _span(row, "when"))


def _where(row: ViewRow) -> Where | None:
    """The place of an event, None when the text gives none."""
    span = _span(row, "where")
    if span is None:
        return None
    return Where(
        span=span,
        text=row["where_text"],
        id=row["where_id"] or "",
        name=row["where_name"] or "",
        country=row["where_country"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        admin=row["where_admin"] or "",
    )


def _span(row: ViewRow, name: str) -> Span | None:
    """The span of two columns, `NAME_start` and `NAME_end`; None where they are empty."""
    start, end = row[f"{name}_start"], row[f"{name}_end"]
    return None if start is None else Span(row["article"], start, end)
