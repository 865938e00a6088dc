"""Tokens: what full text finds a row by: words, and facets such as "of this type", each made one word of its own.

Words are cut here and not by SQLite, so that a word is never two of its, whatever somebody types.
"""

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from dateline.articles.normal import normal

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 64


def find_words(text: str) -> list[str]:
    """The words of a text, plain: small letters without marks."""
    if not text.isascii():
        spread = unicodedata.normalize("NFKD", normal(text).text)
        text = "".join(letter for letter in spread if not unicodedata.combining(letter)).casefold()
    return [word[:_LONGEST] for word in _WORD.findall(text.lower())]


@lru_cache(maxsize=100_000)
def facet(kind: str, value: str) -> str:
    """The token of a facet; no stemmer shortens it, since it ends in a digit."""
    told = f"{kind}\n{value}".encode("utf-8", "surrogatepass")
    return f"z{base64.b32encode(hashlib.blake2b(told, digest_size=5).digest()).decode().lower()}0"


def all_of(terms: Iterable[str]) -> str:
    """The full-text expression for all of these; "" for none."""
    return _joined(" AND ", terms)


def any_of(terms: Iterable[str]) -> str:
    """The full-text expression for any of these; "" for none."""
    return _joined(" OR ", terms)


def word_terms(text: str) -> str:
    """The full-text expression for all words of a text; "" where it has none."""
    return all_of(f'"{word}"' for word in dict.fromkeys(find_words(text)))


def _joined(mark: str, terms: Iterable[str]) -> str:
    given = [term for term in terms if term]
    return f"({mark.join(given)})" if len(given) > 1 else "".join(given)
