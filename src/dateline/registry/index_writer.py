"""Writes the index: a copy beside it takes the new rows and is put in its place when all is well.

Killing the program at any moment leaves the index as it was, and whoever reads it goes on with the old one.
"""

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import RegistryError
from dateline.registry.imported_rows import Batch, Row
from dateline.registry.index_file import INDEXES, check_version, create_tables, index_errors

_STALE_SECONDS = 24 * 3600
_ACTOR_COLUMNS = ("id", "kind", "name", "country", "sector", "sex", "born", "died", "short", "also")
_TABLES = ("actor", "position", "tenure", "ruling", "import")
_NAME_TABLES = ("person_name", "short_name", "other_name")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where rows come from and under which licence; `content` is the file's as a hash."""

    source: str
    licence: str
    file: str
    content: str
    is_sure: bool


@contextmanager
def open_to_write(path: Path) -> Iterator["IndexWriter"]:
    """A writer to a copy of the index at `path`, which takes its place at the end. Raises RegistryError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _remove_stale(path)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    before = _state(path)
    try:
        if before:
            shutil.copyfile(path, part)
        with index_errors(path), _connected(part) as connection:
            writer = IndexWriter(connection)
            yield writer
        if not writer.has_changed:
            return
        if _state(path) != before:
            raise RegistryError(f"{path}: another import has changed the index meanwhile; import again")
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


class IndexWriter:
    """Adds the rows of imports to an index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Write through `connection`."""
        self._connection = connection
        self.has_changed = False
        self._next_actor = 1 + (self._one("SELECT max(number) FROM actor") or 0)
        self._import = self._one("SELECT max(number) FROM import") or 0

    def has(self, origin: Origin) -> bool:
        """Whether the same content of the same source is there already."""
        same = "source = ? AND licence = ? AND content = ? AND is_sure = ?"
        values = (origin.source, origin.licence, origin.content, origin.is_sure)
        return bool(self._one(f"SELECT count(*) FROM import WHERE {same}", *values))

    def begin(self, origin: Origin) -> int:
        """Begin a new import, in place of one of the same content on other terms, and give its number."""
        self._forget("source = ? AND content = ?", origin.source, origin.content)
        self._import += 1
        row = (self._import, origin.source, origin.licence, origin.file, origin.content, origin.is_sure)
        self._connection.execute("INSERT INTO import VALUES (?, ?, ?, ?, ?, ?)", row)
        self.has_changed = True
        return self._import

    def expect_many(self) -> None:
        """Prepare for so many rows that making the order of names anew is quicker than keeping it."""
        for name in INDEXES:
            self._connection.execute(f"DROP INDEX IF EXISTS {name}")

    def forget_source(self, source: str) -> None:
        """Take out all rows of a source."""
        self._forget("source = ?", source)

    def forget_file(self, origin: Origin) -> None:
        """Take out what a file of this source and name said before."""
        self._forget("source = ? AND file = ?", origin.source, origin.file)

    def add(self, batch: Batch) -> None:
        """Add the rows of a batch."""
        base = self._next_actor
        self._insert("actor", batch.actors, form=f"?1 + {base}, {_places(2, 11)}, {self._import}")
        self._insert("person_name", batch.people, form=f"?1, ?2, ?3 + {base}")
        self._insert("short_name", batch.short, form=f"?1, ?2 + {base}")
        self._insert("other_name", batch.others, form=f"?1, ?2, ?3, ?4 + {base}")
        self._insert("position", batch.positions, form=f"{_places(1, 4)}, {self._import}")
        self._insert("tenure", batch.tenures, form=f"{_places(1, 9)}, {self._import}")
        self._insert("ruling", batch.rulings, form=f"{_places(1, 3)}, {self._import}")
        self._next_actor += len(batch.actors)

    def unknown_in_rulings(self, number: int) -> list[tuple[str, str]]:
        """Pairs of "same" or "different" and an id in the rulings of an import that no row is about."""
        told = "SELECT is_same, {} AS id FROM ruling WHERE import = ?1"
        both = f"{told.format('one')} UNION {told.format('other')}"
        query = f"SELECT iif(is_same, 'same', 'different'), id FROM ({both}) WHERE id NOT IN (SELECT id FROM actor)"
        return self._connection.execute(query, (number,)).fetchall()

    def finish(self) -> None:
        """Make the indexes that are not there, and forget rows that say what an earlier import said."""
        for name, on in INDEXES.items():
            self._connection.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {on}")
        if self._import > 1:
            self._forget_repeated()

    def _forget(self, condition: str, *values: object) -> None:
        if not self._one(f"SELECT count(*) FROM import WHERE {condition}", *values):
            return
        for table in _TABLES:
            column = "number" if table == "import" else "import"
            chosen = f"{column} IN (SELECT number FROM import WHERE {condition})"
            self._connection.execute(f"DELETE FROM {table} WHERE {chosen}", values)
        self._forget_names()

    def _forget_repeated(self) -> None:
        same = " AND ".join(f"old.{column} = actor.{column}" for column in _ACTOR_COLUMNS)
        earlier = f"SELECT 1 FROM actor AS old WHERE {same} AND old.import < actor.import"
        gone = self._connection.execute(f"DELETE FROM actor WHERE import = ? AND EXISTS ({earlier})", (self._import,))
        if gone.rowcount:
            self._forget_names()

    def _forget_names(self) -> None:
        for table in _NAME_TABLES:
            self._connection.execute(f"DELETE FROM {table} WHERE actor NOT IN (SELECT number FROM actor)")

    def _insert(self, table: str, rows: list[Row], *, form: str) -> None:
        self._connection.executemany(f"INSERT INTO {table} VALUES ({form})", rows)

    def _one(self, query: str, *values: object) -> int:
        return self._connection.execute(query, values).fetchone()[0]  # type: ignore[no-any-return]


@contextmanager
def _connected(part: Path) -> Iterator[sqlite3.Connection]:
    is_new = not part.exists()
    connection = sqlite3.connect(part, isolation_level=None)
    try:
        # The copy is thrown away when anything goes wrong: neither a journal nor waiting for the disk is needed.
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536", "temp_store = FILE"):
            connection.execute(f"PRAGMA {pragma}")
        if is_new:
            create_tables(connection)
        check_version(connection)
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")
    finally:
        connection.close()
    with part.open("rb") as stream:
        os.fsync(stream.fileno())


def _places(first: int, last: int) -> str:
    return ", ".join(f"?{number}" for number in range(first, last + 1))


def _state(path: Path) -> tuple[int, int, int] | None:
    if not path.exists():
        return None
    stat = path.stat()
    return stat.st_ino, stat.st_size, stat.st_mtime_ns


def _remove_stale(path: Path) -> None:
    """Remove what an import killed long ago left behind."""
    for part in path.parent.glob(f"{path.name}.*.part"):
        if time.time() - part.stat().st_mtime > _STALE_SECONDS:
            part.unlink(missing_ok=True)
