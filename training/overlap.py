"""Runs of eight words that the project's own text shares with itself or with other text.

Only letters count, not their case: what is copied with other commas is copied. Of JSON the strings are read, lists of
words as running text; of CoNLL-U the word forms and the comments.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from training.annotated import Annotated

RUN = 8  # words; shorter runs are shared by chance: "told reporters after a meeting of the"
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Overlap:
    """A sentence that shares `count` runs of words, the first of them `words`, with a file or another sentence."""

    where: str
    other: str
    words: str
    count: int


def runs_of(text: str) -> Iterator[str]:
    """Every run of eight words of a text, in small letters with single spaces."""
    words = _WORD.findall(unicodedata.normalize("NFC", text).casefold())
    return (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def own_overlaps(sentences: Iterable[Annotated]) -> list[Overlap]:
    """Pairs of sentences of the own text that share a run and are not the same sentence."""
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for run, places in _index(sentences).items():
        for first, second in combinations(places, 2):
            if first.text != second.text:
                shared[second.where, first.where].append(run)
    return _overlaps(shared)


def other_overlaps(sentences: Iterable[Annotated], folders: Iterable[Path]) -> list[Overlap]:
    """Sentences that share a run with a file under one of these folders."""
    index = _index(sentences)
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path in _files(folders):
        runs = {run for text in _READERS[path.suffix](path) for run in runs_of(text) if run in index}
        for run in sorted(runs):
            for sentence in index[run]:
                shared[sentence.where, str(path)].append(run)
    return _overlaps(shared)


def _index(sentences: Iterable[Annotated]) -> dict[str, list[Annotated]]:
    """The sentences in which a run stands."""
    index: dict[str, list[Annotated]] = defaultdict(list)
    for sentence in sentences:
        for run in dict.fromkeys(runs_of(sentence.text)):
            index[run].append(sentence)
    return dict(index)


def _overlaps(shared: dict[tuple[str, str], list[str]]) -> list[Overlap]:
    return [Overlap(where, other, runs[0], len(runs)) for (where, other), runs in sorted(shared.items())]


def _files(folders: Iterable[Path]) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in _READERS)


def _plain(path: Path) -> Iterator[str]:
    yield path.read_text(encoding="utf-8", errors="replace")


def _json(path: Path) -> Iterator[str]:
    for text in _plain(path):
        yield from _of_json(text)


def _json_lines(path: Path) -> Iterator[str]:
    for text in _plain(path):
        for line in text.splitlines():
            yield from _of_json(line)


def _of_json(text: str) -> Iterator[str]:
    try:
        value = json.loads(text)
    except json.JSONDecodeError:  # what only looks like JSON may hold sentences all the same
        value = text
    yield from _strings(value)


def _strings(value: object) -> Iterator[str]:
    """Every string of a JSON value; a list of words, or of objects with words, is read as running text as well."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        yield from _columns(value)
        for inner in value:
            if not isinstance(inner, str):
                yield from _strings(inner)


def _columns(rows: Sequence[object]) -> Iterator[str]:
    yield " ".join(row for row in rows if isinstance(row, str))
    objects = [row for row in rows if isinstance(row, dict)]
    for key in dict.fromkeys(key for row in objects for key in row):
        yield " ".join(row[key] for row in objects if isinstance(row.get(key), str))


def _conllu(path: Path) -> Iterator[str]:
    for text in _plain(path):
        rows = [line.split("\t") for line in text.splitlines()]
        yield " ".join(row[1] for row in rows if len(row) > 1 and row[0].isdigit())
        yield from (row[0] for row in rows if row[0].startswith("#"))


_READERS: dict[str, Callable[[Path], Iterator[str]]] = {
    ".txt": _plain,
    ".md": _plain,
    ".json": _json,
    ".jsonl": _json_lines,
    ".conllu": _conllu,
}
