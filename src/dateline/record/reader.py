"""RecordReader: questions to a record. It cannot change one, and many read at once, while another process writes."""

import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from dateline.errors import QueryError
from dateline.record.as_of import AsOf, LeftOut, PastRecord
from dateline.record.connection import at_one_moment, closed_on_error, connect_to_read, record_errors

Parameters = Sequence[object] | Mapping[str, object]

_STEPS_BETWEEN_LOOKS = 10_000  # of SQLite's machine, well under a millisecond: how often the clock is looked at
_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE}
_SHOWN = {"table_info", "table_xinfo", "table_list"}  # pragmas that only tell what columns there are
_VERSIONS = {"user_version", "application_id"}  # pragmas that tell, but write when given a value


class Answer(NamedTuple):
    """Names of the columns, and the rows under them."""

    columns: list[str]
    rows: list[tuple[object, ...]]


class RecordReader:
    """A record opened to be read: as it is, or as of a day. `left_out` counts the articles that the day leaves out.

    One thread reads it; where it `is_shared`, any, one after the other.
    """

    def __init__(self, path: Path | str, *, as_of: AsOf | None = None, is_shared: bool = False) -> None:
        self.path = Path(path)
        self.as_of = as_of
        self.left_out = LeftOut(0, 0)
        self._connection = connect_to_read(self.path, is_shared=is_shared)
        self._past: PastRecord | None = None
        if as_of:
            with record_errors(self.path), closed_on_error(self._connection):
                self._past = PastRecord(self._connection, as_of.day)
                self.left_out = self._past.left_out()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """All that is read inside is the record as it is now, whoever writes to it meanwhile."""
        with at_one_moment(self._connection):
            yield

    def query(self, sql: str, parameters: Parameters = ()) -> Answer:
        """All rows that our own `sql` finds. Raises RecordError if the file cannot be read."""
        with record_errors(self.path):
            return _answer(self._execute(sql, parameters), None)

    def stream(self, sql: str, parameters: Parameters = ()) -> Iterator[dict[str, Any]]:
        """Rows as dicts, one at a time: for tables larger than memory."""
        with record_errors(self.path):
            cursor = self._execute(sql, parameters)
            columns = [column[0] for column in cursor.description]
            for row in cursor:
                yield dict(zip(columns, row, strict=True))

    def rows(self, sql: str, parameters: Parameters = ()) -> Iterator[tuple[Any, ...]]:
        """Rows as tuples in the order of the columns asked for, one at a time: for millions of them."""
        with record_errors(self.path):
            yield from self._execute(sql, parameters)

    def ask(self, sql: str, *, limit: int | None = None, seconds: float | None = None) -> Answer:
        """Answer a user's `sql`: one SELECT over the views, at most `limit` rows, stopped after `seconds`.

        Raises QueryError for anything but a question, for a wrong one and for one that takes too long.
        """
        self._link_where_needed(sql)
        deadline = None if seconds is None else time.monotonic() + seconds
        with self._guard(deadline):
            try:
                return _answer(self._connection.execute(sql), limit)
            except (sqlite3.Error, sqlite3.Warning) as error:  # Python 3.11 warns of a second statement
                raise QueryError(_problem(error, seconds, is_past=self._past is not None)) from error

    def _execute(self, sql: str, parameters: Parameters) -> sqlite3.Cursor:
        self._link_where_needed(sql)
        return self._connection.execute(sql, parameters)

    def _link_where_needed(self, sql: str) -> None:
        """Have the articles of the day linked: what linking found in the whole record knows of later ones."""
        if self._past and self.as_of and self._past.lacks(sql):
            with record_errors(self.path):
                self._past.show_links(self.as_of.link(self))

    @contextmanager
    def _guard(self, deadline: float | None) -> Iterator[None]:
        if deadline is not None:
            self._connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS_BETWEEN_LOOKS)
        self._connection.set_authorizer(self._authorize)
        try:
            yield
        finally:
            self._connection.set_authorizer(None)
            self._connection.set_progress_handler(None, 0)

    def _authorize(
        self, action: int, first: str | None, second: str | None, database: str | None, view: str | None
    ) -> int:
        if action == sqlite3.SQLITE_READ and self._past and self._past.is_beyond(first, database, view):
            return sqlite3.SQLITE_DENY
        return _authorize(action, first, second)


def open_record(path: Path | str, *, as_of: AsOf | None = None, is_shared: bool = False) -> RecordReader:
    """Open the record at `path` to read it. Raises RecordError if there is none, or none that we can read."""
    return RecordReader(path, as_of=as_of, is_shared=is_shared)


def _answer(cursor: sqlite3.Cursor, limit: int | None) -> Answer:
    if cursor.description is None:
        raise QueryError("that is no question; ask with SELECT")
    columns = [column[0] for column in cursor.description]
    rows = list(islice(cursor, limit))
    cursor.close()  # a question half answered would hold the file's journal
    return Answer(columns, rows)


def _authorize(action: int, first: str | None, second: str | None) -> int:
    if action == sqlite3.SQLITE_FUNCTION:
        return sqlite3.SQLITE_DENY if second == "load_extension" else sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_UPDATE:  # so SQLite declares its own json_each; a real change is refused elsewhere
        return sqlite3.SQLITE_OK if first == "sqlite_master" else sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_PRAGMA:
        is_writing = second is not None and first in _VERSIONS
        return sqlite3.SQLITE_OK if first in _SHOWN | _VERSIONS and not is_writing else sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def _problem(error: Exception, seconds: float | None, *, is_past: bool) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_INTERRUPT:
        return f"stopped after {seconds:g} seconds; ask for less"
    if code == sqlite3.SQLITE_AUTH:
        where = ", and as of a past day only over the views by their plain names" if is_past else ""
        return f"only questions are answered, with SELECT{where} ({error})"
    return f"{error}; the views and their columns are described in docs/sql.md"
