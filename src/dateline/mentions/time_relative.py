"""Atoms that hang on the day of publication or on another event: "yesterday", "last June", "two weeks ago"."""

import re
from dataclasses import replace

from dateline.mentions.meanings import Cyclic, Pick, Shifted, Stretch, Timed, Unanchored
from dateline.mentions.periods import Unit
from dateline.mentions.time_atoms import Found, Grammar, Opening, modifier_of
from dateline.mentions.time_lengths import length_value
from dateline.mentions.time_words import (
    PARTS_OF_DAY,
    SEASONS,
    UNITS,
    VAGUE_TIMES,
    WEEKDAYS,
    amount,
    any_of,
    month_number,
)
from dateline.mentions.timex import Modifier, TimeKind

_STEPS = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_PICKS = {-1: Pick.LAST, 1: Pick.NEXT}
_DAYS = {"the day before yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "the day after tomorrow": 2}
# What these point at is told elsewhere in the report, so they have no place on the calendar of their own.
_POINTING = "(?:that|(?:the )?same|the previous|the following|the preceding)"
_WHICH = "(?P<which>last|past|this|current|next|coming)"
_WHICH_THE = r"(?:the )?(?:this )?" + _WHICH
_BLANKS = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "year": "XXXX"}


def _named_day(match: re.Match[str]) -> Found:
    return Found(Shifted(Unit.DAY, _DAYS[" ".join(match[0].lower().split())]))


def _tonight(match: re.Match[str]) -> Found:
    return Found(Timed(Shifted(Unit.DAY, 0), "TNI"), TimeKind.TIME)


def _unit(match: re.Match[str]) -> Found:
    unit, steps = UNITS[match["unit"].lower()], _STEPS[match["which"].lower()]
    if match["the"] and steps and unit is not Unit.WEEKEND:
        return _next_day(unit) or Found(Stretch(unit, steps, length_value(1, match["unit"])), TimeKind.DURATION)
    return Found(Shifted(unit, steps))


def _next_day(unit: Unit) -> Found | None:
    # "the next day" follows the day told before it.
    return Found(Unanchored(_BLANKS["day"])) if unit is Unit.DAY else None


def _turn(match: re.Match[str]) -> Found | None:
    turn = _named_turn(match)
    steps = _STEPS[match["which"].lower()]
    if turn is None:
        return None
    return Found(replace(turn, offset=0) if steps == 0 else replace(turn, pick=_PICKS[steps]))


def _named_turn(match: re.Match[str]) -> Cyclic | None:
    month, weekday, season = match["month"], match["weekday"], match["season"]
    if season:
        return Cyclic(Unit.SEASON, month=SEASONS[season.lower()])
    if not (month or weekday)[0].isupper():
        return None
    if month:
        return Cyclic(Unit.MONTH, month=month_number(month))
    return Cyclic(Unit.DAY, weekday=WEEKDAYS[weekday.lower()])


def _part_of_day(match: re.Match[str]) -> Found | None:
    steps = {"last": -1, "this": 0}[match["which"].lower()]
    return Found(Timed(Shifted(Unit.DAY, steps), PARTS_OF_DAY[match["part"].lower()]), TimeKind.TIME)


def _pointing_unit(match: re.Match[str]) -> Found:
    return Found(Unanchored(_BLANKS.get(match["unit"].lower(), "XXXX")))


def _pointing_turn(match: re.Match[str]) -> Found | None:
    turn = _named_turn(match)
    return None if turn is None else Found(Unanchored(turn.blank))


def _pointing_part(match: re.Match[str]) -> Found:
    return Found(Timed(None, PARTS_OF_DAY[match["part"].lower()]), TimeKind.TIME)


def _weekend(match: re.Match[str]) -> Found:
    return Found(Cyclic(Unit.WEEKEND))


def _running_unit(match: re.Match[str]) -> Found:
    return Found(Shifted(UNITS[match["unit"].lower()], 0), is_weak=match["unit"].lower() != "year")


def _quarter_told(match: re.Match[str]) -> Found:
    # Reports on a quarter come out in the next one.
    return Found(Shifted(Unit.QUARTER, -1))


def _quarter_year_ago(match: re.Match[str]) -> Found:
    return Found(Shifted(Unit.QUARTER, -5))


def _year_ago(match: re.Match[str]) -> Found:
    return Found(Shifted(Unit.YEAR, -1))


def _soon(match: re.Match[str]) -> Found:
    return Found(Unanchored("FUTURE_REF"))


def _ago(match: re.Match[str]) -> Found:
    return _counted(match, sign=-1)


def _from_now(match: re.Match[str]) -> Found:
    return _counted(match, sign=1)


def _counted(match: re.Match[str], *, sign: int) -> Found:
    unit, number = UNITS.get(match["length"].lower()), amount(match["number"])
    modifier = Modifier.APPROX if number is None else Modifier.NONE
    if unit is None or number is None or number != int(number):
        return Found(Unanchored("PAST_REF" if sign < 0 else "FUTURE_REF"), modifier=modifier)
    return Found(Shifted(unit, sign * int(number)))


def _counted_elsewhere(match: re.Match[str]) -> Found:
    return Found(Unanchored(_BLANKS.get(match["length"].lower(), "XXXX")))


def _stretch(match: re.Match[str]) -> Found:
    length, number, which = match["length"].lower(), amount(match["number"]), match["which"].lower()
    value, unit = length_value(number, length), UNITS.get(length)
    if unit is None or number is None or number != int(number) or which not in _STEPS:
        return Found(Unanchored(value), TimeKind.DURATION)
    return Found(Stretch(unit, _STEPS[which] * int(number), value), TimeKind.DURATION)


def _vague_stretch(match: re.Match[str]) -> Found:
    return Found(Unanchored(length_value(None, match["length"])), TimeKind.DURATION)


def _vague(match: re.Match[str]) -> Found:
    words = " ".join(match[0].lower().split())
    return Found(Unanchored(next(value for value, group in VAGUE_TIMES.items() if words in group)))


def _opening(match: re.Match[str]) -> Found:
    return Found(Opening(modifier_of(match[0])), is_weak=True)


_ALL_VAGUE = any_of(words for group in VAGUE_TIMES.values() for words in group)
_NAMED_TURN = "(?:<month>|<weekday>|<season>)"
_APPROXIMATE = (
    "about|around|nearly|almost|roughly|approximately|at least|at most|up to|as many as|"
    "(?:no )?(?:more|less|fewer) than|just over|just under"
)

RELATIVE: Grammar = (
    (any_of(_DAYS), _named_day),
    (r"tonight", _tonight),
    (rf"(?P<the>the )?(?:this )?{_WHICH} <unit>", _unit),  # last week
    (rf"{_WHICH_THE} {_NAMED_TURN}", _turn),  # next June
    (r"(?P<which>last|this) <part>", _part_of_day),
    (rf"{_POINTING} <unit>", _pointing_unit),  # the following year
    (rf"{_POINTING} {_NAMED_TURN}", _pointing_turn),
    (rf"{_POINTING} <part>", _pointing_part),
    (r"(?:the )?weekend", _weekend),
    (r"the (?:latest )?quarter", _quarter_told),
    (r"the (?:full |whole |entire )?<unit>(?!-| before)", _running_unit),
    (r"the year-(?:ago|earlier)(?: <ordinal>)? quarter", _quarter_year_ago),
    (r"year-(?:ago|earlier)", _year_ago),
    (r"<number>(?: |-)<length>s? ago", _ago),
    (r"<number>(?: |-)<length>s? from now", _from_now),
    (r"<number>(?: |-)<length>s? (?:earlier|later)", _counted_elsewhere),
    (r"(?:the |these )?(?P<which>last|past|this|coming|next|previous|first) <number> <length>s?", _stretch),
    (r"(?:the )?(?:recent|past|coming|last) <length>s", _vague_stretch),
    (_ALL_VAGUE, _vague),
    (r"(?<!as\x20)soon(?! after| as)", _soon),
    (r"(?:early|earlier|late|later|mid|the (?:very )?(?:beginning|start|middle|end|close) of)", _opening),
    (_APPROXIMATE, _opening),
)
