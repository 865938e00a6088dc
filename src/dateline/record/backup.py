"""A copy of a record as it is at one moment, made while others read and write it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from dateline.errors import RecordError
from dateline.record.checking import OnStep, Step, ignore, is_record
from dateline.record.connection import at_one_moment, check_exists, connect_to_look, fold_journal, record_errors
from dateline.record.journal import journal_path
from dateline.record.schema import read_version
from dateline.record.unfinished import unfinished

_PAGES = 1_000  # at a time, some 4 MB: how often progress is told


def back_up(path: Path, copy: Path, *, replace: bool = False, on_step: OnStep = ignore) -> int:
    """Copy the record at `path` to `copy`, which is there whole or not at all; how many articles it has.

    Raises RecordError where a file cannot be read or written, the record is damaged, or `copy` is there already; a
    record that nobody uses is replaced if `replace`.
    """
    check_exists(path)
    if copy.exists():
        _check_replaced(path, copy, replace=replace)
    with record_errors(copy), unfinished(copy) as half:
        copy_record(path, half, on_step)
        on_step(Step("checking the copy", 0, 1))
        with closing(connect_to_look(half, alone=True)) as connection:
            articles = connection.execute("SELECT count(*) FROM article_row").fetchone()
            problem = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if problem != "ok":
            raise RecordError(f"{path}: the record is damaged, so its copy was not kept; `dateline check {path}`")
        _drop_journal(copy)
    return int(articles[0])


def copy_record(path: Path, copy: Path, on_step: OnStep = ignore) -> None:
    """Copy the record at `path`, as it is now, to a file that nobody uses yet."""

    def told(_status: int, left: int, total: int) -> None:
        on_step(Step("pages", total - left, total))

    with record_errors(path), closing(connect_to_look(path)) as source, at_one_moment(source):
        if not read_version(source):  # and from here on the record is seen as it is now
            raise RecordError("it is empty, not a record; there is nothing to copy")
        with record_errors(copy), closing(sqlite3.connect(copy)) as target:
            target.execute("PRAGMA synchronous = OFF")  # it is brought to the disk as a whole
            source.backup(target, pages=_PAGES, progress=told)


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
    fold_journal(copy)
    if journal_path(copy).exists() and journal_path(copy).stat().st_size:
        raise RecordError(f"{copy}: another program uses this record; name another file")


def _drop_journal(path: Path) -> None:
    """Take away what stands beside a record that is to be replaced: it would be taken for that of the new one."""
    for end in ("-wal", "-shm"):
        path.with_name(f"{path.name}{end}").unlink(missing_ok=True)
