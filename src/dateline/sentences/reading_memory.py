"""What the model made of words, in a file beside a record for as long as they are read into it: copies are common.

Several processes share the file. It holds no words: what was found stands there by their hash. It is a help and no
more: one that is damaged, or cannot be written, is done without.
"""

import sqlite3
import zlib
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

MOST = 300_000  # entries, of some 3 kB each, before those of the time before are let go
_PENDING = 256
_PATIENCE = 2.0  # seconds that another process may be writing

# Entries by number, their keys apart: among entries of this size, keys would lie many pages deep.
_TABLE = "CREATE TABLE IF NOT EXISTS {} (number INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, found BLOB NOT NULL)"
_NEWER, _OLDER = _TABLE.format("newer"), _TABLE.format("older")
# Some builds of SQLite overwrite what is let go, which takes seconds.
_MAKE = f"PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA secure_delete = OFF; {_NEWER}; {_OLDER};"
_AGE = ("DROP TABLE older", "ALTER TABLE newer RENAME TO older", _NEWER)
_FIND = "SELECT found FROM newer WHERE key = :key UNION ALL SELECT found FROM older WHERE key = :key LIMIT 1"


class ReadingMemory:
    """Bytes by the words they were found in; `scope` keeps apart what different models make of the same words."""

    def __init__(self, path: Path, scope: str, *, most: int = MOST) -> None:
        self._scope, self._most = scope.encode(), most
        self._pending: dict[bytes, bytes] = {}
        self._connection: sqlite3.Connection | None = None
        try:
            self._connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            self._connection.executescript(_MAKE)
        except sqlite3.Error:
            self._connection = None  # done without

    def recall(self, kind: str, words: Sequence[str]) -> bytes | None:
        """What of this kind was found in these words; None if that is not known, or not any more."""
        key = self._key(kind, words)
        if self._connection is None or key in self._pending:
            return self._pending.get(key)
        try:
            found = self._connection.execute(_FIND, {"key": key}).fetchone()
            return found and zlib.decompress(found[0])
        except (sqlite3.Error, zlib.error) as error:
            self._fail(error)
            return None

    def keep(self, kind: str, words: Sequence[str], found: bytes) -> None:
        """Keep what of this kind was found in these words."""
        self._pending[self._key(kind, words)] = found
        if len(self._pending) >= _PENDING:
            self.flush()

    def flush(self) -> None:
        """Let other processes have what this one kept."""
        pending, self._pending = self._pending, {}
        if self._connection is None or not pending:
            return
        rows = [(key, zlib.compress(found, 1)) for key, found in pending.items()]
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany("INSERT OR IGNORE INTO newer (key, found) VALUES (?, ?)", rows)
            (last,) = self._connection.execute("SELECT max(number) FROM newer").fetchone()
            for step in _AGE if last >= self._most else ():
                self._connection.execute(step)
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        """Do without what is damaged or full; what another process holds on to is left out this once."""
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY:
            self._connection = None

    def _key(self, kind: str, words: Sequence[str]) -> bytes:
        asked = "\n".join((kind, *words)).encode("utf-8", "surrogatepass")
        return blake2b(asked, digest_size=16, key=self._scope).digest()


def remove_memory(path: Path) -> None:
    """Remove the file, and what SQLite put beside it."""
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
