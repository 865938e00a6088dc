"""Bringing the index up to date: in short transactions, so that readers never wait and a kill loses nothing.

1. Articles with new readings are made, in the order of readings; the lines of their events wait to be made.
2. So do the lines that later linkings and corrections are about.
3. Lines that wait are made, until none waits.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import RecordError
from dateline.record.connection import record_errors, transaction
from dateline.record.reader import RecordReader, open_record
from dateline.record.schema import now
from dateline.web.index.article_writing import ArticleWriter
from dateline.web.index.changes import find_articles, find_linked, find_newest, find_ruled, write_rulings
from dateline.web.index.line_writing import LineWriter, find_lines_of
from dateline.web.index.opening import (
    PATIENCE,
    index_path,
    index_to_write,
    make_anew,
    remove_index,
)

_FOR_A_RULING = 30.0  # seconds; what is being written is a batch of the first index of a large record at most
_ARTICLES, _LINES = 100, 300  # at once: written in some tenth of a second
_EVENT_LINES = "SELECT DISTINCT line FROM event WHERE line IS NOT NULL AND id IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Progress:
    """How much is done of a step, "articles" or "occurrences"."""

    step: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Updated:
    """How many articles and lines were made; `is_elsewhere` where another process is at it."""

    articles: int = 0
    lines: int = 0
    is_elsewhere: bool = False


def update_index(
    record: Path, path: Path | None = None, *, on_progress: Callable[[Progress], None] | None = None
) -> Updated:
    """Bring the index of a record up to date, from empty where there is none; `path` where it is, beside the record.

    Where another process writes it, nothing is done. Raises RecordError if a file cannot be used.
    """
    path = path or index_path(record)
    try:
        return _update(record, path, on_progress or _ignore)
    except RecordError as error:
        if not _is_damage_of(path, error):
            raise
        remove_index(path)
        return _update(record, path, on_progress or _ignore)


def _update(record: Path, path: Path, on_progress: Callable[[Progress], None]) -> Updated:
    with open_record(record) as reader, index_to_write(path, patience=0) as connection, record_errors(path):
        if not _is_free(connection):
            return Updated(is_elsewhere=True)
        connection.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")
        return _Update(reader, connection, on_progress).run()


def _is_damage_of(path: Path, error: RecordError) -> bool:
    """Whether an error tells that the index is damaged, and not the record."""
    code = getattr(error.__cause__, "sqlite_errorcode", 0)
    return str(error).startswith(f"{path}: ") and code & 0xFF == sqlite3.SQLITE_CORRUPT


def update_occurrences(record: Path, ids: Iterable[str] = (), path: Path | None = None) -> None:
    """Follow the corrections that are new, and make the lines of these ids too, all at once: what one ruling touches.

    It waits for who else is writing the index, half a minute at most. Raises RecordError if a file cannot be used.
    """
    path = path or index_path(record)
    writing = index_to_write(path, patience=_FOR_A_RULING)
    with open_record(record) as reader, writing as connection, record_errors(path):
        update = _Update(reader, connection, _ignore)
        with update.batch():
            update.write_lines(sorted({*ids, *update.note_ruled()}))


class _Update:
    """One bringing up to date."""

    def __init__(
        self, reader: RecordReader, connection: sqlite3.Connection, on_progress: Callable[[Progress], None]
    ) -> None:
        self.reader, self.connection, self._on_progress = reader, connection, on_progress
        self._articles, self._lines = 0, 0

    def run(self) -> Updated:
        with self.batch():
            self._begin()
        while self._write_articles():
            pass
        self._note_linked()
        with self.batch():
            self.note_ruled()
        while self._write_waiting():
            pass
        return Updated(self._articles, self._lines)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """The record as it is now, and all that is written inside or nothing."""
        with transaction(self.connection), self.reader.at_one_moment():
            yield

    def _begin(self) -> None:
        """Begin from empty where the record is another than the one that was looked at."""
        newest, seen = find_newest(self.reader), self._seen()
        first = next(self.reader.rows("SELECT time_read || article FROM reading_row ORDER BY number LIMIT 1"), ("",))
        known = self.connection.execute("SELECT time FROM seen WHERE what = 'first reading'").fetchone()
        if known and (known[0] != first[0] or any(newest.get(what, 0) < number for what, number in seen.items())):
            make_anew(self.connection)
            known = None
        if not known and first[0]:
            self.connection.execute("INSERT INTO seen VALUES ('first reading', 0, ?)", first)
            # What is linked until now is looked up as its articles are made.
            self._see("linking", newest["linking"])

    def _write_articles(self) -> int:
        """Make the articles of the next readings; how many readings."""
        with self.batch():
            seen, newest = self._seen().get("reading", 0), find_newest(self.reader)["reading"]
            sql = "SELECT number, article FROM reading_row WHERE number > ? ORDER BY number LIMIT ?"
            rows = list(self.reader.rows(sql, (seen, _ARTICLES)))
            if rows:
                articles = list(dict.fromkeys(article for _, article in rows))
                ArticleWriter(self.reader, self.connection).write(articles)
                self._see("reading", rows[-1][0])
                self._articles += len(articles)
                self._on_progress(Progress("articles", rows[-1][0], newest))
        return len(rows)

    def _note_linked(self) -> None:
        """Have the lines made again that later linkings are about."""
        newest, seen = find_newest(self.reader)["linking"], self._seen().get("linking", 0)
        if newest <= seen:
            return
        for events in find_linked(self.reader, seen):
            with transaction(self.connection):
                self._wait(events)
        with transaction(self.connection):
            self._see("linking", newest)

    def note_ruled(self) -> set[str]:
        """Make the articles again that later corrections are about, and have their lines made; the ids of these."""
        newest, seen = find_newest(self.reader).get("correction", 0), self._seen().get("correction", 0)
        if newest <= seen:
            return set()
        ruled = find_ruled(self.reader, seen)
        write_rulings(self.reader, self.connection, ruled["event"])
        lines = self._wait([*ruled["event"], *ruled["expectation"]]) | set(ruled["occurrence"])
        ArticleWriter(self.reader, self.connection).write(find_articles(self.reader, ruled["event"]))
        self._wait_for_lines(lines)
        self._see("correction", newest)
        return lines

    def write_lines(self, ids: Sequence[str]) -> None:
        """Make lines, which wait no more."""
        LineWriter(self.reader, self.connection).write(ids)
        self.connection.executemany("DELETE FROM waiting WHERE line = ?", ((id,) for id in ids))

    def _write_waiting(self) -> int:
        """Make lines that wait; how many."""
        with self.batch():
            ids = [id for (id,) in self.connection.execute("SELECT line FROM waiting LIMIT ?", (_LINES,))]
            self.write_lines(ids)
        self._lines += len(ids)
        if ids:
            (left,) = self.connection.execute("SELECT count(*) FROM waiting").fetchone()
            self._on_progress(Progress("occurrences", self._lines, self._lines + left))
        return len(ids)

    def _wait(self, events: Sequence[str]) -> set[str]:
        """Have the lines made again that events belong to, and belonged to before; their ids."""
        before = {line for (line,) in self.connection.execute(_EVENT_LINES, (json.dumps(list(events)),))}
        lines = before | find_lines_of(self.reader, events)
        self._wait_for_lines(lines)
        return lines

    def _wait_for_lines(self, ids: Iterable[str]) -> None:
        self.connection.executemany("INSERT OR IGNORE INTO waiting VALUES (?)", ((id,) for id in sorted(ids)))

    def _seen(self) -> dict[str, int]:
        sql = "SELECT what, number FROM seen WHERE what <> 'first reading'"
        return dict(self.connection.execute(sql).fetchall())

    def _see(self, what: str, number: int) -> None:
        self.connection.execute("INSERT OR REPLACE INTO seen VALUES (?, ?, ?)", (what, number, now()))


def _ignore(progress: Progress) -> None:
    """What to do with progress where nobody watches."""


def _is_free(connection: sqlite3.Connection) -> bool:
    """Whether nobody else writes the index at this moment."""
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            return False
        raise
    connection.execute("ROLLBACK")
    return True
