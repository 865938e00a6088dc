"""Whether a record is whole: its file, the journal beside it, its pages, and every row against its article's text."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from dateline.errors import RecordError
from dateline.record.connection import at_one_moment, check_exists, connect_to_look, record_errors, rows_of
from dateline.record.correction import whole_correction
from dateline.record.journal import find_journal_problem, is_of_another, journal_path
from dateline.record.schema import APPLICATION_ID, load_migrations, read_version
from dateline.record.walking import Lost, Walk, is_damage

_SHOWN = 20  # lines about articles; a record that is damaged throughout has a line for each
_NAMED = 5  # articles that one line names
_MAGIC = b"SQLite format 3\x00"
_OF_RECORDS = b"CREATE TABLE article_row"  # stands at the beginning of every record
_BEGINNING = 1 << 20
_STANDS_ALONE = {
    "occurrence_row": ("event",),
    "expectation_row": ("event", "outcome"),
    "disagreement_row": ("first_event", "second_event"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """How far a long work over a record is: what is being looked at, how much of it is done, and of how much."""

    name: str
    done: int
    total: int


OnStep = Callable[[Step], None]


def ignore(step: Step) -> None:
    """What to do with steps where nobody watches."""


def find_problems(path: Path, on_step: OnStep = ignore) -> Iterator[str]:
    """What is wrong with the record at `path`, a line each; nothing where it is whole. The file is only read.

    Raises RecordError where there is no file, or it cannot be opened for a reason that is none of its own.
    """
    check_exists(path)
    with record_errors(path):
        problem = find_head_problem(path)
        if problem:
            yield problem
            return
        yield from filter(None, [find_journal_problem(path)])
        if is_of_another(path):
            name = journal_path(path).name
            yield f"the journal {name} beside it is of another file; move {name} away and check again"
            return
        with closing(connect_to_look(path)) as connection, at_one_moment(connection):
            yield from _Check(path, connection, on_step).problems()


def find_head_problem(path: Path) -> str:
    """What the first bytes of a file tell against its being a whole record, "" where nothing does."""
    with path.open("rb") as file:
        head = file.read(_BEGINNING)
    size = path.stat().st_size
    if not size:
        return _empty(path)
    if head[:16] != _MAGIC:
        if _OF_RECORDS in head:
            return f"its header was overwritten; {_save(path)}"
        return "it is not a record (not a SQLite database); name another file"
    pages, page = int.from_bytes(head[28:32], "big"), int.from_bytes(head[16:18], "big")
    whole = pages * (65536 if page == 1 else page)
    is_journal = journal_path(path).exists() and journal_path(path).stat().st_size
    if head[24:28] == head[92:96] and size < whole and not is_journal:
        return f"it was cut off: {size:,} of its {whole:,} bytes are there; {_save(path)}"
    return ""


class _Check:
    """One look at the whole of a record."""

    def __init__(self, path: Path, connection: sqlite3.Connection, on_step: OnStep) -> None:
        self.path, self.connection, self.on_step = path, connection, on_step

    def problems(self) -> Iterator[str]:
        try:
            version = read_version(self.connection)
            if not version:
                yield _empty(self.path)
                return
        except RecordError as error:  # of another program, or of a newer version
            yield str(error)
            return
        except sqlite3.Error as error:
            yield f"its first page cannot be read ({error}); {_save(self.path)}"
            return
        damage = list(self._damage())
        yield from damage
        yield from self._articles(is_damaged=bool(damage))
        if not damage and version == len(load_migrations()):
            yield from self._false_references()
            yield from self._links()
            yield from self._corrections()

    def _damage(self) -> Iterator[str]:
        """What SQLite itself finds wrong with the pages of the file."""
        self.on_step(Step("pages", 0, 1))
        found = list[str]()
        try:
            found += (str(row[0]) for row in self.connection.execute("PRAGMA integrity_check"))
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
            found.append(str(error))
        found = [line for line in found if line != "ok"]
        if found:
            first = " ".join(found[0].removeprefix("*** in database main ***").split())
            more = "" if len(found) == 1 else f" and {len(found) - 1} more"
            yield f"pages of the file are damaged ({first}{more})"

    def _articles(self, *, is_damaged: bool) -> Iterator[str]:
        """Every article against its rows; which can be saved, where not all are whole."""
        walk = Walk(self.connection)
        known, whole, broken = set(walk.articles), set[str](), 0
        for number, reading in enumerate(walk.readings(), 1):
            known.add(reading.article)
            if isinstance(reading, Lost):
                broken += 1
                yield from _told(reading) if broken <= _SHOWN else ()
            else:
                whole.add(reading.article)
            self.on_step(Step("articles", number, walk.count))
        if broken > _SHOWN:
            yield f"and {broken - _SHOWN} readings more are not whole"
        lost = sorted(known - whole)
        if lost or broken or is_damaged:
            named = f"; not {_listed(lost)}" if lost else ""
            yield f"{len(whole)} of the {len(known)} articles it still names can be saved{named}; {_save(self.path)}"

    def _false_references(self) -> Iterator[str]:
        self.on_step(Step("references", 0, 1))
        counted = Counter((row[0], row[2]) for row in self.connection.execute("PRAGMA foreign_key_check"))
        for (table, other), count in counted.items():
            yield f"{count} rows of {table} point at rows of {other} that are not there"

    def _links(self) -> Iterator[str]:
        for table, columns in _STANDS_ALONE.items():
            self.on_step(Step(f"links, {table}", 0, 1))
            absent = " OR ".join(
                f"({column} <> '' AND NOT EXISTS (SELECT 1 FROM event_row WHERE id = {column}))" for column in columns
            )
            (count,) = self.connection.execute(f"SELECT count(*) FROM {table} WHERE {absent}").fetchone()
            if count:
                yield f"{count} rows of {table} name events that are not there; {_save(self.path)}"

    def _corrections(self) -> Iterator[str]:
        self.on_step(Step("corrections", 0, 1))
        found = rows_of(self.connection, "SELECT * FROM correction_row ORDER BY number")
        false = [str(row["id"]) for row in found if whole_correction(row) is None]
        if false:
            yield f"{len(false)} corrections do not say what their ids stand for: {_listed(false)}"


def is_record(head: bytes) -> bool:
    """Whether these first bytes of a file are those of a record."""
    return head[:16] == _MAGIC and int.from_bytes(head[68:72], "big") == APPLICATION_ID


def _told(lost: Lost) -> Iterator[str]:
    """One line on a reading that is not whole."""
    more = f", and {len(lost.problems) - 1} rows more" if len(lost.problems) > 1 else ""
    yield f"{lost.problems[0]}{more}"


def _listed(ids: list[str]) -> str:
    more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
    return ", ".join(islice(ids, _NAMED)) + more


def _save(path: Path) -> str:
    return f"`dateline recover {path} --into NEW` saves what is whole"


def _empty(path: Path) -> str:
    return f"it is empty, not a record; restore a copy, or make one with `dateline read PATH --into {path}`"
