"""Copy: an article, or paragraphs of it, that repeats another, and how that was seen."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from dateline.articles.span import Span


class CopyKind(Enum):
    """How an article repeats another."""

    EXACT = "exact"  # the same text, white space and boilerplate aside
    NEAR = "near"  # the same sentences with small changes
    PARTIAL = "partial"  # some of its paragraphs
    REWRITTEN = "rewritten"  # the same sentences in other words, machine translation included


@dataclass(frozen=True, slots=True)
class Copy:
    """`article` repeats `source`, the one of the two published first.

    `share` of its own sentences, 0 to 1, do so; `evidence` are aligned sentences, four numbers each: where one starts
    and ends in the copy, and in the source. A day of news has a million of them.
    """

    article: str
    source: str
    kind: CopyKind
    share: float
    evidence: "array[int]"
    reason: str


def pack_evidence(sentences: Iterable[tuple[Span, Span]]) -> "array[int]":
    """Aligned sentences, in the copy and in the source, as a copy keeps them."""
    return array("I", [end for own, other in sentences for end in (own.start, own.end, other.start, other.end)])
