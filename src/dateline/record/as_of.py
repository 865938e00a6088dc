"""The record as of a past day: what it holds of the articles that had surely been published by the end of it.

SQLite looks for a name among what is temporary before it looks into the file. So the tables of readings are covered by
temporary views of the articles that were known, the tables of links by empty ones that are filled when a question needs
them, and every view of the record is said again in its own words, over these. Nothing is written to the file.

What people ruled holds for the past too, for they ruled on words that stood there then; but an expectation is settled
only by an event that was known.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dateline.articles.iso_date import iso_day
from dateline.errors import QueryError
from dateline.mentions.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.record.reader import RecordReader
    from dateline.record.rows import Row

_KNOWN = """
CREATE TEMP TABLE known_article (id TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO known_article SELECT article FROM main.newest_reading WHERE is_over(published);
CREATE TEMP VIEW reading_row AS SELECT * FROM main.reading_row WHERE article IN (SELECT id FROM known_article);
CREATE TEMP VIEW article_row AS SELECT * FROM main.article_row WHERE id IN (SELECT id FROM known_article);
CREATE TEMP VIEW run_row AS SELECT * FROM main.run_row WHERE id IN (SELECT run FROM reading_row);
CREATE TEMP VIEW known_event AS SELECT id FROM main.event_row WHERE reading IN (SELECT number FROM reading_row);
CREATE TEMP VIEW correction_row AS SELECT * FROM main.correction_row WHERE number NOT IN (
    SELECT correction FROM main.correction_about_row WHERE kind = 'event' AND id NOT IN (SELECT id FROM known_event)
) AND (
    kind <> 'settle' OR json_extract(value, '$.verdict') = 'open'
    OR json_extract(value, '$.outcome') IN (SELECT id FROM known_event)
);
"""
# What stands of people's rulings, copied as far as it is about what was known.
_RULINGS = {
    "event_ruling_row": "event IN (SELECT id FROM known_event)",
    "role_ruling_row": "event IN (SELECT id FROM known_event)",
    "occurrence_ruling_row": "1",
    "expectation_ruling_row": "verdict = 'open' OR outcome IN (SELECT id FROM known_event)",
}
_LEFT_OUT = """
SELECT count(published), count(*) - count(published) FROM main.newest_reading
WHERE article NOT IN (SELECT id FROM known_article)
"""
_LINK_TABLES = """
SELECT name, sql FROM main.sqlite_master
WHERE type = 'table' AND (name = 'linking_row' OR sql LIKE '%REFERENCES linking_row%')
"""


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day as of which a record is asked, and what links the articles that were known by then."""

    day: date
    link: "Callable[[RecordReader], Mapping[str, Iterable[Row]]]"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many articles a record as of a day leaves out: `later` may have been published after it."""

    later: int
    undated: int


def read_day(words: str) -> date:
    """The day, or the last one of the month or year, that is written in ISO. Raises QueryError for anything else."""
    try:
        return Period.of_iso(iso_day(words)).last
    except ValueError as error:
        raise QueryError(str(error)) from None


class PastRecord:
    """What covers the record that a connection has opened, so that it is seen as of the end of a day."""

    def __init__(self, connection: sqlite3.Connection, day: date) -> None:
        self._connection = connection
        self._lacks_links = bool(connection.execute("SELECT 1 FROM linking_row LIMIT 1").fetchone())
        with self._covering():
            self._cover_readings(day)
            self._cover_rulings()
            linked = self._cover_links()
            linked |= {view for view, sql in self._cover_views() if _named(linked).search(sql)}
        self._covered = {name for (name,) in connection.execute("SELECT name FROM temp.sqlite_master")}
        self._linked = _named(linked)

    def left_out(self) -> LeftOut:
        """How many articles are not seen."""
        return LeftOut(*self._connection.execute(_LEFT_OUT).fetchone())

    def lacks(self, sql: str) -> bool:
        """Whether a question is about links, and these have not been found yet."""
        return self._lacks_links and bool(self._linked.search(sql))

    def show_links(self, found: "Mapping[str, Iterable[Row]]") -> None:
        """Show what was found among the articles that are seen."""
        # It knows of readings, which takes long to load.
        from dateline.record.link_writer import add_links, begin_linking

        with self._covering():
            if not add_links(self._connection, found):
                begin_linking(self._connection)  # nothing was found, but it was looked for
        self._lacks_links = False

    def is_beyond(self, table: str | None, database: str | None, view: str | None) -> bool:
        """Whether a question reads a table or view of the file, on behalf of a `view`, past what covers it."""
        if table in self._covered:
            return database == "main" and view != table
        return table is not None and table.endswith("_row") and view not in self._covered

    @contextmanager
    def _covering(self) -> Iterator[None]:
        """Let temporary rows be written, in one transaction; the file itself is opened to be read only."""
        self._connection.execute("PRAGMA query_only = OFF")
        try:
            self._connection.execute("BEGIN")
            with self._connection:
                yield
        finally:
            self._connection.execute("PRAGMA query_only = ON")

    def _cover_readings(self, day: date) -> None:
        def is_over(published: str | None) -> bool:
            return bool(published) and Period.of_iso(str(published).rpartition("/")[2]).last <= day

        self._connection.create_function("is_over", 1, is_over, deterministic=True)
        for statement in filter(None, map(str.strip, _KNOWN.split(";"))):
            self._connection.execute(statement)

    def _cover_rulings(self) -> None:
        for table, known in _RULINGS.items():
            ((sql,),) = self._connection.execute("SELECT sql FROM main.sqlite_master WHERE name = ?", (table,))
            self._connection.execute(_temporary(sql))
            self._connection.execute(f"INSERT INTO temp.{table} SELECT * FROM main.{table} WHERE {known}")

    def _cover_links(self) -> set[str]:
        tables = self._connection.execute(_LINK_TABLES).fetchall()
        for _, sql in tables:
            self._connection.execute(_temporary(sql))
        return {name for name, _ in tables}

    def _cover_views(self) -> list[tuple[str, str]]:
        views: list[tuple[str, str]]
        views = self._connection.execute("SELECT name, sql FROM main.sqlite_master WHERE type = 'view'").fetchall()
        for _, sql in views:
            self._connection.execute(_temporary(sql))
        return views


def _temporary(sql: str) -> str:
    return sql.replace("CREATE", "CREATE TEMP", 1)


def _named(names: set[str]) -> re.Pattern[str]:
    """A pattern for questions in which one of the names stands."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})\b", re.IGNORECASE)
