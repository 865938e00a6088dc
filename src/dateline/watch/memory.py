"""Memory: the file beside a record in which `dateline watch` keeps what it knows of feeds, and which alerts it told.

What it holds is settled in one transaction each: a feed's news only after they are in the record, an answer together
with its alert. So a kill at any moment leads to something being done twice, never to something left out.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Self

from dateline.errors import RecordError

_VERSION = 1
_PATIENCE = 30.0  # seconds to wait while another process writes to it
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is known of a feed; `due` is when it may be asked again, in seconds since 1970.

    `entries` are the keys of what it listed, each with how often its page was asked for in vain, 0 where it is settled.
    """

    address: str
    etag: str = ""
    modified: str = ""
    due: float = 0.0
    failures: int = 0
    entries: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Raised:
    """An alert as a line of JSON, under the number it was remembered by."""

    number: int
    line: str


def memory_path(record: Path) -> Path:
    """The file beside a record."""
    return record.with_name(record.name + "-watch")


def forget_alerts(record: Path) -> None:
    """Leave no alert in the memory beside a record, nor in its file: they quote articles. What was told stays told."""
    if not memory_path(record).exists():
        return
    with WatchMemory(record) as memory:
        memory.forget_alerts()


class WatchMemory:
    """The memory beside a record, made where there is none. `is_anew` where a damaged one was thrown away."""

    def __init__(self, record: Path) -> None:
        self.path = memory_path(record)
        self.is_anew = False
        try:
            self._connection = _connect(self.path)
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF not in _DAMAGED:
                raise _unusable(self.path, error) from error
            self.is_anew = True
            self.path.unlink()
            self.path.with_name(self.path.name + "-journal").unlink(missing_ok=True)
            self._connection = _connect(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def feed(self, address: str) -> FeedState:
        """What is known of a feed; nothing of one that was never read."""
        known = self._connection.execute("SELECT * FROM feed WHERE address = ?", (address,)).fetchone()
        entries = self._connection.execute("SELECT key, tries FROM entry WHERE feed = ?", (address,)).fetchall()
        if known is None:
            return FeedState(address)
        _, etag, modified, due, failures = known
        return FeedState(address, etag, modified, due, failures, tuple(entries))

    def keep_feeds(self, states: Iterable[FeedState]) -> None:
        """Remember these in the place of what was known of their feeds."""
        with self._transaction() as connection:
            for state in states:
                row = (state.address, state.etag, state.modified, state.due, state.failures)
                connection.execute("INSERT OR REPLACE INTO feed VALUES (?, ?, ?, ?, ?)", row)
                connection.execute("DELETE FROM entry WHERE feed = ?", (state.address,))
                listed = ((state.address, key, tries) for key, tries in state.entries)
                connection.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", listed)

    def untold(self, question: str, keys: Iterable[str]) -> list[str]:
        """Those keys of an answer to a question that were not told."""
        asked = "SELECT 1 FROM told WHERE question = ? AND answer = ?"
        return [key for key in keys if not self._connection.execute(asked, (question, key)).fetchone()]

    def keep_told(self, question: str, keys: Iterable[str], line: str = "", *, to_post: bool = False) -> None:
        """Remember keys as told, together with the alert that tells of them, if one does: to be written and sent."""
        with self._transaction() as connection:
            connection.executemany("INSERT OR IGNORE INTO told VALUES (?, ?)", ((question, key) for key in keys))
            if line:
                connection.execute("INSERT INTO alert VALUES (NULL, ?, 1, ?)", (line, int(to_post)))

    def to_write(self) -> list[Raised]:
        """The alerts that were not written yet, in order."""
        return self._alerts("WHERE to_write ORDER BY number")

    def to_post(self) -> list[Raised]:
        """The alerts that were not sent yet, in order; those that were refused come last."""
        return self._alerts("WHERE to_post ORDER BY to_post, number")

    def newest(self, count: int) -> list[Raised]:
        """So many of the newest alerts, newest first."""
        return self._alerts("ORDER BY number DESC LIMIT ?", count)

    def keep_written(self, alerts: Iterable[Raised]) -> None:
        """Remember that these were written."""
        with self._transaction() as connection:
            numbers = ((alert.number,) for alert in alerts)
            connection.executemany("UPDATE alert SET to_write = 0 WHERE number = ?", numbers)

    def keep_posted(self, alert: Raised) -> None:
        """Remember that this one was sent."""
        with self._transaction() as connection:
            connection.execute("UPDATE alert SET to_post = 0 WHERE number = ?", (alert.number,))

    def keep_refused(self, alert: Raised) -> None:
        """Remember that this one was refused once more."""
        with self._transaction() as connection:
            connection.execute("UPDATE alert SET to_post = to_post + 1 WHERE number = ?", (alert.number,))

    def forget_read(self) -> None:
        """Take all that feeds list for unread, and nothing for told: the record that it was in is gone."""
        with self._transaction() as connection:
            connection.execute("UPDATE feed SET etag = '', modified = ''")
            connection.execute("DELETE FROM entry WHERE tries = 0")
            connection.execute("DELETE FROM told")

    def forget_alerts(self) -> None:
        """Leave no alert, nor any of its words in the file."""
        self._connection.execute("PRAGMA secure_delete = ON")
        with self._transaction() as connection:
            connection.execute("DELETE FROM alert")
        self._connection.execute("VACUUM")

    def _alerts(self, which: str, *values: int) -> list[Raised]:
        return [Raised(*row) for row in self._connection.execute(f"SELECT number, line FROM alert {which}", values)]

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            with self._connection:
                yield self._connection
        except sqlite3.Error as error:
            raise _unusable(self.path, error) from error


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok" or version not in (0, _VERSION):
            raise sqlite3.DatabaseError("not the memory of a watch")
        if not version:
            tables = files("dateline.watch").joinpath("memory.sql").read_text("utf-8")
            connection.executescript(f"BEGIN IMMEDIATE; {tables} PRAGMA user_version = {_VERSION}; COMMIT;")
    except BaseException:
        connection.close()
        raise
    return connection


def _unusable(path: Path, error: sqlite3.Error) -> RecordError:
    return RecordError(f"{path}: what is watched cannot be remembered ({error}); see to the file and its folder")
