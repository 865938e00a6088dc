"""What linking finds, written into a record: rows are added where it differs from what the record has, else none."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
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
_Values = tuple[Value, ...]


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
                added = _add(connection, found)
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT" if added else "ROLLBACK")
            return added
        finally:
            connection.close()


def _add(connection: sqlite3.Connection, found: Mapping[str, Iterable[Row]]) -> int:
    started = connection.execute(
        "INSERT INTO linking_row (time_linked, version) VALUES (?, ?)", (now(), version("dateline"))
    )
    return sum(_add_changed(connection, table, rows, started.lastrowid or 0) for table, rows in found.items())


def _add_changed(connection: sqlite3.Connection, table: str, rows: Iterable[Row], linking: int) -> int:
    """Add the rows of a table that the record does not have so, and one for each that stands no more."""
    columns, newest = _newest(connection, table)
    marks = ", ".join("?" * (len(columns) + 1))
    names = ", ".join(("linking", *columns))
    changed = ((linking, *values) for values in _changed(table, columns, newest, rows))
    return connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", changed).rowcount


def _changed(table: str, columns: list[str], newest: dict[_Key, _Values], rows: Iterable[Row]) -> Iterator[_Values]:
    """The values of new rows, one by one: a first linking has millions, and nothing to compare them with."""
    found = set[_Key]()
    for row in rows:
        values = tuple(1 if column == "stands" else row[column] for column in columns)
        if newest:
            key = tuple(row[column] for column in KEYS[table])
            found.add(key)
            if newest.get(key) == values:
                continue
        yield values
    stands = columns.index("stands")
    for key, values in newest.items():
        if values[stands] and key not in found:
            yield tuple(0 if place == stands else value for place, value in enumerate(values))


def _newest(connection: sqlite3.Connection, table: str) -> tuple[list[str], dict[_Key, _Values]]:
    """The columns of a table but for its linking, and the newest row about each thing."""
    shown = connection.execute(f"SELECT * FROM {table} LIMIT 0").description
    columns = [name for name, *_ in shown if name != "linking"]
    keys = [columns.index(column) for column in KEYS[table]]
    rows = connection.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY linking")
    return columns, {tuple(row[place] for place in keys): row for row in rows}
