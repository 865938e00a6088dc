"""What linking finds, written into a record: rows are added where it differs from what the record has, else none."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from importlib.metadata import version
from itertools import chain
from operator import itemgetter
from pathlib import Path

from dateline.record.connection import connect_to_write, record_errors
from dateline.record.rows import Row, Value
from dateline.record.schema import now
from dateline.record.writer import PATIENCE

# Kilobytes of the file kept in memory while links are written: rows come in the order of one index and not of another.
_CACHE = 128_000
# What a row of each table is about; everything else in it is what was found.
KEYS = {
    "copy_row": ("article", "source"),
    "witness_row": ("article",),
    "occurrence_row": ("event",),
    "expectation_row": ("id",),
    "disagreement_row": ("id",),
}
# Where rows are found of which some articles, or events, are told.
_ABOUT = {
    "copy_row": "article IN keys OR source IN keys",
    "witness_row": "article IN keys",
    "occurrence_row": "event IN keys",
    "expectation_row": "event IN keys",
    "disagreement_row": "id IN (SELECT id FROM disagreement_row WHERE first_event IN keys)",
}
_Key = tuple[Value, ...]
Newest = Mapping[_Key, Row]


def upgrade_record(path: Path) -> None:
    """Give a record of an older schema the tables of links. Nothing is made where there is no record."""
    if path.exists() and path.stat().st_size:
        connect_to_write(path, patience=PATIENCE).close()


@contextmanager
def linking_transaction(path: Path | str, *, patience: float = PATIENCE) -> Iterator[sqlite3.Connection]:
    """A connection to the record at `path` that nobody else writes to meanwhile; all that is done on it, or nothing.

    Raises RecordError if the file cannot be written.
    """
    place = Path(path)
    with record_errors(place), closing(connect_to_write(place, patience=patience)) as connection:
        connection.execute(f"PRAGMA cache_size = -{_CACHE}")
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
        # Who copies the file alone must not lose a ruling to the journal beside it, which readers keep open.
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")


def write_links(path: Path | str, found: Mapping[str, Iterable[Row]], *, patience: float = PATIENCE) -> int:
    """Add a linking to the record at `path`, in one transaction; how many rows it added, 0 where nothing is new.

    `found` holds all rows that stand now, table by table (`KEYS`). Raises RecordError if the file cannot be written.
    """
    with linking_transaction(path, patience=patience) as connection:
        return add_links(connection, found)


def add_links(connection: sqlite3.Connection, found: Mapping[str, Iterable[Row]]) -> int:
    """Add a linking of which `found` holds all rows that stand now, table by table; how many rows it added."""
    writer = LinkWriter(connection)
    for table, rows in found.items():
        writer.add(table, rows)
    return writer.added


class LinkWriter:
    """Adds the rows of one linking, inside a transaction; the linking has a number as soon as it has a row."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.added = 0
        self._linking = 0

    def add(self, table: str, rows: Iterable[Row], *, newest: Newest | None = None) -> None:
        """Add the rows of a table that the record does not have so, and one for each that stands no more.

        They are compared with the `newest` rows about the same, all of the table unless they are given.
        """
        newest = find_newest(self.connection, table) if newest is None else newest
        changed = _changed(table, newest, rows)
        first = next(changed, None)
        if first is None:
            return
        self._linking = self._linking or begin_linking(self.connection)
        columns = _columns(self.connection, table)
        marks, names = ", ".join("?" * (len(columns) + 2)), ", ".join(("linking", "stands", *columns))
        told = itemgetter(*columns)
        values = ((self._linking, stands, *told(row)) for row, stands in chain((first,), changed))
        inserted = self.connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)
        self.added += inserted.rowcount


def _changed(table: str, newest: Newest, rows: Iterable[Row]) -> Iterator[tuple[Row, int]]:
    """The rows to add, one by one, each with whether it stands."""
    if not newest:  # a first linking has millions of rows, and nothing to compare them with
        yield from ((row, 1) for row in rows)
        return
    found = set[_Key]()
    for row in rows:
        key = _key(table, row)
        found.add(key)
        if newest.get(key) != {**row, "stands": 1}:
            yield row, 1
    for key, row in newest.items():
        if row["stands"] and key not in found:
            yield row, 0


def find_newest(connection: sqlite3.Connection, table: str, *, about: Iterable[str] | None = None) -> Newest:
    """The newest row about each thing, standing or not; `about` some articles or events only, if they are given."""
    where, keys = ("", []) if about is None else (f"WHERE {_ABOUT[table]}", list(about))
    cursor = connection.execute(
        f"WITH keys AS (SELECT value FROM json_each(?)) SELECT * FROM {table} {where} ORDER BY linking",
        (json.dumps(keys),),
    )
    at = [(number, column[0]) for number, column in enumerate(cursor.description) if column[0] != "linking"]
    rows = ({column: row[number] for number, column in at} for row in cursor)
    return {_key(table, row): row for row in rows}


def begin_linking(connection: sqlite3.Connection) -> int:
    """Begin a linking; its number."""
    started = connection.execute(
        "INSERT INTO linking_row (time_linked, version) VALUES (?, ?)", (now(), version("dateline"))
    )
    return started.lastrowid or 0


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    names = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
    return [name for name in names if name not in ("linking", "stands")]


def _key(table: str, row: Row) -> _Key:
    return tuple(row[column] for column in KEYS[table])
