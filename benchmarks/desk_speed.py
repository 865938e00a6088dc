"""How fast the desk answers: twenty readers at once, on a large record that `dateline read` adds to meanwhile.

Every reader is a thread that asks for one page after another, chosen by chance among the kinds of page and what the
record holds, and rests in between as people do: a second in the mean. The same is measured without rests, which is
harder than twenty people are. Times are those between the request and the last byte of the answer. Beside them stands
a small file of the same desk, which is read from no record: what a request costs by itself.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import chain, pairwise
from pathlib import Path
from random import Random
from socket import create_server
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import monotonic, perf_counter, sleep

from benchmarks.apart import apart
from benchmarks.desk_addresses import Address, find_addresses
from benchmarks.first_view import View, measure_views
from benchmarks.reading_speed import peak_megabytes

READERS = 20
SECONDS = 60.0
REST = 1.0  # seconds, in the mean
_BESIDE = {"a small file": lambda chance: "/static/icon.svg"}
_NEWS = 40_000  # events in the articles that are read meanwhile
_KEPT_ALIVE = 4.0  # seconds; who rests for longer connects anew
_PATIENCE = 600.0  # seconds until a desk opens, or the first article is read
_FAILURES = 10  # that are told


@dataclass(frozen=True, slots=True)
class IndexMeasured:
    """Bringing the index up to date: seconds, the longest that others had to wait to write, and megabytes."""

    seconds: float
    longest: float
    peak: float
    file: float


@dataclass(slots=True)
class Answers:
    """What readers met: the seconds of every answer by kind of page, and what was no good."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failed: list[str] = field(default_factory=list)

    @property
    def every(self) -> list[float]:
        """The seconds of all answers."""
        return list(chain.from_iterable(self.seconds.values()))


@dataclass(frozen=True, slots=True)
class DeskMeasured:
    """The desk under readers who rest, and under such who do not; a file beside it, and pages in a browser.

    `added` counts the articles that were read meanwhile, `megabytes` the memory of the desk's processes.
    """

    index: IndexMeasured
    rested: Answers
    restless: Answers
    beside: Mapping[float, Answers]
    views: Sequence[View]
    added: int
    megabytes: float


def make_desk_record(path: Path, events: int) -> None:
    """Write a whole record of made-up news of so many events, and link it."""
    from benchmarks.made_record import write_record

    write_record(path, events, is_whole=True)
    subprocess.run([sys.executable, "-m", "dateline", "link", str(path)], check=True, stdout=subprocess.DEVNULL)


def measure_desk(record: Path, *, seconds: float = SECONDS) -> DeskMeasured:
    """Serve a record, read into it and ask for pages at once, and all of it again without rests."""
    index = apart(measure_index, record)
    addresses = find_addresses(record)
    with TemporaryDirectory() as folder, served(record) as (port, desk):
        views = measure_views(f"http://127.0.0.1:{port}", addresses)
        with _read_into(record, Path(folder)):
            before = _count_readings(record)
            rested, restless = (ask(port, addresses, seconds, rest) for rest in (REST, 0.0))
            beside = {rest: ask(port, _BESIDE, seconds / 6, rest) for rest in (REST, 0.0)}
            added = _count_readings(record) - before
        return DeskMeasured(index, rested, restless, beside, views, added, _memory(desk.pid))


def desk_rows(measured: DeskMeasured) -> list[dict[str, str]]:
    """A row for each kind of page, the slowest first, one for all, and one for the file beside them."""
    kinds = sorted(measured.rested.seconds, key=lambda kind: -percentile(measured.rested.seconds[kind], 95))
    rows = [_row(kind, measured.rested.seconds[kind], measured.restless.seconds.get(kind, ())) for kind in kinds]
    file, restless_file = (measured.beside[rest].every for rest in (REST, 0.0))
    whole = _row("all pages", measured.rested.every, measured.restless.every)
    return [*rows, whole, _row("beside them, a small file", file, restless_file)]


def desk_notes(measured: DeskMeasured) -> list[str]:
    """What is to be said under the rows."""
    index, failed = measured.index, [*measured.rested.failed, *measured.restless.failed]
    ratio = percentile(measured.rested.every, 50) / percentile(measured.beside[REST].every, 50)
    return [
        f"a page takes {ratio:.1f} times as long as a small file, in the median",
        f"{measured.added:,} articles were read into the record meanwhile",
        f"the index: {index.seconds:,.0f} s, at most {index.longest:.1f} s at once, {index.file:,.0f} MB;"
        f" peak memory {index.peak:,.0f} MB",
        f"memory of the desk's processes: {measured.megabytes:,.0f} MB",
        *(f"first view of {view.name}: {view.seconds:.2f} s, {view.kilobytes:,.0f} kB" for view in measured.views),
        *(f"failed: {one}" for one in sorted(set(failed))[:_FAILURES]),
    ]


def measure_index(record: Path) -> IndexMeasured:
    """Bring the index of a record up to date, from empty where there is none."""
    from dateline.record.link_writer import upgrade_record
    from dateline.web.index.opening import index_path
    from dateline.web.index.updating import update_index

    upgrade_record(record)
    begin = perf_counter()
    times = [begin]
    update_index(record, on_progress=lambda progress: times.append(perf_counter()))
    longest = max((after - before for before, after in pairwise(times)), default=0.0)
    return IndexMeasured(
        perf_counter() - begin, longest, peak_megabytes(), index_path(record).stat().st_size / 1_000_000
    )


def ask(port: int, addresses: Mapping[str, Address], seconds: float, rest: float) -> Answers:
    """What twenty readers meet in so many seconds."""
    answers, until = Answers(), monotonic() + seconds
    readers = [
        threading.Thread(target=_read, args=(_Reader(port, Random(number), rest, until), addresses, answers))
        for number in range(READERS)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return answers


def percentile(seconds: Sequence[float], of: int) -> float:
    """The time under which so many of a hundred answers stay; 0 where there are none."""
    if len(seconds) < 2:
        return seconds[0] if seconds else 0.0
    return quantiles(seconds, n=100, method="inclusive")[of - 1]


@contextmanager
def served(record: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """The desk over a record, in processes of its own; the port at which it answers."""
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with subprocess.Popen([sys.executable, "-m", "dateline", "serve", str(record), "--port", str(port)]) as desk:
        try:
            _wait_until_open(port, desk)
            yield port, desk
        finally:
            desk.terminate()


def _wait_until_open(port: int, desk: subprocess.Popen[bytes]) -> None:
    until = monotonic() + _PATIENCE
    while monotonic() < until and desk.poll() is None:
        try:
            HTTPConnection("127.0.0.1", port, timeout=60).request("GET", "/about")
        except ConnectionRefusedError:
            sleep(0.5)
        else:
            return
    raise RuntimeError("the desk did not open")


@contextmanager
def _read_into(record: Path, folder: Path) -> Iterator[None]:
    """Meanwhile, articles are read into the record by another process; it has begun to add them."""
    before, until = _count_readings(record), monotonic() + _PATIENCE
    _write_news(folder / "news.jsonl", seed=before)  # news that the record does not have
    command = [sys.executable, "-m", "dateline", "read", str(folder), "--into", str(record)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as reading:
        try:
            while _count_readings(record) == before and reading.poll() is None and monotonic() < until:
                sleep(0.5)
            yield
        finally:
            reading.terminate()


def _write_news(path: Path, seed: int) -> None:
    from benchmarks.made_news import make_articles
    from benchmarks.made_record import make_reading

    with path.open("w", encoding="utf-8") as lines:
        for number, made in enumerate(make_articles(_NEWS, seed=seed)):
            text = make_reading(number, made).article.text
            lines.write(json.dumps({"text": text, "published": "2025-01-01", "publisher": "Made-up"}) + "\n")


def _count_readings(record: Path) -> int:
    from dateline.record.reader import open_record

    with open_record(record) as reader:
        return int(next(reader.rows("SELECT coalesce(max(number), 0) FROM reading_row"))[0])


@dataclass(frozen=True, slots=True)
class _Reader:
    """One who reads at the desk until it is time to go, with rests of so many seconds in the mean."""

    port: int
    chance: Random
    rest: float
    until: float


def _read(reader: _Reader, addresses: Mapping[str, Address], answers: Answers) -> None:
    connection, kinds = HTTPConnection("127.0.0.1", reader.port, timeout=60), list(addresses)
    while monotonic() < reader.until:
        if reader.rest:
            sleep(rested := reader.chance.expovariate(1 / reader.rest))
            if rested > _KEPT_ALIVE:
                connection.close()  # as the desk has; the request opens it again, as a browser does
        kind = reader.chance.choice(kinds)
        address = addresses[kind](reader.chance)
        begin = perf_counter()
        connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        answers.seconds[kind].append(perf_counter() - begin)
        if answer.status >= 400:
            answers.failed.append(f"{answer.status} {address}")


def _row(kind: str, rested: Sequence[float], restless: Sequence[float]) -> dict[str, str]:
    return {
        "pages": kind,
        "answers": f"{len(rested):,}",
        "median, ms": f"{1000 * percentile(rested, 50):.0f}",
        "95th percentile": f"{1000 * percentile(rested, 95):.0f}",
        "without rests": f"{len(restless):,}",
        "their median": f"{1000 * percentile(restless, 50):.0f}",
        "their 95th": f"{1000 * percentile(restless, 95):.0f}",
    }


def _memory(process: int) -> float:
    """The megabytes of a process and of those it began, without what they share with files; 0 but on Linux."""
    of = Path("/proc") / str(process)
    try:
        told = (of / "smaps_rollup").read_text()
        began = (of / "task" / str(process) / "children").read_text().split()
    except OSError:
        return 0.0
    own = sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Anonymous:"))
    return own / 1000 + sum(_memory(int(one)) for one in began)
