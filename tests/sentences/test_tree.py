"""Scores to trees: always a tree with one root, and the best one."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, strategies
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from dateline.sentences.tree import best_heads, find_cycle

LOWEST = -1e9


def scores_of(least: int, most: int) -> strategies.SearchStrategy[NDArray[np.float32]]:
    """Score matrices of so many words; few values, so that many heads tie."""
    values = strategies.integers(-5, 5).map(float) | strategies.floats(-20, 20, width=32)
    return strategies.integers(least, most).flatmap(lambda n: arrays(np.float32, (n, n + 1), elements=values))


def is_tree(heads: list[int]) -> bool:
    """Whether one word hangs on the root and every word leads up to it."""
    return heads.count(0) == 1 and find_cycle(np.array(heads)) is None


def total(scores: NDArray[np.float32], heads: list[int]) -> float:
    return float(sum(np.float64(scores[word, head]) for word, head in enumerate(heads)))


def best_under_one_root(scores: NDArray[np.float32], root: int) -> float:
    """The best total of all trees whose root is this word (from 1), by trying every one."""
    choices = product(range(len(scores) + 1), repeat=len(scores))
    trees = (list(heads) for heads in choices if heads[root - 1] == 0 and is_tree(list(heads)))
    return max(total(scores, heads) for heads in trees)


@given(scores_of(1, 12))
def test_any_scores_give_a_tree(scores: NDArray[np.float32]) -> None:
    heads = best_heads(scores)
    assert is_tree(heads)
    assert all(head != word for word, head in enumerate(heads, 1))


@given(scores_of(1, 4))
def test_no_tree_of_the_same_root_is_better(scores: NDArray[np.float32]) -> None:
    heads = best_heads(scores)
    assert total(scores, heads) == pytest.approx(best_under_one_root(scores, heads.index(0) + 1), abs=1e-4)


@pytest.mark.parametrize(
    ("heads", "ring"),
    [
        ([0], None),
        ([2, 0, 2], None),
        ([2, 1], {1, 2}),
        ([0, 3, 2], {2, 3}),
        ([2, 3, 1, 0], {1, 2, 3}),
        ([2, 0, 4, 5, 3, 3], {3, 4, 5}),
        ([1], {1}),
    ],
)
def test_a_ring_of_words_is_found(heads: list[int], ring: set[int] | None) -> None:
    found = find_cycle(np.array(heads))
    assert (found if found is None else set(found)) == ring


@pytest.mark.parametrize(
    ("arcs", "heads"),
    [
        # (word, head): score; what is not told scores lowest.
        ({(1, 0): 1, (2, 1): 1}, [0, 1]),
        # Words 1 and 2 would rather hang on each other than on the root.
        ({(1, 2): 9, (2, 1): 9, (1, 0): 5, (2, 0): 4}, [0, 1]),
        # A ring below the root is entered where that costs least.
        ({(1, 0): 5, (2, 3): 9, (3, 2): 9, (2, 1): 1, (3, 1): 7}, [0, 3, 1]),
        # Two words want to be the root; the one that wants it more is.
        ({(1, 0): 5, (2, 0): 6, (1, 2): 1, (2, 1): 1}, [2, 0]),
        # A ring of three with a word that hangs on it.
        ({(1, 2): 8, (2, 3): 8, (3, 1): 8, (4, 3): 2, (4, 0): 1, (3, 0): 3, (1, 0): 2}, [2, 3, 0, 3]),
    ],
)
def test_rings_and_rivals_are_solved(arcs: dict[tuple[int, int], float], heads: list[int]) -> None:
    scores = np.full((len(heads), len(heads) + 1), LOWEST, np.float32)
    for (word, head), score in arcs.items():
        scores[word - 1, head] = score
    assert best_heads(scores) == heads
