"""What changed in a record since it was last looked at: readings, what linking found, and what people ruled."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from dateline.record.reader import RecordReader

# Tables with the newest number of what is in them, and where each has it.
_NEWEST = {
    "reading": "SELECT max(number) FROM reading_row",
    "linking": "SELECT max(number) FROM linking_row",
    "correction": "SELECT max(number) FROM correction_row",
}
# Events of whose occurrence, expectations or disagreements something is found that was not before.
_LINKED = """
    SELECT event FROM occurrence_row WHERE linking > ?1
    UNION ALL SELECT event FROM expectation_row WHERE linking > ?1
    UNION ALL SELECT first_event FROM disagreement_row WHERE linking > ?1
"""
_WITNESSES = """
    SELECT events.id FROM witness_row JOIN events ON events.article = witness_row.article WHERE linking > ?1
"""
# What people ruled is about events, or occurrences and expectations of them.
_RULED = """
    SELECT DISTINCT kind, id FROM correction_about_row WHERE correction > ?
"""
_AUTHORS = """
    SELECT DISTINCT id, author FROM correction_about_row
    JOIN (SELECT number, author, kind AS done, withdrawn_by FROM corrections) ON number = correction
    WHERE kind = 'event' AND done <> 'undo' AND withdrawn_by IS NULL AND id IN (SELECT value FROM json_each(?))
"""
_ARTICLES = "SELECT DISTINCT article FROM event_row JOIN reading_row ON number = reading WHERE id IN"
_BATCH = 5_000


def find_newest(reader: RecordReader) -> dict[str, int]:
    """The greatest number of a reading, a linking and a correction; 0 where there is none."""
    return {what: next(reader.rows(sql))[0] or 0 for what, sql in _NEWEST.items()}


def find_linked(reader: RecordReader, after: int) -> Iterator[list[str]]:
    """Events that linkings after one saw otherwise, in batches."""
    yield from _batches(id for (id,) in reader.rows(_LINKED, (after,)))
    yield from _batches(id for (id,) in reader.rows(_WITNESSES, (after,)))


def find_ruled(reader: RecordReader, after: int) -> dict[str, list[str]]:
    """The ids of events, occurrences and expectations that corrections after one are about, by kind."""
    found: dict[str, list[str]] = {"event": [], "occurrence": [], "expectation": []}
    for kind, id in reader.rows(_RULED, (after,)):
        found[kind].append(id)
    sql = "SELECT DISTINCT event FROM expectation_row WHERE id IN (SELECT value FROM json_each(?))"
    found["expectation"] = [event for (event,) in reader.rows(sql, (json.dumps(found["expectation"]),))]
    return found


def find_articles(reader: RecordReader, events: Sequence[str]) -> list[str]:
    """The articles of events, whether these still stand or not."""
    rows: Iterator[tuple[Any, ...]] = reader.rows(
        f"{_ARTICLES} (SELECT value FROM json_each(?))", (json.dumps(events),)
    )
    return [article for (article,) in rows]


def write_rulings(reader: RecordReader, connection: sqlite3.Connection, events: Sequence[str]) -> None:
    """Say of events who has ruled on them."""
    connection.executemany("DELETE FROM ruling WHERE event = ?", ((id,) for id in events))
    connection.executemany("INSERT INTO ruling VALUES (?, ?)", reader.rows(_AUTHORS, (json.dumps(events),)))


def _batches(ids: Iterable[str]) -> Iterator[list[str]]:
    left = iter(ids)
    while batch := list(islice(left, _BATCH)):
        yield batch
