"""Full text without its texts: rows put in and taken out in the order of their keys, as SQLite writes them fastest."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class WordChanges:
    """What goes into and out of a table of full text; each row is its key and the texts of its columns."""

    table: str
    columns: tuple[str, ...]
    _changes: list[tuple[int, int, Sequence[str]]] = field(default_factory=list)

    def take_out(self, key: int, texts: Sequence[str]) -> None:
        """Take a row out, by the texts it was put in with."""
        self._changes.append((key, 0, texts))

    def put_in(self, key: int, texts: Sequence[str]) -> None:
        """Put a row in."""
        self._changes.append((key, 1, texts))

    def write(self, connection: sqlite3.Connection) -> None:
        """Write the changes."""
        names = ", ".join(self.columns)
        marks = ", ".join("?" * len(self.columns))
        put = f"INSERT INTO {self.table} (rowid, {names}) VALUES (?, {marks})"
        take = f"INSERT INTO {self.table} ({self.table}, rowid, {names}) VALUES ('delete', ?, {marks})"
        for key, is_new, texts in sorted(self._changes, key=lambda change: change[:2]):
            connection.execute(put if is_new else take, (key, *texts))
        self._changes.clear()


def insert_keyed(connection: sqlite3.Connection, sql: str, base: int, serial: int, values: Iterable[object]) -> int:
    """Insert a row under the first free key of its place in time; the key. `sql` does nothing where there is one."""
    row = tuple(values)
    while not connection.execute(sql, (base | serial, *row)).rowcount:
        serial += 1
    return base | serial
