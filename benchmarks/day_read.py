"""A day of news read and linked by the commands, as anybody would: how fast, in how much memory, on how much disk."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks.process_memory import Watched, watch
from benchmarks.sentence_ends import split_sentences
from dateline.cli.output import print_note, print_rows

_DATELINE = (sys.executable, "-m", "dateline")
_TOLD_EVERY = 30.0  # seconds


@dataclass(frozen=True, slots=True)
class Plan:
    """The day to read, the record to read it into, and of whom the first query asks."""

    day: Path
    record: Path
    between: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DayCounts:
    """What a day's file holds: words in all, and words in sentences that no article before has."""

    articles: int
    words: int
    new_words: int


def count_day(path: Path) -> DayCounts:
    """Count the words of a file of JSON lines."""
    articles, words, new_words, seen = 0, 0, 0, set[int]()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            articles += 1
            for paragraph in json.loads(line)["text"].split("\n\n"):
                for sentence in split_sentences(paragraph):
                    count, key = sentence.count(" ") + 1, hash(sentence)
                    words += count
                    new_words += 0 if key in seen else count
                    seen.add(key)
    return DayCounts(articles, words, new_words)


def read_day(plan: Plan) -> int:
    """Read, link and ask; print what each took. 1 if a command failed or was stopped."""
    steps: list[tuple[str, Watched]] = []
    before = count_readings(plan.record)
    for name, arguments in _commands(plan).items():
        watched = watch((*_DATELINE, *arguments), on_second=_teller(name, plan.record))
        steps.append((name, watched))
        if watched.code:
            print_note(f"{name}: stopped or failed ({watched.code}) after {watched.seconds:.0f} s")
            break
    if before:
        print_note(f"{before:,} articles were there before: what is told is of the others")
    _print_day(plan, steps, count_readings(plan.record) - before)
    return int(any(watched.code for _, watched in steps))


def count_readings(record: Path) -> int:
    """How many readings a record has by now; 0 where there is none yet."""
    try:
        with closing(sqlite3.connect(f"{record.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as connection:
            return int(connection.execute("SELECT coalesce(max(number), 0) FROM reading_row").fetchone()[0])
    except sqlite3.OperationalError:  # not there, or not yet made
        return 0


def _commands(plan: Plan) -> dict[str, tuple[str, ...]]:
    record = str(plan.record)
    return {
        "reading": ("read", str(plan.day), "--into", record),
        "linking": ("link", record),
        "first query": ("timeline", record, "--between", *plan.between, "--format", "json"),
    }


def _teller(name: str, record: Path) -> Callable[[float], None]:
    """Says from time to time how far a command is."""
    told = [0.0]

    def tell(second: float) -> None:
        if second - told[0] >= _TOLD_EVERY:
            told[0] = second
            print_note(f"{second:7.0f} s {name}: {count_readings(record):,} articles in {record}")

    return tell


def _print_day(plan: Plan, steps: list[tuple[str, Watched]], articles: int) -> None:
    rows = [
        {
            "step": name,
            "seconds": f"{watched.seconds:,.1f}",
            "articles a second": f"{articles / watched.seconds:,.1f}",
            "peak memory, MB": f"{watched.megabytes:,.0f}",
        }
        for name, watched in steps
    ]
    print_rows(rows, rows, None)
    counts, (_, reading) = count_day(plan.day), steps[0]
    if articles == counts.articles:
        rates = f"{counts.new_words / reading.seconds:,.0f} new words a second of {counts.words / reading.seconds:,.0f}"
        print_note(f"{rates}; {counts.new_words / max(1, counts.words):.1%} of the words stand in new sentences")
    else:
        print_note(f"{articles:,} of {counts.articles:,} articles were read")
    for name, watched in steps[:2]:
        print_note(f"{name}, peak MB in each tenth: {' '.join(f'{peak:,.0f}' for peak in watched.tenths())}")
    size = sum(file.stat().st_size for file in plan.record.parent.glob(f"{plan.record.name}*"))
    print_note(f"the record: {size / 1e6:,.1f} MB, {size / 1000 / max(1, articles):,.1f} kB an article")
