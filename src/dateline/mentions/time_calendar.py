"""Atoms that name a place on the calendar: "June 18, 2024", "the 23rd", "Monday", "2019-21", "the 1990s"."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dateline.mentions.meanings import Between, Cyclic, Fixed, Impossible, Meaning
from dateline.mentions.periods import Period, Unit, day_of
from dateline.mentions.time_atoms import Found, Grammar, modifier_of
from dateline.mentions.time_references import Guessed, NthOf, QuarterOf
from dateline.mentions.time_words import (
    DECADES,
    SEASONS,
    UNITS,
    WEEKDAYS,
    feast_name,
    month_number,
    ordinal_number,
    year_number,
)
from dateline.mentions.timex import Modifier

# Names and verbs too: these are months only beside a number, a preposition or another time (or as the parser says).
_AMBIGUOUS_MONTHS = {"may", "march", "mar", "jan", "jun", "dec", "sep", "aug"}


def turn_in_year(turn: Cyclic, year: str | None) -> Meaning | None:
    """What comes round every year, in that year; itself without a year, None when that year has no such day."""
    if year is None:
        return turn
    period = turn.within(year_period(year_number(year)))
    return None if period is None else Fixed(period)


def year_period(year: int) -> Period:
    """The calendar year."""
    return Period(Unit.YEAR, date(year, 1, 1))


def _is_name(word: str) -> bool:
    return word[0].isupper()


def _day(match: re.Match[str]) -> Found | None:
    fields = match.groupdict()
    if not _is_name(fields["month"]):
        return None
    first, last = (_day_of_year(fields, fields.get(name)) for name in ("day", "last"))
    if last is None:
        return Found(first) if first else None
    if first is None or ordinal_number(fields["last"]) <= ordinal_number(fields["day"]):
        return None
    return Found(Impossible() if Impossible() in (first, last) else Between(first, last))


def _day_of_year(fields: Mapping[str, str | None], day: str | None) -> Meaning | None:
    if day is None:
        return None
    turn = Cyclic(Unit.DAY, month=month_number(fields["month"] or ""), day=ordinal_number(day))
    is_in_leap_years = turn.within(year_period(2000)) is not None
    return (turn_in_year(turn, fields.get("year")) if is_in_leap_years else None) or Impossible()


def _numeric_day(match: re.Match[str]) -> Found | None:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    # 3/4/2024 is March or April, by the writer's country: only one reading may be possible.
    readings = {day_of(year, first, second), day_of(year, second, first)} - {None}
    day = readings.pop() if len(readings) == 1 else None
    return None if day is None else Found(Fixed(Period(Unit.DAY, day)))


def _iso_day(match: re.Match[str]) -> Found | None:
    day = day_of(int(match["year"]), int(match["first"]), int(match["second"]))
    return None if day is None else Found(Fixed(Period(Unit.DAY, day)))


def _month(match: re.Match[str]) -> Found | None:
    word, year = match["month"], match.groupdict().get("year")
    meaning = turn_in_year(Cyclic(Unit.MONTH, month=month_number(word)), year)
    is_weak = year is None and word.lower().rstrip(".") in _AMBIGUOUS_MONTHS
    return Found(meaning, is_weak=is_weak) if meaning and _is_name(word) else None


def _years(match: re.Match[str]) -> Found | None:
    first, tail = match["year_digits"], match["until"]
    last = int(first[: -len(tail)] + tail)
    is_forward = int(first) < last < int(first) + 100
    return Found(Between(Fixed(year_period(int(first))), Fixed(year_period(last)))) if is_forward else None


def _year(match: re.Match[str]) -> Found | None:
    if match[0].lower().startswith("two thousand"):
        return None  # a count, but for "the year two thousand"
    return Found(Fixed(year_period(year_number(match["year"]))))


def _year_and_beyond(match: re.Match[str]) -> Found:
    modifier = Modifier.BEFORE if match["beyond"].endswith("earlier") else Modifier.AFTER
    return Found(Fixed(year_period(year_number(match["year"]))), modifier=modifier)


def _business_year(match: re.Match[str]) -> Found:
    # Each state and firm has a fiscal year of its own: the number tells no months.
    return Found(Guessed(Fixed(year_period(year_number(match["year"])))))


def _quarter_of_year(match: re.Match[str]) -> Found:
    return Found(QuarterOf(Fixed(year_period(year_number(match["year"])))))


def _decade(match: re.Match[str]) -> Found:
    digits = match["decade"]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    modifier = modifier_of(match["opening"])
    return Found(Fixed(Period.around(date(first, 1, 1), Unit.DECADE)), modifier=modifier)


def _worded_decade(match: re.Match[str]) -> Found:
    decade = date(1900 + DECADES[match["worded_decade"].lower()], 1, 1)
    return Found(Fixed(Period.around(decade, Unit.DECADE)), modifier=modifier_of(match["opening"]))


def _century(match: re.Match[str]) -> Found | None:
    number = ordinal_number(match["ordinal"])
    if not 2 <= number <= 30:
        return None
    century = Period.around(date(number * 100 - 100, 1, 1), Unit.CENTURY)
    return Found(Fixed(century), modifier=modifier_of(match["opening"]))


def _weekday(match: re.Match[str]) -> Found | None:
    word = match["weekday"]
    return Found(Cyclic(Unit.DAY, weekday=WEEKDAYS[word.lower()])) if _is_name(word) else None


def _short_weekday(match: re.Match[str]) -> Found | None:
    word = match["short_weekday"]
    number = next(number for name, number in WEEKDAYS.items() if name.startswith(word.lower()[:3]))
    return Found(Cyclic(Unit.DAY, weekday=number)) if _is_name(word) else None


def _day_of_month(match: re.Match[str]) -> Found:
    return Found(Cyclic(Unit.DAY, day=ordinal_number(match["ordinal_day"])))


def _season(match: re.Match[str]) -> Found | None:
    year = match.groupdict().get("year")
    meaning = turn_in_year(Cyclic(Unit.SEASON, month=SEASONS[match["season"].lower()]), year)
    return Found(meaning, is_weak=year is None) if meaning else None


def _quarter(match: re.Match[str]) -> Found | None:
    ordinal = match["ordinal"].lower()
    number = 4 if ordinal in ("final", "last") else ordinal_number(ordinal)
    return _part_of_year(match, unit=Unit.QUARTER, number=number)


def _numbered_quarter(match: re.Match[str]) -> Found | None:
    return _part_of_year(match, unit=Unit.QUARTER, number=int(match["number"]))


def _half(match: re.Match[str]) -> Found | None:
    number = 1 if match["which"].lower() == "first" else 2
    found = _part_of_year(match, unit=Unit.HALF, number=number)
    # The first half of a match or a speech is no date: it takes a year.
    return found and replace(found, is_weak=match.groupdict().get("year") is None)


def _business_half(match: re.Match[str]) -> Found | None:
    found = _half(match)
    return found and replace(found, is_weak=False)


def _part_of_year(match: re.Match[str], *, unit: Unit, number: int) -> Found | None:
    if number > 12 // unit.months:
        return None
    meaning = turn_in_year(Cyclic(unit, month=(number - 1) * unit.months + 1), match.groupdict().get("year"))
    return Found(meaning) if meaning else None


def _feast(match: re.Match[str]) -> Found | None:
    meaning = turn_in_year(Cyclic(Unit.DAY, feast=feast_name(match["feast"])), match["year"])
    return Found(meaning) if meaning and _is_name(match["feast"].removeprefix("the ")) else None


def _year_end(match: re.Match[str]) -> Found | None:
    meaning = turn_in_year(Cyclic(Unit.DAY, month=12, day=31), match["year"])
    return Found(meaning) if meaning else None


def _quarter_of_month(match: re.Match[str]) -> Found:
    month = month_number(match["month"])
    return Found(Cyclic(Unit.QUARTER, month=month - (month - 1) % 3))


def _weekday_of_month(match: re.Match[str]) -> Found:
    weekday = WEEKDAYS[match["weekday"].lower()]
    return Found(Cyclic(Unit.DAY, day=ordinal_number(match["ordinal_day"]), weekday=weekday))


def _nth(match: re.Match[str]) -> Found | None:
    """The nth day, week or weekday of a month or of a year."""
    if match["whole_year"]:
        whole: Meaning | None = Fixed(year_period(year_number(match["whole_year"])))
    else:
        whole = turn_in_year(Cyclic(Unit.MONTH, month=month_number(match["month"])), match["year"])
    nth = _NTHS.index(match["nth"].lower()) + 1
    weekday = WEEKDAYS[match["weekday"].lower()] if match["weekday"] else None
    unit = UNITS[match["unit"].lower()] if match["unit"] else Unit.DAY
    return Found(NthOf(whole, unit, 0 if nth == len(_NTHS) else nth, weekday)) if whole else None


_RESULTS = "(?:profits?|loss(?:es)?|earnings|net|results|sales|revenues?|income|end(?:ed|ing) <month>)"
_FISCAL = "(?:fiscal(?: |-))?"
_NTHS = ("first", "second", "third", "fourth", "last")
_NTH = f"(?P<nth>{'|'.join(_NTHS)})"

CALENDAR: Grammar = (
    (r"<month> <day>(?:(?:,? |,)<year>)?", _day),  # June 18, 2024
    (r"<month> <day>(?:<to>| and )<day:last>(?:,? <year>)?", _day),  # June 18-19
    (r"(?:the )?<day>(?: of)? <month>(?:,? <year>)?", _day),  # 18 June 2024, the 18th of June
    (r"(?:the )?<day>(?:<to>| and )<day:last>(?: of)? <month>(?:,? <year>)?", _day),  # 18-19 June
    (r"<year_digits:year>[-/](?P<first>\d\d)[-/](?P<second>\d\d)", _iso_day),  # 2024-06-18
    (r"(?P<first>\d\d?)(?P<mark>[./-])(?P<second>\d\d?)(?P=mark)<year_digits:year>", _numeric_day),  # 18.06.2024
    (r"<month>(?:,? |,? of )<year>", _month),  # June 2024
    (r"<month>", _month),
    (r"<year_digits> ?[-–—/] ?(?P<until>\d\d(?:\d\d)?)", _years),  # 2019-21
    (r"the <year_digits>[-–—/](?P<until>\d\d(?:\d\d)?) (?:academic|school|fiscal|financial) year", _years),
    (r"(?:(?:the )?year )?<year>", _year),
    (r"(?:pre|post)-<year>", _year),
    (r"<year> (?P<beyond>and beyond|or later|onwards?|or earlier)", _year_and_beyond),
    (r"(?:the )?(?:fiscal|financial|academic|school)(?: year)? <year>", _business_year),
    (r"(?:the )?<year_digits:year> (?:fiscal|financial|academic|school) year", _business_year),
    (r"(?:the )?(?:<opening>(?: |-))?['’]?(?P<decade>(?:1[5-9]|20)\d0)['’]?s", _decade),  # the late 1990s
    (r"the (?:<opening>(?: |-))?['’]?(?P<decade>[2-9]0)['’]?s", _decade),
    (r"(?:<opening>(?: |-))?['’](?P<decade>[2-9]0)s", _decade),
    (r"the (?:<opening>(?: |-))?<worded_decade>", _worded_decade),
    (r"(?:the )?(?:<opening>(?: |-))?<ordinal>(?: |-)century", _century),
    (r"<weekday>", _weekday),
    (r"<short_weekday>(?=,? (?:<month>|\d))", _short_weekday),
    (r"(?:the )?<ordinal_day>", _day_of_month),
    (r"(?:the )?<season>(?:(?:,| of)? <year>(?:[-–/]\d\d)?)?", _season),
    (rf"(?:the )?{_FISCAL}(?P<ordinal>first|second|third|fourth|final|last) quarter(?:(?: of)? <year>)?", _quarter),
    (rf"{_FISCAL}(?P<ordinal>first|second|third|fourth)-quarter(?: <year>)?", _quarter),
    (r"(?:the )?(?P<which>first|last) two quarters of <year>", _half),
    (r"(?:the )?<year> (?P<ordinal>first|second|third|fourth)(?: |-)quarter", _quarter),
    (r"(?:the )?<year> (?:quarter|period)", _quarter_of_year),
    (r"Q(?P<number>[1-4])(?:(?: of)? <year>)?", _numbered_quarter),
    (rf"(?:the )?(?P<which>first|second)(?: |-)half(?= {_RESULTS}(?!\w))", _business_half),
    (r"(?:the )?(?P<which>first|second|latter|last) half(?:(?: of)? <year>)?", _half),
    (r"<feast>(?:,? <year>)?", _feast),
    (r"(?:the )?year(?:-| |['’]s )end(?: <year>)?", _year_end),
    (r"(?:the )?<month> quarter", _quarter_of_month),
    (r"<weekday>,? the <ordinal_day>", _weekday_of_month),
    (
        rf"the {_NTH} (?:<weekday>|(?P<unit>day|week|weekend)) (?:of|in) (?:<month>(?:,? <year>)?|<year:whole_year>)",
        _nth,
    ),
)
