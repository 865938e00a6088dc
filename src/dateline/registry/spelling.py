"""How one name is recognised in many spellings: folded exactly, by sound, and by its first and last word.

Three keys, from strict to loose. The *fold* forgets case, accents, dots, apostrophes and hyphens. The *sound* is the
words in alphabetical order, each as the common ways to write foreign names in Latin letters agree on it (Sergei,
Sergey, Serguei), without Arabic articles. The *frame* is the sound of the first and the last word: names with one
frame may differ in their middle names, which `is_fuller` judges.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import IntEnum
from functools import cache, lru_cache

from dateline.registry.data_files import read_data

_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"}
    | dict.fromkeys("’‘ʻʼʿʾ´", None)
    | dict.fromkeys("-‐‑–", "-")
)
_DROPPED = frozenset(("al", "el", "ul", "as", "ash", "an", "ar", "at", "az", "the", "jr", "sr", "ii", "iii", "iv"))
_SERVANT = frozenset(("abd", "abdel", "abdul", "abdal", "abdol"))
_SHORTEST_BY_SOUND = 4  # letters: shorter words (Li, Lee, Kim) are told apart by every letter
_SHORTEST_ALONE = 6
_SOUNDS = (
    ("tsch", "ch"), ("tch", "ch"), ("sch", "sh"), ("dzh", "j"), ("dj", "j"), ("kh", "h"), ("gh", "g"), ("ck", "k"),
    ("ph", "f"), ("q", "k"), ("x", "ks"), ("w", "v"), ("gue", "ge"), ("gui", "gi"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("yo", "e"), ("y", "i"), ("tz", "ts"), ("cz", "ch"),
)  # fmt: skip
_ENDINGS = (("ei", "i"), ("ij", "i"), ("off", "ov"), ("eff", "ev"), ("enka", "enko"), ("ine", "in"))
_REPEATED = re.compile(r"(.)\1+")
_BRACKETS = re.compile(r"\s*\([^)]*\)\s*$")
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


class Likeness(IntEnum):
    """By which key two names are one, the strictest first."""

    EXACT = 1
    SOUND = 2
    FRAME = 3


def slug(name: str) -> str:
    """A name as part of an id: "Sergei Lavrov" gives "sergei-lavrov"."""
    return _NOT_IN_ID.sub("-", _plain(name)).strip("-")


def without_brackets(name: str) -> str:
    """The name without the word in brackets that tells two bearers of it apart."""
    return _BRACKETS.sub("", name)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name in lower case without accents, dots and apostrophes, spaces for hyphens."""
    return " ".join(_plain(name).replace("-", " ").split())


@lru_cache(maxsize=65536)
def sound(name: str) -> str:
    """The sounds of the words in alphabetical order, without articles."""
    return " ".join(sorted(_sounds(fold(name))))


def short_sound(name: str) -> str:
    """The sound of a name that stands alone, without articles; short words count by their letters.

    A single word has little to be known by: "but" is not Bout, nor "free" Frei.
    """
    return " ".join(map(_safe_sound, _kept(fold(name).split())))


def frames(name: str) -> tuple[str, ...]:
    """The sounds of the first and last word in alphabetical order; one more for hyphened words taken as one word."""
    return fold_and_frames(name)[1]


@lru_cache(maxsize=8192)
def fold_and_frames(name: str) -> tuple[str, tuple[str, ...]]:
    """The fold and the frames of a name, for less than both would cost."""
    plain = _plain(name)
    if "-" not in plain:
        words = plain.split()
        return " ".join(words), (_frame(words),)
    words = plain.replace("-", " ").split()
    split, joined = _frame(words), _frame(plain.replace("-", "").split())
    return " ".join(words), (split,) if joined == split else (split, joined)


def frames_in_any_order(name: str) -> list[str]:
    """The frames of the name and of its other orders, with the family name first or last: "Jong-un Kim"."""
    first, *others = name.split() or [""]
    if not others:
        return []  # one word frames nothing
    orders = [name]
    if len(others) > 1 or "-" in name:
        orders += [" ".join((*others, first)), " ".join((others[-1], first, *others[:-1]))]
    return list(dict.fromkeys(frame for order in orders for frame in frames(order)))


def likeness(name: str, others: Iterable[str]) -> Likeness | None:
    """How like the likest of other names is, None where none is one."""
    names = list(others)
    if fold(name) in map(fold, names):
        return Likeness.EXACT
    if sound(name) in map(sound, names):
        return Likeness.SOUND
    own = set(frames(name)) if len(name.split()) > 1 else set()  # one word frames nothing
    near = (other for other in names if not own.isdisjoint(frames(other)))
    return Likeness.FRAME if any(is_fuller(name, other) for other in near) else None


def is_fuller(one: str, other: str) -> bool:
    """Whether two names of one frame differ only in that one has more middle names, or has them in full."""
    if fold(one).replace(" ", "") == fold(other).replace(" ", ""):
        return True
    less, more = sorted((_sounds(fold(one)), _sounds(fold(other))), key=len)
    return all(any(_stands_for(word, full) for full in more) for word in less)


@lru_cache(maxsize=65536)
def word_sound(word: str) -> str:
    """One folded word as its spellings agree on it."""
    known = _known_spellings().get(word)
    if known or len(word) < _SHORTEST_BY_SOUND:
        return known or word
    for ending, agreed in _ENDINGS:
        if word.endswith(ending):
            word = word.removesuffix(ending) + agreed
            break
    if word.startswith("ye"):
        word = word[1:]
    for letters, agreed in _SOUNDS:
        word = word.replace(letters, agreed)
    return _REPEATED.sub(r"\1", word)


def _safe_sound(word: str) -> str:
    is_telling = len(word) >= _SHORTEST_ALONE
    return _known_spellings().get(word) or (f"~{word_sound(word)}" if is_telling else word)


def _plain(name: str) -> str:
    lower = name.lower()
    if not lower.isascii():
        lower = unicodedata.normalize("NFKD", lower.translate(_UNDECOMPOSED))
        lower = "".join(c for c in lower if not unicodedata.combining(c))
    return lower.replace("'", "").replace(".", "").replace(",", "").replace("`", "")


def _sounds(folded: str) -> list[str]:
    return [word_sound(word) for word in _kept(folded.split())]


def _kept(words: list[str]) -> list[str]:
    """The words without articles and afterwords, unless nothing else is left."""
    if not _DROPPED.isdisjoint(words):
        kept = [word for word in words if word not in _DROPPED]
        words = kept if len(kept) > 1 else words
    return _joined_servants(words) if "abd" in " ".join(words) else words


def _joined_servants(words: list[str]) -> list[str]:
    """The words with "Abdul Aziz" written as one: "abdelaziz"."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in _SERVANT:
            joined[-1] = "abdel" + word
        else:
            joined.append("abdel" + word[5:] if word[:5] in _SERVANT and len(word) > 7 else word)
    return joined


def _frame(words: list[str]) -> str:
    if not words:
        return ""
    kept = _kept(words)
    first, last = word_sound(kept[0]), word_sound(kept[-1])
    return f"{first} {last}" if first < last else f"{last} {first}"


def _stands_for(word: str, full: str) -> bool:
    return word == full or (len(word) == 1 and full.startswith(word)) or (len(full) == 1 and word.startswith(full))


@cache
def _known_spellings() -> dict[str, str]:
    """Spellings that no rule joins, each with the first of its row."""
    rows: list[list[str]] = read_data("spellings")["same"]
    return {spelling: row[0] for row in rows for spelling in row}
