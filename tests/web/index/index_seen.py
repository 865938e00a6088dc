"""All that an index holds, to compare two of them, and small records with an index."""

import sqlite3
from contextlib import closing
from pathlib import Path

from dateline.web.index.opening import DeskIndex, open_index
from dateline.web.index.updating import update_index

TABLES = (
    "article", "event", "ruling", "line", "claim", "finding", "expectation", "disagreement", "tally", "party",
    "party_value", "party_word", "partner", "dyad", "waiting",
)  # fmt: skip
WORDS = ("article_words", "line_words", "claim_words")


def seen_in(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every table, and which word is in which row."""
    with closing(sqlite3.connect(path)) as index:
        found = {table: sorted(index.execute(f"SELECT * FROM {table}"), key=repr) for table in TABLES}
        for table in WORDS:
            index.execute(f"CREATE VIRTUAL TABLE temp.{table}_in USING fts5vocab('main', '{table}', 'instance')")
            found[table] = sorted(index.execute(f"SELECT DISTINCT term, doc FROM temp.{table}_in"))
        return found


def indexed(record: Path) -> DeskIndex:
    """The index of a record, up to date."""
    update_index(record)
    return open_index(record)
