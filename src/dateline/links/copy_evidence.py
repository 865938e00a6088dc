"""Evidence: which sentences of two articles tell the same, and whether that makes one a copy of the other.

Two reporters at one event share its names and figures too. What sets a copy apart is that nearly all of it has a
counterpart: what one article adds to the facts everybody has (its own details, voices and thoughts) stands in the
other as well. Quotations do not count: who hears the same speech writes down the same words.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dateline.links.copy import Copy, CopyKind, pack_evidence
from dateline.links.copy_profile import CopyProfile, Places, SharedTerms, Weights, copy_profile, find_shared_terms
from dateline.links.copy_text import CopyText
from dateline.links.origins import have_one_origin

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
_LEAST_NAMED = 0.5  # of the names of the article with fewer: a form filled in anew names others (retold: .56 or more)


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """The sentences of an article beside another: the `counterparts` of each by place, which `shares` of its weight
    stand there (0 where nothing does), and the `weights` themselves.
    """

    counterparts: Places
    shares: Weights
    weights: Weights

    @property
    def mean(self) -> float:
        """The share of the article's weight that stands in the other."""
        return self._share(self.shares)

    def share_from(self, least: float) -> float:
        """The share of the article's weight in sentences of which at least this share stands in the other."""
        return self._share(self.shares >= least)

    def count_from(self, least: float) -> int:
        """How many sentences there are of which at least this share stands in the other."""
        return int(np.count_nonzero(self.shares >= least))

    def _share(self, values: Weights | npt.NDArray[np.bool_]) -> float:
        return float((self.weights * values).sum()) / (float(self.weights.sum()) or 1.0)


def compare_texts(first: CopyText, second: CopyText) -> Copy | None:
    """The copy that one of two articles is of the other; None when each was written on its own.

    The later one is the copy, whichever is given first. Articles that name one origin need less to share a text.
    """
    source, copy = sorted((first, second), key=lambda text: text.order)
    terms = find_shared_terms(copy_profile(copy), copy_profile(source))
    if terms.share < _LEAST_SHARED or not _may_be_copy(terms):
        return None
    there, back = align_sentences(terms)
    likeness = _likeness(terms, there, back)
    is_rewritten = likeness >= _REWRITTEN_BY_ORIGIN and (likeness >= _REWRITTEN or have_one_origin(copy, source))
    kind = _kind(there, back, is_rewritten=is_rewritten, terms_taken=_terms_taken(terms.own, there))
    return _copy(copy, source, kind, there) if kind else None


def align_sentences(terms: SharedTerms) -> tuple[Alignment, Alignment]:
    """The best counterparts of the sentences of one article and of the other, in any order: a retelling moves the last
    paragraph to the top."""
    own_weights, other_weights = terms.weights()
    own, other, weights = (
        terms.own.stands(terms.in_own),
        terms.other.stands(terms.in_other),
        own_weights[terms.in_own],
    )
    shared = np.einsum("ik,jk->ij", own * weights, other)  # matmul would wake threads for a few microseconds' work
    there = _alignment(own, other, shared, weights, terms.own.sums(own_weights))
    return there, _alignment(other, own, shared.T, weights, terms.other.sums(other_weights))


def exact_copy(copy: CopyText, source: CopyText) -> Copy:
    """The copy of an article that has the words of its source, one by one."""
    spans = zip((span for span, _ in copy.sentences), (span for span, _ in source.sentences), strict=False)
    return Copy(
        copy.article, source.article, CopyKind.EXACT, 1.0, pack_evidence(spans), "the same words from first to last"
    )


def _alignment(own: Weights, other: Weights, shared: Weights, weights: Weights, totals: Weights) -> Alignment:
    """The counterparts of sentences, by which terms stand in them, (sentences, terms), in the others, and what each of
    both have in common, (sentences, others)."""
    best = shared.argmax(axis=1)
    most = shared[np.arange(len(best)), best]
    for near in (best - 1, best + 1):
        is_there = (near >= 0) & (near < len(other))
        beside = np.maximum(other[best], other[np.where(is_there, near, best)])
        most = np.maximum(most, _TWO_SENTENCES * np.einsum("ik,ik->i", own * weights, beside))
    return Alignment(best, most / np.maximum(1.0, totals), totals)


def _may_be_copy(terms: SharedTerms) -> bool:
    """Whether one can be a copy of the other if every sentence had a counterpart with all that the articles share.

    Most candidates cannot: they share names and figures in sentences of their own. To align sentences takes long.
    """
    there, back = (_most_aligned(*side) for side in terms.sides())
    is_taken = max(there.share_from(_VERBATIM), back.share_from(_VERBATIM)) >= _PARTIAL
    is_same = min(there.mean, back.mean) >= _SAME_TEXT
    return is_taken or is_same or _likeness(terms, there, back) >= _REWRITTEN_BY_ORIGIN


def _most_aligned(profile: CopyProfile, shared: Places, weights: Weights) -> Alignment:
    is_shared = np.zeros(len(weights))
    is_shared[shared] = weights[shared]
    totals = profile.sums(weights)
    return Alignment(shared[:0], profile.sums(is_shared) / np.maximum(1.0, totals), totals)


def _likeness(terms: SharedTerms, there: Alignment, back: Alignment) -> float:
    """How much two articles have in common that one may have rewritten; 0 where they share few sentences or names."""
    is_long = min(there.count_from(_TOLD), back.count_from(_TOLD)) >= _FEWEST_SENTENCES
    if not is_long or terms.names < _LEAST_NAMED:
        return 0.0
    means = (each.mean + _SENTENCES * each.share_from(_TOLD) for each in (there, back))
    return sum(means) / 2 + _NUMBERS * terms.numbers


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
    places = np.flatnonzero(alignment.shares >= least).tolist()
    beside = alignment.counterparts[places].tolist()
    spans = ((copy.sentences[own][0], source.sentences[other][0]) for own, other in zip(places, beside, strict=True))
    share = alignment.share_from(least)
    as_it_is = alignment.count_from(_VERBATIM)
    reason = f"{len(places)} of {len(copy.sentences)} sentences stand in the source, {as_it_is} nearly as they are"
    return Copy(copy.article, source.article, kind, round(share, 3), pack_evidence(spans), reason)


def _terms_taken(own: CopyProfile, alignment: Alignment) -> int:
    taken = alignment.shares >= _VERBATIM
    return len(np.unique(own.columns[taken[own.rows]]))
