"""What a failing power leaves of the files beside a record: their ends are not there.

SQLite brings the journal to the disk before it copies pages from it into the record; what was copied is safe, and only
what came after may be lost. A journal cut shorter than that is no failing power but a foreign hand, which nothing
withstands; so the cut is made where the system itself could make it.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

_HEADER, _FRAME_HEADER = 32, 24
_COPIED_AT = 96  # in the index: how many frames of the journal stand in the record already (nBackfill)
Cut = Callable[[Path, Random], bool]


def cut_journal(record: Path, chance: Random) -> bool:
    """Cut the journal anywhere after what was copied into the record; whether there was one to cut."""
    journal = beside(record, "-wal")
    if not journal.exists() or journal.stat().st_size <= _HEADER:
        return False
    safe = min(safe_size(record), journal.stat().st_size)
    _truncate(journal, chance.randrange(safe, journal.stat().st_size + 1))
    return True


def cut_index(record: Path, chance: Random) -> bool:
    """Cut the journal's index anywhere."""
    index = beside(record, "-shm")
    return index.exists() and _truncate(index, chance.randrange(index.stat().st_size + 1))


def remove_index(record: Path, chance: Random) -> bool:
    """Remove the journal's index, which is never brought to the disk on purpose."""
    index = beside(record, "-shm")
    is_there = index.exists()
    index.unlink(missing_ok=True)
    return is_there


def cut_others(record: Path, chance: Random) -> bool:
    """Cut whatever else stands beside the record; where nothing does, put there what an older program might leave."""
    others = [file for file in record.parent.glob(f"{record.name}-*") if file.name[len(record.name) :] not in _SQLITE]
    if not others:
        beside(record, "-desk").write_bytes(b"SQLite format 3\0")
    for file in others:
        _truncate(file, chance.randrange(file.stat().st_size + 1))
    return True


def safe_size(record: Path) -> int:
    """The bytes of the journal that stand in the record already, so that they have been brought to the disk."""
    journal, index = beside(record, "-wal"), beside(record, "-shm")
    with journal.open("rb") as stream:
        page_size = struct.unpack(">I", stream.read(12)[8:12])[0]
    copied = index.read_bytes()[_COPIED_AT : _COPIED_AT + 4] if index.exists() else b""
    frames = struct.unpack("=I", copied)[0] if len(copied) == 4 else 0
    return int(_HEADER + frames * (_FRAME_HEADER + page_size))


def beside(record: Path, ending: str) -> Path:
    """The file with this ending beside a record."""
    return record.with_name(record.name + ending)


def _truncate(file: Path, size: int) -> bool:
    with file.open("r+b") as stream:
        stream.truncate(size)
    return True


_SQLITE = ("-wal", "-shm", "-journal")
CUTS: Mapping[str, Cut] = {
    "journal cut": cut_journal,
    "index of the journal cut": cut_index,
    "index of the journal gone": remove_index,
    "other files beside the record cut": cut_others,
}
