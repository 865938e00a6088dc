"""Compared texts: two texts sentence by sentence, with the words that one has and the other has not."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import pairwise
from typing import TypeAlias

from dateline.links.copy_text import find_sentences

Stretch: TypeAlias = tuple[int, int]
Pair: TypeAlias = tuple[Stretch, Stretch]  # in the copy, in the source

_WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
_LINE = re.compile(r"[^\n]+")
# Two sentences that share less of their words are two, not one that was changed: chance words are no trace.
_ALIKE = 0.5
# A sentence looks this far for its counterpart where the record holds no evidence, from where the last was found.
_NEAR = 12


class Difference(Enum):
    """How words stand to the other text."""

    SAME = "same"
    CHANGED = "changed"  # other words stand there in the other text
    ONLY = "only"  # nothing stands there in the other text


@dataclass(frozen=True, slots=True)
class ComparedWords:
    """A stretch of words that stand alike to the other text."""

    text: str
    difference: Difference


@dataclass(frozen=True, slots=True)
class ComparedSentence:
    """A sentence at characters `start` to `end` of its article; `is_first` where it begins a paragraph."""

    start: int
    end: int
    is_first: bool
    words: tuple[ComparedWords, ...]


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """Two sentences that say the same; either is None where the other text has nothing to set beside it."""

    source: ComparedSentence | None
    copy: ComparedSentence | None
    is_same: bool
    is_moved: bool


def compare_texts(copy: str, source: str, evidence: Sequence[Pair]) -> Iterator[ComparedRow]:
    """The rows in the order of the copy; what only the source has stands where it stood there."""
    mine = _find_stretches(copy, [one for one, _ in evidence])
    others = _find_stretches(source, [other for _, other in evidence])
    pairs = _known_pairs(mine, others, evidence) or _find_pairs((copy, mine), (source, others))
    partner = {**_same_pairs((copy, mine), (source, others), pairs), **pairs}
    taken, next_other = set(partner.values()), 0
    for number, one in enumerate(mine):
        place = partner.get(number)
        if place is None:
            yield _alone(copy, one, is_copy=True)
            continue
        before = range(next_other, place)
        yield from (_alone(source, others[n], is_copy=False) for n in before if n not in taken)
        yield _pair((copy, one), (source, others[place]), is_moved=place < next_other)
        next_other = max(next_other, place + 1)
    rest = range(next_other, len(others))
    yield from (_alone(source, others[n], is_copy=False) for n in rest if n not in taken)


def _find_stretches(text: str, known: Iterable[Stretch]) -> list[Stretch]:
    """The sentences of a text: those that are known, and between them what punctuation tells."""
    found: list[Stretch] = []
    at = 0
    for start, end in (*sorted(set(known)), (len(text), len(text))):
        if at <= start <= end <= len(text):
            found.extend(_between(text, at, start))
            found.extend([(start, end)] if start < end else [])
            at = end
    return found


def _between(text: str, start: int, end: int) -> Iterator[Stretch]:
    for line in _LINE.finditer(text, start, end):
        yield from ((line.start() + a, line.start() + b) for a, b in find_sentences(line[0]))


def _known_pairs(mine: Sequence[Stretch], others: Sequence[Stretch], evidence: Iterable[Pair]) -> Mapping[int, int]:
    """Which sentence of the source each of the copy repeats, as the record holds it."""
    places = {other: place for place, other in enumerate(others)}
    partner = {one: places[other] for one, other in evidence if other in places}
    return {number: partner[one] for number, one in enumerate(mine) if one in partner}


def _same_pairs(
    copy: tuple[str, Sequence[Stretch]], source: tuple[str, Sequence[Stretch]], pairs: Mapping[int, int]
) -> Mapping[int, int]:
    """Lines that are no sentences, and so no evidence, but stand in both texts: headlines, datelines, source lines."""
    taken = set(pairs.values())
    free = {source[0][a:b]: place for place, (a, b) in enumerate(source[1]) if place not in taken}
    mine = ((number, copy[0][a:b]) for number, (a, b) in enumerate(copy[1]) if number not in pairs)
    return {number: free.pop(words) for number, words in mine if words in free}


def _find_pairs(copy: tuple[str, Sequence[Stretch]], source: tuple[str, Sequence[Stretch]]) -> Mapping[int, int]:
    """The same where the record holds nothing: the likest sentence near the last one found, each at most once."""
    mine, others = (tuple(frozenset(_words(text[a:b])) for a, b in stretches) for text, stretches in (copy, source))
    found: dict[int, int] = {}
    for number, words in enumerate(mine):
        at = max(found.values(), default=-1) + 1
        near = range(at, min(at + _NEAR, len(others)))
        best = max(near, key=lambda place: _likeness(words, others[place]), default=None)
        if best is not None and _likeness(words, others[best]) >= _ALIKE:
            found[number] = best
    return found


def _likeness(words: frozenset[str], others: frozenset[str]) -> float:
    """The share of words, 0 to 1, that two sentences have in common."""
    return 2 * len(words & others) / max(len(words) + len(others), 1)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _alone(text: str, stretch: Stretch, *, is_copy: bool) -> ComparedRow:
    words = ComparedWords(text[slice(*stretch)], Difference.ONLY)
    sentence = _sentence(text, stretch, (words,))
    return ComparedRow(None, sentence, False, False) if is_copy else ComparedRow(sentence, None, False, False)


def _pair(copy: tuple[str, Stretch], source: tuple[str, Stretch], *, is_moved: bool) -> ComparedRow:
    """Two sentences that say the same, word by word."""
    mine, other = copy[0][slice(*copy[1])], source[0][slice(*source[1])]
    if mine.split() == other.split():
        ours, theirs = ([ComparedWords(words, Difference.SAME)] for words in (mine, other))
    else:
        ours, theirs = _differences(mine, other)
    is_same = all(words.difference is Difference.SAME for words in (*ours, *theirs))
    return ComparedRow(_sentence(*source, theirs), _sentence(*copy, ours), is_same, is_moved)


def _differences(mine: str, other: str) -> tuple[list[ComparedWords], list[ComparedWords]]:
    """The words of the copy and of the source, by how they stand to each other."""
    ours, theirs = list(_WORD.finditer(mine)), list(_WORD.finditer(other))
    matcher = SequenceMatcher(None, [word[0] for word in theirs], [word[0] for word in ours], autojunk=False)
    codes = matcher.get_opcodes()
    return (
        _joined(mine, ours, [(tag, start, end) for tag, _, _, start, end in codes]),
        _joined(other, theirs, [(tag, start, end) for tag, start, end, _, _ in codes]),
    )


def _joined(text: str, words: Sequence[re.Match[str]], codes: Iterable[tuple[str, int, int]]) -> list[ComparedWords]:
    """Runs of words that stand alike, with all the text between them; white space goes with what is the same."""
    kinds = {"equal": Difference.SAME, "replace": Difference.CHANGED}
    runs = [(kinds.get(tag, Difference.ONLY), start, end) for tag, start, end in codes if start < end]
    cuts = [
        words[start].start() if kind is Difference.SAME else words[start - 1].end()
        for (kind, *_), (_, start, _) in pairwise(runs)
    ]
    edges = pairwise((0, *cuts, len(text)))
    return [ComparedWords(text[a:b], kind) for (kind, *_), (a, b) in zip(runs, edges, strict=True)]


def _sentence(text: str, stretch: Stretch, words: Iterable[ComparedWords]) -> ComparedSentence:
    start, end = stretch
    return ComparedSentence(start, end, not text[:start].rpartition("\n")[2].strip(), tuple(words))
