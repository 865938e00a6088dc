"""The schema of a record is the sum of its migrations: named SQL files, each applied in one transaction.

There is no second file with the whole schema beside them, because two descriptions of one thing drift apart.
"""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files
from typing import NamedTuple

from dateline.errors import RecordError

APPLICATION_ID = 0x44744C6E  # "DtLn" in the header of every record; file(1) and we know a record by it

_HISTORY = "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, applied TEXT NOT NULL) STRICT"


class Migration(NamedTuple):
    """One step of the schema: its name ("0001_tables") and its SQL."""

    name: str
    sql: str


def load_migrations() -> list[Migration]:
    """Every migration, in the order of their numbers."""
    folder = files("dateline.record") / "migrations"
    found = [f for f in folder.iterdir() if f.name.endswith(".sql")]
    return [Migration(f.name.removesuffix(".sql"), f.read_text("utf-8")) for f in sorted(found, key=lambda f: f.name)]


def read_version(connection: sqlite3.Connection) -> int:
    """How many migrations the file has been through; 0 for a file without a table.

    Raises RecordError for a file of another program and for one that a newer Dateline wrote.
    """
    application, version, has_tables = _head(connection)
    if application != APPLICATION_ID and (application or version or has_tables):
        raise RecordError("the file is a database of another program; name another file for the record")
    if version > len(load_migrations()):
        raise RecordError(f"the record has schema {version}, of a newer Dateline; `pip install -U dateline`")
    return version


def upgrade(connection: sqlite3.Connection) -> list[str]:
    """Apply the migrations that the file lacks, each in one transaction; their names."""
    applied = []
    for number, migration in _lacking(connection):
        _apply(connection, number, migration)
        applied.append(migration.name)
    return applied


def _lacking(connection: sqlite3.Connection) -> Iterator[tuple[int, Migration]]:
    version = read_version(connection)
    return ((number, m) for number, m in enumerate(load_migrations(), 1) if number > version)


def _apply(connection: sqlite3.Connection, number: int, migration: Migration) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _pragma(connection, "user_version") < number:  # another writer may have been here first
            _run_statements(connection, migration.sql)
            connection.execute(_HISTORY)
            connection.execute("INSERT INTO migration VALUES (?, ?)", (migration.name, now()))
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _run_statements(connection: sqlite3.Connection, sql: str) -> None:
    # Not executescript: it would commit the transaction that the migration must be in.
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


def now() -> str:
    """The time in UTC to the second, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _head(connection: sqlite3.Connection) -> tuple[int, int, bool]:
    """What a file says of itself, all of it at one moment: another process may be making it."""
    is_alone = not connection.in_transaction
    if is_alone:
        connection.execute("BEGIN")
    try:
        return _pragma(connection, "application_id"), _pragma(connection, "user_version"), _has_tables(connection)
    finally:
        if is_alone and connection.in_transaction:  # where the file is damaged SQLite itself ends it
            connection.execute("ROLLBACK")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _has_tables(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master").fetchone() is not None
