"""What linking is timed at: a record of made-up news of a year, linked from empty, and a day of news added to it.

A record of a tenth of the events is linked as well, which shows how time grows. The day is the one in the middle of the
year: a record without it is linked, its articles are added, and the command links it again; what comes out must be what
linking all from empty gives. Each is done in a process of its own that has linked a few other events before, so that
neither time nor memory is that of loading the dictionary or of writing the records. Memory is the most that each of the
processes has held, added up.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.apart import apart
from benchmarks.reading_speed import peak_megabytes

LINKED_EVENTS = 30_000
_END = "end"
_FEW = 300
# Made-up articles that are printed again name their origin, and come right after the one they repeat.
_PRINTED_AGAIN = """
    SELECT
        count(*) FILTER (WHERE origin <> ''),
        count(*) FILTER (WHERE origin <> '' AND witness <> articles.id),
        count(*) FILTER (WHERE coalesce(origin, '') = '' AND witness <> articles.id)
    FROM articles JOIN witnesses ON witnesses.article = articles.id
"""
# Every view of links ends with the linking that found a row.
_VIEWS = ("copies", "witnesses", "occurrences", "expectations", "disagreements")


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
        return _sum(self.steps.values())


@dataclass(frozen=True, slots=True)
class DayMeasured:
    """A day's articles linked into the record of the others: its steps, and whether linking all gives the same."""

    articles: int
    steps: Mapping[str, Step]
    is_same: bool

    @property
    def whole(self) -> Step:
        """All steps together."""
        return _sum(self.steps.values())


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
    share = day.whole.processor / whole.whole.processor
    return [
        *(_row(name, step) for name, step in whole.steps.items()),
        _row(f"linking {whole.events:,} events", whole.whole),
        _row(f"linking {tenth.events:,} events", tenth.whole, f"the others took {growth:.1f} times as long"),
        *(_row(f"a day: {name}", step) for name, step in day.steps.items()),
        _row(f"a day of {day.articles:,} articles", day.whole, f"{share:.1%} of all"),
    ]


def measure_links(events: int = LINKED_EVENTS) -> LinksMeasured:
    """Write records of so many events and of a tenth, link each, and add a day to one without it."""
    with TemporaryDirectory() as folder:
        paths = {count: Path(folder) / f"{count}.db" for count in (events, events // 10)}
        for count, path in paths.items():
            apart(_write, path, count)
        tenth = apart(measure_linking, paths[events // 10])
        whole = apart(measure_linking, paths[events])
        without = Path(folder) / "without.db"
        articles = apart(_write_before, without, events)
        day = apart(_measure_steps, without)
        return LinksMeasured(whole, tenth, DayMeasured(articles, day, _links(without) == _links(paths[events])))


def measure_linking(path: Path) -> LinkingMeasured:
    """Link the record at `path` in this process, and another where it is large."""
    from dateline.record.reader import open_record

    steps, added = measure_steps(path)
    with open_record(path) as reader:
        ((events,),) = reader.rows("SELECT count(*) FROM events")
        (reprints,) = reader.rows(_PRINTED_AGAIN)
    return LinkingMeasured(events, steps, peak_megabytes() + _peak_of_others(), added, Reprints(*reprints))


def measure_steps(path: Path) -> tuple[dict[str, Step], int]:
    """What each step of linking the record at `path` takes, and how many rows it adds."""
    from dateline.links.link_record import link_record

    _warm_up()
    marks = [("looking", perf_counter(), _processor_seconds())]

    def on_step(name: str) -> None:
        marks.append((name, perf_counter(), _processor_seconds()))

    linked = link_record(path, on_step=on_step, processes=os.cpu_count() or 1)
    on_step(_END)
    steps = {name: Step(end - begin, used - before) for (name, begin, before), (_, end, used) in pairwise(marks)}
    return steps, linked.added


def _measure_steps(path: Path) -> dict[str, Step]:
    return measure_steps(path)[0]


def _warm_up() -> None:
    from benchmarks.made_record import write_record
    from dateline.links.link_record import link_record

    with TemporaryDirectory() as folder:
        path = Path(folder) / "few.db"
        write_record(path, _FEW, seed=1)
        link_record(path)


def _write_before(path: Path, events: int) -> int:
    """Write a record without the day in the middle, link it, and add the day; how many articles that has."""
    from benchmarks.made_news import make_articles
    from benchmarks.made_record import write_record
    from dateline.links.link_record import link_record

    days = sorted({article.published for article in make_articles(events)})
    day = days[len(days) // 2]
    write_record(path, events, only=lambda article: article.published != day)
    link_record(path)
    return write_record(path, events, only=lambda article: article.published == day)


def _links(path: Path) -> list[list[tuple[object, ...]]]:
    """What every view of links holds, but for the linking that found it."""
    from dateline.record.reader import open_record

    with open_record(path) as reader:
        answers = [reader.query(f"SELECT * FROM {view}") for view in _VIEWS]
    return [sorted((row[:-1] for row in answer.rows), key=repr) for answer in answers]


def _write(path: Path, events: int) -> int:
    from benchmarks.made_record import write_record

    return write_record(path, events)


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


def _sum(steps: Iterable[Step]) -> Step:
    every = list(steps)
    return Step(sum(step.seconds for step in every), sum(step.processor for step in every))


def _row(name: str, step: Step, note: str = "") -> dict[str, str]:
    return {
        "links": name,
        "seconds": f"{step.seconds:.1f}",
        "of the processor": f"{step.processor:.1f}",
        "note": note,
    }
