"""Saving what is whole of a damaged record into a new one. The damaged file is copied first, and never touched."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import InputError, RecordError
from dateline.record.backup import drop_journal
from dateline.record.checking import OnStep, Step, ignore
from dateline.record.connection import (
    check_exists,
    closed_on_error,
    connect_to_look,
    connect_to_write,
    record_errors,
    transaction,
)
from dateline.record.correction import whole_correction
from dateline.record.joining import Joiner
from dateline.record.journal import is_of_another, journal_path
from dateline.record.laws import KeptRow
from dateline.record.rulings import add_correction
from dateline.record.schema import read_version
from dateline.record.unfinished import unfinished
from dateline.record.walking import Lost, Walk, is_damage
from dateline.record.writer import PATIENCE

_HEAD, _PAGE = 100, 4096  # bytes: the head of a file, and its first page
_LARGEST = 1 << 40  # bytes; a file that claims more has a false head
_NOTHING = "nothing in it can be saved; restore a copy, or read the articles again"


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was saved: articles, readings and corrections; the ids of articles that were `lost`, as far as known.

    `problems` say, reading by reading, why it was not saved.
    """

    articles: int
    readings: int
    corrections: int
    lost: tuple[str, ...]
    problems: tuple[str, ...]


def recover(path: Path, into: Path, on_step: OnStep = ignore) -> Recovered:
    """Save every reading that is whole, and every correction, into a new record, which is there whole or not at all.

    Raises RecordError where nothing can be saved, `into` is there already, or it cannot be written.
    """
    check_exists(path)
    if into.exists():
        raise RecordError(f"{into}: there is a file already; name a new one")
    with unfinished(into) as half, record_errors(path):
        damaged = _copy(path, half.parent)
        with closing(_open(damaged)) as source, closing(connect_to_write(half, patience=PATIENCE)) as target:
            saved = _Saving(source, target, on_step).run()
        if not saved.readings:
            raise RecordError(_NOTHING)
        drop_journal(into)
    return saved


class _Saving:
    """One saving of what is whole."""

    def __init__(self, source: sqlite3.Connection, target: sqlite3.Connection, on_step: OnStep) -> None:
        self.walk, self.target, self.on_step = Walk(source), target, on_step
        self.joiner = Joiner(target, {row["id"]: row for row in self.walk.rows("run_row")})
        self.problems = list[str]()

    def run(self) -> Recovered:
        saved = list(self._readings())
        known = {*self.walk.articles, *(article for article, _ in saved)} - {""}
        whole = {article for article, is_saved in saved if is_saved}
        corrections = self._corrections()
        for row in self.walk.rows("tombstone_row"):
            self._add_tombstone(row)
        readings = sum(is_saved for _, is_saved in saved)
        return Recovered(len(whole), readings, corrections, tuple(sorted(known - whole)), tuple(self.problems))

    def _readings(self) -> Iterator[tuple[str, bool]]:
        """Every reading: its article, and whether it was saved."""
        for number, reading in enumerate(self.walk.readings(), 1):
            self.on_step(Step("articles", number, self.walk.count))
            if isinstance(reading, Lost):
                self.problems += reading.problems[:1]
                yield reading.article, False
                continue
            try:
                yield reading.article, self.joiner.add(reading)
            except InputError as error:
                self.problems.append(str(error))
                yield reading.article, False

    def _corrections(self) -> int:
        """Add the corrections that say what their ids stand for; how many."""
        with transaction(self.target):
            kept = (whole_correction(row) for row in self.walk.rows("correction_row"))
            return sum(add_correction(self.target, one) for one in list(kept) if one)

    def _add_tombstone(self, row: KeptRow) -> None:
        values = (row["id"], row["content"], row["day"], row["reason"])
        try:
            self.target.execute("INSERT INTO tombstone_row VALUES (?, ?, ?, ?)", values)
        except sqlite3.IntegrityError as error:
            self.problems.append(f"{row['id']}: when and why it was forgotten is lost ({error})")


def _copy(path: Path, folder: Path) -> Path:
    """A copy of the damaged file, with the journal beside it where that is its own."""
    copy = folder / "damaged.db"
    shutil.copyfile(path, copy)
    with copy.open("r+b") as file:
        head = file.read(_HEAD)
        whole = int.from_bytes(head[28:32], "big") * _PAGE
        if path.stat().st_size < whole <= _LARGEST and head.startswith(b"SQLite format 3"):
            file.truncate(whole)  # SQLite opens no file of fewer pages than it should have
    if journal_path(path).exists() and not is_of_another(path):
        shutil.copyfile(journal_path(path), journal_path(copy))
    return copy


def _open(copy: Path) -> sqlite3.Connection:
    """The copy, opened; where its beginning is damaged, with that of a new record in its place, as far as needed."""
    for length in (0, _HEAD, _PAGE):
        if length:
            _mend_head(copy, length)
        connection = connect_to_look(copy)
        with closed_on_error(connection):
            try:
                read_version(connection)
                connection.execute("SELECT number FROM reading_row LIMIT 0")
                return connection
            except sqlite3.Error as error:
                if not is_damage(error):
                    raise
        connection.close()
    raise RecordError(_NOTHING)


def _mend_head(copy: Path, length: int) -> None:
    """Put the beginning of a new record in place of that of the copy: its tables stand where those of others stand."""
    model = copy.with_name("model.db")
    connect_to_write(model, patience=PATIENCE).close()
    head = bytearray(model.read_bytes()[:length])
    head[28:32] = (copy.stat().st_size // _PAGE).to_bytes(4, "big")
    head[32:40] = bytes(8)  # no list of free pages
    with copy.open("r+b") as file:
        file.write(head)
