"""What linking finds, written into a record: rows are added where it differs from what the record has, else none."""

import sqlite3
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path

from dateline.record.connection import connect_to_write, record_errors
from dateline.record.rows import Row, Value
from dateline.record.schema import now
from dateline.record.writer import PATIENCE

# What a row of each table is about; everything else in it is what was found.
KEYS = {
    "copy_row": ("article", "source"),
    "witness_row": ("article",),
    "occurrence_row": ("event",),
    "expectation_row": ("id",),
    "disagreement_row": ("id",),
}
_Key = tuple[Value, ...]


def upgrade_record(path: Path) -> None:
    """Give a record of an older schema the tables of links. Nothing is made where there is no record."""
    if path.exists():
        connect_to_write(path, patience=PATIENCE).close()


def write_links(path: Path | str, found: Mapping[str, Iterable[Row]], *, patience: float = PATIENCE) -> int:
    """Add a linking to the record at `path`, in one transaction; how many rows it added, 0 where nothing is new.

    `found` holds all rows that stand now, table by table (`KEYS`). Raises RecordError if the file cannot be written.
    """
    place = Path(path)
    with record_errors(place):
        connection = connect_to_write(place, patience=patience)
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                added = add_links(connection, found)
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT" if added else "ROLLBACK")
            return added
        finally:
            connection.close()


def add_links(connection: sqlite3.Connection, found: Mapping[str, Iterable[Row]]) -> int:
    """Add a linking in the transaction that a connection is in; how many rows it added."""
    started = connection.execute(
        "INSERT INTO linking_row (time_linked, version) VALUES (?, ?)", (now(), version("dateline"))
    )
    return sum(_add_changed(connection, table, rows, started.lastrowid or 0) for table, rows in found.items())


def _add_changed(connection: sqlite3.Connection, table: str, rows: Iterable[Row], linking: int) -> int:
    """Add the rows of a table that the record does not have so, and one for each that stands no more."""
    columns, newest = _newest(connection, table)
    wanted = {_key(table, row): {**row, "stands": 1} for row in rows}
    gone = ({**row, "stands": 0} for key, row in newest.items() if row["stands"] and key not in wanted)
    changed = [row for key, row in wanted.items() if newest.get(key) != row] + list(gone)
    marks = ", ".join("?" * (len(columns) + 1))
    names = ", ".join(("linking", *columns))
    connection.executemany(
        f"INSERT INTO {table} ({names}) VALUES ({marks})",
        ((linking, *(row[column] for column in columns)) for row in changed),
    )
    return len(changed)


def _newest(connection: sqlite3.Connection, table: str) -> tuple[list[str], dict[_Key, dict[str, Value]]]:
    """The columns of a table but for its linking, and the newest row about each thing."""
    cursor = connection.execute(f"SELECT * FROM {table} ORDER BY linking")
    columns = [column[0] for column in cursor.description if column[0] != "linking"]
    at = [number for number, column in enumerate(cursor.description) if column[0] != "linking"]
    rows = (dict(zip(columns, (row[number] for number in at), strict=True)) for row in cursor)
    return columns, {_key(table, row): row for row in rows}


def _key(table: str, row: Row) -> _Key:
    return tuple(row[column] for column in KEYS[table])
