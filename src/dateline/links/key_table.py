"""Key table: numbers under 64-bit keys, for millions of keys of which nearly all have one number.

The newest stand in a dict, all others in sorted arrays, each at most half as long as the one before: sixteen bytes a
number, where a dict takes a hundred.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

_FRESH = 100_000  # keys in the dict


class KeyTable:
    """Numbers under keys, in the order in which they were put there, each once, up to so many under one key."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._fresh: dict[int, list[int]] = {}
        self._sorted: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]] = []

    def put(self, keys: Sequence[int], number: int) -> None:
        """Put a number under each of these keys."""
        for key in keys:
            self._fresh.setdefault(key, []).append(number)
        if len(self._fresh) >= _FRESH:
            self._sort()

    def under(self, keys: Sequence[int]) -> Iterator[int]:
        """The numbers under these keys, key by key."""
        found: list[list[int]] = [[] for _ in keys]
        asked = np.array(keys, np.int64)
        order = np.argsort(asked)  # to look for keys in order takes half as long
        asked = asked[order]
        for table, numbers in self._sorted:
            first = table.searchsorted(asked)
            (places,) = np.nonzero(table[np.minimum(first, len(table) - 1)] == asked)
            ends = table.searchsorted(asked[places], "right")
            for place, begin, end in zip(order[places].tolist(), first[places].tolist(), ends.tolist(), strict=True):
                found[place] += numbers[begin:end].tolist()
        for key, numbers_under in zip(keys, found, strict=True):
            numbers_under += self._fresh.get(key, ())
            yield from list(dict.fromkeys(numbers_under))[: self._most]

    def _sort(self) -> None:
        """Empty the dict into an array, joined with those before that are not longer than it."""
        keys = np.repeat(np.fromiter(self._fresh, np.int64), list(map(len, self._fresh.values())))
        numbers = np.array([number for under in self._fresh.values() for number in under], np.int64)
        self._fresh = {}
        while self._sorted and len(self._sorted[-1][0]) <= 2 * len(keys):
            before = self._sorted.pop()
            keys, numbers = np.concatenate((before[0], keys)), np.concatenate((before[1], numbers))
        order = np.argsort(keys, kind="stable")
        self._sorted.append((keys[order], numbers[order]))
