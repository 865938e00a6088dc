"""Evidence: which sentences of two articles tell the same, and whether that makes one a copy of the other.

Two reporters at one event share its names and figures too. What sets a copy apart is that nearly all of it has a
counterpart: what one article adds to the facts everybody has (its own details, voices and thoughts) stands in the
other as well. Quotations do not count: who hears the same speech writes down the same words.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from dateline.articles.span import Span
from dateline.links.copy import Copy, CopyKind
from dateline.links.copy_profile import (
    Terms,
    copy_profile,
    find_coverage,
    find_weights,
    number_agreement,
    shared_share,
)
from dateline.links.copy_text import CopyText

# Tuned on the development half of benchmarks/data/copies; what they are compared with is told in `_kind`.
_ALIGNED = 0.35  # the share of a sentence's weight that its counterpart has: evidence is shown from here on
_VERBATIM = 0.8  # the same share, when a sentence was taken over as it stands
_SAME_TEXT = 0.8
_REWRITTEN = 0.63
_REWRITTEN_BY_ORIGIN = 0.53  # when both name one origin
_PARTIAL = 0.25
_FEWEST_TERMS = 12  # in sentences taken over as they stand
_MOST = 0.6  # of what is aligned, taken over as it stands: then a part was copied, not the whole rewritten
_TOLD = 0.25  # the share of a sentence's weight from which on the other article tells the same at all
_FEWEST_SENTENCES = 3  # told by both; in two sentences there is nothing but what everybody has
_SENTENCES, _NUMBERS = 0.2, 0.25  # what sentences told by both, and numbers in both, count beside mean support
_TWO_SENTENCES = 0.9  # what support by two sentences together counts beside support by one
_LEAST_SHARED = 0.12  # of the terms of the shorter article; below it nothing is aligned
_LEAST_RETOLD = 0.3  # of these; below it only what stands there as it was (the dispatches retold share .43 or more)
_ROUNDING = 1e-9  # by which sums of the same weights in another order may differ
Coverage = Sequence[tuple[float, float]]  # the weight of each sentence, and of its terms in the other article


@dataclass(frozen=True, slots=True)
class Support:
    """A sentence with its counterpart in the other article, and the share of its weight that stands there."""

    sentence: int
    counterpart: int
    share: float
    weight: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """The sentences of an article that have any counterpart in another; `total` is the weight of all its sentences."""

    supports: tuple[Support, ...]
    total: float

    @property
    def mean(self) -> float:
        """The share of the article's weight that stands in the other."""
        return self._share(lambda support: support.share)

    def share_from(self, least: float) -> float:
        """The share of the article's weight in sentences of which at least this share stands in the other."""
        return self._share(lambda support: float(support.share >= least))

    def count_from(self, least: float) -> int:
        """How many sentences there are of which at least this share stands in the other."""
        return sum(support.share >= least for support in self.supports)

    def _share(self, value: Callable[[Support], float]) -> float:
        return sum(support.weight * value(support) for support in self.supports) / self.total if self.total else 0.0


def compare_texts(first: CopyText, second: CopyText, *, has_one_origin: bool = False) -> Copy | None:
    """The copy that one of two articles is of the other; None when each was written on its own.

    The later one is the copy, whichever is given first. Articles that name one origin need less to share a text.
    """
    source, copy = sorted((first, second), key=lambda text: text.order)
    own_profile, other_profile = copy_profile(copy), copy_profile(source)
    if shared_share(own_profile, other_profile) < _LEAST_SHARED:
        return None
    own, other, weights = own_profile.terms, other_profile.terms, find_weights(own_profile, other_profile)
    there = align_sentences(own, other, weights=weights)
    back = align_sentences(other, own, weights=weights)
    likeness = (_likeness(there) + _likeness(back)) / 2 + _NUMBERS * number_agreement(own_profile, other_profile)
    is_long = min(there.count_from(_TOLD), back.count_from(_TOLD)) >= _FEWEST_SENTENCES
    is_rewritten = is_long and likeness >= (_REWRITTEN_BY_ORIGIN if has_one_origin else _REWRITTEN)
    kind = _kind(there, back, is_rewritten=is_rewritten, terms_taken=_terms_taken(own, there))
    return _copy(copy, source, kind, there) if kind else None


def may_be_copies(first: CopyText, second: CopyText) -> bool:
    """Whether comparing two articles may find a copy, going by how much of each could have a counterpart at best."""
    own, other = copy_profile(first), copy_profile(second)
    shared = shared_share(own, other)
    if shared < _LEAST_SHARED or (shared < _LEAST_RETOLD and frozenset(own.terms).isdisjoint(other.terms)):
        return False
    weights = find_weights(own, other)
    covered = [find_coverage(*sides, weights) for sides in ((own, other), (other, own))]
    if max(_covered_from(_VERBATIM, each) for each in covered) >= _PARTIAL - _ROUNDING:
        return True
    if min(len(own.terms), len(other.terms)) < _FEWEST_SENTENCES:
        return False
    likeness = sum(_covered(each) + _SENTENCES * _covered_from(_TOLD, each) for each in covered) / 2
    return likeness + _NUMBERS * number_agreement(own, other) >= _REWRITTEN_BY_ORIGIN - _ROUNDING


def align_sentences(own: Terms, other: Terms, *, weights: Mapping[str, float]) -> Alignment:
    """The best counterpart of each sentence, in any order: a retelling moves the last paragraph to the top."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, sentence in enumerate(other):
        for term in sentence:
            places[term].append(place)
    found = (_support(own, place, other=other, places=places, weights=weights) for place in range(len(own)))
    total = fsum(weights[term] for sentence in own for term in sentence)
    return Alignment(tuple(support for support in found if support), total)


def exact_copy(copy: CopyText, source: CopyText) -> Copy:
    """The copy of an article that has the words of its source, one by one."""
    spans = zip((span for span, _ in copy.sentences), (span for span, _ in source.sentences), strict=False)
    return Copy(copy.article, source.article, CopyKind.EXACT, 1.0, tuple(spans), "the same words from first to last")


def _support(
    own: Terms, place: int, *, other: Terms, places: Mapping[str, Sequence[int]], weights: Mapping[str, float]
) -> Support | None:
    sentence = own[place]
    shared: defaultdict[int, float] = defaultdict(float)
    for term in sorted(sentence):  # in another order, floats add up to another sum
        for counterpart in places.get(term, ()):
            shared[counterpart] += weights[term]
    if not shared:
        return None
    best = max(shared, key=lambda counterpart: (shared[counterpart], -counterpart))
    total = fsum(weights[term] for term in sentence)
    beside = (other[best] | other[near] for near in (best - 1, best + 1) if 0 <= near < len(other))
    joined = max((fsum(weights[term] for term in sentence & both) for both in beside), default=0.0)
    return Support(place, best, max(shared[best], _TWO_SENTENCES * joined) / total, total)


def _covered(coverage: Coverage) -> float:
    """The share of an article's weight that has a counterpart at best."""
    total = sum(weight for weight, _ in coverage)
    return sum(shared for _, shared in coverage) / total if total else 0.0


def _covered_from(least: float, coverage: Coverage) -> float:
    """The share of its weight in sentences of which at least this share has a counterpart at best."""
    total = sum(weight for weight, _ in coverage)
    found = sum(weight for weight, shared in coverage if shared >= (least - _ROUNDING) * weight)
    return found / total if total else 0.0


def _likeness(alignment: Alignment) -> float:
    return alignment.mean + _SENTENCES * alignment.share_from(_TOLD)


def _kind(there: Alignment, back: Alignment, *, is_rewritten: bool, terms_taken: int) -> CopyKind | None:
    """What two articles are to each other, going by how much of each stands in the other."""
    if min(there.mean, back.mean) >= _SAME_TEXT:
        return CopyKind.NEAR
    shorter = max(there, back, key=lambda alignment: alignment.share_from(_VERBATIM))
    taken = shorter.share_from(_VERBATIM)
    is_partial = terms_taken >= _FEWEST_TERMS and taken >= (_PARTIAL if shorter.count_from(_VERBATIM) > 1 else _MOST)
    if is_rewritten and not (is_partial and taken >= _MOST * shorter.share_from(_ALIGNED)):
        return CopyKind.REWRITTEN
    return CopyKind.PARTIAL if is_partial else None


def _copy(copy: CopyText, source: CopyText, kind: CopyKind, alignment: Alignment) -> Copy:
    least = _VERBATIM if kind is CopyKind.PARTIAL else _ALIGNED
    supports = [support for support in alignment.supports if support.share >= least]
    evidence = tuple(_spans(copy, source, support) for support in supports)
    share = alignment.share_from(least)
    as_it_is = alignment.count_from(_VERBATIM)
    reason = f"{len(supports)} of {len(copy.sentences)} sentences stand in the source, {as_it_is} nearly as they are"
    return Copy(copy.article, source.article, kind, round(share, 3), evidence, reason)


def _spans(copy: CopyText, source: CopyText, support: Support) -> tuple[Span, Span]:
    return copy.sentences[support.sentence][0], source.sentences[support.counterpart][0]


def _terms_taken(own: Terms, alignment: Alignment) -> int:
    taken = (own[support.sentence] for support in alignment.supports if support.share >= _VERBATIM)
    return len(frozenset().union(*taken))
