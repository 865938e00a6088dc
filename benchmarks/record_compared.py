"""Whether a record is whole, as `dateline check` tells, and has of each article what another has, times aside."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from dateline.errors import RecordError
from dateline.record.checking import find_problems
from dateline.record.reader import open_record
from dateline.views.export import ExportKind, export_lines

# What the clock says, numbers, and digests of rows with what the clock says.
_TIMES = frozenset(("time_read", "first_used", "retrieved", "number", "reading", "digest"))
Digests = Mapping[str, str]


@contextmanager
def copied(record: Path) -> Iterator[Path]:
    """A copy of a record with what stands beside it: to open a record is to mend it, and that is for Dateline to do."""
    with TemporaryDirectory() as folder:
        for file in record.parent.glob(f"{record.name}*"):
            shutil.copy(file, folder)
        yield Path(folder) / record.name


def find_differences(record: Path, whole: Digests, *, is_finished: bool) -> list[str]:
    """What is wrong with a record beside one that nobody disturbed; a finished one must have every article."""
    with copied(record) as copy:
        if not copy.exists():
            return ["there is no record"] if is_finished else []
        try:
            found, problems = load_articles(copy), _find_breaks(copy)
            if found:
                open_record(copy).close()
                problems += find_problems(copy)
        except (sqlite3.DatabaseError, RecordError) as error:
            return [f"cannot be opened: {error}"]
    problems += [f"{id}: not in the undisturbed record" for id in found.keys() - whole.keys()]
    problems += [f"{id}: other rows" for id in found.keys() & whole.keys() if found[id] != whole[id]]
    return problems + [f"{id}: missing" for id in whole.keys() - found.keys() if is_finished]


def load_articles(record: Path) -> Digests:
    """A digest of all rows of each article, whatever their order and whenever they were written."""
    with closing(sqlite3.connect(record)) as connection:
        tables = _columns(connection)
        if not {"article_row", "reading_row"} <= tables.keys():
            return {}  # killed before it was made
        rows: defaultdict[int, list[str]] = defaultdict(list)
        articles = dict(connection.execute("SELECT number, article FROM reading_row"))
        texts = dict(connection.execute("SELECT id, text FROM article_row"))
        for table, columns in tables.items():
            if table.startswith("link"):
                continue  # what linking remembers of a reading is no row of it
            number = "number" if table == "reading_row" else "reading"
            if number in columns:
                kept = ", ".join(f'"{name}"' for name in columns if name not in _TIMES)
                for reading, *values in connection.execute(f"SELECT {number}, {kept} FROM {table}"):
                    rows[reading].append(f"{table} {values}")
    found: defaultdict[str, list[str]] = defaultdict(list)
    for reading, told in rows.items():
        found[articles.get(reading, f"reading {reading} of no article")] += told
    return {id: _digest([texts.get(id, ""), *sorted(found[id])]) for id in found.keys() | texts.keys()}


def load_exports(record: Path) -> Digests:
    """A digest of each kind of export, without when things were retrieved."""
    with open_record(record) as reader:
        return {kind.value: _digest(map(_without_times, export_lines(reader, kind))) for kind in ExportKind}


def _find_breaks(record: Path) -> list[str]:
    """What SQLite itself finds wrong, and articles of which there is only a part."""
    with closing(sqlite3.connect(record)) as connection:
        pages = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        references = [f"a row of {row[0]} hangs in the air" for row in connection.execute("PRAGMA foreign_key_check")]
        if not {"article_row", "reading_row"} <= _columns(connection).keys():
            return pages + references
        half = "SELECT id FROM article_row WHERE id NOT IN (SELECT article FROM reading_row)"
        return pages + references + [f"{id}: a text without a reading" for (id,) in connection.execute(half)]


def _columns(connection: sqlite3.Connection) -> dict[str, list[str]]:
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')] for name in names}


def _without_times(line: Mapping[str, object]) -> str:
    return json.dumps({name: value for name, value in line.items() if name not in _TIMES}, sort_keys=True)


def _digest(lines: Iterator[str] | list[str]) -> str:
    digest = sha256()
    for line in lines:
        digest.update(line.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()
