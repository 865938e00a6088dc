"""Calibration: whether the scores of rows mean what they say: of ten rows of score .8, eight should be right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TypeVar

_BINS = 5

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Scored:
    """A row's score, 0 to 1, and whether the row is right."""

    score: float
    is_right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Rows of like scores: their mean score beside the share of them that is right."""

    rows: int
    score: float
    right: float


def fifths(items: Sequence[_Item], score: Callable[[_Item], float]) -> list[Sequence[_Item]]:
    """The items in order of their scores, cut into five parts of like size; fewer where there are not five items."""
    ordered = sorted(items, key=score)
    cuts = [len(ordered) * number // _BINS for number in range(_BINS + 1)]
    return [ordered[start:end] for start, end in pairwise(cuts) if start < end]


def find_bins(rows: Sequence[Scored]) -> list[Bin]:
    """The rows in five bins of like size, the lowest scores first."""
    return [
        Bin(len(part), sum(row.score for row in part) / len(part), sum(row.is_right for row in part) / len(part))
        for part in fifths(rows, lambda row: row.score)
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error: how far score and share right are apart in the bins, weighted by their rows."""
    rows = sum(part.rows for part in bins)
    return sum(part.rows * abs(part.score - part.right) for part in bins) / rows if rows else 0.0


def auroc(rows: Sequence[Scored]) -> float | None:
    """How often a right row scores higher than a wrong one, equal scores counting half.

    That is the area under the receiver's operating characteristic; None unless there are right rows and wrong ones.
    """
    higher, wrong_below = 0.0, 0
    for _, tied in groupby(sorted(rows, key=lambda row: row.score), lambda row: row.score):
        answers = [row.is_right for row in tied]
        right, wrong = answers.count(True), answers.count(False)
        higher += right * (wrong_below + wrong / 2)
        wrong_below += wrong
    right = len(rows) - wrong_below
    return higher / (right * wrong_below) if right and wrong_below else None
