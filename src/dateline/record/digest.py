"""Digest: what tells whether the text and the rows of a reading are still those that were written."""

import json
from collections.abc import Iterable

from dateline.articles.article import content_id
from dateline.record.rows import Row, Value

# What a reading is numbered by in one file; another file may number it otherwise.
_NUMBERS = {"number", "rowid", "reading"}


def digest_of(text: str, reading: Row, found: Iterable[tuple[str, Row]]) -> str:
    """A digest of an article's text, its row of reading_row, and all rows that were found, with their tables.

    It is the same for rows in any order, before they are written and after, and whatever numbers they were given.
    """
    rows = sorted(_told(table, row) for table, row in (("reading_row", reading), *found))
    return content_id("reading", text, *rows)


def _told(table: str, row: Row) -> str:
    # SQLite keeps a whole number as one with a fraction where the column has these, -0.0 as 0.0, and NULL where nothing
    # is said.
    kept = {name: _value(value) for name, value in row.items() if value is not None and name not in _NUMBERS}
    return json.dumps([table, kept], sort_keys=True)


def _value(value: Value) -> Value:
    return value + 0.0 if isinstance(value, int | float) else value
