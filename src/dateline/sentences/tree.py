"""Arc scores → a tree with one root: greedy where greedy gives a tree, Chu-Liu and Edmonds where it does not."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def best_heads(scores: Scores) -> list[int]:
    """The best head of each word, 1-based, 0 for the one root; `scores` is [W, 1 + W] with the root as column 0."""
    arcs = np.array(scores, np.float64)
    words = np.arange(len(arcs))
    arcs[words, words + 1] = -np.inf
    heads = arcs.argmax(axis=1)
    if (heads == 0).sum() == 1 and find_cycle(heads) is None:
        return [int(head) for head in heads]
    root = int(arcs[:, 0].argmax())
    arcs[:, 0] = np.where(words == root, arcs[:, 0], -np.inf)
    arcs[root, 1:] = -np.inf
    return [int(head) for head in _arborescence(_square(arcs))[1:]]


def find_cycle(heads: NDArray[np.int64]) -> list[int] | None:
    """A ring of 1-based words that depend on each other, or None; `heads[i]` is the head of word i + 1."""
    seen = np.zeros(len(heads) + 1, np.int64)
    seen[0] = -1
    for start in range(1, len(heads) + 1):
        node = start
        while seen[node] == 0:
            seen[node] = start
            node = int(heads[node - 1])
        if seen[node] == start:
            return _ring(heads, node)
        # What this walk met leads to the root or to what an earlier walk found clean.
        node = start
        while seen[node] == start:
            seen[node] = -1
            node = int(heads[node - 1])
    return None


def _ring(heads: NDArray[np.int64], start: int) -> list[int]:
    ring, node = [start], int(heads[start - 1])
    while node != start:
        ring.append(node)
        node = int(heads[node - 1])
    return ring


def _square(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.vstack([np.full((1, scores.shape[1]), -np.inf), scores])


def _arborescence(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Best head of every node of a square [dependent, head] matrix whose node 0 is the root."""
    heads: NDArray[np.int64] = scores.argmax(axis=1)
    heads[0] = 0
    ring = find_cycle(heads[1:])
    if ring is None:
        return heads
    outside = np.array([n for n in range(len(scores)) if n not in set(ring)])
    inside = np.array(ring)
    smaller, entry, leaving = _contract(scores, heads, inside, outside)
    below = _arborescence(smaller)
    return _expand(heads, below, (inside, outside), (entry, leaving))


def _contract(
    scores: NDArray[np.float64], heads: NDArray[np.int64], inside: NDArray[np.int64], outside: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.int64]]:
    """The matrix with the ring as its last node; by which ring word each outside head enters; on which each hangs."""
    gain = scores[np.ix_(inside, outside)] - scores[inside, heads[inside]][:, None]
    hanging = scores[np.ix_(outside, inside)]
    smaller = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    smaller[:-1, :-1] = scores[np.ix_(outside, outside)]
    smaller[-1, :-1] = gain.max(axis=0)
    smaller[:-1, -1] = hanging.max(axis=1)
    return smaller, gain.argmax(axis=0), hanging.argmax(axis=1)


def _expand(
    heads: NDArray[np.int64],
    below: NDArray[np.int64],
    nodes: tuple[NDArray[np.int64], NDArray[np.int64]],
    links: tuple[NDArray[np.int64], NDArray[np.int64]],
) -> NDArray[np.int64]:
    """Undo `_contract`: heads of the smaller graph back to heads of the whole one."""
    (inside, outside), (entry, leaving) = nodes, links
    whole = heads.copy()
    for position, node in enumerate(outside[1:], 1):
        head = below[position]
        whole[node] = inside[leaving[position]] if head == len(outside) else outside[head]
    entered_from = int(below[-1])
    whole[inside[entry[entered_from]]] = outside[entered_from]
    return whole
