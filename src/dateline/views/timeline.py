"""Timeline: what happened, is to happen or is said to have happened, in order of time."""

from collections.abc import Iterable

from dateline.events.event import Role
from dateline.record.reader import RecordReader
from dateline.views.filters import Filters
from dateline.views.rows import ToldEvent, find_events, find_rows

TimelineRow = ToldEvent

# Undated events come last, article by article as published, because the text gives them no place among the others.
_IN_ORDER_OF_TIME = (
    "when_from IS NULL AND when_to IS NULL, coalesce(when_from, when_to), published, article, trigger_start, id"
)


def timeline(reader: RecordReader, filters: Filters | None = None) -> list[TimelineRow]:
    """The events asked for, in order of their first day, then of the text; undated ones last, by publication."""
    return find_events(reader, (filters or Filters()).condition, _IN_ORDER_OF_TIME)


def count_below(reader: RecordReader, filters: Filters | None = None) -> int:
    """How many events meet all that is asked for but the score."""
    below = (filters or Filters()).condition_below
    counted = find_rows(reader, f"SELECT count(*) AS events FROM events WHERE {below.sql}", below.parameters)
    return int(counted[0]["events"])


def timeline_fields(row: TimelineRow) -> dict[str, object]:
    """A row as flat fields, in the words of the SQL views; those who take part are lists of names."""
    event = row.event
    when, where = event.when, event.where
    return {
        "when_from": when.start if when else None,
        "when_to": when.end if when else None,
        "when_basis": when.basis if when else None,
        "status": event.status.value,
        "type": event.type.value,
        "mode": event.mode or None,
        "actors": names(event.actors),
        "recipients": names(event.recipients),
        "where": (where.name or where.text) if where else None,
        "said_by": names(event.said_by),
        "score": event.score,
        "outlet": row.outlet or None,
        "published": row.published or None,
        "article": event.article,
        "id": event.id,
        "sentence": row.sentence,
    }


def names(roles: Iterable[Role]) -> list[str]:
    """The names of those who take part, as printed where they have no other."""
    return [role.name or role.text for role in roles]
