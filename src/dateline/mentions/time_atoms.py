"""Atom: the smallest stretch of text that tells a time, and what a pattern makes of a match."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dateline.mentions.meanings import Between, Meaning
from dateline.mentions.timex import Modifier, TimeKind


@dataclass(frozen=True, slots=True)
class Opening:
    """Words that wait for a time on their right: "early", "the end of", "nearly"."""

    modifier: Modifier


@dataclass(frozen=True, slots=True)
class Found:
    """What a builder makes of a match. Weak: no time expression unless something joins it ("the evening", "May")."""

    meaning: Meaning | Opening
    kind: TimeKind = TimeKind.DATE
    modifier: Modifier = Modifier.NONE
    is_weak: bool = False


@dataclass(frozen=True, slots=True)
class Atom:
    """The stretch `[start, end)` of a sentence's text, and what was found there.

    `range` is set for both ends of a range told in two times ("from June 28 to July 2").
    """

    start: int
    end: int
    found: Found
    range: Between | None = None


Builder = Callable[[re.Match[str]], Found | None]
Grammar = tuple[tuple[str, Builder], ...]

_OPENINGS = {
    "early": Modifier.START,
    "beginning": Modifier.START,
    "start": Modifier.START,
    "mid": Modifier.MID,
    "middle": Modifier.MID,
    "late": Modifier.END,
    "end": Modifier.END,
    "close": Modifier.END,
    "earlier": Modifier.BEFORE,
    "later": Modifier.AFTER,
}


def modifier_of(word: str | None) -> Modifier:
    """The modifier that "early", "the middle of", "later" stand for; anything else is APPROX, no word NONE."""
    if word is None:
        return Modifier.NONE
    return next((_OPENINGS[part] for part in word.lower().split() if part in _OPENINGS), Modifier.APPROX)
