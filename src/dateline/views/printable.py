"""Printable: article text made safe to show. Reports may hold terminal escapes or marks that turn a line around."""

import re
import unicodedata

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Marks that change the direction of the text after them: seen, they cannot mislead.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
# Legal inside a JSON string, yet able to steer a terminal, turn a line or break one.
_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """The text without control characters (newline and tab stay), its direction marks shown by name."""
    if text.isprintable():  # as nearly all are: none of these characters counts as printable
        return text
    shown = _TURNING.sub(lambda found: f"⟨{_short_name(found[0])}⟩", _CONTROLS.sub("", text))
    return _LONE_SURROGATES.sub("\ufffd", shown)


def one_line(text: str) -> str:
    """The printable text on one line, each run of white space made one space."""
    return " ".join(printable(text).split())


def safe_json(line: str) -> str:
    """JSON text with every unsafe character as an escape; it means the same."""
    return _UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def _short_name(character: str) -> str:
    """The initials of a character's name: RTLO for RIGHT-TO-LEFT OVERRIDE."""
    return "".join(word[0] for word in unicodedata.name(character).replace("-", " ").split())
