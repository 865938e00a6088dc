"""Copy profile: the terms of an article, counted once for all the articles that it is compared with."""

from dataclasses import dataclass
from functools import lru_cache
from math import log

import numpy as np
import numpy.typing as npt

from dateline.links.copy_text import NAME, NUMBER, CopyText, find_terms, without_quotations

# Everybody at the event has its names; figures are told less alike.
_WORD_KIND, _NAME_KIND, _NUMBER_KIND = range(3)
_FACTORS = (1.0, 0.7, 1.3)
# Weights are whole numbers of this part, so that their sums are exact: the same in any order and on any machine.
_UNIT = 2.0**-20
_UNQUOTED = 0.25  # of the terms of an article; where fewer stand outside quotation marks, quotations count as well

Places = npt.NDArray[np.intp]
Weights = npt.NDArray[np.float64]
Terms = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class CopyProfile:
    """The terms of an article that are compared. Equal only to itself: one is made for each article.

    `terms` are 64-bit keys of this process, in order and each once, `kinds` says what each is, and `counts` in how many
    of the `sentences` it stands: `columns` are the places of the terms sentence by sentence, `rows` the sentences.
    """

    sentences: int
    terms: npt.NDArray[np.int64]
    kinds: npt.NDArray[np.uint8]
    counts: Places
    rows: Places
    columns: Places
    names: int
    numbers: int

    def stands(self, places: Places) -> Weights:
        """Which of the terms at these places stand in which sentence: 1 or 0, (sentences, places)."""
        columns = np.full(len(self.terms), -1)
        columns[places] = np.arange(len(places))
        wanted = columns[self.columns]
        is_wanted = wanted >= 0
        found = np.zeros((self.sentences, len(places)))
        found[self.rows[is_wanted], wanted[is_wanted]] = 1.0
        return found

    def sums(self, weights: Weights) -> Weights:
        """What the terms of each sentence weigh together; `weights` are those of all terms."""
        return np.bincount(self.rows, weights[self.columns], minlength=self.sentences).astype(np.float64, copy=False)


@dataclass(frozen=True, slots=True, eq=False)
class SharedTerms:
    """The terms that stand in two articles, by their places in either."""

    own: CopyProfile
    other: CopyProfile
    in_own: Places
    in_other: Places

    @property
    def share(self) -> float:
        """The share of the terms of the shorter article that stand in the other."""
        return len(self.in_own) / max(1, min(len(self.own.terms), len(self.other.terms)))

    @property
    def numbers(self) -> float:
        """The share of the numbers of one article that stand in the other; a half when there are none."""
        return (self._count(_NUMBER_KIND) + 1) / (min(self.own.numbers, self.other.numbers) + 2)

    @property
    def names(self) -> float:
        """The share of the names of the article with fewer that stand in the other; 1 when there are none."""
        fewer = min(self.own.names, self.other.names)
        return self._count(_NAME_KIND) / fewer if fewer else 1.0

    def weights(self) -> tuple[Weights, Weights]:
        """What the terms of either weigh: the more of the sentences of both they stand in, the less they tell."""
        own, other = self.own.counts.copy(), self.other.counts.copy()
        own[self.in_own] += self.other.counts[self.in_other]
        other[self.in_other] = own[self.in_own]
        table = _weights(self.own.sentences + self.other.sentences)
        return table[self.own.kinds, own], table[self.other.kinds, other]

    def sides(self) -> tuple[tuple[CopyProfile, Places, Weights], tuple[CopyProfile, Places, Weights]]:
        """Either article, the places of the shared terms in it, and what all its terms weigh."""
        own_weights, other_weights = self.weights()
        return (self.own, self.in_own, own_weights), (self.other, self.in_other, other_weights)

    def _count(self, kind: int) -> int:
        return int(np.count_nonzero(self.own.kinds[self.in_own] == kind))


def copy_profile(text: CopyText) -> CopyProfile:
    """What an article is compared by."""
    return _profile(tuple(sentence for _, sentence in text.sentences))


def find_shared_terms(own: CopyProfile, other: CopyProfile) -> SharedTerms:
    """The terms that stand in both."""
    if not len(other.terms):
        return SharedTerms(own, other, np.empty(0, np.intp), np.empty(0, np.intp))
    places = np.minimum(np.searchsorted(other.terms, own.terms), len(other.terms) - 1)
    in_own = np.flatnonzero(other.terms[places] == own.terms)
    return SharedTerms(own, other, in_own, places[in_own])


# As many as are in the news of a few weeks, which are those an article is compared with.
@lru_cache(maxsize=8192)
def _profile(sentences: tuple[str, ...]) -> CopyProfile:
    own = _own_terms(sentences)
    by_key = {hash(term): term for terms in own for term in terms}
    keys = np.fromiter(by_key, np.int64, len(by_key))
    every = np.fromiter((hash(term) for terms in own for term in terms), np.int64)
    rows = np.repeat(np.arange(len(own)), [len(terms) for terms in own])
    order = np.argsort(keys)
    kinds = np.fromiter(map(_kind, by_key.values()), np.uint8, len(by_key))[order]
    columns = np.searchsorted(keys[order], every)
    counts = np.bincount(columns, minlength=len(keys))
    names, numbers = (int(np.count_nonzero(kinds == kind)) for kind in (_NAME_KIND, _NUMBER_KIND))
    return CopyProfile(len(own), keys[order], kinds, counts, rows, columns, names, numbers)


def _kind(term: str) -> int:
    return _NAME_KIND if term[0] == NAME else _NUMBER_KIND if term[0] == NUMBER else _WORD_KIND


def _own_terms(sentences: tuple[str, ...]) -> Terms:
    """The terms of each sentence outside quotation marks; of the whole sentences when quotations are all but all."""
    whole = find_terms(sentences)
    unquoted = tuple(map(without_quotations, sentences))
    if unquoted == sentences:
        return whole
    own = find_terms(unquoted)
    return own if sum(map(len, own)) >= _UNQUOTED * sum(map(len, whole)) else whole


@lru_cache(maxsize=1024)
def _weights(sentences: int) -> Weights:
    """What terms weigh by kind and by in how many of all sentences they stand, (3, sentences + 1)."""
    by_count = [log(1 + sentences / max(1, count)) for count in range(sentences + 1)]
    return np.rint(np.outer(_FACTORS, by_count) / _UNIT)
