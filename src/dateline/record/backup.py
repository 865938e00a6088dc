"""A copy of a record as it is at one moment, made while others read and write it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from dateline.errors import RecordError
from dateline.record.checking import OnStep, Step, ignore, is_record
from dateline.record.connection import at_one_moment, check_exists, connect_to_look, record_errors
from dateline.record.schema import read_version
from dateline.record.unfinished import unfinished
from dateline.record.walking import is_damage

_OF_THE_RECORD = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_PAGES = 1_000  # at a time, some 4 MB: how often progress is told


def back_up(path: Path, copy: Path, *, replace: bool = False, on_step: OnStep = ignore) -> int:
    """Copy the record at `path` to `copy`, which is there whole or not at all; how many articles it has.

    Raises RecordError where a file cannot be read or written, the record is damaged, or `copy` is there already; a
    record that nobody uses is replaced if `replace`.
    """
    check_exists(path)
    if copy.exists():
        _check_replaced(path, copy, replace=replace)
    with unfinished(copy) as half:
        copy_record(path, half, on_step, named=copy)
        on_step(Step("checking the copy", 0, 1))
        with record_errors(path), closing(connect_to_look(half, alone=True)) as connection:
            (problem,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            if problem != "ok":
                raise RecordError(f"the record is damaged, so its copy was not kept; `dateline check {path}`")
            (articles,) = connection.execute("SELECT count(*) FROM article_row").fetchone()
        drop_journal(copy)
    return int(articles)


def copy_record(path: Path, copy: Path, on_step: OnStep = ignore, *, named: Path | None = None) -> None:
    """Copy the record at `path`, as it is now, to a file that nobody uses yet; errors call it `named`."""

    def told(_status: int, left: int, total: int) -> None:
        on_step(Step("pages", total - left, total))

    with opened_at_one_moment(path) as source, closing(sqlite3.connect(copy)) as target:
        target.execute("PRAGMA synchronous = OFF")  # it is brought to the disk as a whole
        try:
            source.backup(target, pages=_PAGES, progress=told)
        except sqlite3.Error as error:
            with record_errors(path if error.sqlite_errorcode in _OF_THE_RECORD else named or copy):
                raise


@contextmanager
def opened_at_one_moment(path: Path) -> Iterator[sqlite3.Connection]:
    """The record at `path` as it is now, only to be read. Raises RecordError where there is none."""
    with record_errors(path):
        connection = connect_to_look(path)
    with closing(connection), at_one_moment(connection):
        with record_errors(path):
            if not read_version(connection):  # and from here on it is seen as it is now
                raise RecordError("it is empty, not a record; name another file")
        yield connection


def _check_replaced(path: Path, copy: Path, *, replace: bool) -> None:
    """Raise RecordError where what has the copy's name is not to be replaced."""
    if copy.is_dir():
        raise RecordError(f"{copy}: this is a folder; name a file in it")
    if copy.samefile(path):
        raise RecordError(f"{copy}: this is the record itself; name another file")
    if not replace:
        raise RecordError(f"{copy}: there is a file already; replace it with --replace")
    with copy.open("rb") as file:
        if not is_record(file.read(100)):
            raise RecordError(f"{copy}: this file is no record, so it is not replaced; name another file")
    if _is_used(copy):
        raise RecordError(f"{copy}: another program uses this record; name another file")


def _is_used(path: Path) -> bool:
    """Whether another program has a record open: only for one alone SQLite does without a journal beside the file."""
    try:
        with closing(sqlite3.connect(path, timeout=0)) as connection:
            (mode,) = connection.execute("PRAGMA journal_mode = delete").fetchone()
            return str(mode) != "delete"
    except sqlite3.Error as error:
        return not is_damage(error)


def drop_journal(path: Path) -> None:
    """Take away what stands beside the place of a new record: it would be taken for its own."""
    for end in ("-wal", "-shm"):
        path.with_name(f"{path.name}{end}").unlink(missing_ok=True)
