"""Other records joined into one: their articles, readings and corrections. What linking found is found anew."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import InputError, RecordError
from dateline.record.backup import copy_record, opened_at_one_moment
from dateline.record.checking import OnStep, Step, ignore
from dateline.record.connection import (
    check_exists,
    connect_to_write,
    is_older,
    record_errors,
    transaction,
)
from dateline.record.correction import whole_correction
from dateline.record.joining import Joiner
from dateline.record.laws import KeptRow
from dateline.record.rulings import add_correction
from dateline.record.unfinished import scratch_folder
from dateline.record.walking import Lost, Walk
from dateline.record.writer import PATIENCE

_EVENTS_ABOUT = "SELECT id FROM correction_about_row WHERE correction = ? AND kind = 'event'"


@dataclass(frozen=True, slots=True)
class Merged:
    """How many readings were added, how many were there already, how many corrections were added.

    `absent` corrections are about rows that the record does not have; `errors` name each article that was left out.
    """

    added: int
    known: int
    corrections: int
    absent: int
    errors: tuple[InputError, ...]


def merge(path: Path, others: Sequence[Path], on_step: OnStep = ignore) -> Merged:
    """Join other records into the one at `path`, each reading in one transaction; the others are only read.

    What is there already is passed over, so that a merge that was stopped is done again to the same end. Raises
    RecordError where a record cannot be read or written.
    """
    for one in (path, *others):
        check_exists(one)
    for other in others:
        if other.samefile(path):
            raise RecordError(f"{other}: a record cannot be joined with itself")
    with closing(connect_to_write(path, patience=PATIENCE)) as target:
        merging = _Merging(target, on_step)
        for other in others:
            with _opened(other, beside=path) as source, record_errors(path):
                merging.run(source, other)
    return merging.merged


class _Merging:
    """The counts as they grow."""

    def __init__(self, target: sqlite3.Connection, on_step: OnStep) -> None:
        self.target, self.on_step = target, on_step
        self._counts = {True: 0, False: 0}
        self._corrections, self._absent = 0, 0
        self._errors = list[InputError]()

    @property
    def merged(self) -> Merged:
        counts = (self._counts[True], self._counts[False], self._corrections, self._absent)
        return Merged(*counts, tuple(self._errors))

    def run(self, source: sqlite3.Connection, other: Path) -> None:
        walk = Walk(source)
        joiner = Joiner(self.target, {row["id"]: row for row in walk.rows("run_row")})
        for number, reading in enumerate(walk.readings(), 1):
            try:
                if isinstance(reading, Lost):
                    raise InputError(f"{other}: {reading.article}", f"not whole there ({reading.problems[0]})")
                self._counts[joiner.add(reading)] += 1
            except InputError as error:
                self._errors.append(error)
            self.on_step(Step(f"articles of {other.name}", number, walk.count))
        # Only now: an article that has the text of one forgotten there, and was not forgotten with it, is read.
        self._add_tombstones(walk, other)
        with transaction(self.target):
            for row in walk.rows("correction_row"):
                self._add_correction(source, row, other)

    def _add_tombstones(self, walk: Walk, other: Path) -> None:
        """What was forgotten there is not read here; what is here already stays until it is forgotten here."""
        with transaction(self.target):
            for row in walk.rows("tombstone_row"):
                values = (row["id"], row["content"], row["day"], row["reason"])
                if self._has("article_row", row["id"]):
                    day = row["day"]
                    problem = f"forgotten there on {day}, and still here; `dateline forget` takes it out here too"
                    self._errors.append(InputError(f"{other}: {row['id']}", problem))
                else:
                    self.target.execute("INSERT OR IGNORE INTO tombstone_row VALUES (?, ?, ?, ?)", values)

    def _add_correction(self, source: sqlite3.Connection, row: KeptRow, other: Path) -> None:
        """Add a correction, unless the record lacks what it is about: an article that was left out, or forgotten."""
        if self._has("correction_row", row["id"]):
            return
        correction = whole_correction(row)
        if correction is None:
            self._errors.append(InputError(f"{other}: {row['id']}", "this correction is not whole there, and left out"))
            return
        events = [event for (event,) in source.execute(_EVENTS_ABOUT, (row["number"],))]
        value = correction.ruling.value
        events += [value["outcome"]] if isinstance(value, dict) and value.get("outcome") else []
        if not events or not all(self._has("event_row", event) for event in events):
            self._absent += 1
        else:
            self._corrections += add_correction(self.target, correction)

    def _has(self, table: str, id: str) -> bool:
        return self.target.execute(f"SELECT 1 FROM {table} WHERE id = ?", (id,)).fetchone() is not None


@contextmanager
def _opened(other: Path, *, beside: Path) -> Iterator[sqlite3.Connection]:
    """Another record as it is at this moment, only to be read; one of an older schema as a copy of today's."""
    if not is_older(other):
        with opened_at_one_moment(other) as connection:
            yield connection
        return
    with scratch_folder(beside) as folder:
        copy = folder / "upgraded.db"
        copy_record(other, copy)
        with closing(connect_to_write(copy, patience=PATIENCE)) as connection:
            yield connection
