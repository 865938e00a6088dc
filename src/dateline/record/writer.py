"""RecordWriter: adds readings to a record, one transaction an article, and never changes a row that is there.

A process that is killed at any moment leaves the articles before, whole, and nothing of the one it was at.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from dateline.articles.article import Article
from dateline.errors import InputError
from dateline.reading import Reading, Run
from dateline.record.connection import connect_to_write, record_errors
from dateline.record.rows import Row, Value, find_rows, reading_row, run_row
from dateline.record.schema import now
from dateline.record.tombstones import refuse_forgotten

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

    def is_recorded(self, article: Article, run: Run) -> bool:
        """Whether this run's reading of the article is there. Raises InputError if its id stands for another text."""
        with record_errors(self.path), self._errors(article):
            refuse_forgotten(self._connection, article.id, article.text)
            self._check_text(article)
            found = self._connection.execute(
                "SELECT 1 FROM reading_row WHERE article = ? AND run = ?", (article.id, run.id)
            )
            return found.fetchone() is not None

    def write(self, reading: Reading) -> bool:
        """Add a reading; False if this run's reading of the article is already there, and then nothing is added.

        Raises InputError if the article's id stands for another text or what was read cannot be kept, and
        RecordError if the file cannot be written.
        """
        with record_errors(self.path), self._errors(reading.article), self._transaction():
            if self.is_recorded(reading.article, reading.run):
                return False
            self._add(reading)
            return True

    def _add(self, reading: Reading) -> None:
        article = {"id": reading.article.id, "text": reading.article.text}
        self._insert("run_row", {**run_row(reading.run), "first_used": now()}, otherwise=_KEPT)
        self._insert("article_row", article, otherwise=_KEPT)
        number = self._insert("reading_row", {**reading_row(reading), "time_read": now()})
        size = 0
        for table, row in find_rows(reading):
            self._insert(table, {"reading": number, **row})
            size += 1
        self._insert("reading_size_row", {"reading": number, "rows": size})

    def _insert(self, table: str, row: Row, *, otherwise: str = "") -> int:
        columns = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        values: Sequence[Value] = tuple(row.values())
        cursor = self._connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks}) {otherwise}", values)
        return cursor.lastrowid or 0

    def _check_text(self, article: Article) -> None:
        found = self._connection.execute("SELECT text FROM article_row WHERE id = ?", (article.id,)).fetchone()
        if found is not None and found[0] != article.text:
            raise InputError(article.id, "the record has another text under this id; give the article an id of its own")

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

    @contextmanager
    def _errors(self, article: Article) -> Iterator[None]:
        try:
            yield
        except sqlite3.IntegrityError as error:
            raise InputError(article.id, f"what was found in it breaks the rules of the record ({error})") from error
        except UnicodeEncodeError:
            raise InputError(article.id, "holds half of a surrogate pair; save the text as UTF-8") from None
