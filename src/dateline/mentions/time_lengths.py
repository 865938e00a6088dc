"""Atoms that tell how long or how often: "24 years", "a two-week", "every Friday", "annually"."""

import re
from collections.abc import Mapping

from dateline.mentions.meanings import Cyclic, Unanchored
from dateline.mentions.periods import Unit
from dateline.mentions.time_atoms import Found, Grammar
from dateline.mentions.time_words import (
    ADVERBS_OF_FREQUENCY,
    LENGTHS,
    OR_SO,
    PARTS_OF_DAY,
    QUALIFIERS,
    SEASONS,
    VAGUE_LETTERS,
    WEEKDAYS,
    amount,
    any_of,
    month_number,
)
from dateline.mentions.timex import TimeKind

# A count, and fractions.
_NO_YEARS, _YEAR = ("second", "quarter"), re.compile(r"(?:19|20)\d\d")
_NO_LENGTHS = {("a", "second"), ("a", "quarter"), ("three", "quarter")}
_HALVES = {"PY": "6M", "PTH": "30M", "PTM": "30S"}


def length_value(number: float | None, length: str) -> str:
    """The TIMEX3 duration: "P2M", "PT30M", "PXY" for "some years"."""
    prefix, times, letter = LENGTHS[length.lower()]
    if number is None:
        return f"{prefix}X{VAGUE_LETTERS.get(length.lower(), letter)}"
    whole, rest = divmod(number * times, 1)
    half = _HALVES.get(prefix + letter) if rest == 0.5 else None
    if half:
        return prefix + (f"{whole:.0f}{letter}" if whole else "") + half
    return f"{prefix}{number * times:g}{letter}"


def _length(match: re.Match[str]) -> Found | None:
    number, length = amount(match["number"]), match["length"].lower()
    is_single_night = length == "night" and (number is None or number <= 1)
    is_many = match["number"].lower() == "many" and match.string[: match.start()].lower().endswith("as ")
    is_year = length in _NO_YEARS and _YEAR.fullmatch(match["number"])
    if is_single_night or is_many or is_year or (match["number"].lower(), length) in _NO_LENGTHS:
        return None
    return Found(Unanchored(length_value(number, length)), TimeKind.DURATION)


def length_and_half(match: re.Match[str]) -> Found:
    """ "a year and a half"."""
    return Found(Unanchored(length_value(1.5, match["length"])), TimeKind.DURATION)


def _half_length(match: re.Match[str]) -> Found:
    return Found(Unanchored(length_value(0.5, match["length"])), TimeKind.DURATION)


def _quarter_century(match: re.Match[str]) -> Found:
    return Found(Unanchored(length_value(25, "year")), TimeKind.DURATION)


def _bare_lengths(match: re.Match[str]) -> Found:
    return Found(Unanchored(length_value(None, match["length"])), TimeKind.DURATION)


def _lengths_of(match: re.Match[str]) -> Found | None:
    return None if match["length"].lower() in _NO_YEARS else _bare_lengths(match)  # "two quarters of them"


def _long(match: re.Match[str]) -> Found:
    is_many = match[0].lower().removesuffix("long").rstrip("-").endswith("s")
    return Found(Unanchored(length_value(None if is_many else 1, match["length"])), TimeKind.DURATION)


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


LENGTH: Grammar = (
    (rf"(?:the )?<number> {QUALIFIERS}<length>s?{OR_SO}(?!(?: |-)old|-\w)", _length),
    (r"<number>-<length>s?(?!(?: |-)old|-\w)", _length),
    (r"(?:an? )?<number>-<length> (?:period|term)", _length),
    (r"<length>s?-?long", _long),
    (r"<number>-<length>-long", _length),
    (r"(?<!-)(?<!\+\x20)<length>s(?= of(?!\w))", _lengths_of),
    (r"(?:(?<=take\x20)|(?<=takes\x20)|(?<=took\x20)|(?<=taken\x20)|(?<=spent\x20))<length>s", _bare_lengths),
    (r"the (?!early hours)(?:first|early|final) <length>s", _bare_lengths),
    (r"(?P<number>an?) <length> and a half", length_and_half),
    (r"(?:a )?half(?:-| )<length>", _half_length),
    (r"(?:a )?quarter(?:-| )century|a quarter of a century", _quarter_century),
    (r"<number:low>(?: to | or |-)<number>(?: |-)<length>s?", _length),
    (r"(?:(?<=for\x20)|(?<=within\x20)|(?<=in\x20))(?:many )?<length>s(?: or <length:other>s)?", _bare_lengths),
    (r"(?<=over\x20)the <length>s(?! \d)", _bare_lengths),
    (r"<length>s(?= (?:later|before|after|earlier)(?!\w))", _bare_lengths),
    (any_of(ADVERBS_OF_FREQUENCY), _frequency),
    (r"(?:every|each) (?:(?P<other>other) |fiscal |<number> )?<length>s?", _every_length),
    (r"(?:every|each) (?:other )?(?:<weekday>|<month>|<season>|<part>)", _every_turn),
    (r"(?:every|each) <weekday> <part>", _every_turn),
    (r"<weekday>s", _every_turn),
    (r"<weekday> <part>s", _every_turn),
)
