"""Opening a record file, to write or only to read, and saying in our own errors what SQLite says in its own."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from dateline.errors import RecordError
from dateline.record.schema import load_migrations, read_version, upgrade


def connect_to_write(path: Path, *, patience: float) -> sqlite3.Connection:
    """A connection to the record at `path`, made or upgraded where needed; waits `patience` seconds for a lock."""
    with record_errors(path):
        connection = sqlite3.connect(_uri(path, "rwc"), uri=True, timeout=patience, isolation_level=None)
        with closed_on_error(connection):
            read_version(connection)  # before the first change: a foreign file stays as it is
            _keep_journal(connection, patience)
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
            upgrade(connection)
    return connection


def _keep_journal(connection: sqlite3.Connection, patience: float) -> None:
    """Have the file keep a journal; while another process makes it so, SQLite itself does not wait."""
    last = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > last:
                raise
            time.sleep(0.01)


def connect_to_read(path: Path, *, is_shared: bool = False) -> sqlite3.Connection:
    """A connection that cannot change the record at `path`; threads may take turns with one that `is_shared`."""
    check_exists(path)
    with record_errors(path):
        place = _uri(path, _read_mode(path))
        connection = sqlite3.connect(place, uri=True, isolation_level=None, check_same_thread=not is_shared)
        with closed_on_error(connection):
            _check_current(connection)
            connection.execute("PRAGMA query_only = ON")
    return connection


def connect_to_look(path: Path, *, alone: bool = False) -> sqlite3.Connection:
    """A connection to a file of which nothing is taken for granted; `alone`: without the journal beside it."""
    mode = "immutable=1" if alone else _read_mode(path)
    connection = sqlite3.connect(_uri(path, mode), uri=True, isolation_level=None)
    with closed_on_error(connection):
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
    return connection


def is_older(path: Path) -> bool:
    """Whether the file at `path` is a record of an older schema. Raises RecordError where it is none."""
    check_exists(path)
    with record_errors(path), closing(connect_to_look(path)) as connection:
        return 0 < read_version(connection) < len(load_migrations())


def check_exists(path: Path) -> None:
    """Raise RecordError where there is no file."""
    if not path.exists():
        raise RecordError(f"{path}: there is no such record; make it with `dateline read PATH --into {path}`")


def fold_journal(path: Path) -> None:
    """Put what stands in the journal beside a record into its file, as far as nobody else uses it at this moment.

    The last to close a record does so by itself, unless it could only read.
    """
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        with record_errors(path), closing(sqlite3.connect(_uri(path, "rw"), uri=True)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def at_one_moment(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is read inside is the file as it is now, whoever writes to it meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:  # where the file is damaged SQLite itself ends it
            connection.execute("ROLLBACK")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written inside, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite itself rolls back when, say, the disk is full
            connection.execute("ROLLBACK")
        raise


@contextmanager
def record_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into a RecordError that names the file and says what to do."""
    try:
        yield
    except RecordError as error:
        if str(error).startswith(str(path)):
            raise
        raise RecordError(f"{path}: {error}") from None
    except sqlite3.Error as error:
        raise RecordError(f"{path}: {_advice(error)}{_who(error, path)}") from error


_WRITE_LOCK = "120"  # the byte of RECORD-shm that who writes has locked

_ADVICE = {
    sqlite3.SQLITE_BUSY: "another program is writing to the record; try again when it has finished",
    sqlite3.SQLITE_NOTADB: "the file is not a record (not a SQLite database); name another file",
    sqlite3.SQLITE_CORRUPT: "the record is damaged; `dateline check` says how, `dateline recover` saves what is whole",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened; see that its folder exists and that you may use it",
    sqlite3.SQLITE_IOERR: "the file cannot be read or written; see to its disk and to what it is",
    sqlite3.SQLITE_READONLY: "the record may not be written; see to the permissions of the file and its folder",
    sqlite3.SQLITE_FULL: "the disk is full; what was recorded before is kept",
}


def _advice(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the kind, the rest its variety
    return _ADVICE.get(code, str(error))


def _who(error: sqlite3.Error, path: Path) -> str:
    """Which process writes to the record at this moment, where the system tells (Linux does)."""
    shared, locks = path.with_name(f"{path.name}-shm"), Path("/proc/locks")
    if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY or not (shared.exists() and locks.exists()):
        return ""
    # "1: POSIX  ADVISORY  WRITE 4711 08:01:131072 120 120"; looked up, because to ask SQLite's file for its locks
    # would give up our own.
    rows = [line.split() for line in locks.read_text().splitlines()]
    written = [row for row in rows if row[3:4] == ["WRITE"] and row[6:8] == [_WRITE_LOCK] * 2]
    ids = [row[4] for row in written if row[5].rpartition(":")[2] == str(shared.stat().st_ino)]
    return f" (it is process {ids[0]})" if ids else ""


def _uri(path: Path, mode: str) -> str:
    return f"{path.absolute().as_uri()}?{mode if '=' in mode else f'mode={mode}'}"


def _read_mode(path: Path) -> str:
    # SQLite puts small files beside a WAL database even to read it. Where the folder forbids that and no writer
    # has left such a file, the record is at rest and may be taken as unchanging.
    at_rest = not path.with_name(path.name + "-wal").exists()
    return "immutable=1" if at_rest and not os.access(path.parent, os.W_OK) else "mode=ro"


def _check_current(connection: sqlite3.Connection) -> None:
    version = read_version(connection)
    if not version:
        raise RecordError("the file is empty, not a record; make one with `dateline read PATH --into FILE`")
    if version < len(load_migrations()):
        raise RecordError(f"the record has the older schema {version}; `dateline read` something into it to upgrade it")


@contextmanager
def closed_on_error(connection: sqlite3.Connection) -> Iterator[None]:
    """Close a connection that cannot be used after all."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


def rows_of(connection: sqlite3.Connection, sql: str, *parameters: object) -> Iterator[dict[str, Any]]:
    """Rows by the names of their columns."""
    cursor = connection.execute(sql, parameters)
    columns = [column[0] for column in cursor.description]
    return (dict(zip(columns, row, strict=True)) for row in cursor)
