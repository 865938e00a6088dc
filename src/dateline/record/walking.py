"""Walking through a record that may be damaged: what can be read of it, stepping over what cannot.

The rows of a reading stand together under its number, so damage to a page costs the readings that have rows on it. A
table by number is read in ranges that are halved wherever one cannot be read.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from dateline.record.connection import rows_of
from dateline.record.laws import READING_TABLES, KeptReading, KeptRow, find_breaches

# What a sound file of another state of the world says: no sign of damage, and not to be stepped over.
_NO_DAMAGE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_INTERRUPT,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_NOMEM,
}
_LATER = frozenset({"finding_row"})  # tables of a reading that the first records did not have
_ROWS_A_PAGE = 16  # of readings and articles, at most


class Lost(NamedTuple):
    """A reading that is not whole: of which article, "" where even that is lost, and what is wrong, row by row."""

    article: str
    problems: tuple[str, ...]


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error tells of a damaged file; Python gives words that are no UTF-8 no code of SQLite's."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF not in _NO_DAMAGE


class Walk:
    """A record, whole or not, as a connection sees it. `articles` gives the place of each article that is left."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        known = {name for (name,) in connection.execute("SELECT name FROM pragma_table_info('reading_size_row')")}
        digest = "digest" if "digest" in known else "''"
        self._sizes = f"SELECT rows, {digest} FROM reading_size_row WHERE reading = ?" if known else ""
        self.count = self._number("SELECT count(*) FROM reading_row", 0)
        self.articles: dict[str, int] = {
            row["id"]: row["rowid"] for row in self._rows("article_row", "id") if isinstance(row["id"], str)
        }

    def readings(self) -> Iterator[KeptReading | Lost]:
        """Every reading in the order of numbers, as it stands if it is whole, else what is wrong with it."""
        for row in self._rows("reading_row", "*"):
            yield self._reading(row)

    def rows(self, table: str) -> Iterator[KeptRow]:
        """The rows of another table by number, as far as they can be read; none where there is no such table."""
        yield from self._rows(table, "*")

    def _reading(self, row: KeptRow) -> KeptReading | Lost:
        article = row["article"]
        if not isinstance(article, str):
            return Lost("", (f"reading {row['number']}: of which article is lost",))
        try:
            text, (size, digest) = self._text(article), self._written(row["number"])
            found = {table: self._rows_of(table, row["number"]) for table in READING_TABLES}
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
            return Lost(article, (f"{article}: what was read of it cannot be read any more ({error})",))
        if text is None:
            return Lost(article, (f"{article}: its text is not there",))
        reading = KeptReading(row, text, found, size, digest)
        problems = tuple(find_breaches(reading))
        return Lost(article, problems) if problems else reading

    def _text(self, article: str) -> str | None:
        place = self.articles.get(article)
        found = self.connection.execute("SELECT text FROM article_row WHERE rowid = ?", (place,)).fetchone()
        return found[0] if found else None

    def _written(self, number: object) -> tuple[int | None, str]:
        """How many rows a reading had when it was written, and their digest; None and "" where that was not said."""
        found = self.connection.execute(self._sizes, (number,)).fetchone() if self._sizes else None
        return found or (None, "")

    def _rows_of(self, table: str, number: object) -> Sequence[KeptRow]:
        if table not in self._tables and table in _LATER:
            return []
        return list(rows_of(self.connection, f"SELECT * FROM {table} WHERE reading = ?", number))

    def _rows(self, table: str, columns: str) -> Iterator[dict[str, Any]]:
        """Rows by their numbers; a stretch that cannot be read is halved until a single row is left out."""
        if table not in self._tables:
            return
        sql = f"SELECT rowid AS rowid, {columns} FROM {table} WHERE rowid BETWEEN ? AND ? ORDER BY rowid"
        stretches = [self._ends(table)]
        while stretches:
            first, last = stretches.pop()
            try:
                for row in rows_of(self.connection, sql, first, last):
                    first = row["rowid"] + 1
                    yield row
            except sqlite3.Error as error:
                if not is_damage(error):
                    raise
                middle = (first + last) // 2
                stretches += [(middle + 1, last), (first, middle)] if first < last else []

    def _ends(self, table: str) -> tuple[int, int]:
        """The first and last number of a table, or what lies beyond them where a page at its end is damaged."""
        most = _ROWS_A_PAGE * self._number("SELECT page_count FROM pragma_page_count", 0)
        # Every reading has parts, and there are as many articles as readings at most.
        first = self._number("SELECT min(reading) FROM part_row", 1)
        last = self._number("SELECT max(reading) FROM part_row", most)
        least = self._number(f"SELECT min(rowid) FROM {table}", first)
        return least, self._number(f"SELECT max(rowid) FROM {table}", last)

    def _number(self, sql: str, otherwise: int) -> int:
        """The number that is asked for; another where it cannot be read, or where there is none."""
        try:
            found = self.connection.execute(sql).fetchone()[0]
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
            return otherwise
        return found if isinstance(found, int) else otherwise
