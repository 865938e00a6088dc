"""The memory of a command with everything it began, as the system tells it while the command runs (Linux)."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

_PROC = Path("/proc")


@dataclass(slots=True)
class Watched:
    """A command that has run: its seconds by the clock, and megabytes by seconds since it began."""

    seconds: float = 0.0
    code: int = 0
    samples: list[tuple[float, float]] = field(default_factory=list)

    @property
    def megabytes(self) -> float:
        """The most that was seen; 0 where the system does not tell."""
        return max((megabytes for _, megabytes in self.samples), default=0.0)

    def tenths(self) -> list[float]:
        """The most in each tenth of the time; 0 for one that nobody looked at."""
        found = [0.0] * 10
        for second, megabytes in self.samples:
            place = min(9, int(10 * second / max(self.seconds, 1e-9)))
            found[place] = max(found[place], megabytes)
        return found


def watch(
    command: Sequence[str], *, every: float = 0.5, on_second: Callable[[float], None] = lambda second: None
) -> Watched:
    """Run a command, whose answers nobody reads, and look at its memory every so many seconds; Ctrl-C stops it."""
    watched, begin = Watched(), monotonic()
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as process:
        while True:
            try:
                watched.samples.append((monotonic() - begin, tree_megabytes(process.pid)))
                watched.code = process.wait(every)
                break
            except subprocess.TimeoutExpired:
                on_second(monotonic() - begin)
            except KeyboardInterrupt:
                continue  # the command has got it as well, and ends what it is at
    watched.seconds = monotonic() - begin
    return watched


def tree_megabytes(process: int) -> float:
    """The megabytes of a process and of those it began: what they share counts once (PSS)."""
    return sum(map(_megabytes, [process, *descendants(process)]))


def descendants(process: int) -> list[int]:
    """The processes that a process began, and those that they began."""
    found: list[int] = []
    for child in _children(process):
        found += [child, *descendants(child)]
    return found


def is_alive(process: int) -> bool:
    """Whether a process goes on; one that has ended and that nobody has asked about does not."""
    try:
        return (_PROC / str(process) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _children(process: int) -> list[int]:
    try:
        tasks = list((_PROC / str(process) / "task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:  # it has ended
        return []


def _megabytes(process: int) -> float:
    try:
        told = (_PROC / str(process) / "smaps_rollup").read_text()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")) / 1000
