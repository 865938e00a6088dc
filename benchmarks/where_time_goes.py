"""Where the time of reading goes: in which module of Dateline the processor is, looked at every few milliseconds.

What libraries do counts for the module that calls them. No look is possible while one is at work, so that each look
counts for all the processor time since the one before.
"""

from __future__ import annotations

import json
import signal
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from types import FrameType

ARTICLES = 250
_SEED = 7
_EVERY = 0.002  # seconds of the processor
_SHOWN = 16


@dataclass
class Looks:
    """Processor seconds by module ("sentences/model"); "" for what is none of Dateline's."""

    seconds: Counter[str] = field(default_factory=Counter)
    last: float = field(default_factory=process_time)

    def look(self, _: int, frame: FrameType | None) -> None:
        """Count the time since the last look for the module the processor is in."""
        now = process_time()
        self.seconds[_module(frame)] += now - self.last
        self.last = now


def measure_shares(rows: Sequence[dict[str, str]], articles: int) -> Looks:
    """Read so many made articles in this process, the model loaded before."""
    from benchmarks.day_of_news import as_row, make_day
    from dateline.articles.build import build_article
    from dateline.articles.document import Document
    from dateline.engines.local import read_into
    from dateline.reading import Reader

    reader = Reader.open()
    reader.read(build_article(Document("warm-up", text="Norway said on Monday that it would host Finland in May.")))
    with TemporaryDirectory() as folder:
        day = Path(folder) / "day.jsonl"
        told = make_day(rows, articles, seed=_SEED)
        day.write_text("".join(f"{json.dumps(as_row(one, place))}\n" for place, one in enumerate(told)), "utf-8")
        with _looking() as looks:
            outcome = read_into([day], Path(folder) / "day.db", reader=reader)
    for error in outcome.errors:
        print(f"error: {error}", file=sys.stderr)
    return looks


def shares_rows(looks: Looks) -> list[dict[str, str]]:
    """The modules that take most, each with its share; the others together."""
    whole = looks.seconds.total()
    listed = looks.seconds.most_common(_SHOWN)
    listed.append((f"{len(looks.seconds) - len(listed)} others", whole - sum(seconds for _, seconds in listed)))
    return [
        {"module": name or "outside", "seconds": f"{seconds:.2f}", "of all": f"{seconds / whole:.1%}"}
        for name, seconds in listed
    ]


@contextmanager
def _looking() -> Iterator[Looks]:
    looks = Looks()
    before = signal.signal(signal.SIGPROF, looks.look)
    signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)
    try:
        yield looks
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _module(frame: FrameType | None) -> str:
    """The innermost module of Dateline that is at work."""
    while frame is not None:
        package, _, module = frame.f_code.co_filename.rpartition("/dateline/")
        if package and module.endswith(".py"):
            return module.removesuffix(".py")
        frame = frame.f_back
    return ""
