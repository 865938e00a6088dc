"""Rows of the record's SQL views as the central types: the one place that turns columns back into events."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from dateline.articles.span import Span
from dateline.events.event import Certainty, Event, EventType, Role, Status, When, Where
from dateline.record.reader import RecordReader
from dateline.sentences.tense import Tense
from dateline.views.filters import Condition

Row: TypeAlias = Mapping[str, Any]

IN_TEXT_ORDER = "article, trigger_start, trigger_end, id"


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event with its run, the words of its sentence, and the article that tells of it ("" where unknown)."""

    event: Event
    run: str
    sentence: str
    title: str
    outlet: str
    published: str
    retrieved: str


def find_rows(reader: RecordReader, sql: str, parameters: Iterable[object] = ()) -> list[Row]:
    """The rows of a question, each by column name."""
    columns, rows = reader.query(sql, tuple(parameters))
    return [dict(zip(columns, row, strict=True)) for row in rows]


def find_events(reader: RecordReader, condition: Condition, order: str = IN_TEXT_ORDER) -> list[ToldEvent]:
    """The events of the newest readings that meet the condition, with everybody who takes part."""
    where_text = "substr((SELECT text FROM articles WHERE id = article), where_start + 1, where_end - where_start)"
    rows = find_rows(
        reader,
        f"SELECT *, {where_text} AS where_text FROM events WHERE {condition.sql} ORDER BY {order}",
        condition.parameters,
    )
    roles = _roles_by_event(reader, condition)
    return [_told(row, roles) for row in rows]


def find_role(row: Row) -> Role:
    """The role or holder of one row."""
    article = row["article"]
    through = json.loads(row.get("through") or "[]")
    return Role(
        span=Span(article, row["start"], row["end"]),
        text=row["text"],
        id=row["actor"] or "",
        name=row["name"] or "",
        country=row["country"],
        sector=row["sector"] or "",
        office=row["office"] or "",
        through=tuple(Span(article, link["start"], link["end"]) for link in through),
    )


def _roles_by_event(reader: RecordReader, condition: Condition) -> dict[tuple[str, str], tuple[Role, ...]]:
    """Who takes part in the events that meet the condition, by event and part, in order."""
    chosen = f"SELECT id FROM events WHERE {condition.sql}"
    sql = f"SELECT * FROM roles WHERE event IN ({chosen}) ORDER BY event, part, position"
    found: dict[tuple[str, str], tuple[Role, ...]] = {}
    for row in find_rows(reader, sql, condition.parameters):
        key = (row["event"], row["part"])
        found[key] = (*found.get(key, ()), find_role(row))
    return found


def _told(row: Row, roles: Mapping[tuple[str, str], tuple[Role, ...]]) -> ToldEvent:
    """The event of one row with those who take part."""
    return ToldEvent(
        event=_event(row, roles),
        run=row["run"],
        sentence=row["sentence_text"],
        title=row["title"] or "",
        outlet=row["outlet"] or "",
        published=row["published"] or "",
        retrieved=row["retrieved"] or "",
    )


def _event(row: Row, roles: Mapping[tuple[str, str], tuple[Role, ...]]) -> Event:
    """The event itself."""
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
        reasons=tuple(json.loads(row["reasons"])),
    )


def _when(row: Row) -> When | None:
    """The days of an event, None when the text gives none."""
    if row["when_from"] is None and row["when_to"] is None:
        return None
    return When(row["when_from"], row["when_to"], row["when_basis"], _span(row, "when"))


def _where(row: Row) -> Where | None:
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


def _span(row: Row, name: str) -> Span | None:
    """The span of two columns, `NAME_start` and `NAME_end`; None where they are empty."""
    start, end = row[f"{name}_start"], row[f"{name}_end"]
    return None if start is None else Span(row["article"], start, end)
