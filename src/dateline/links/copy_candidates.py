"""Candidates: which earlier articles an article may be a copy of, without comparing it with all of them.

Near copies meet in MinHash bands over word 3-grams, parts of an article in the words of a whole sentence, and edited
or translated ones, which share a third of their 3-grams or none, in the numbers, names and quotations they keep.
Whether two articles meet depends on the two alone, unless an article meets so many that only the likeliest are kept.
"""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from dateline.links.copy_text import NAME, NUMBER, CopyText, Order, find_quotations, find_terms, find_words
from dateline.links.key_table import KeyTable
from dateline.links.word_table import WordTable

# 21 bands of 3 rows: articles that share half of their 3-grams meet with probability .94, a third .55, a fiftieth .0002
_BANDS, _ROWS = 21, 3
_SHORTEST_SENTENCE = 8  # words; shorter ones ("He did not say when.") stand in many articles
_MOST_SENTENCES = 24  # of an article that are looked up whole, those of the smallest keys
_MOST_DETAILS = 64  # names, numbers and quotations of an article that are looked up, those of the smallest keys
FEWEST_SHARED = 4  # details; every rewritten copy of the dispatches shares as many
_LEAST_SHARE = 0.5  # of the details of the article that has fewer; every such copy shares .64 or more
_LEAST_PARTS = 0.1  # bands and sentences of the article that has fewer; a single one may be chance, or a common phrase
# Texts under one key, and candidates for one article, that are looked at. More there are only where a form is filled
# in anew each day (weather, shares, notices), or where everybody prints one report with changes of their own; without a
# bound, years of them would be compared each with each.
_MOST_UNDER_ONE_PART = 400
_MOST_UNDER_ONE_DETAIL = 5_000
_MOST_CANDIDATES = 16
UNKNOWN_WEEK = -1


@dataclass(frozen=True, slots=True)
class CopyKeys:
    """What an article is found by: 64-bit keys, stable from run to run and small enough to be kept.

    `body` is the digest of its words, the same for exact copies; `parts` are MinHash bands and whole sentences, one of
    them in common is enough; `details` are names, numbers and quotations, several must be. `week` counts from year 1.
    """

    article: str
    order: Order
    body: int
    week: int
    parts: Sequence[int]
    details: Sequence[int]


def find_keys(text: CopyText) -> CopyKeys | None:
    """The keys of an article; None when it has no words to compare."""
    sentences = [find_words(sentence) for _, sentence in text.sentences]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return None
    parts = array("q", (*_bands(words), *_whole_sentences(sentences)))
    body = _key("body", " ".join(words))
    return CopyKeys(text.article, text.order, body, _week(text.published), parts, array("q", _details(text)))


class Candidates:
    """Bodies by their keys. One body stands for all its exact copies.

    Bodies are numbered in the order they are added: what is kept of each under its keys is its number.
    """

    def __init__(self) -> None:
        self._bodies: list[int] = []
        self._numbers: dict[int, int] = {}
        self._detail_counts, self._part_counts = array("I"), array("I")
        self._by_part = KeyTable(_MOST_UNDER_ONE_PART)
        self._by_detail: dict[int, dict[int, array[int]]] = {}

    def add(self, keys: CopyKeys) -> None:
        """Make a body findable, in the week it was published."""
        number = self._number(keys)
        self._by_part.put(keys.parts, number)
        in_week = self._by_detail.setdefault(keys.week, {})
        for detail in keys.details:
            numbers = in_week.get(detail)
            if numbers is None:
                numbers = in_week[detail] = array("I")
            if len(numbers) < _MOST_UNDER_ONE_DETAIL:
                numbers.append(number)

    def find(self, keys: CopyKeys) -> set[int]:
        """The bodies that an article may be a copy of, or the other way round; never its own."""
        parts = Counter(self._by_part.under(keys.parts))
        found = dict(self._with_details(keys, parts))
        for number, count in parts.items():
            share = count / min(len(keys.parts), self._part_counts[number])
            if share >= _LEAST_PARTS:
                found[number] = max(found.get(number, 0.0), share)
        found.pop(self._numbers.get(keys.body, -1), None)
        likeliest = sorted(found, key=lambda number: (-found[number], number))[:_MOST_CANDIDATES]
        return {self._bodies[number] for number in likeliest}

    def _number(self, keys: CopyKeys) -> int:
        """The number of a body. Its exact copies have the same details."""
        if keys.body not in self._numbers:
            self._numbers[keys.body] = len(self._bodies)
            self._bodies.append(keys.body)
            self._detail_counts.append(len(keys.details))
            self._part_counts.append(len(keys.parts))
        return self._numbers[keys.body]

    def _with_details(self, keys: CopyKeys, parts: Mapping[int, int]) -> Iterator[tuple[int, float]]:
        """The numbers of bodies that share enough details, and which share of them."""
        near = weeks_near(keys.week, self._by_detail.keys())
        under = [self._by_detail[week].get(detail) for week in near for detail in keys.details]
        numbers = [np.frombuffer(found, np.uint32) for found in under if found]
        if not numbers:
            return
        every = np.concatenate(numbers)
        first = int(every.min())
        counts = np.bincount(every - np.uint32(first))
        sizes = np.frombuffer(self._detail_counts, np.uint32)[first : first + len(counts)]
        shares = counts / np.maximum(1, np.minimum(sizes, len(keys.details)))
        (places,) = np.nonzero(shares >= _LEAST_SHARE)
        for place, count, share in zip(places.tolist(), counts[places].tolist(), shares[places].tolist(), strict=True):
            if count >= FEWEST_SHARED or place + first in parts:
                yield place + first, share


def weeks_near(week: int, known: Set[int]) -> Set[int]:
    """The weeks in which a rewritten copy is looked for: those beside its own; all known ones when it has no date."""
    return known if week == UNKNOWN_WEEK else {week - 1, week, week + 1, UNKNOWN_WEEK} & known


def _bands(words: Sequence[str]) -> list[int]:
    """The keys of the bands: of each row the least of all 3-grams, as one of as many hash functions has them."""
    keys = np.zeros(max(3, len(words)), np.uint64)
    keys[: len(words)] = np.fromiter(map(_WORD_KEYS.__getitem__, words), np.int64, len(words)).view(np.uint64)
    shingles = _mixed(keys[:-2] * _ODD[0] + keys[1:-1] * _ODD[1] + keys[2:] * _ODD[2])
    least = np.minimum.reduce(np.multiply.outer(_ODD[3:], shingles), axis=1).reshape(_BANDS, _ROWS)
    bands = _mixed(least @ _ODD[:_ROWS] + np.arange(_BANDS, dtype=np.uint64))
    keys_of_bands: list[int] = bands.view(np.int64).tolist()  # signed, as SQLite keeps integers
    return keys_of_bands


def _mixed(keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Keys of which every bit depends on every bit of what they were made of, as the last step of MurmurHash3 does."""
    for factor in _MURMUR:
        keys = (keys ^ (keys >> np.uint64(33))) * factor
    return keys ^ (keys >> np.uint64(33))


def _whole_sentences(sentences: list[list[str]]) -> list[int]:
    long = (" ".join(words) for words in sentences if len(words) >= _SHORTEST_SENTENCE)
    return sorted({_key("sentence", sentence) for sentence in long})[:_MOST_SENTENCES]


def _details(text: CopyText) -> list[int]:
    sentences = tuple(sentence for _, sentence in text.sentences)
    terms = set().union(*find_terms(sentences))
    quotations = {" ".join(find_words(words)) for sentence in sentences for words in find_quotations(sentence)}
    told = set(filter(None, map(_DETAIL_KEYS.__getitem__, terms)))
    told.update(_key("detail", words) for words in quotations if " " in words)
    return sorted(told)[:_MOST_DETAILS]


def _detail_key(term: str) -> int:
    """The key of a name with three consonants or a number above twelve; 0 of terms that tell less."""
    is_name = term.startswith(NAME) and len(term) > 3
    is_number = term.startswith(NUMBER) and float(term[1:]) > 12
    return _key("detail", term) if is_name or is_number else 0


def _week(published: str) -> int:
    try:
        return date.fromisoformat(published).toordinal() // 7
    except ValueError:  # a month, a year or nothing
        return UNKNOWN_WEEK


def _key(kind: str, words: str) -> int:
    # Signed, as SQLite keeps integers.
    digest = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8, key=kind.encode())
    return int.from_bytes(digest.digest(), "big", signed=True)


def _odd_numbers(count: int) -> npt.NDArray[np.uint64]:
    """Numbers to multiply keys by, the same on every machine."""
    digests = (blake2b(str(number).encode(), digest_size=8).digest() for number in range(count))
    return np.array([int.from_bytes(digest, "big") | 1 for digest in digests], dtype=np.uint64)


_DETAIL_KEYS = WordTable(_detail_key, most=200_000)
_WORD_KEYS = WordTable(lambda word: _key("word", word), most=200_000)
_ODD = _odd_numbers(3 + _BANDS * _ROWS)
_MURMUR = np.array([0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53], dtype=np.uint64)
