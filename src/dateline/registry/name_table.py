"""Names to values, tolerant of how news spells them.

Two spellings are one name when their `name_key` is equal: accents, dots, hyphens, apostrophes and a leading "the"
do not count ("the U.S." is "US", "Élysée" is "Elysee"). Letter case counts, so that "us" is not "US", but a name
all in capitals, as in a headline, is found too.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

Value = TypeVar("Value")

_UNDECOMPOSED = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss"})
_APOSTROPHES = str.maketrans("", "", "'’‘ʻʼ`.")
_POSSESSIVE = re.compile(r"['’](s|S)?$")
_SPLIT_OFF = re.compile(r"\s+(?=['’])")  # a tokeniser writes "People 's Republic"
_BREAKS = re.compile(r"\W+")
_ARTICLE = re.compile(r"^(the|The|THE) (?=.)")
_TOKENS_BEYOND_WORDS = 3  # hyphens and commas are tokens of their own: "Guinea", "-", "Bissau"


@lru_cache(maxsize=65536)
def word_key(words: str) -> str:
    """The words without accents, dots, apostrophes, other marks and a final possessive; case is kept."""
    bare = _POSSESSIVE.sub("", _SPLIT_OFF.sub("", words).strip()).replace("&", " and ")
    letters = unicodedata.normalize("NFD", bare.translate(_UNDECOMPOSED))
    plain = "".join(c for c in letters if not unicodedata.combining(c)).translate(_APOSTROPHES)
    return _BREAKS.sub(" ", plain).strip()


def name_key(surface: str) -> str:
    """The key under which a name is kept: `word_key` without a leading article."""
    return _ARTICLE.sub("", word_key(surface))


def stops(words: Sequence[str], start: int, *, reach: int) -> Iterator[int]:
    """Where a name of up to `reach` words from `start` on may end, the last place first; never on a mark."""
    end = min(len(words), start + (reach + _TOKENS_BEYOND_WORDS if reach > 1 else reach))
    return (stop for stop in range(end, start, -1) if word_key(words[stop - 1]))


class NameTable(Generic[Value]):
    """Values by name. Where two values share a name the first one given keeps it."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        """Keep `entries`, pairs of a name and its value."""
        self._exact: dict[str, Value] = {}
        for name, value in entries:
            self._exact.setdefault(name_key(name), value)
        self._capitals: dict[str, Value] = {}
        self._reach: dict[str, int] = {}
        for key, value in self._exact.items():
            self._capitals.setdefault(key.upper(), value)
            first, *rest = key.upper().split()
            for opening in (first, first.removesuffix("S")):  # "People's Republic" may come as "People", "'s"
                self._reach[opening] = max(self._reach.get(opening, 0), 1 + len(rest))

    def find(self, surface: str) -> Value | None:
        """The value that `surface` names, or None."""
        return self._at(name_key(surface))

    def longest(self, words: Sequence[str], start: int) -> tuple[Value, int] | None:
        """The value named by the most words from `start` on, with their number; articles are not counted in."""
        reach = self._reach.get(word_key(words[start]).split(" ")[0].upper(), 0)
        for stop in stops(words, start, reach=reach):
            if (value := self._at(word_key(" ".join(words[start:stop])))) is not None:
                return value, stop - start
        return None

    def _at(self, key: str) -> Value | None:
        return self._exact.get(key) or (self._capitals.get(key) if key.isupper() else None)
