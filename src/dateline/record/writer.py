"""RecordWriter: adds readings to a record, one transaction an article, and never changes a row that is there.

A process that is killed at any moment leaves the articles before, whole, and nothing of the one it was at.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from dateline.record.connection import connect_to_write, record_errors
from dateline.record.digest import digest_of
from dateline.record.known_articles import is_recorded, storing_errors
from dateline.record.rows import ReadingRows, Row, Value, rows_of
from dateline.record.schema import now

if TYPE_CHECKING:  # a process that only writes loads no model
    from dateline.reading import Reading

PATIENCE = 5.0  # seconds; one article is written in milliseconds, so a longer wait means a writer that holds on

_KEPT = "ON CONFLICT (id) DO NOTHING"


class RecordWriter:
    """The one that writes: makes the file where there is none, and upgrades an older one.

    Another writer's transaction is waited for, `patience` seconds at most; then RecordError.
    """

    def __init__(self, path: Path | str, *, patience: float = PATIENCE) -> None:
        self.path = Path(path)
        self._connection = connect_to_write(self.path, patience=patience)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back; what was written stays."""
        self._connection.close()

    def write(self, reading: "Reading") -> bool:
        """Add a reading; False if this run's reading of the article is already there, and then nothing is added.

        Raises InputError if the article's id stands for another text or what was read cannot be kept, and
        RecordError if the file cannot be written.
        """
        return self.write_rows(rows_of(reading))

    def write_rows(self, rows: ReadingRows) -> bool:
        """Add a reading that was made into rows elsewhere, as `write` does."""
        id, text, run = str(rows.article["id"]), str(rows.article["text"]), str(rows.run["id"])
        with record_errors(self.path), storing_errors(id), self._transaction():
            if is_recorded(self._connection, id, text, run):
                return False
            self._add(rows)
            return True

    def _add(self, rows: ReadingRows) -> None:
        self._insert("run_row", {**rows.run, "first_used": now()}, otherwise=_KEPT)
        self._insert("article_row", rows.article, otherwise=_KEPT)
        reading = {**rows.reading, "time_read": now()}
        number = self._insert("reading_row", reading)
        for table, row in rows.found:
            self._insert(table, {"reading": number, **row})
        digest = digest_of(str(rows.article["text"]), reading, rows.found)
        self._insert("reading_size_row", {"reading": number, "rows": len(rows.found), "digest": digest})

    def _insert(self, table: str, row: Row, *, otherwise: str = "") -> int:
        columns = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        values: Sequence[Value] = tuple(row.values())
        cursor = self._connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks}) {otherwise}", values)
        return cursor.lastrowid or 0

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:  # SQLite itself rolls back when, say, the disk is full
                self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")
