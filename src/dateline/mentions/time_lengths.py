"""Atoms that tell how long or how often: "24 years", "a two-week", "every Friday", "annually"."""

import re
from collections.abc import Mapping

from dateline.mentions.meanings import Cyclic, Unanchored
from dateline.mentions.periods import Unit
from dateline.mentions.time_atoms import Found, Grammar
from dateline.mentions.time_words import (
    ADVERBS_OF_FREQUENCY,
    LENGTHS,
    PARTS_OF_DAY,
    SEASONS,
    WEEKDAYS,
    amount,
    any_of,
    month_number,
)
from dateline.mentions.timex import TimeKind

# A count, and fractions.
_NO_YEARS, _YEAR = ("second", "quarter"), re.compile(r"(?:19|20)\d\d")
_NO_LENGTHS = {("a", "second"), ("a", "quarter"), ("three", "quarter")}


def length_value(number: float | None, length: str) -> str:
    """The TIMEX3 duration: "P2M", "PT30M", "PXY" for "some years"."""
    prefix, times, letter = LENGTHS[length.lower()]
    if number is None:
        return f"{prefix}X{letter}"
    whole, rest = divmod(number * times, 1)
    half = {"Y": "6M", "H": "30M"}.get(letter) if rest == 0.5 else None
    if half:
        return prefix + (f"{whole:.0f}{letter}" if whole else "") + half
    return f"{prefix}{number * times:g}{letter}"


def _length(match: re.Match[str]) -> Found | None:
    number, length = amount(match["number"]), match["length"].lower()
    if (match["number"].lower(), length) in _NO_LENGTHS or (length in _NO_YEARS and _YEAR.fullmatch(match["number"])):
        return None
    return Found(Unanchored(length_value(number, length)), TimeKind.DURATION)


def _bare_lengths(match: re.Match[str]) -> Found:
    return Found(Unanchored(length_value(None, match["length"])), TimeKind.DURATION)


def _frequency(match: re.Match[str]) -> Found:
    return Found(Unanchored(ADVERBS_OF_FREQUENCY[match[0].lower()]), TimeKind.SET)


def _every_length(match: re.Match[str]) -> Found:
    words = match["number"]
    number = 2 if match["other"] else amount(words) if words else 1
    return Found(Unanchored(length_value(number, match["length"])), TimeKind.SET)


def _every_turn(match: re.Match[str]) -> Found:
    fields = match.groupdict()
    part = PARTS_OF_DAY[fields["part"].lower()] if fields.get("part") else ""
    turn = _named_turn(fields)
    return Found(Unanchored((turn.blank if turn else "XXXX-XX-XX") + part), TimeKind.SET)


def _named_turn(fields: Mapping[str, str | None]) -> Cyclic | None:
    if weekday := fields.get("weekday"):
        return Cyclic(Unit.DAY, weekday=WEEKDAYS[weekday.lower()])
    if month := fields.get("month"):
        return Cyclic(Unit.MONTH, month=month_number(month))
    season = fields.get("season")
    return Cyclic(Unit.SEASON, month=SEASONS[season.lower()]) if season else None


_QUALIFIERS = "(?:more |additional |consecutive |straight |full |whole )?"

LENGTH: Grammar = (
    (rf"(?:the )?<number>(?: |-){_QUALIFIERS}<length>s?(?!(?: |-)old|-\w)", _length),
    (r"<number:low>(?: to | or |-)<number>(?: |-)<length>s?", _length),
    (r"(?<=for\x20)(?:many )?<length>s", _bare_lengths),
    (any_of(ADVERBS_OF_FREQUENCY), _frequency),
    (r"(?:every|each) (?:(?P<other>other) |<number> )?<length>s?", _every_length),
    (r"(?:every|each) (?:<weekday>|<month>|<season>|<part>)", _every_turn),
    (r"(?:every|each) <weekday> <part>", _every_turn),
    (r"<weekday>s", _every_turn),
    (r"<weekday> <part>s", _every_turn),
)
