"""Forgetting an article on legal request: the one exception to the rule that nothing is deleted from a record.

Its text goes, and all that rests on it: readings with their rows; what linking found of its events and of those that
tell of the same occurrences, because reasons quote words, and all that linking remembers; people's rulings on its
events, because they quote too. A tombstone stays. What linking found is found anew by `dateline link`.
"""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import starmap
from pathlib import Path

from dateline.errors import RecordError, UnknownRowError
from dateline.record.checking import OnStep, Step, ignore
from dateline.record.connection import check_exists, connect_to_write, record_errors, transaction
from dateline.record.laws import READING_TABLES
from dateline.record.link_memory import LinkMemory
from dateline.record.rulings import Thing, settle
from dateline.record.tombstones import content_of
from dateline.record.writer import PATIENCE

_IN = "IN (SELECT value FROM json_each(?))"
_TOLD = "IN (SELECT value FROM json_each(:told))"
# What links say of events; the changes of an expectation name those that moved it.
_ABOUT = {
    "expectation_row": f"event {_TOLD} OR outcome {_TOLD} "
    "OR EXISTS (SELECT 1 FROM json_each(:told) WHERE instr(changes, '(' || value || ')'))",
    "disagreement_row": f"first_event {_TOLD} OR second_event {_TOLD}",
}
_READINGS = "SELECT number FROM reading_row WHERE article = ?"


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was forgotten: how many readings, and how many rulings on them. All are 0 where it was forgotten before.

    `same_text` are other articles of the record that have the same text.
    """

    day: str
    readings: int
    rulings: int
    same_text: tuple[str, ...]


def forget(path: Path, article: str, *, reason: str = "", on_step: OnStep = ignore) -> Forgotten:
    """Take an article out of the record at `path`, so that none of its words is left in the file.

    Done again, it cleans a file that a first time did not come to clean. Raises UnknownRowError where the record has no
    such article, and RecordError where the file cannot be written, or another program has it open all the while.
    """
    check_exists(path)
    with record_errors(path), closing(connect_to_write(path, patience=PATIENCE)) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        on_step(Step("rows", 0, 2))
        with transaction(connection):
            forgotten = _forget(connection, article, reason)
        on_step(Step("words left in the file", 1, 2))
        clean(connection)
    return forgotten


def clean(connection: sqlite3.Connection) -> None:
    """Leave nothing in a file, nor in its journal, of what was deleted from it."""
    _fold(connection)
    connection.execute("VACUUM")
    _fold(connection)


def _fold(connection: sqlite3.Connection) -> None:
    is_busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if is_busy:
        raise RecordError(
            "the article is forgotten, but another program has the file open, so its words may stand in the journal "
            "beside it; end that program and give the command again"
        )


def _forget(connection: sqlite3.Connection, article: str, reason: str) -> Forgotten:
    found = connection.execute("SELECT text FROM article_row WHERE id = ?", (article,)).fetchone()
    if found is None:
        before = connection.execute("SELECT day FROM tombstone_row WHERE id = ?", (article,)).fetchone()
        if before is None:
            raise UnknownRowError(f"there is no article {article!r}; `dateline export articles` lists them")
        return Forgotten(before[0], 0, 0, ())
    day = datetime.now(UTC).date().isoformat()
    readings = [number for (number,) in connection.execute(_READINGS, (article,))]
    events = _ids(connection, f"SELECT DISTINCT id FROM event_row WHERE reading {_IN}", readings)
    rulings = _forget_rulings(connection, events)
    _forget_links(connection, article, events)
    for table in ("reading_size_row", *reversed(READING_TABLES)):
        connection.execute(f"DELETE FROM {table} WHERE reading {_IN}", (json.dumps(readings),))
    connection.execute("DELETE FROM reading_row WHERE article = ?", (article,))
    connection.execute("DELETE FROM article_row WHERE id = ?", (article,))
    grave = (article, content_of(found[0]), day, reason)
    connection.execute("INSERT INTO tombstone_row VALUES (?, ?, ?, ?)", grave)
    same = connection.execute("SELECT id FROM article_row WHERE text = ? ORDER BY id", found)
    return Forgotten(day, len(readings), rulings, tuple(id for (id,) in same))


def _forget_links(connection: sqlite3.Connection, article: str, events: list[str]) -> None:
    """Whole histories go, never their newest rows alone: an older row would stand again that stood no more."""
    occurrences = _ids(connection, f"SELECT DISTINCT occurrence FROM occurrence_row WHERE event {_IN}", events)
    beside = _ids(connection, f"SELECT DISTINCT event FROM occurrence_row WHERE occurrence {_IN}", occurrences)
    told = json.dumps(sorted({*events, *beside}))
    copies = "SELECT DISTINCT article FROM witness_row WHERE article = ? OR witness = ?"
    behind = [id for (id,) in connection.execute(copies, (article, article))]
    connection.execute("DELETE FROM copy_row WHERE article = ? OR source = ?", (article, article))
    connection.execute(f"DELETE FROM witness_row WHERE article {_IN}", (json.dumps(behind),))
    connection.execute(f"DELETE FROM occurrence_row WHERE event {_IN}", (told,))
    for table, about in _ABOUT.items():
        connection.execute(f"DELETE FROM {table} WHERE id IN (SELECT id FROM {table} WHERE {about})", {"told": told})
    LinkMemory(connection).forget()


def _forget_rulings(connection: sqlite3.Connection, events: list[str]) -> int:
    """Delete every ruling that is about these events or names one, and let what they were about follow the others."""
    ruled = f"SELECT correction FROM correction_about_row WHERE kind = 'event' AND id {_IN}"
    gone: set[object] = set(_ids(connection, ruled, events))
    for number, value in connection.execute("SELECT number, value FROM correction_row").fetchall():
        if any(f'"{event}"' in value for event in events):
            gone.add(number)
    listed = json.dumps(list(gone))
    undone = f"target IN (SELECT id FROM correction_row WHERE number {_IN}) AND kind = 'undo'"
    gone |= {number for (number,) in connection.execute(f"SELECT number FROM correction_row WHERE {undone}", (listed,))}
    listed = json.dumps(list(gone))
    about = f"SELECT DISTINCT kind, id FROM correction_about_row WHERE correction {_IN}"
    things = connection.execute(about, (listed,)).fetchall()
    connection.execute(f"DELETE FROM correction_about_row WHERE correction {_IN}", (listed,))
    connection.execute(f"DELETE FROM correction_row WHERE number {_IN}", (listed,))
    settle(connection, starmap(Thing, things))
    return len(gone)


def _ids(connection: sqlite3.Connection, sql: str, among: Iterable[object]) -> list[str]:
    return [id for (id,) in connection.execute(sql, (json.dumps(list(among)),))]
