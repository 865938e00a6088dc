"""The journal of SQLite beside a record (`RECORD-wal`): whether it is whole, and whether it belongs to the record.

Its form is described in https://www.sqlite.org/fileformat2.html#the_write_ahead_log. SQLite itself passes over what is
not whole in silence, and takes whatever whole journal stands there for that of the file.
"""

import sqlite3
import struct
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from dateline.record.connection import connect_to_look

_HEADER, _FRAME_HEADER = 32, 24
_MAGIC = 0x377F0682  # the next number where the sums are of numbers with the highest byte first
_GONE = "what was written last is gone; read the articles again"
_CUT = f"ends in the middle of a page, cut off or left so by a writer that was killed: {_GONE}"
_OVERWRITTEN = f"was overwritten: {_GONE}"


def journal_path(path: Path) -> Path:
    """Where SQLite keeps the journal of a record."""
    return path.with_name(f"{path.name}-wal")


def find_journal_problem(path: Path) -> str:
    """What is wrong with the journal beside a record, "" where nothing is or none is there."""
    journal = journal_path(path)
    if not journal.exists() or not journal.stat().st_size:
        return ""
    before = journal.stat()
    with journal.open("rb") as file:
        problem = _problem(file)
    after = journal.stat()
    if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
        return ""  # somebody is writing it: half a page is on its way, and no harm
    return f"the journal {journal.name} {problem}" if problem else ""


def is_of_another(path: Path) -> bool:
    """Whether the journal beside a record is of another one: what the file alone holds is not seen with it."""
    if not journal_path(path).exists():
        return False
    try:
        with closing(connect_to_look(path, alone=True)) as alone:
            made = set(alone.execute("SELECT name, applied FROM migration"))
            read = alone.execute("SELECT article, time_read FROM reading_row ORDER BY number LIMIT 1").fetchall()
    except sqlite3.Error:
        return False  # nothing is known of the file without its journal
    try:
        with closing(connect_to_look(path)) as both:
            made -= set(both.execute("SELECT name, applied FROM migration"))
            return bool(made) or not all(_is_known(both, *row) for row in read)
    except sqlite3.Error:
        return True


def _is_known(connection: sqlite3.Connection, article: str, time: str) -> bool:
    sql = "SELECT 1 FROM reading_row WHERE article = ? AND time_read = ?"
    found = connection.execute(sql, (article, time)).fetchone()
    return bool(found or connection.execute("SELECT 1 FROM tombstone_row WHERE id = ?", (article,)).fetchone())


def _problem(file: BinaryIO) -> str:
    header = file.read(_HEADER)
    if len(header) < _HEADER:
        return _CUT
    magic, _, size, _ = struct.unpack(">4I", header[:16])
    order = ">" if magic & 1 else "<"
    sums = _sums(header[:24], order, (0, 0))
    if magic & ~1 != _MAGIC or sums != struct.unpack(">2I", header[24:]) or not 512 <= size <= 65536:
        return f"is none of SQLite's or {_OVERWRITTEN}"
    return _frames_problem(file, size, order, sums)


def _frames_problem(file: BinaryIO, size: int, order: str, sums: tuple[int, int]) -> str:
    """What is wrong with the pages after the header; those that an earlier round left behind have other salts.

    Of the last one a writer that was killed may have written but the beginning, over the page of an earlier round.
    """
    file.seek(16)
    salts = file.read(8)
    file.seek(_HEADER)
    is_over, is_broken = False, False
    while frame := file.read(_FRAME_HEADER + size):
        if len(frame) < _FRAME_HEADER + size:
            return _CUT
        is_own = frame[8:16] == salts
        if is_over:
            if is_own:
                return _OVERWRITTEN
            continue
        sums = _sums(frame[_FRAME_HEADER:], order, _sums(frame[:8], order, sums))
        is_over = not is_own
        if is_own and sums != struct.unpack(">2I", frame[16:24]):
            is_over = is_broken = True
    return _CUT if is_broken else ""


def _sums(data: bytes, order: str, sums: tuple[int, int]) -> tuple[int, int]:
    first, second = sums
    numbers = struct.unpack(f"{order}{len(data) // 4}I", data)
    for one, other in zip(numbers[::2], numbers[1::2], strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second
