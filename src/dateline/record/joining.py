"""Readings of one record written into another: row by row as they stand, each reading in one transaction."""

import sqlite3
from collections.abc import Mapping, Sequence

from dateline.errors import InputError
from dateline.record.connection import transaction
from dateline.record.laws import READING_TABLES, KeptReading, KeptRow
from dateline.record.tombstones import refuse_forgotten

_NEWEST = "SELECT time_read, run FROM reading_row WHERE article = ? ORDER BY number DESC LIMIT 1"
_LOST_RUN = {"version": "lost", "model": "lost", "codebook": "lost", "settings": "{}"}


class Joiner:
    """What adds readings to the record that a connection writes to; `runs` are the runs they may name, by id."""

    def __init__(self, connection: sqlite3.Connection, runs: Mapping[str, KeptRow]) -> None:
        self.connection, self._runs = connection, runs
        tables = ("run_row", "article_row", "reading_row", "reading_size_row", *READING_TABLES)
        self._columns = {table: self._columns_of(table) for table in tables}

    def add(self, reading: KeptReading) -> bool:
        """Add a reading; False where this run's reading of the article is there already.

        Raises InputError if its id stands for another text here, if it was forgotten, or breaks the record's rules.
        """
        try:
            with transaction(self.connection):
                self._check(reading)
                if self._is_known(reading):
                    return False
                self._add(reading)
                return True
        except sqlite3.IntegrityError as error:
            raise InputError(reading.article, f"its rows break the rules of the record ({error})") from error

    def _check(self, reading: KeptReading) -> None:
        refuse_forgotten(self.connection, reading.article, reading.text)
        found = self.connection.execute("SELECT text FROM article_row WHERE id = ?", (reading.article,)).fetchone()
        if found and found[0] != reading.text:
            raise InputError(reading.article, "the records have different texts under this id; this one stays as it is")

    def _is_known(self, reading: KeptReading) -> bool:
        same = "SELECT 1 FROM reading_row WHERE article = ? AND run = ?"
        return self.connection.execute(same, (reading.article, reading.row["run"])).fetchone() is not None

    def _add(self, reading: KeptReading) -> None:
        run = self._runs.get(reading.row["run"]) or {"id": reading.row["run"], **_LOST_RUN}
        self._insert("run_row", [{"first_used": reading.row["time_read"], **run}], "OR IGNORE")
        self._insert("article_row", [{"id": reading.article, "text": reading.text}], "OR IGNORE")
        number = self._number(reading)
        self._insert("reading_row", [{**reading.row, "number": number}])
        for table in READING_TABLES:
            self._insert(table, [{**row, "reading": number} for row in reading.tables[table]])
        size = sum(len(reading.tables[table]) for table in READING_TABLES)
        self._insert("reading_size_row", [{"reading": number, "rows": size, "digest": reading.digest}])

    def _number(self, reading: KeptReading) -> int:
        """After all others; before all where the record has a newer reading of the article, which goes on to be shown.

        So it does not matter which of two records is joined to which.
        """
        newest = self.connection.execute(_NEWEST, (reading.article,)).fetchone()
        is_older = newest is not None and (reading.row["time_read"], reading.row["run"]) < newest
        sql = f"SELECT coalesce({'min(min(number), 1) - 1' if is_older else 'max(number) + 1'}, 1) FROM reading_row"
        return int(self.connection.execute(sql).fetchone()[0])

    def _insert(self, table: str, rows: Sequence[KeptRow], otherwise: str = "") -> None:
        if not rows:
            return
        columns = [name for name in self._columns[table] if name in rows[0]]
        names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
        values = (tuple(row[name] for name in columns) for row in rows)
        self.connection.executemany(f"INSERT {otherwise} INTO {table} ({names}) VALUES ({marks})", values)

    def _columns_of(self, table: str) -> list[str]:
        return [name for _, name, *_ in self.connection.execute(f"PRAGMA table_info({table})")]
