"""A day of news, made of real articles: 60 of 100 are new, 40 are copies of one of them, most within hours.

`--output day.jsonl` makes it, from a seed: names, days, numbers, clauses and the order of sentences are recombined (see
`recombined`), so that most sentences of first copies have never been seen; the share is counted and printed. A copy
stands in another outlet under another headline: as it was, cut at its end, with an agency's line or without, or with
a paragraph changed. `--read day.jsonl --into RECORD` reads and links it by the commands, and prints how fast, in how
much memory and on how much disk.
"""

from __future__ import annotations

import argparse
import heapq
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from time import monotonic
from typing import NamedTuple

from benchmarks.day_read import Plan, read_day
from benchmarks.recombined import Made, Recombining, read_rows
from dateline.cli.output import print_note

ARTICLES = 100_000
SEED = 20_240_618
COPIES = 0.4  # of all articles
LAG = 0.05  # of a day, from an article to a copy of it, in the mean
_DAY = date(2024, 6, 18)
_NEWS = Path(__file__).parents[2] / "shared" / "corpora" / "wikinews_2019" / "articles.jsonl"
_DISPATCHES = Path(__file__).parents[1] / "src" / "dateline" / "dispatches"
_AGENCIES = ("AFP", "Reuters", "Xinhua", "ANSA", "Kyodo", "Interfax", "AP", "dpa")
_TOWNS = (
    "Harbour", "Northern", "Coast", "Lakeside", "Evening", "River", "Capital", "Highland", "Union", "Valley", "Island",
    "Border", "Morning", "Metro", "Delta",
)  # fmt: skip
_PAPERS = ("Wire", "Ledger", "Telegraph", "Post", "Beacon", "Courier", "Herald", "Gazette", "Tribune", "Mirror")
_OUTLETS = [f"{town} {paper}" for town in _TOWNS for paper in _PAPERS]
_EVERY = 10_000


class Told(NamedTuple):
    """An article as an outlet prints it; `copy` is how it differs from the first, "" for the first."""

    outlet: str
    made: Made
    copy: str = ""


@dataclass(slots=True)
class Counts:
    """Of a day so far: articles, copies, words in all, sentences of first copies and those of them never seen."""

    articles: int = 0
    copies: int = 0
    words: int = 0
    sentences: int = 0
    new: int = 0

    @property
    def share_new(self) -> float:
        """Of the sentences of first copies, how many were never seen before."""
        return self.new / max(1, self.sentences)

    def __str__(self) -> str:
        return (
            f"{self.articles:,} articles of {self.words / max(1, self.articles):.0f} words, "
            f"{self.copies / max(1, self.articles):.1%} of them copies; "
            f"{self.share_new:.1%} of the sentences of first copies are new"
        )


def make_day(
    rows: Sequence[dict[str, str]], articles: int, *, seed: int = SEED, copies: float = COPIES
) -> Iterator[Told]:
    """So many articles in the order in which they come out; what waits to be copied is all that is kept of them."""
    chance, recombining = Random(seed), Recombining(rows, day=_DAY, seed=seed + 1)
    waiting: list[tuple[float, int, Told]] = []
    for place in range(articles):
        if waiting and waiting[0][0] <= place:
            yield _copy(heapq.heappop(waiting)[2], recombining, chance)
            continue
        told = Told(chance.choice(_OUTLETS), recombining.article())
        yield told
        while chance.random() < copies:  # so that each article has copies / (1 - copies) in the mean
            lag = chance.expovariate(1 / (LAG * articles)) % max(1, articles - place)
            heapq.heappush(waiting, (place + 1 + lag, len(waiting) + articles * place, told))


def write_day(rows: Sequence[dict[str, str]], path: Path, *, articles: int = ARTICLES, seed: int = SEED) -> Counts:
    """Write a day as JSON lines; what is there afterwards."""
    counts, seen, begin = Counts(), set[int](), monotonic()
    with path.open("w", encoding="utf-8") as lines:
        for told in make_day(rows, articles, seed=seed):
            lines.write(json.dumps(as_row(told, counts.articles), ensure_ascii=False) + "\n")
            _count(told, counts, seen)
            if counts.articles % _EVERY == 0:
                print_note(f"{monotonic() - begin:6.0f} s: {counts}")
    seconds = monotonic() - begin
    print_note(f"{counts}; {counts.articles / seconds:,.0f} articles a second into {path}")
    return counts


def as_row(told: Told, number: int) -> dict[str, str]:
    """A line of a day's file: what Dateline reads of a document."""
    outlet = told.outlet.lower().replace(" ", "-")
    return {
        "title": told.made.title,
        "published": _DAY.isoformat(),
        "publisher": told.outlet,
        "url": f"https://{outlet}.example/{_DAY:%Y/%m/%d}/{number}",
        "text": told.made.text,
    }


def find_rows(news: Path) -> list[dict[str, str]]:
    """The real articles, or the bundled dispatches where there are none."""
    if news.exists():
        return read_rows([news])
    print_note(f"{news} is not there; made of the bundled dispatches, whose sentences are few")
    return read_rows(sorted(_DISPATCHES.glob("*.json")))


def _count(told: Told, counts: Counts, seen: set[int]) -> None:
    sentences = [sentence for part in told.made.paragraphs for sentence in part]
    counts.articles += 1
    counts.copies += bool(told.copy)
    counts.words += sum(sentence.count(" ") + 1 for sentence in sentences)
    if not told.copy:
        before = len(seen)
        seen.update(map(hash, sentences))
        counts.sentences += len(sentences)
        counts.new += len(seen) - before


def _copy(first: Told, recombining: Recombining, chance: Random) -> Told:
    """The article in another outlet, under a headline of its own."""
    outlet = chance.choice([outlet for outlet in _OUTLETS if outlet != first.outlet])
    kind = chance.choices(("verbatim", "cut", "agency", "changed"), weights=(4, 3, 2, 1))[0]
    paragraphs = _ALTERED[kind](first.made.paragraphs, recombining, chance)
    lead = next((sentence for part in paragraphs for sentence in part if len(sentence) > 60), first.made.title)
    return Told(outlet, Made(_headline(lead, chance), paragraphs), kind)


def _headline(sentence: str, chance: Random) -> str:
    words = re.sub(r"[\"“”]", "", sentence).split()
    return " ".join(words[: chance.randint(6, 11)]).rstrip(",;:.")


_Paragraphs = list[list[str]]


def _verbatim(paragraphs: _Paragraphs, recombining: Recombining, chance: Random) -> _Paragraphs:
    return paragraphs


def _cut(paragraphs: _Paragraphs, recombining: Recombining, chance: Random) -> _Paragraphs:
    return paragraphs[: max(2, round(len(paragraphs) * chance.uniform(0.5, 0.9)))]


def _agency(paragraphs: _Paragraphs, recombining: Recombining, chance: Random) -> _Paragraphs:
    """An agency's line before what leads and at the end, and no line of date."""
    agency, town = chance.choice(_AGENCIES), chance.choice(recombining.names.places["city"])
    (first, *others), *rest = paragraphs[1:] or paragraphs
    return [[f"{town.upper()} ({agency}) -- {first}", *others], *rest, [f"({agency})"]]


def _changed(paragraphs: _Paragraphs, recombining: Recombining, chance: Random) -> _Paragraphs:
    """Another paragraph in place of one that does not lead."""
    place = chance.randrange(len(paragraphs) // 2, len(paragraphs))
    new = recombining.article().paragraphs[-1]
    return [*paragraphs[:place], new, *paragraphs[place + 1 :]]


_ALTERED = {"verbatim": _verbatim, "cut": _cut, "agency": _agency, "changed": _changed}


def main(arguments: Sequence[str] | None = None) -> int:
    """Make a day, or read one."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.day_of_news", description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES, help=f"to make (default: {ARTICLES:,})")
    parser.add_argument("--seed", type=int, default=SEED, help="another makes other news")
    parser.add_argument("--output", type=Path, help="the file to make")
    parser.add_argument("--news", type=Path, default=_NEWS, help="real articles, a JSON line each")
    parser.add_argument("--read", type=Path, help="a day that was made, to read and link")
    parser.add_argument("--into", type=Path, help="the record to read it into")
    parser.add_argument("--between", nargs=2, default=["USA", "RUS"], help="of whom the first query asks")
    given = parser.parse_args(arguments)
    if not given.output and not given.read:
        parser.error("name a file to make with --output, or one to read with --read")
    if given.read and not given.into:
        parser.error("name a record with --into")
    if given.output:
        write_day(find_rows(given.news), given.output, articles=given.articles, seed=given.seed)
    return read_day(Plan(given.read, given.into, tuple(given.between))) if given.read else 0


if __name__ == "__main__":
    sys.exit(main())
