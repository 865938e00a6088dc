"""Copy profile: the terms of an article, counted once for all the articles that it is compared with."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log

from dateline.links.copy_text import NAME, NUMBER, CopyText, find_terms, without_quotations

# Everybody at the event has its names; figures are told less alike.
_CLASS_WEIGHTS = {NAME: 0.7, NUMBER: 1.3}
_UNQUOTED = 0.25  # of the terms of an article; where fewer stand outside quotation marks, quotations count as well

Terms = tuple[frozenset[str], ...]
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class CopyProfile:
    """The terms of an article that are compared, sentence by sentence and together; numbers by themselves as well.

    Equal only to itself: one is made for each article.
    """

    terms: Terms
    vocabulary: frozenset[str]
    numbers: frozenset[str]

    @property
    def counts(self) -> Mapping[str, int]:
        """In how many sentences each term stands."""
        return _counts(self)


def copy_profile(text: CopyText) -> CopyProfile:
    """What an article is compared by."""
    return _profile(tuple(sentence for _, sentence in text.sentences))


def shared_share(own: CopyProfile, other: CopyProfile) -> float:
    """The share of the terms of the shorter article that stand in the other."""
    shared = len(own.vocabulary & other.vocabulary)
    return shared / max(1, min(len(own.vocabulary), len(other.vocabulary)))


def number_agreement(own: CopyProfile, other: CopyProfile) -> float:
    """The share of the numbers of one article that stand in the other; a half when there are none."""
    return (len(own.numbers & other.numbers) + 1) / (min(len(own.numbers), len(other.numbers)) + 2)


def find_weights(own: CopyProfile, other: CopyProfile) -> Weights:
    """What terms weigh: the more of the sentences of both articles they stand in, the less they tell them apart."""
    weights, numbers, names = (_weights(len(own.terms) + len(other.terms), of) for of in ("", NUMBER, NAME))
    counts = {**other.counts, **own.counts}
    counts |= {term: counts[term] + other.counts[term] for term in own.vocabulary & other.vocabulary}
    return {
        term: (names if term[0] == NAME else numbers if term[0] == NUMBER else weights)[count]
        for term, count in counts.items()
    }


def find_coverage(own: CopyProfile, other: CopyProfile, weights: Weights) -> list[tuple[float, float]]:
    """The weight of each sentence, and that of its terms which stand anywhere in the other article."""
    shared = own.vocabulary & other.vocabulary
    weigh = weights.__getitem__
    return [(sum(map(weigh, sentence)), sum(map(weigh, sentence & shared))) for sentence in own.terms]


# As many as are in the news of a few weeks, which are those an article is compared with.
@lru_cache(maxsize=8192)
def _profile(sentences: tuple[str, ...]) -> CopyProfile:
    terms = _own_terms(sentences)
    vocabulary = frozenset().union(*terms)
    return CopyProfile(terms, vocabulary, frozenset(term for term in vocabulary if term[0] == NUMBER))


@lru_cache(maxsize=4096)
def _counts(profile: CopyProfile) -> Counter[str]:
    return Counter(term for sentence in profile.terms for term in sentence)


def _own_terms(sentences: tuple[str, ...]) -> Terms:
    """The terms of each sentence outside quotation marks; of the whole sentences when quotations are all but all."""
    whole = find_terms(sentences)
    unquoted = tuple(map(without_quotations, sentences))
    if unquoted == sentences:
        return whole
    own = find_terms(unquoted)
    return own if sum(map(len, own)) >= _UNQUOTED * sum(map(len, whole)) else whole


@lru_cache(maxsize=4096)
def _weights(sentences: int, kind: str) -> list[float]:
    """What a term of this kind weighs that stands in so many of all sentences, by how many."""
    return [_CLASS_WEIGHTS.get(kind, 1.0) * log(1 + sentences / max(1, count)) for count in range(sentences + 1)]
