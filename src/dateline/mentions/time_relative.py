"""Atoms that hang on the day of publication or on another event: "yesterday", "last June", "two weeks ago"."""

import re
from dataclasses import replace

from dateline.mentions.meanings import Cyclic, Pick, Shifted, Stretch, Unanchored
from dateline.mentions.periods import Unit
from dateline.mentions.time_atoms import Found, Grammar, Opening, modifier_of
from dateline.mentions.time_lengths import length_and_half, length_value
from dateline.mentions.time_references import Guessed, Measured, QuarterOf, QuarterTold, Timed, Told
from dateline.mentions.time_words import (
    OR_SO,
    PARTS_OF_DAY,
    QUALIFIERS,
    SEASONS,
    UNITS,
    VAGUE_TIMES,
    WEEKDAYS,
    amount,
    any_of,
    feast_name,
    month_number,
)
from dateline.mentions.timex import Modifier, TimeKind

_STEPS = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_PICKS = {-1: Pick.LAST, 1: Pick.NEXT}
_DAYS = {"the day before yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "the day after tomorrow": 2}
# What these point at is the time told last, not publication.
_POINTING = {"same": 0, "that": 0, "previous": -1, "preceding": -1, "prior": -1, "following": 1, "next": 1}
_POINTER = "(?P<pointer>that(?: same)?|(?:the )?same|the (?:previous|preceding|prior|following))"
_WHICH = "(?P<which>last|past|this|current|next|coming)"
_WHICH_THE = r"(?:the )?(?:this )?" + _WHICH


def _named_day(match: re.Match[str]) -> Found:
    return Found(Shifted(Unit.DAY, _DAYS[" ".join(match[0].lower().split())]))


def _tonight(match: re.Match[str]) -> Found:
    return Found(Timed(Shifted(Unit.DAY, 0), "TNI"), TimeKind.TIME)


def _unit(match: re.Match[str]) -> Found:
    unit, steps = UNITS[match["unit"].lower()], _STEPS[match["which"].lower()]
    if not match["the"] or not steps or unit is Unit.WEEKEND:
        return Found(Shifted(unit, steps))
    if unit is Unit.DAY:
        return Found(Told(Shifted(unit, steps), unit))  # "the next day" follows the day told before it
    return Found(Stretch(unit, steps, ""))


def _turn(match: re.Match[str]) -> Found | None:
    turn = _named_turn(match)
    steps = _STEPS[match["which"].lower()]
    if turn is None:
        return None
    if steps == 0:
        return Found(turn if turn.cycle is Unit.WEEK else replace(turn, offset=0))
    return Found(replace(turn, pick=_PICKS[steps]))


def _named_turn(match: re.Match[str]) -> Cyclic | None:
    month, weekday, season, feast = (match[name] for name in ("month", "weekday", "season", "feast"))
    if season:
        return Cyclic(Unit.SEASON, month=SEASONS[season.lower()])
    if feast:
        return Cyclic(Unit.DAY, feast=feast_name(feast))
    if not (month or weekday)[0].isupper():
        return None
    if month:
        return Cyclic(Unit.MONTH, month=month_number(month))
    return Cyclic(Unit.DAY, weekday=WEEKDAYS[weekday.lower()])


def _part_of_day(match: re.Match[str]) -> Found | None:
    steps = {"last": -1, "this": 0}[match["which"].lower()]
    return Found(Timed(Shifted(Unit.DAY, steps), PARTS_OF_DAY[match["part"].lower()]), TimeKind.TIME)


def _pointing_unit(match: re.Match[str]) -> Found:
    unit = UNITS[match["unit"].lower()]
    return Found(Told(Shifted(unit, _pointed(match)), unit))


def _pointing_turn(match: re.Match[str]) -> Found | None:
    turn, steps = _named_turn(match), _pointed(match)
    if turn is None:
        return None
    there = replace(turn, pick=_PICKS[steps]) if steps else replace(turn, offset=0)
    return Found(Told(there, Unit.MONTH if turn.month else Unit.DAY))


def _pointing_part(match: re.Match[str]) -> Found:
    there = Timed(Shifted(Unit.DAY, _pointed(match)), PARTS_OF_DAY[match["part"].lower()])
    return Found(Told(there, Unit.DAY), TimeKind.TIME)


def _part_before(match: re.Match[str]) -> Found:
    there = Timed(Shifted(Unit.DAY, -1), PARTS_OF_DAY[match["part"].lower()])
    return Found(Told(there, Unit.DAY), TimeKind.TIME)


def _pointed(match: re.Match[str]) -> int:
    return _POINTING[match["pointer"].lower().split()[-1]]


def _weekend(match: re.Match[str]) -> Found:
    return Found(Cyclic(Unit.WEEKEND))


def _running_unit(match: re.Match[str]) -> Found:
    unit = UNITS[match["unit"].lower()]
    return Found(Told(Shifted(Unit.DAY, 0), unit) if unit is Unit.DAY else Shifted(unit, 0))


def _business_year(match: re.Match[str]) -> Found:
    return Found(Guessed(Shifted(Unit.YEAR, _STEPS.get((match["which"] or "this").lower(), 0))))


def _week_ended(match: re.Match[str]) -> Found:
    return Found(Told(Shifted(Unit.WEEK, 0), Unit.WEEK))


def _closed_year(match: re.Match[str]) -> Found:
    return Found(Unanchored(length_value(1, "year")), TimeKind.DURATION)


def _quarter_told(match: re.Match[str]) -> Found:
    # Reports on a quarter come out in the next one.
    return Found(QuarterTold(0, Guessed(Shifted(Unit.QUARTER, -1))))


def _quarter_year_ago(match: re.Match[str]) -> Found:
    return Found(QuarterTold(-4, Guessed(Shifted(Unit.QUARTER, -5))))


def _period_year_ago(match: re.Match[str]) -> Found:
    return Found(QuarterTold(-4, Guessed(Shifted(Unit.YEAR, -1))))


def _quarter_of_year(match: re.Match[str]) -> Found:
    return Found(QuarterOf(Shifted(Unit.YEAR, _STEPS[match["which"].lower()])))


def _year_ago(match: re.Match[str]) -> Found:
    return Found(QuarterTold(-4, Shifted(Unit.YEAR, -1)))


def _year_earlier(match: re.Match[str]) -> Found:
    return Found(QuarterTold(-4, Told(Shifted(Unit.YEAR, -1), Unit.YEAR)))


def _soon(match: re.Match[str]) -> Found:
    return Found(Unanchored("FUTURE_REF"))


def _ago(match: re.Match[str]) -> Found:
    return _counted(match, sign=-1)


def _from_now(match: re.Match[str]) -> Found:
    return _counted(match, sign=1)


def _counted(match: re.Match[str], *, sign: int) -> Found:
    there = _steps(match, sign=sign)
    modifier = Modifier.APPROX if amount(match["number"]) is None else Modifier.NONE
    return Found(there or Unanchored("PAST_REF" if sign < 0 else "FUTURE_REF"), modifier=modifier)


def _half_more_ago(match: re.Match[str]) -> Found:
    is_year = match["length"].lower() == "year"
    return Found(Shifted(Unit.MONTH, -18) if is_year else Unanchored("PAST_REF"))


def _steps(match: re.Match[str], *, sign: int) -> Shifted | None:
    unit, number = UNITS.get(match["length"].lower()), amount(match["number"])
    return None if unit is None or number is None or number != int(number) else Shifted(unit, sign * int(number))


def _earlier(match: re.Match[str]) -> Found:
    there = _steps(match, sign=-1)
    return Found(Told(there, there.unit) if there else Unanchored("PAST_REF"))


def _length_later(match: re.Match[str]) -> Found:
    return _length_on(match, sign=1)


def _length_before(match: re.Match[str]) -> Found:
    return _length_on(match, sign=-1)


def _length_on(match: re.Match[str], *, sign: int) -> Found:
    there, value = _steps(match, sign=sign), length_value(amount(match["number"]), match["length"])
    return Found(Measured(value, Told(there, there.unit)) if there else Unanchored(value), TimeKind.DURATION)


def _day_beside(match: re.Match[str]) -> Found:
    unit, steps = UNITS[match["unit"].lower()], {"before": -1, "after": 1}[match["side"].lower()]
    return Found(Told(Shifted(unit, steps), unit))


def _stretch(match: re.Match[str]) -> Found:
    length, number, which = match["length"].lower(), amount(match["number"]), match["which"].lower()
    value, unit = length_value(number, length), UNITS.get(length)
    if unit is None or number is None or number != int(number) or which not in _STEPS:
        return Found(Unanchored(value), TimeKind.DURATION)
    return Found(Stretch(unit, _STEPS[which] * int(number), value), TimeKind.DURATION)


def _vague_stretch(match: re.Match[str]) -> Found:
    length = match["length"] or match["other"]
    return Found(Unanchored(length_value(None, length)), TimeKind.DURATION)


def _vague(match: re.Match[str]) -> Found | None:
    words = " ".join(match[0].lower().split())
    if match.string[: match.start()].endswith(" as "):
        return None  # "as recently as May"
    return Found(Unanchored(next(value for value, group in VAGUE_TIMES.items() if words in group)))


def _told_last(match: re.Match[str]) -> Found:
    return Found(Told(Shifted(Unit.DAY, 0), Unit.CENTURY))


def _at_present(match: re.Match[str]) -> Found:
    return Found(Unanchored("PRESENT_REF"))


def _past(match: re.Match[str]) -> Found:
    return Found(Unanchored("PAST_REF"))


def _unknown_length(match: re.Match[str]) -> Found:
    return Found(Unanchored("PXX"), TimeKind.DURATION)


def _opening(match: re.Match[str]) -> Found:
    return Found(Opening(modifier_of(match[0])), is_weak=True)


_ALL_VAGUE = any_of(words for group in VAGUE_TIMES.values() for words in group)
_NAMED_TURN = "(?:<month>|<weekday>|<season>|<feast>)"
_QUARTER = "(?:quarter|period)"
_YEAR_BEFORE = "(?:(?:the )?last year|a year (?:ago|earlier))"
_AHEAD_OR_BACK = "last|past|latest|coming|next|previous|first"
# "is to last two weeks"
_NO_VERB = "".join(rf"(?<!{word}\x20)" for word in ("to", "will", "would", "can", "could", "may", "might"))
_APPROXIMATE = (
    "about|around|nearly|almost|roughly|approximately|at least|at most|up to|as many as|as long as|"
    "(?:no )?(?:more|less|fewer) than|(?:just |well )?(?:over|under)"
)

RELATIVE: Grammar = (
    (any_of(_DAYS), _named_day),
    (r"tonight", _tonight),
    (rf"(?P<the>the )?(?:this )?{_WHICH} <unit>{OR_SO}", _unit),  # last week
    (rf"{_WHICH_THE} {_NAMED_TURN}", _turn),  # next June
    (rf"this (?P<which>past) {_NAMED_TURN}", _turn),
    (r"(?P<which>last|this) <part>", _part_of_day),
    (rf"{_POINTER} <unit>", _pointing_unit),  # the following year
    (rf"{_POINTER} {_NAMED_TURN}", _pointing_turn),
    (rf"{_POINTER} <part>", _pointing_part),
    (r"(?P<pointer>the next) <part>", _pointing_part),
    (r"(?:the )?weekend", _weekend),
    (rf"the (?:latest {_QUARTER}|quarter)", _quarter_told),
    (rf"the {_QUARTER} a year (?:ago|earlier)", _quarter_year_ago),
    (r"the week(?= (?:ended|ending)(?!\w))", _week_ended),
    (r"(?:the )?(?:full |fiscal )?year(?= (?:ended|ending) (?:<month>|(?:to|yester|last|next)))", _closed_year),
    (r"the (?:full |fiscal )?year(?= to <month>)", _closed_year),
    (r"the (?:full |whole |entire )?<unit>(?!-| before| after)", _running_unit),
    (rf"(?:the )?(?:{_WHICH} )?(?:fiscal|financial|academic|school) year", _business_year),
    (rf"the year-(?:ago|earlier)(?: <ordinal>)? {_QUARTER}", _quarter_year_ago),
    (rf"the (?:corresponding|same|like) {_QUARTER}(?: of)? {_YEAR_BEFORE}", _period_year_ago),
    (rf"(?P<which>last|this|next) year['’]s {_QUARTER}", _quarter_of_year),
    (r"year-ago|a year ago", _year_ago),
    (r"year-earlier|a year earlier", _year_earlier),
    (rf"(?:<number:low> (?:to|or) )?<number>(?: |-)<length>s?{OR_SO} ago", _ago),
    (r"an? <length> and a half ago", _half_more_ago),
    (r"(?:<length>s|a long time) ago", _past),
    (r"(?:(?<=since\x20)|(?<=until\x20)|(?<=by\x20))then", _told_last),
    (r"<number>(?: |-)<length>s? from now", _from_now),
    (r"<number>(?: |-)<length>s? earlier(?! than(?!\w))", _earlier),
    (r"<number>(?: |-)<length>s?(?= (?:later|after|following|from)(?!\w))", _length_later),
    (r"<number>(?: |-)<length>s?(?= before(?!\w))", _length_before),
    (r"the (?P<unit>day|week|month|year)(?= (?P<side>before|after)(?!\w))", _day_beside),
    (r"the (?P<unit>day|week|month|year) (?P<side>before|after)(?=[.,;:!?”\"]|$| and | but | when )", _day_beside),
    (r"the <part> before(?=[.,;:!?”\"]|$| and | but | when )", _part_before),
    (r"(?P<number>an?) <length> before(?=[.,;:!?”\"]|$| and | but )", _earlier),
    (rf"{_NO_VERB}(?:the |these |this )?(?P<which>{_AHEAD_OR_BACK}) <number> {QUALIFIERS}<length>s?{OR_SO}", _stretch),
    (rf"{_NO_VERB}(?:the )?(?P<which>last|past|coming|next) <number:low> (?:to|or) <number> <length>s?", _stretch),
    (r"(?:the )?(?:recent|past|last) <length>s(?P<other>)", _vague_stretch),
    (r"the (?:past|last|next) <length> and a half", length_and_half),
    (r"(?:the )?coming <length>s|the <length:other>s(?= (?:ahead|to come|that followed))", _vague_stretch),
    (r"future <length>s", _soon),
    (r"(?:(?<=will\x20)|(?<=would\x20)|(?<=may\x20)|(?<=could\x20)|(?<=might\x20))one day|someday", _soon),
    (_ALL_VAGUE, _vague),
    (r"(?<=at\x20)the moment|current", _at_present),
    (r"(?<=in\x20)the past|an earlier date|then(?: |-)current", _past),
    (r"the future(?! of(?!\w))|a (?:later|future) date", _soon),
    (r"(?:some time|a while|a long time)", _unknown_length),
    (r"(?<!as\x20)soon(?! after| as)", _soon),
    (r"(?:early|earlier|late|later|mid|the (?:very )?(?:beginning|start|middle|end|close) of)", _opening),
    (_APPROXIMATE, _opening),
)
