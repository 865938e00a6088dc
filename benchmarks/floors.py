"""Floors: the least that each figure must reach, in a file that says when, where and on which data it was measured.

A floor only means something on its own data, so one measured on other data is neither kept nor broken. Floors rise
freely; one goes down only with a reason, and the reason stays in the file.
"""

import json
import math
import os
import platform
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path

from benchmarks.figures import Figure

PINNED = Path(__file__).parent / "floors.toml"
_HEAD = """\
# The least that each figure of `python -m benchmarks.accuracy` must reach: shares from 0 to 1, rounded down.
# Written by `--update` (raises and adds) and `--lower REASON` (lowers as well, and keeps the reason here).
"""


class Verdict(Enum):
    """What a floor says of a figure."""

    KEPT = "pass"
    BROKEN = "FAIL"
    GONE = "FAIL: not measured any more"  # its benchmark ran and gave no such figure
    OTHER_DATA = "other data"  # not compared
    UNPINNED = ""  # no floor


@dataclass(frozen=True, slots=True)
class Floor:
    """The least a figure must reach on the data with this digest; `lowered` tells each time it went down, and why."""

    value: float
    data: str
    measured: str
    machine: str
    lowered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A figure beside its floor; `value` is None when it was not measured, `floor` when there is none."""

    name: str
    value: float | None
    floor: float | None
    verdict: Verdict

    @property
    def is_failure(self) -> bool:
        """Whether the benchmarks fail by it."""
        return self.verdict in (Verdict.BROKEN, Verdict.GONE)


Floors = Mapping[str, Floor]


def judge_figures(figures: Iterable[Figure], floors: Floors, *, measured: Iterable[str]) -> list[Judgement]:
    """Every figure against its floor, then the floors of the measured benchmarks that have lost their figure."""
    figures = list(figures)
    judged = [_judged(figure, floors.get(figure.name)) for figure in figures]
    known, benchmarks = {figure.name for figure in figures}, set(measured)
    lost = (name for name in floors if name not in known and name.partition(".")[0] in benchmarks)
    return judged + [Judgement(name, None, floors[name].value, Verdict.GONE) for name in lost]


def updated_floors(figures: Iterable[Figure], floors: Floors, *, lower: str = "") -> dict[str, Floor]:
    """The floors with those raised that the figures surpass, and those added that there were not.

    With a reason to lower, broken floors and floors measured on other data are set to the figures as well.
    """
    found = dict(floors)
    for figure in figures:
        if figure.pinned:
            found[figure.name] = _updated(figure, floors.get(figure.name), lower)
    return found


def load_floors(path: Path = PINNED) -> dict[str, Floor]:
    """The floors of a file by the name of their figure; none when there is no file yet."""
    if not path.exists():
        return {}
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: _floor(**row) for name, row in table.items()}


def write_floors(floors: Floors, path: Path = PINNED) -> None:
    """Write a file of floors, sorted by name."""
    tables = (line for name in sorted(floors) for line in _table(name, floors[name]))
    path.write_text(_HEAD + "\n".join(tables) + "\n", encoding="utf-8")


def _judged(figure: Figure, floor: Floor | None) -> Judgement:
    if floor is None or not figure.pinned:
        return Judgement(figure.name, figure.value, None, Verdict.UNPINNED)
    if floor.data != figure.data:
        return Judgement(figure.name, figure.value, floor.value, Verdict.OTHER_DATA)
    verdict = Verdict.KEPT if figure.value + 1e-9 >= floor.value else Verdict.BROKEN
    return Judgement(figure.name, figure.value, floor.value, verdict)


def _updated(figure: Figure, floor: Floor | None, lower: str) -> Floor:
    fresh = Floor(_rounded_down(figure.value), figure.data, date.today().isoformat(), _machine())
    if floor is None:
        return fresh
    fresh = replace(fresh, lowered=floor.lowered)
    is_comparable = floor.data == figure.data
    if is_comparable and fresh.value > floor.value:
        return fresh
    if lower and (figure.value + 1e-9 < floor.value or not is_comparable):
        told = f"{fresh.measured}: {floor.value} on {floor.data} to {fresh.value}: {lower}"
        return replace(fresh, lowered=(*floor.lowered, told))
    return floor


def _rounded_down(value: float) -> float:
    # A floor of more digits would be raised by every change of no importance; 1e-9 forgives binary fractions.
    return math.floor(value * 1000 + 1e-9) / 1000


def _machine() -> str:
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def _floor(*, floor: float, data: str, measured: str, machine: str, lowered: Iterable[str] = ()) -> Floor:
    return Floor(floor, data, measured, machine, tuple(lowered))


def _table(name: str, floor: Floor) -> Iterator[str]:
    yield f"\n[{_quoted(name)}]"
    yield f"floor = {floor.value}"
    yield f"data = {_quoted(floor.data)}"
    yield f"measured = {_quoted(floor.measured)}"
    yield f"machine = {_quoted(floor.machine)}"
    if floor.lowered:
        yield f"lowered = [{', '.join(map(_quoted, floor.lowered))}]"


def _quoted(words: str) -> str:
    # A JSON string is a TOML string, but for the one control character that JSON leaves as it is.
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
