"""What is left of articles that were forgotten: when that was and why, so that they are not read again."""

import sqlite3

from dateline.articles.article import content_id
from dateline.errors import InputError

# Articles with the same text that were not forgotten with it are read on.
_SAME = """
    SELECT day FROM tombstone_row
    WHERE id = :id OR content = :content AND NOT EXISTS (SELECT 1 FROM article_row WHERE article_row.id = :id)
    ORDER BY id = :id DESC LIMIT 1
"""


def content_of(text: str) -> str:
    """A digest of a text, by which it is known again."""
    return content_id("text", text)


def forgotten_on(connection: sqlite3.Connection, id: str, text: str) -> str:
    """The day on which an article of this id, or of this text, was forgotten; "" where none was."""
    found = connection.execute(_SAME, {"id": id, "content": content_of(text)}).fetchone()
    return str(found[0]) if found else ""


def refuse_forgotten(connection: sqlite3.Connection, id: str, text: str) -> None:
    """Raise InputError where an article of this id or text was forgotten."""
    day = forgotten_on(connection, id, text)
    if day:
        raise InputError(id, f"forgotten on {day}, and so it is not read again; `dateline forget` says how")
