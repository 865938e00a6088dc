"""How fast the desk answers: twenty readers at once, on a large record that `dateline read` adds to meanwhile.

Every reader is a thread that asks for one page after another, chosen by chance among the kinds of page and what the
record holds, and rests in between as people do: a second in the mean. The same is measured without rests, which is
harder than twenty people are. Times are those between the request and the last byte of the answer.
"""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from socket import create_server
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import monotonic, perf_counter, sleep
from urllib.parse import quote, urlencode

READERS = 20
SECONDS = 60
REST = 1.0  # seconds, in the mean
_SEED = 11
_FOUND = 500  # ids of each kind to choose from
_NEWS = 4_000  # events in the articles that are read meanwhile
_PATIENCE = 1800  # seconds that the first index of a large record may take

Address = Callable[[random.Random], str]


@dataclass(frozen=True, slots=True)
class Answers:
    """What the readers met: the seconds of every answer by kind of page, and how many were no good."""

    seconds: Mapping[str, Sequence[float]]
    failed: int

    @property
    def all(self) -> list[float]:
        """The seconds of every answer."""
        return [one for seconds in self.seconds.values() for one in seconds]


def measure_desk(record: Path, *, seconds: float = SECONDS, rest: float = REST) -> Answers:
    """Serve the record at `path`, read into it and ask for pages at once."""
    with TemporaryDirectory() as folder, served(record) as port:
        reading = _begin_reading(record, Path(folder))
        try:
            return _ask(port, find_addresses(record), seconds, rest)
        finally:
            reading.terminate()
            reading.wait()


def desk_rows(answers: Answers) -> list[dict[str, str]]:
    """A row for each kind of page, and one for all."""
    kinds = sorted(answers.seconds.items(), key=lambda found: -_percentile(found[1], 95))
    return [_row(kind, seconds) for kind, seconds in kinds] + [_row("all pages", answers.all)]


def find_addresses(record: Path) -> dict[str, Address]:
    """For each kind of page what gives an address of it, by chance."""
    ids = _find_ids(record)
    states = sorted({one for one in ids["state"] if one})

    def of(path: str, kind: str) -> Address:
        return lambda chance: path + quote(chance.choice(ids[kind]), safe="")

    def asking(path: str, **query: Callable[[random.Random], object]) -> Address:
        return lambda chance: f"{path}?{urlencode({name: value(chance) for name, value in query.items()})}"

    def state(chance: random.Random) -> str:
        return chance.choice(states)

    def month(chance: random.Random) -> str:
        return chance.choice(ids["day"])[:7]

    def word(chance: random.Random) -> str:
        return chance.choice(ids["word"])

    def page(chance: random.Random) -> int:
        return min(int(chance.paretovariate(1)), 50)

    return {
        "story": asking("/", page=page),
        "story of a party": asking("/", party=state, page=page),
        "story of two": asking("/", party=state, other=state),
        "story of a month": lambda chance: "/?" + urlencode({"from": (at := month(chance)), "to": at}),
        "story by words": asking("/", words=word),
        "story by status": asking("/", status=lambda chance: chance.choice(["planned", "denied", "alleged"])),
        "occurrence": of("/occurrences/", "occurrence"),
        "article": of("/articles/", "article"),
        "articles": asking("/articles", page=page),
        "claims": asking("/claims", page=page),
        "expectations": asking("/expectations", page=page),
        "disagreements": asking("/disagreements", page=page),
        "findings": asking("/findings", page=page),
        "actors": asking("/actors", page=page),
        "actor": of("/actors/", "actor"),
        "dyads": asking("/dyads", page=page),
        "map": asking("/map", party=state),
        "search": asking("/search", words=word),
        "review": asking("/review", page=page),
        "about": lambda chance: "/about",
        "API, story": asking("/api/story", party=state),
    }


@contextmanager
def served(record: Path) -> Iterator[int]:
    """The desk over a record, in processes of its own; the port at which it answers."""
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    desk = subprocess.Popen([sys.executable, "-m", "dateline", "serve", str(record), "--port", str(port)])
    try:
        _wait_for(port, desk)
        yield port
    finally:
        desk.terminate()
        desk.wait()


def _wait_for(port: int, desk: subprocess.Popen[bytes]) -> None:
    until = monotonic() + _PATIENCE
    while monotonic() < until and desk.poll() is None:
        try:
            HTTPConnection("127.0.0.1", port, timeout=60).request("GET", "/about")
        except ConnectionRefusedError:
            sleep(0.5)
        else:
            return
    raise RuntimeError("the desk did not open")


def _begin_reading(record: Path, folder: Path) -> subprocess.Popen[bytes]:
    """Read articles into the record in another process."""
    from benchmarks.made_news import make_articles
    from benchmarks.made_record import make_reading

    with (folder / "news.jsonl").open("w", encoding="utf-8") as lines:
        for number, made in enumerate(make_articles(_NEWS, seed=_SEED)):
            article = make_reading(number, made).article
            lines.write(json.dumps({"text": article.text, "published": "2025-01-01", "publisher": "Made-up"}) + "\n")
    command = [sys.executable, "-m", "dateline", "read", str(folder), "--into", str(record)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _ask(port: int, addresses: Mapping[str, Address], seconds: float, rest: float) -> Answers:
    found: dict[str, list[float]] = defaultdict(list)
    failed: list[str] = []
    until = monotonic() + seconds
    readers = [
        threading.Thread(target=_read, args=(port, addresses, until, rest, random.Random(number), found, failed))
        for number in range(READERS)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    for one in sorted(set(failed))[:10]:
        print(one, file=sys.stderr)
    return Answers(found, len(failed))


def _read(  # noqa: PLR0913, PLR0917 - what a thread is given
    port: int,
    addresses: Mapping[str, Address],
    until: float,
    rest: float,
    chance: random.Random,
    found: dict[str, list[float]],
    failed: list[str],
) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    kinds = list(addresses)
    while monotonic() < until:
        kind = chance.choice(kinds)
        address = addresses[kind](chance)
        begin = perf_counter()
        connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        body = answer.read()
        found[kind].append(perf_counter() - begin)
        if answer.status != 200:
            words = gzip.decompress(body) if answer.headers.get("content-encoding") == "gzip" else body
            failed.append(f"{answer.status} {address} {words[-300:]!r}")
        if rest:
            sleep(chance.expovariate(1 / rest))


def _find_ids(record: Path) -> Mapping[str, Sequence[str]]:
    from dateline.record.reader import open_record

    questions = {
        "occurrence": f"SELECT id FROM occurrences LIMIT {_FOUND} OFFSET 20000",
        "article": f"SELECT id FROM article_row LIMIT {_FOUND} OFFSET 5000",
        "state": f"SELECT DISTINCT country FROM (SELECT country FROM role_row LIMIT {_FOUND * 40})",
        "actor": f"SELECT DISTINCT actor FROM (SELECT actor FROM role_row WHERE actor <> '' LIMIT {_FOUND * 40})",
        "day": f"SELECT DISTINCT when_from FROM (SELECT when_from FROM event_row LIMIT {_FOUND * 40})"
        " WHERE when_from <> ''",
        "word": f"SELECT trigger_text FROM (SELECT DISTINCT trigger_text FROM event_row LIMIT {_FOUND})",
    }
    with open_record(record) as reader:
        found = {kind: [str(one) for (one,) in reader.rows(sql)] for kind, sql in questions.items()}
    return {kind: ids or _first(record, kind) for kind, ids in found.items()}


def _first(record: Path, kind: str) -> list[str]:
    """Ids of a record that has fewer than were passed over."""
    from dateline.record.reader import open_record

    with open_record(record) as reader:
        table = {"occurrence": "occurrences", "article": "articles"}[kind]
        return [str(one) for (one,) in reader.rows(f"SELECT id FROM {table} LIMIT {_FOUND}")]


def _row(kind: str, seconds: Sequence[float]) -> dict[str, str]:
    return {
        "pages": kind,
        "answers": f"{len(seconds):,}",
        "median, ms": f"{1000 * _percentile(seconds, 50):.0f}",
        "95th percentile, ms": f"{1000 * _percentile(seconds, 95):.0f}",
        "slowest, ms": f"{1000 * max(seconds):.0f}",
    }


def _percentile(seconds: Sequence[float], of: int) -> float:
    return quantiles(seconds, n=100, method="inclusive")[of - 1] if len(seconds) > 1 else seconds[0]
