"""Word table: what is made of a word, made once.

The cache of the standard library notes at each look-up which word was asked for last; of words that are asked for
millions of times that takes longer than what is looked up.
"""

from collections.abc import Callable
from typing import TypeVar

Made = TypeVar("Made")


class WordTable(dict[str, Made]):
    """What is made of each word; when there are too many, all are forgotten."""

    def __init__(self, make: Callable[[str], Made], *, most: int) -> None:
        super().__init__()
        self._make, self._most = make, most

    def __missing__(self, word: str) -> Made:
        if len(self) >= self._most:
            self.clear()
        made = self[word] = self._make(word)
        return made
