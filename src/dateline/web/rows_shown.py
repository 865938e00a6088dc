"""Rows shown: the few rows of a record whose ids the index found, in the order in which it found them."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from dateline.record.reader import RecordReader
from dateline.views.filters import Condition
from dateline.views.notes import find_occurrence_ids
from dateline.views.rows import ToldEvent, find_events, find_rows

Row = TypeVar("Row")


def of_ids(ids: Iterable[str], column: str = "id") -> Condition:
    """Rows of these ids."""
    return Condition(f"{column} IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),))


def in_order(ids: Sequence[str], rows: Iterable[Row], id_of: Callable[[Row], str]) -> list[Row]:
    """Rows in the order of their ids; those that the record no longer has are left out."""
    known = {id_of(row): row for row in rows}
    return [known[id] for id in ids if id in known]


def find_events_by_id(reader: RecordReader, ids: Iterable[str]) -> dict[str, ToldEvent]:
    """Events by their ids; those there are."""
    return {told.event.id: told for told in find_events(reader, of_ids(ids))}


def find_occurrences_of(reader: RecordReader, events: Sequence[str]) -> dict[str, str]:
    """The occurrence that each event tells of; an event without one stands for itself."""
    return {id: id for id in events} | dict(find_occurrence_ids(reader, events))


def tellings_of(reader: RecordReader, occurrences: Sequence[str]) -> Mapping[str, Sequence[ToldEvent]]:
    """The events that tell of each occurrence."""
    asked = of_ids(occurrences)
    rows = find_rows(reader, f"SELECT event, id FROM occurrences WHERE {asked.sql}", asked.parameters)
    events = find_events_by_id(reader, [row["event"] for row in rows])
    found: dict[str, list[ToldEvent]] = defaultdict(list)
    for row in rows:
        if row["event"] in events:
            found[row["id"]].append(events[row["event"]])
    return found
