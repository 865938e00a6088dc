"""Counts: what rows add to the counts of the index and take away from them, summed up and written at once."""

import json
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator

# Of each table of counts: the columns that say what is counted, and those of the counts, `n` last.
_TABLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "tally": (("kind", "key"), ("n",)),
    "party": (("party",), ("as_actor", "as_recipient", "as_holder", "articles", "n")),
    "party_value": (("party", "name", "value"), ("n",)),
    "party_word": (("word", "party"), ("n",)),
    "partner": (("party", "other"), ("n",)),
    "dyad": (
        ("period", "source", "target"),
        ("scale", "quad1", "quad2", "quad3", "quad4", "articles", "origins", "n"),
    ),
}

# A table, what is counted in it, and the amounts.
Counted = tuple[str, tuple[str, ...], tuple[int, ...]]


class Counts:
    """What changes in the counts, until it is written."""

    def __init__(self) -> None:
        self._sums: dict[str, dict[tuple[str, ...], tuple[int, ...]]] = defaultdict(dict)

    def add(self, counted: Iterable[Counted], sign: int = 1) -> None:
        """Add amounts, or take them away with the sign -1."""
        for table, key, amounts in counted:
            sums = self._sums[table]
            before = sums.get(key)
            signed = amounts if sign > 0 else tuple(-amount for amount in amounts)
            sums[key] = signed if before is None else tuple(map(sum, zip(before, signed, strict=True)))

    def write(self, connection: sqlite3.Connection) -> None:
        """Write what changed; a count of nothing is no row."""
        for table, sums in self._sums.items():
            changed = [(*key, *amounts) for key, amounts in sorted(sums.items()) if any(amounts)]
            connection.executemany(_upsert(table), changed)
            fewer = [key for key, amounts in sums.items() if amounts[-1] < 0]
            connection.executemany(_delete(table), fewer)
        self._sums.clear()


def packed(counted: Iterable[Counted]) -> bytes:
    """Amounts as bytes."""
    return zlib.compress(json.dumps(list(counted), ensure_ascii=True).encode(), 1)


def unpacked(found: bytes) -> Iterator[Counted]:
    """Amounts from bytes."""
    for table, key, amounts in json.loads(zlib.decompress(found)):
        yield table, tuple(key), tuple(amounts)


def _upsert(table: str) -> str:
    keys, amounts = _TABLES[table]
    marks = ", ".join("?" * len((*keys, *amounts)))
    sums = ", ".join(f"{name} = {name} + excluded.{name}" for name in amounts)
    return (
        f"INSERT INTO {table} ({', '.join((*keys, *amounts))}) VALUES ({marks})"
        f" ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {sums}"
    )


def _delete(table: str) -> str:
    keys, _ = _TABLES[table]
    return f"DELETE FROM {table} WHERE {' AND '.join(f'{key} = ?' for key in keys)} AND n = 0"
