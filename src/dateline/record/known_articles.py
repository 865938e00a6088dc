"""Which articles a record has, and by which runs they were read: asked before an article is read, and as it is written.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.errors import InputError
from dateline.record.connection import connect_to_read, record_errors
from dateline.record.tombstones import refuse_forgotten


def is_recorded(connection: sqlite3.Connection, id: str, text: str, run: str) -> bool:
    """Whether this run's reading of the article is there.

    Raises InputError if its id stands for another text, or if it was forgotten.
    """
    refuse_forgotten(connection, id, text)
    found = connection.execute("SELECT text FROM article_row WHERE id = ?", (id,)).fetchone()
    if found is not None and found[0] != text:
        raise InputError(id, "the record has another text under this id; give the article an id of its own")
    read = connection.execute("SELECT 1 FROM reading_row WHERE article = ? AND run = ?", (id, run))
    return read.fetchone() is not None


class KnownArticles:
    """What a record had at the moment it is asked, for a process that reads articles and writes none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = connect_to_read(path)

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

    def has(self, id: str, text: str, run: str) -> bool:
        """As `is_recorded`; a text that no record can hold raises InputError as well."""
        with record_errors(self.path), storing_errors(id):
            return is_recorded(self._connection, id, text, run)


@contextmanager
def storing_errors(id: str) -> Iterator[None]:
    """Turn what SQLite says of an article's rows into an InputError that names the article."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise InputError(id, f"what was found in it breaks the rules of the record ({error})") from error
    except UnicodeEncodeError:
        raise InputError(id, "holds half of a surrogate pair; save the text as UTF-8") from None
