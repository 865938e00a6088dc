"""What linking is timed at: a record of made-up news of a year, linked from empty, and a day of news added to it.

A record of a tenth of the events is linked as well, which shows how time grows. What a new day costs is what grouping
its events with those known costs (`relink_groups`), set beside grouping all. Memory is that of linking alone, the most
that each of its processes has held: the records are written by others.
"""

from __future__ import annotations

import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from benchmarks.apart import apart
from benchmarks.reading_speed import peak_megabytes

if TYPE_CHECKING:
    from dateline.links.told import Told

LINKED_EVENTS = 30_000
_END = "end"
# Made-up articles that are printed again name their origin, and come right after the one they repeat.
_PRINTED_AGAIN = """
    SELECT
        count(*) FILTER (WHERE origin <> ''),
        count(*) FILTER (WHERE origin <> '' AND witness <> articles.id),
        count(*) FILTER (WHERE coalesce(origin, '') = '' AND witness <> articles.id)
    FROM articles JOIN witnesses ON witnesses.article = articles.id
"""


@dataclass(frozen=True, slots=True)
class Step:
    """Seconds by the clock and of the processor."""

    seconds: float
    processor: float


@dataclass(frozen=True, slots=True)
class Reprints:
    """How many articles were printed again, of how many of these it was found, and of how many others."""

    there: int
    found: int
    others: int


@dataclass(frozen=True, slots=True)
class LinkingMeasured:
    """A linking from empty: its steps in order, the megabytes of its processes, and how many rows it added.

    Processor seconds of another process count in the step in which it ends.
    """

    events: int
    steps: Mapping[str, Step]
    megabytes: float
    added: int
    reprints: Reprints

    @property
    def whole(self) -> Step:
        """All steps together."""
        steps = self.steps.values()
        return Step(sum(step.seconds for step in steps), sum(step.processor for step in steps))


@dataclass(frozen=True, slots=True)
class DayMeasured:
    """Processor seconds of grouping all events, and of grouping those of a day again with what they touch."""

    events: int
    whole: float
    day: float
    is_same: bool


@dataclass(frozen=True, slots=True)
class LinksMeasured:
    """A whole record, a tenth of it, and a day added to the whole."""

    whole: LinkingMeasured
    tenth: LinkingMeasured
    day: DayMeasured


def links_rows(measured: LinksMeasured) -> list[dict[str, str]]:
    """A row for each step, then for all, for the tenth of the events, and for the day."""
    whole, tenth, day = measured.whole, measured.tenth, measured.day
    growth = whole.whole.processor / tenth.whole.processor
    return [
        *(_row(name, step) for name, step in whole.steps.items()),
        _row(f"linking {whole.events:,} events", whole.whole),
        _row(f"linking {tenth.events:,} events", tenth.whole, f"the others took {growth:.1f} times as long"),
        _row("occurrences again, all", Step(day.whole, day.whole)),
        _row(f"a day of {day.events:,} events", Step(day.day, day.day), f"{day.day / day.whole:.1%} of all"),
    ]


def measure_links(events: int = LINKED_EVENTS) -> LinksMeasured:
    """Write records of so many events and of a tenth, link each in a process of its own, and add a day to the first."""
    with TemporaryDirectory() as folder:
        paths = {count: Path(folder) / f"{count}.db" for count in (events, events // 10)}
        for count, path in paths.items():
            apart(_write, path, count)
        tenth = apart(measure_linking, paths[events // 10])
        whole = apart(measure_linking, paths[events])
        return LinksMeasured(whole, tenth, apart(measure_day, paths[events]))


def measure_linking(path: Path) -> LinkingMeasured:
    """Link the record at `path` in this process."""
    from dateline.links.link_record import link_record
    from dateline.record.reader import open_record

    marks: list[tuple[str, float, float]] = []

    def on_step(name: str) -> None:
        marks.append((name, perf_counter(), _processor_seconds()))

    linked = link_record(path, on_step=on_step, processes=os.cpu_count() or 1)
    on_step(_END)
    with open_record(path) as reader:
        ((events,),) = reader.rows("SELECT count(*) FROM events")
        (reprints,) = reader.rows(_PRINTED_AGAIN)
    steps: dict[str, Step] = {}
    for (name, begin, before), (_, end, used) in pairwise(marks):
        so_far = steps.get(name, Step(0.0, 0.0))
        steps[name] = Step(so_far.seconds + end - begin, so_far.processor + used - before)
    return LinkingMeasured(events, steps, peak_megabytes() + _peak_of_others(), linked.added, Reprints(*reprints))


def measure_day(path: Path) -> DayMeasured:
    """Group all events of the record at `path`, then without those of a day in the middle, then these alone."""
    from dateline.links.memory import uncollected
    from dateline.links.occurrences import join_groups, link_groups, order_of, relink_groups
    from dateline.links.recorded import read_told
    from dateline.record.reader import open_record

    with open_record(path) as reader:
        told = list(read_told(reader, {}))
    new, old = _split(told)
    list(link_groups(new))  # the second time: not the codebook and the dictionary, the events
    with uncollected():
        used = process_time()
        whole = list(link_groups(told))
        join_groups(whole, map(order_of, told))
        all_seconds = process_time() - used
        before, known = list(link_groups(old)), _by_address(old)
        used = process_time()
        changed = relink_groups(new, lambda name: len(known.get(name, ())), lambda name: known.get(name, ()))
        seconds = process_time() - used
    after = {group for group in before if group.part not in changed.parts} | set(changed.groups)
    return DayMeasured(len(new), all_seconds, seconds, after == set(whole))


def _processor_seconds() -> float:
    """Those of this process, and of the others that have ended."""
    return sum(os.times()[:4])


def _peak_of_others() -> float:
    """The most megabytes that one of the processes started here has held."""
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def _write(path: Path, events: int) -> int:
    from benchmarks.made_record import write_record

    return write_record(path, events)


def _split(told: Iterable[Told]) -> tuple[list[Told], list[Told]]:
    """The events published on the day in the middle, and all others."""
    every = list(told)
    days = Counter(one.published for one in every)
    day = sorted(days)[len(days) // 2]
    return [one for one in every if one.published == day], [one for one in every if one.published != day]


def _by_address(told: Iterable[Told]) -> dict[str, list[Told]]:
    from dateline.links.occurrence_profiles import Profiler
    from dateline.links.occurrences import addresses_of

    profiler, known = Profiler(), defaultdict[str, list["Told"]](list)
    for one in told:
        for address in addresses_of(one, profiler):
            for name in address:
                known[name].append(one)
    return known


def _row(name: str, step: Step, note: str = "") -> dict[str, str]:
    return {
        "links": name,
        "seconds": f"{step.seconds:.1f}",
        "of the processor": f"{step.processor:.1f}",
        "note": note,
    }
