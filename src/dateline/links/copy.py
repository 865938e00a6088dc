"""Copy: an article, or paragraphs of it, that repeats another, and how that was seen."""

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

    `share` of its own sentences, 0 to 1, do so;
    `evidence` are aligned sentences, each in the copy and in the source."""

    article: str
    source: str
    kind: CopyKind
    share: float
    evidence: tuple[tuple[Span, Span], ...]
    reason: str
