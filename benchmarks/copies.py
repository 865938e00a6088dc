"""Copies found among altered articles and among the project's own dispatches, by pairs.

The first kind is made here: news articles cut, put in another order, given other headlines and agency lines, or
digested with a second story. The second was written by hand: dispatches retold, translated and back, beside reports of
the same event by somebody else and of the days after. The texts of half of the
stories, "held", were not looked at while tuning; their figure was, three times.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

from benchmarks.figures import Benchmark, Figure, data_digest
from dateline.articles.build import build_article
from dateline.articles.document import Document
from dateline.links.copies import find_copies
from dateline.links.copy import CopyKind
from dateline.links.copy_text import CopyText, copy_text

DATA = "corpora/wikinews_2019/articles.jsonl"
DISPATCHES = Path(__file__).parent / "data" / "copies" / "dispatches.jsonl"
SEED = 2019
_HALVES = ("dev", "held")
_LEAST_SHARED = 0.4  # of the shorter of two altered articles; those that share less, and something, are not judged
_HEADLINES = ("What we know so far", "In brief: the day abroad", "From our correspondents", "Report: officials speak")
_AGENCIES = ("AFP", "Reuters", "Xinhua", "ANSA", "Kyodo", "Interfax")
_OUTLETS = ("Harbour Wire", "Northern Ledger", "Coast Telegraph", "Lakeside Post", "Evening Beacon")

Row: TypeAlias = dict[str, Any]
Pair: TypeAlias = frozenset[str]


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a story, or of two; `pieces` are the paragraphs in it by story and place, with their length."""

    id: str
    published: str
    outlet: str
    title: str
    text: str
    stories: frozenset[str]
    pieces: frozenset[tuple[str, int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs of copies: how many are right of those found, and found of those there are."""

    right: int
    found: int
    there: int

    def shares(self) -> dict[str, float]:
        """Precision, recall and F1."""
        return {
            "precision": self.right / max(1, self.found),
            "recall": self.right / max(1, self.there),
            "f1": 2 * self.right / max(1, self.found + self.there),
        }


def measure_copies(shared: Path) -> Iterator[Figure]:
    """Precision, recall and F1 over pairs of altered and of retold articles; how many stories of a day stay apart."""
    yield from _figures("altered", shared / DATA, altered_versions(_rows(shared / DATA)))
    yield from _figures("retold", DISPATCHES, retold_versions(_rows(DISPATCHES)))


def score_altered(versions: Sequence[Version], found: set[Pair]) -> dict[str, Score]:
    """The score over all pairs that are judged."""
    judged = {frozenset((one.id, other.id)): _is_copy(one, other) for one, other in combinations(versions, 2)}
    there = {pair for pair, is_copy in judged.items() if is_copy}
    false = {pair for pair, is_copy in judged.items() if is_copy is False}
    return {"all": Score(len(there & found), len((there | false) & found), len(there))}


def score_retold(versions: Sequence[Version], found: set[Pair]) -> dict[str, Score]:
    """The score over the stories of each half; a pair across the halves is wrong in both."""
    kinds = {row["id"]: row for row in _rows(DISPATCHES)}
    there = {
        frozenset((one.id, other.id))
        for one, other in combinations(versions, 2)
        if one.stories == other.stories and "other" not in (kinds[one.id]["kind"], kinds[other.id]["kind"])
    }
    return {half: _half_score(half, there, found, {id: row["split"] for id, row in kinds.items()}) for half in _HALVES}


def joined_of_a_day(versions: Sequence[Version], found: set[Pair]) -> tuple[int, int]:
    """Pairs of different stories that came out on one day: how many were joined, and how many there are."""
    apart = [
        frozenset((one.id, other.id))
        for one, other in combinations(versions, 2)
        if one.published == other.published and not one.stories & other.stories
    ]
    return sum(pair in found for pair in apart), len(apart)


def find_pairs(versions: Iterable[Version]) -> set[Pair]:
    """The pairs that are copies of each other; exact copies share what the first of them is found to share."""
    copies = find_copies(map(_copy_text, versions))
    first = {copy.article: copy.source for copy in copies if copy.kind is CopyKind.EXACT}
    alike: dict[str, set[str]] = {}
    for article, source in first.items():
        alike.setdefault(source, {source}).add(article)
    pairs = {frozenset(pair) for group in alike.values() for pair in combinations(sorted(group), 2)}
    for copy in copies:
        for article in alike.get(copy.article, {copy.article}):
            pairs |= {frozenset((article, source)) for source in alike.get(copy.source, {copy.source})}
    return {pair for pair in pairs if len(pair) == 2}


def altered_versions(rows: Sequence[Row], *, seed: int = SEED) -> list[Version]:
    """Every article as it is and altered in three of the ways there are, and digests of every second two."""
    random = Random(seed)
    originals = [_version(row, "original", list(enumerate(_paragraphs(row)))) for row in rows]
    altered = [_altered(row, name, random) for row in rows for name in random.sample(sorted(ALTERATIONS), 3)]
    digests = [_digest(*two, random) for two in zip(rows[::4], rows[2::4], strict=False)]
    return originals + altered + digests


def retold_versions(rows: Iterable[Row]) -> list[Version]:
    """The project's dispatches."""
    return [
        Version(row["id"], row["published"], row["outlet"], "", row["text"], frozenset((row["story"],))) for row in rows
    ]


Numbered: TypeAlias = list[tuple[int, str]]


def _cut(paragraphs: Numbered, random: Random) -> Numbered:
    """The first two thirds, as an editor cuts from the bottom."""
    return paragraphs[: max(1, 2 * len(paragraphs) // 3)]


def _thinned(paragraphs: Numbered, random: Random) -> Numbered:
    kept = sorted(random.sample(range(len(paragraphs)), max(1, 2 * len(paragraphs) // 3)))
    return [paragraphs[place] for place in kept]


def _reordered(paragraphs: Numbered, random: Random) -> Numbered:
    return random.sample(paragraphs, len(paragraphs))


def _with_agency(paragraphs: Numbered, random: Random) -> Numbered:
    agency = random.choice(_AGENCIES)
    first, *rest = paragraphs
    opened = [(first[0], f"GENEVA ({agency}) -- {first[1]}"), *rest]
    return [*opened[:-1], (opened[-1][0], f"{opened[-1][1]} ({agency})")]


def _shortened(paragraphs: Numbered, random: Random) -> Numbered:
    """Without the last sentence of each paragraph that has several."""
    return [(place, words.rpartition(". ")[0] + "." if ". " in words else words) for place, words in paragraphs]


ALTERATIONS: dict[str, Callable[[Numbered, Random], Numbered]] = {
    "cut": _cut,
    "thinned": _thinned,
    "reordered": _reordered,
    "agency": _with_agency,
    "shortened": _shortened,
    "reprinted": lambda paragraphs, random: paragraphs,
}


def _altered(row: Row, name: str, random: Random) -> Version:
    paragraphs = ALTERATIONS[name](list(enumerate(_paragraphs(row))), random)
    return _version(row, name, paragraphs, random=random)


def _version(row: Row, name: str, paragraphs: Numbered, *, random: Random | None = None) -> Version:
    headline = random.choice(_HEADLINES) if random else row["title"]
    outlet = random.choice(_OUTLETS) if random else row["publisher"]
    later = timedelta(days=random.randrange(3) if random else 0)
    published = (date.fromisoformat(row["published"]) + later).isoformat()
    text = "\n\n".join((headline, *(words for _, words in paragraphs)))
    lengths = [len(words) for words in _paragraphs(row)]
    pieces = frozenset((row["id"], place, lengths[place]) for place, _ in paragraphs)
    return Version(f"{row['id']}/{name}", published, outlet, headline, text, frozenset((row["id"],)), pieces)


def _digest(one: Row, other: Row, random: Random) -> Version:
    """The upper halves of two articles, one after the other, as a weekly review has them."""
    halves = [list(enumerate(_paragraphs(row)))[: max(1, len(_paragraphs(row)) // 2)] for row in (one, other)]
    first, second = (_version(row, "half", half) for row, half in zip((one, other), halves, strict=True))
    text = "\n\n".join(("Review of the week", *(words for half in halves for _, words in half)))
    published = max(first.published, second.published)
    stories, pieces = first.stories | second.stories, first.pieces | second.pieces
    return Version(f"{one['id']}/digest", published, random.choice(_OUTLETS), "", text, stories, pieces)


def _paragraphs(row: Row) -> list[str]:
    """The paragraphs of the report, without its line of date."""
    paragraphs = [words.strip() for words in row["text"].split("\n\n") if words.strip()]
    return paragraphs[1:] if len(paragraphs) > 1 and len(paragraphs[0]) < 40 else paragraphs


def _is_copy(one: Version, other: Version) -> bool | None:
    shorter = min(sum(length for *_, length in version.pieces) for version in (one, other))
    shared = sum(length for *_, length in one.pieces & other.pieces) / max(1, shorter)
    if not one.stories & other.stories:
        return False
    return True if shared >= _LEAST_SHARED else None


def _copy_text(version: Version) -> CopyText:
    document = Document(
        name=version.id, id=version.id, text=version.text, title=version.title, published=version.published,
        outlet=version.outlet,
    )  # fmt: skip
    return copy_text(build_article(document))


def _half_score(half: str, there: set[Pair], found: set[Pair], halves: dict[str, str]) -> Score:
    there = {pair for pair in there if all(halves[id] == half for id in pair)}
    found = {pair for pair in found if any(halves[id] == half for id in pair)}
    return Score(len(there & found), len(found), len(there))


def _scores(kind: str, versions: Sequence[Version], found: set[Pair]) -> dict[str, Score]:
    return score_altered(versions, found) if kind == "altered" else score_retold(versions, found)


def _figures(kind: str, path: Path, versions: Sequence[Version]) -> Iterator[Figure]:
    found, data = find_pairs(versions), data_digest([path])
    scores = _scores(kind, versions, found)
    for part, score in scores.items():
        for measure, share in score.shares().items():
            yield Figure(f"copies.{kind}.{part}.{measure}".replace(".all.", "."), share, data)
    joined, pairs = joined_of_a_day(versions, found)
    yield Figure(f"copies.{kind}.apart", 1 - joined / max(1, pairs), data)


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores of both kinds, and how many different stories of one day were joined."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.copies", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help=f"the folder that has {DATA}")
    data = parser.parse_args(arguments).data / DATA
    for kind, versions in (("altered", altered_versions(_rows(data))), ("retold", retold_versions(_rows(DISPATCHES)))):
        found = find_pairs(versions)
        for part, score in _scores(kind, versions, found).items():
            shares = ", ".join(f"{measure} {share:.3f}" for measure, share in score.shares().items())
            print(f"{kind}, {part}: {shares} ({score.right} right of {score.found} found, {score.there} there)")
        joined, pairs = joined_of_a_day(versions, found)
        print(f"{kind}: {joined} of {pairs} pairs of different stories of one day were joined")
    return 0


COPIES = Benchmark("copies", (DATA,), measure_copies)

if __name__ == "__main__":
    sys.exit(main())
