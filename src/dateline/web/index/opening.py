"""The file of the index: beside its record, made anew where it is of another version, opened to be asked or written."""

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from dateline.errors import RecordError
from dateline.record.connection import at_one_moment, closed_on_error, connect_to_look, record_errors, transaction
from dateline.record.forgetting import clean

PATIENCE = 5.0  # seconds; a batch is written in less than half of one
_MAPPED = 1 << 31  # bytes of the file that are read as memory: many readers share them
_CACHED = 64 * 1024  # KiB of the file that the one who writes keeps in memory
_CHECKPOINT = 8_000  # pages that are written before they are put in their places: most of them many times over
_FORMAT = b"6"  # counted up when the same tables are filled in another way


class DeskIndex:
    """The index, opened to be asked; threads may take turns with it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = _connect(path)
        self._connection.execute("PRAGMA query_only = ON")

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """All that is read inside is the index as it is now."""
        with at_one_moment(self._connection):
            yield

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a question."""
        with record_errors(self.path):
            return self._connection.execute(sql, parameters).fetchall()

    def number(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """The one number that is asked for, 0 for none."""
        found = self.rows(sql, parameters)
        return int(found[0][0] or 0) if found else 0


def open_index(record: Path) -> DeskIndex:
    """Open the index of a record; it is empty until it is first brought up to date."""
    return DeskIndex(index_path(record))


def index_path(record: Path) -> Path:
    """Where the index of a record is: beside it, or in a temporary folder where nothing may be written beside it."""
    beside = record.with_name(f"{record.name}-desk")
    return beside if os.access(record.parent, os.W_OK) else _own_folder() / f"{_digest(str(record.absolute()))}-desk"


def find_index_problem(record: Path, path: Path | None = None) -> str:
    """What is wrong with the pages of the index of a record, "" where nothing is or there is none."""
    path = path or index_path(record)
    if not path.exists():
        return ""
    try:
        with closing(connect_to_look(path)) as connection:
            is_whole = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    except sqlite3.DatabaseError:
        is_whole = False
    return "" if is_whole else f"the desk's index {path} is damaged; remove it, the desk makes it anew"


def remove_index(path: Path) -> None:
    """Take the file of a damaged index away: it is made anew from the record."""
    for end in ("", "-wal", "-shm"):
        path.with_name(f"{path.name}{end}").unlink(missing_ok=True)


def empty_index(record: Path) -> None:
    """Leave nothing in the index of a record, nor in the file; where a desk is open it is filled again at once."""
    path = index_path(record)
    if path.exists():
        with index_to_write(path) as connection:
            connection.execute("PRAGMA secure_delete = ON")
            with transaction(connection):
                make_anew(connection)
            clean(connection)


@contextmanager
def index_to_write(path: Path, *, patience: float = PATIENCE) -> Iterator[sqlite3.Connection]:
    """A connection that writes the index at `path`; it waits so many seconds for another that does."""
    with record_errors(path):
        connection = _connect(path)
        try:
            connection.execute(f"PRAGMA cache_size = -{_CACHED}")
            connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT}")
            connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
            yield connection
        finally:
            connection.close()


def make_anew(connection: sqlite3.Connection) -> None:
    """Leave nothing but empty tables, inside a transaction."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE%'").fetchall()
    # A table of full text has tables of its own, which go with it.
    for (name,) in sorted(tables, key=lambda row: "_words" not in row[0] or not row[0].endswith("_words")):
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    for statement in _statements():
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {_version()}")


def _connect(path: Path) -> sqlite3.Connection:
    with record_errors(path):
        try:
            return _open(path)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
                raise
            remove_index(path)
            return _open(path)


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    with closed_on_error(connection):
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")  # what a crash damages is made anew from the record
        connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
        _prepare(connection)
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    if _is_current(connection):
        return
    with transaction(connection):
        if not _is_current(connection):  # another may have been here first
            make_anew(connection)


def _is_current(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA user_version").fetchone()[0] == _version())


def _version() -> int:
    """A number that the schema decides."""
    return int(_digest(_schema()), 16) & 0x7FFFFFFF


def _schema() -> str:
    return files("dateline.web.index").joinpath("schema.sql").read_text("utf-8")


def _statements() -> Iterator[str]:
    statement = ""
    for line in _schema().splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _digest(text: str) -> str:
    return hashlib.blake2b(_FORMAT + text.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


def _own_folder() -> Path:
    """A folder among what is temporary that is this user's alone."""
    folder = Path(tempfile.gettempdir()) / f"dateline-desk-{os.getuid() if hasattr(os, 'getuid') else 'user'}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if hasattr(os, "getuid") and folder.stat().st_uid != os.getuid():
        raise RecordError(f"{folder}: the folder is somebody else's; remove it or set TMPDIR")
    return folder
