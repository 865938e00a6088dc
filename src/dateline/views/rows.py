"""Events as questions to a record find them: with their run, their sentence and the article that tells them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from dateline.events.event import Event, Role
from dateline.record.events import event_of, role_of
from dateline.record.reader import RecordReader
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


def find_events(
    reader: RecordReader, condition: Condition, order: str = IN_TEXT_ORDER, *, as_found: bool = False
) -> list[ToldEvent]:
    """The events of the newest readings that meet the condition, with everybody who takes part.

    They are as people ruled, or `as_found` by the machine.
    """
    prefix = "machine_" if as_found else ""
    where_text = "substr((SELECT text FROM articles WHERE id = article), where_start + 1, where_end - where_start)"
    rows = find_rows(
        reader,
        f"SELECT *, {where_text} AS where_text FROM {prefix}events WHERE {condition.sql} ORDER BY {order}",
        condition.parameters,
    )
    roles = _roles_by_event(reader, condition, prefix)
    return [_told(row, roles) for row in rows]


def _roles_by_event(
    reader: RecordReader, condition: Condition, prefix: str
) -> dict[tuple[str, str], tuple[Role, ...]]:
    """Who takes part in the events that meet the condition, by event and part, in order."""
    chosen = f"SELECT id FROM {prefix}events WHERE {condition.sql}"
    sql = f"SELECT * FROM {prefix}roles WHERE event IN ({chosen}) ORDER BY event, part, position"
    found: dict[tuple[str, str], tuple[Role, ...]] = {}
    for row in find_rows(reader, sql, condition.parameters):
        key = (row["event"], row["part"])
        found[key] = (*found.get(key, ()), role_of(row))
    return found


def _told(row: Row, roles: Mapping[tuple[str, str], tuple[Role, ...]]) -> ToldEvent:
    """The event of one row with those who take part."""
    return ToldEvent(
        event=event_of(row, roles),
        run=row["run"],
        sentence=row["sentence_text"],
        title=row["title"] or "",
        outlet=row["outlet"] or "",
        published=row["published"] or "",
        retrieved=row["retrieved"] or "",
    )
