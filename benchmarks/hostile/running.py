"""Batches of hostile inputs with honest reports among them, read by the command; what was wrong with it."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from benchmarks.hostile.item import Expected, Item, honest_text
from benchmarks.kills import kill_all
from benchmarks.process_memory import tree_megabytes

MEGABYTES = 1_500.0
SECONDS = 30.0  # for an item
_START = 30.0  # seconds that a command may take beside
_HONEST = 5  # in a batch
_LOOK = 0.1
_CUT = 200  # characters of an address that an error surely shows
_READ = re.compile(r"(\d+) articles? (?:read into|already in|in other languages)")


@dataclass
class Came:
    """What came of a batch: its exit code, what it said, the texts it kept, its time and memory."""

    code: int | None = None
    said: list[str] = field(default_factory=list)
    texts: str = ""
    seconds: float = 0.0
    megabytes: float = 0.0


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds for an item, megabytes for all processes together."""

    seconds: float = SECONDS
    megabytes: float = MEGABYTES


def find_problems(
    items: Sequence[Item], options: Sequence[str], limits: Limits, *, is_alone: bool = False
) -> Iterator[str]:
    """Read a batch and say what is wrong; where it did not end well, read each alone to say which did it."""
    came = read_batch(items, options, limits)
    found = list(_problems(items, came, limits))
    is_whole = came.code is None or came.code not in (0, 1) or came.megabytes > limits.megabytes
    if len(items) > 1 and is_whole and not is_alone:
        for item in items:
            yield from find_problems([item], options, limits, is_alone=True)
    else:
        yield from found


def read_batch(items: Sequence[Item], options: Sequence[str], limits: Limits) -> Came:
    """Make the items, read them among honest reports, and see how the command fares."""
    with TemporaryDirectory() as place, ExitStack() as meanwhile:
        folder = Path(place)
        arguments = [*_made(items, folder, meanwhile)]
        for number in range(_HONEST):
            honest = folder / f"honest-{number}.txt"
            honest.write_text(honest_text(f"honest-{number}"))
            arguments.insert(number * (len(arguments) // _HONEST + 1), os.fsencode(honest))
        command = [sys.executable, "-m", "dateline", "read", *options, "--into", str(folder / "record.db"), "--"]
        came = _run([os.fsencode(part) for part in command] + arguments, folder, len(items), limits)
        came.texts = "\n".join(_texts(folder / "record.db"))
        return came


def _made(items: Sequence[Item], folder: Path, meanwhile: ExitStack) -> Iterator[bytes]:
    for item in items:
        if item.address:
            yield os.fsencode(item.address)
            continue
        name = item.name if isinstance(item.name, bytes) else item.name.encode()
        path = Path(os.fsdecode(os.fsencode(folder) + b"/" + item.mark.encode() + name))
        item.make(path)
        meanwhile.enter_context(item.meanwhile(path))
        yield os.fsencode(path)


def _run(command: Sequence[bytes], folder: Path, items: int, limits: Limits) -> Came:
    came, begin = Came(), monotonic()
    # Many items are slow for good reasons; one alone may take its own time and that of the start.
    patience = _START + limits.seconds * (1 if items == 1 else max(2, items / 5))
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said, start_new_session=True
        )
        while came.code is None and monotonic() - begin < patience and came.megabytes <= limits.megabytes:
            came.megabytes = max(came.megabytes, tree_megabytes(process.pid))
            with suppress(subprocess.TimeoutExpired):
                came.code = process.wait(_LOOK)
        if came.code is None:
            kill_all(process)
    came.seconds = monotonic() - begin
    came.said = (folder / "said").read_text("utf-8", "replace").split("\n")
    return came


def _texts(record: Path) -> list[str]:
    if not record.exists():
        return []
    with closing(sqlite3.connect(record)) as connection, suppress(sqlite3.OperationalError):
        rows = "SELECT text || title || url || coalesce(outlet, '') FROM article_row JOIN reading_row ON article = id"
        return [str(text) for (text,) in connection.execute(rows)]
    return []


def _problems(items: Sequence[Item], came: Came, limits: Limits) -> Iterator[str]:
    names = items[0].mark if len(items) == 1 else f"{items[0].mark} to {items[-1].mark}"
    if came.megabytes > limits.megabytes:
        yield f"{names}: {came.megabytes:,.0f} MB"
    elif came.code is None:
        yield f"{names}: not done after {came.seconds:.0f} s"
    elif came.code not in (0, 1) or any(line.startswith("Traceback") for line in came.said):
        yield f"{names}: crashed with {came.code}: {' '.join(came.said[-3:])[:300]}"
    else:
        yield from _unsettled(items, came)
        lost = [number for number in range(_HONEST) if f"honest-{number} " not in came.texts]
        yield from (f"{names}: the honest report {number} was not read" for number in lost)


def _unsettled(items: Sequence[Item], came: Came) -> Iterator[str]:
    told = {item.mark: [line for line in came.said if _is_about(line, item)] for item in items}
    for item in items:
        places = {line.removeprefix("error: ").partition(": ")[0] for line in told[item.mark]}
        if len(told[item.mark]) > len(places):  # two rows of a table may be wrong, each in its own way
            yield f"{item.mark}: {len(told[item.mark])} errors: {told[item.mark][0][:200]}"
        elif any(not line.startswith("error: ") for line in told[item.mark]):
            yield f"{item.mark}: {told[item.mark][0][:200]}"
        elif item.expected is Expected.ERROR and not told[item.mark]:
            yield f"{item.mark}: no error"
    # What is left of a damaged text may have lost its mark: of those without an error as many must have been read.
    silent = [mark for mark, lines in told.items() if not lines]
    read = sum(int(count) for line in came.said for count in _READ.findall(line)) - _HONEST
    if read < len(silent):
        unread = ", ".join(mark for mark in silent if mark not in came.texts)
        yield f"{len(silent) - read} of these are neither read nor is there an error: {unread}"


def _is_about(line: str, item: Item) -> bool:
    return item.mark in line or (len(item.address) > _CUT and item.address[:_CUT] in line)
