"""Candidates: which earlier articles an article may be a copy of, without comparing it with all of them.

Near copies meet in MinHash bands over word 3-grams, parts of an article in the words of a whole sentence, and edited
or translated ones, which share a third of their 3-grams or none, in the numbers, names and quotations they keep.
Whether two articles meet depends on the two alone, never on what else has been read.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import blake2b

from datasketch import MinHash

from dateline.links.copy_text import NAME, NUMBER, CopyText, Order, find_quotations, find_terms, find_words

# 21 bands of 3 rows: articles that share half of their 3-grams meet with probability .94, a third .55, a fiftieth .0002
_BANDS, _ROWS = 21, 3
_SHORTEST_SENTENCE = 8  # words; shorter ones ("He did not say when.") stand in many articles
_MOST_SENTENCES = 24  # of an article that are looked up whole, those of the smallest keys
_MOST_DETAILS = 64  # names, numbers and quotations of an article that are looked up, those of the smallest keys
FEWEST_SHARED = 4  # details; every rewritten copy of the dispatches shares more
_LEAST_SHARE = 0.3  # of the details of the article that has fewer
# Texts under one key, and candidates for one article, that are looked at. More there are only where a form is filled
# in anew each day (weather, shares, notices); without a bound, years of them would be compared each with each.
_MOST_UNDER_ONE_KEY = 400
_MOST_CANDIDATES = 200
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
    parts: tuple[int, ...]
    details: tuple[int, ...]


def find_keys(text: CopyText) -> CopyKeys | None:
    """The keys of an article; None when it has no words to compare."""
    sentences = [find_words(sentence) for _, sentence in text.sentences]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return None
    parts = (*_bands(words), *_whole_sentences(sentences))
    body = _key("body", " ".join(words))
    return CopyKeys(text.article, text.order, body, _week(text.published), parts, tuple(_details(text)))


class Candidates:
    """Bodies by their keys. One body stands for all its exact copies."""

    def __init__(self) -> None:
        self._by_part: defaultdict[int, list[int]] = defaultdict(list)
        self._by_detail: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        self._weeks: set[int] = set()
        self._details: dict[int, int] = {}

    def add(self, keys: CopyKeys) -> None:
        """Make a body findable, in the week it was published."""
        self._weeks.add(keys.week)
        self._details[keys.body] = len(keys.details)
        for part in keys.parts:
            _put(self._by_part[part], keys.body)
        for detail in keys.details:
            _put(self._by_detail[keys.week, detail], keys.body)

    def find(self, keys: CopyKeys) -> set[int]:
        """The bodies that an article may be a copy of, or the other way round; never its own."""
        near = weeks_near(keys.week, self._weeks)
        shared = Counter(body for week in near for body in self._with_details(week, keys.details))
        found = {body: count for body, count in shared.items() if count >= self._enough(len(keys.details), body)}
        for body in (body for part in keys.parts for body in self._by_part.get(part, ())):
            found[body] = found.get(body, shared[body]) + FEWEST_SHARED
        found.pop(keys.body, None)
        if len(found) > _MOST_CANDIDATES:
            return set(sorted(found, key=lambda body: (-found[body], body))[:_MOST_CANDIDATES])
        return set(found)

    def _enough(self, details: int, body: int) -> float:
        return max(FEWEST_SHARED, _LEAST_SHARE * min(details, self._details[body]))

    def _with_details(self, week: int, details: Iterable[int]) -> Iterator[int]:
        for detail in details:
            yield from self._by_detail.get((week, detail), ())


def weeks_near(week: int, known: Set[int]) -> Set[int]:
    """The weeks in which a rewritten copy is looked for: those beside its own; all that are known when it has no date.
    """
    return known if week == UNKNOWN_WEEK else {week - 1, week, week + 1, UNKNOWN_WEEK} & known


def _put(bodies: list[int], body: int) -> None:
    if len(bodies) < _MOST_UNDER_ONE_KEY and (not bodies or bodies[-1] != body):
        bodies.append(body)


def _bands(words: list[str]) -> Iterator[int]:
    shingles = {" ".join(words[place : place + 3]) for place in range(max(1, len(words) - 2))}
    sketch = _blank_sketch().copy()
    sketch.update_batch([shingle.encode("utf-8", "surrogatepass") for shingle in shingles])
    for band, rows in enumerate(sketch.hashvalues.reshape(_BANDS, _ROWS)):
        yield _key(f"band {band}", rows.tobytes().hex())


@cache
def _blank_sketch() -> MinHash:
    """A sketch of nothing; drawing its permutations takes longer than filling it."""
    return MinHash(num_perm=_BANDS * _ROWS, seed=1)


def _whole_sentences(sentences: list[list[str]]) -> list[int]:
    long = (" ".join(words) for words in sentences if len(words) >= _SHORTEST_SENTENCE)
    return sorted({_key("sentence", sentence) for sentence in long})[:_MOST_SENTENCES]


def _details(text: CopyText) -> list[int]:
    sentences = tuple(sentence for _, sentence in text.sentences)
    terms = set().union(*find_terms(sentences))
    quotations = {" ".join(find_words(words)) for sentence in sentences for words in find_quotations(sentence)}
    told = {term for term in terms if _tells(term)} | {words for words in quotations if " " in words}
    return sorted(_key("detail", detail) for detail in told)[:_MOST_DETAILS]


def _tells(term: str) -> bool:
    """Whether a term is a name with three consonants, or a number above twelve."""
    if term.startswith(NUMBER):
        return float(term[1:]) > 12
    return term.startswith(NAME) and len(term) > 3


def _week(published: str) -> int:
    try:
        return date.fromisoformat(published).toordinal() // 7
    except ValueError:  # a month, a year or nothing
        return UNKNOWN_WEEK


def _key(kind: str, words: str) -> int:
    # Signed, as SQLite keeps integers.
    digest = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8, key=kind.encode())
    return int.from_bytes(digest.digest(), "big", signed=True)
