"""Normal: a text as it is read, without what typesetting and files leave between its letters.

The text of an article is final, character for character; what the reader is given is its normal reading, and what it
finds is led back. Left out are characters that print nothing (soft hyphens, joiners, byte order marks, marks of
direction, controls); every space is a space and every end of a line a newline; ligatures and full-width signs are plain
letters, accents are one with their letters, and a sign that only looks like a hyphen or an apostrophe is one. Curly
quotation marks, dashes and dots stay: they are how news is printed.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter

Stretch = tuple[int, int]

_DROPPED = (
    "\x00-\x08\x0e-\x1b\x7f\x81\x8d\x8f\x90\x9d\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff"
)
_SPACES = "\x1f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufffc"
_BREAKS = "\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
# Bytes of Windows' own page that were taken for Latin-1: quotation marks and dashes, mostly.
_WINDOWS = "\x80-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f"
_COMPATIBLE = (
    "\u0132\u0133\u017f\u01c4-\u01cc\u01f1-\u01f3\u2160-\u217f\u212a\u212b\ufb00-\ufb4f\ufe50-\ufe6f\uff01-\uff5e"
    "\uffe0-\uffe2\uffe4-\uffe6\U0001d400-\U0001d7ff"
)
_ALIKE = {
    **dict.fromkeys("\u2010\u2011\u2212", "-"), "\u2012": "–", "\u2024": ".", "\u2044": "/", "\u2215": "/",
    **dict.fromkeys("\u00b4\u02b9\u02bb\u02bc\u02c8\u055a\u2032\ua78c", "’"), "\u201b": "‘",
    **dict.fromkeys("\u02ba\u2033", '"'), "\u201f": "“",
}  # fmt: skip
_MARKS = "\u0300-\u034e\u0350-\u036f"
_MOST_MARKS = 8  # on one letter; Vietnamese and Yoruba have two, floods of hundreds are no writing

_ODD = re.compile(f"[{_DROPPED}{_SPACES}{_BREAKS}{_WINDOWS}{_COMPATIBLE}{''.join(_ALIKE)}{_MARKS}]")
_ODDITY = re.compile(
    rf"[^{_MARKS}{_DROPPED}](?:[{_DROPPED}]*[{_MARKS}])+"
    # A soft hyphen that shows: the word goes on at the beginning of the next line.
    r"|\u00ad[ \t]*\r?\n[ \t]*(?=[^\W\d_])"
    rf"|[{_DROPPED}{_SPACES}{_BREAKS}{_WINDOWS}{_COMPATIBLE}{''.join(_ALIKE)}]"
)
_DROP, _SPACE, _BREAK, _WINDOW = (re.compile(f"[{signs}]") for signs in (_DROPPED, _SPACES, _BREAKS, _WINDOWS))


@dataclass(frozen=True, slots=True)
class Normal:
    """The normal reading of a text, and where in the text each stretch of it stands.

    `_here` are the stretches of this reading that have another length than what they stand for, `_there` the stretches
    of the original text, both in order.
    """

    text: str
    _here: Sequence[Stretch] = field(default=(), repr=False)
    _there: Sequence[Stretch] = field(default=(), repr=False)

    def original(self, start: int, end: int) -> Stretch:
        """Where a stretch of this reading stands in the original; a ligature that is cut is taken whole."""
        return _led(start, self._here, self._there), _led(end, self._here, self._there, is_end=True)

    def place(self, start: int, end: int) -> Stretch:
        """Where a stretch of the original stands in this reading; it is empty where nothing there is read."""
        return _led(start, self._there, self._here), _led(end, self._there, self._here, is_end=True)


def normal(text: str) -> Normal:
    """The normal reading of a text; of one that is normal already, itself, at the cost of one search."""
    if (text.isascii() and text.isprintable()) or _ODD.search(text) is None:
        return Normal(text)
    pieces: list[str] = []
    here: list[Stretch] = []
    there: list[Stretch] = []
    done = length = 0
    for oddity in _ODDITY.finditer(text):
        plain = _plain(oddity[0])
        length += oddity.start() - done
        if len(plain) != len(oddity[0]):
            here.append((length, length + len(plain)))
            there.append(oddity.span())
        pieces += text[done : oddity.start()], plain
        length, done = length + len(plain), oddity.end()
    return Normal("".join((*pieces, text[done:])), here, there)


def _led(position: int, source: Sequence[Stretch], target: Sequence[Stretch], *, is_end: bool = False) -> int:
    character = position - is_end  # an end is led by the last character before it
    index = bisect_right(source, character, key=itemgetter(0)) - 1
    if index < 0:
        return position
    (_, end), (goal, goal_end) = source[index], target[index]
    return goal_end + position - end if character >= end else goal_end if is_end else goal


def _plain(signs: str) -> str:
    if _DROP.match(signs):
        return ""
    base = _letter(signs[0])
    if len(signs) == 1:
        return base
    marks = _DROP.sub("", signs[1 : 4 * _MOST_MARKS])[:_MOST_MARKS]
    return unicodedata.normalize("NFC", base + marks)[: len(base) + _MOST_MARKS]


def _letter(sign: str) -> str:
    if _SPACE.match(sign):
        return " "
    if _BREAK.match(sign):
        return "\n"
    if _WINDOW.match(sign):
        return sign.encode("latin-1").decode("cp1252")
    return _ALIKE.get(sign) or (unicodedata.normalize("NFKC", sign) if _ODD.match(sign) else sign)
