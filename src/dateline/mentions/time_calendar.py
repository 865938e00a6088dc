"""Atoms that name a place on the calendar: "June 18, 2024", "the 23rd", "Monday", "2019-21", "the 1990s"."""

import re
from dataclasses import replace
from datetime import date

from dateline.mentions.meanings import Between, Cyclic, Fixed, Meaning
from dateline.mentions.periods import Period, Unit, day_of
from dateline.mentions.time_atoms import Found, Grammar, modifier_of
from dateline.mentions.time_words import HOLIDAYS, SEASONS, WEEKDAYS, month_number, ordinal_number

# Names and verbs too: these are months only beside a number, a preposition or another time (or as the parser says).
_AMBIGUOUS_MONTHS = {"may", "march", "mar", "jan", "jun", "dec", "sep", "aug"}


def turn_in_year(turn: Cyclic, year: str | None) -> Meaning | None:
    """What comes round every year, in that year; itself without a year, None when that year has no such day."""
    if year is None:
        return turn
    period = turn.within(year_period(int(year)))
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
    turn = Cyclic(Unit.DAY, month=month_number(fields["month"]), day=ordinal_number(fields["day"]))
    first = turn_in_year(turn, fields.get("year"))
    if first is None or "last" not in fields:
        return None if first is None else Found(first)
    last = turn_in_year(replace(turn, day=ordinal_number(fields["last"])), fields.get("year"))
    is_forward = last is not None and ordinal_number(fields["last"]) > turn.day
    return Found(Between(first, last)) if last is not None and is_forward else None


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
    first, tail = match["year"], match["until"]
    last = int(first[: -len(tail)] + tail)
    is_forward = int(first) < last < int(first) + 100
    return Found(Between(Fixed(year_period(int(first))), Fixed(year_period(last)))) if is_forward else None


def _year(match: re.Match[str]) -> Found:
    return Found(Fixed(year_period(int(match["year"]))))


def _decade(match: re.Match[str]) -> Found:
    digits = match["decade"]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    modifier = modifier_of(match["opening"])
    return Found(Fixed(Period.around(date(first, 1, 1), Unit.DECADE)), modifier=modifier)


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
    return _part_of_year(match, unit=Unit.QUARTER, number=ordinal_number(match["ordinal"]))


def _numbered_quarter(match: re.Match[str]) -> Found | None:
    return _part_of_year(match, unit=Unit.QUARTER, number=int(match["number"]))


def _half(match: re.Match[str]) -> Found | None:
    number = 1 if match["which"].lower() == "first" else 2
    found = _part_of_year(match, unit=Unit.HALF, number=number)
    # The first half of a match or a speech is no date: it takes a year.
    return found and replace(found, is_weak=match["year"] is None)


def _part_of_year(match: re.Match[str], *, unit: Unit, number: int) -> Found | None:
    if number > 12 // unit.months:
        return None
    meaning = turn_in_year(Cyclic(unit, month=(number - 1) * unit.months + 1), match["year"])
    return Found(meaning) if meaning else None


def _holiday(match: re.Match[str]) -> Found | None:
    month, day = HOLIDAYS[" ".join(match["holiday"].lower().replace("’", "'").split())]
    meaning = turn_in_year(Cyclic(Unit.DAY, month=month, day=day), match["year"])
    return Found(meaning) if meaning and _is_name(match["holiday"]) else None


CALENDAR: Grammar = (
    (r"<month> <day>(?:(?:,? |,)<year>)?", _day),  # June 18, 2024
    (r"<month> <day>(?:<to>| and )<day:last>(?:,? <year>)?", _day),  # June 18-19
    (r"(?:the )?<day>(?: of)? <month>(?:,? <year>)?", _day),  # 18 June 2024, the 18th of June
    (r"(?:the )?<day>(?:<to>| and )<day:last>(?: of)? <month>(?:,? <year>)?", _day),  # 18-19 June
    (r"<year>[-/](?P<first>\d\d)[-/](?P<second>\d\d)", _iso_day),  # 2024-06-18
    (r"(?P<first>\d\d?)(?P<mark>[./-])(?P<second>\d\d?)(?P=mark)<year>", _numeric_day),  # 18.06.2024
    (r"<month>(?:,? |,? of )<year>", _month),  # June 2024
    (r"<month>", _month),
    (r"<year> ?[-–—/] ?(?P<until>\d\d(?:\d\d)?)", _years),  # 2019-21
    (r"(?:(?:the )?(?:fiscal )?year |fiscal )?<year>", _year),
    (r"(?:the )?(?:<opening>(?: |-))?['’]?(?P<decade>(?:1[5-9]|20)\d0)['’]?s", _decade),  # the late 1990s
    (r"the (?:<opening>(?: |-))?['’]?(?P<decade>[2-9]0)['’]?s", _decade),
    (r"(?:the )?(?:<opening>(?: |-))?<ordinal>(?: |-)century", _century),
    (r"<weekday>", _weekday),
    (r"<short_weekday>(?=,? (?:<month>|\d))", _short_weekday),
    (r"(?:the )?<ordinal_day>", _day_of_month),
    (r"(?:the )?<season>(?:(?:,| of)? <year>)?", _season),
    (r"(?:the )?(?:fiscal )?<ordinal> quarter(?:(?: of)? <year>)?", _quarter),
    (r"<ordinal>-quarter(?: <year>)?", _quarter),
    (r"(?:the )?<year> <ordinal>(?: |-)quarter", _quarter),
    (r"Q(?P<number>[1-4])(?:(?: of)? <year>)?", _numbered_quarter),
    (r"(?:the )?(?P<which>first|second|latter|last) half(?:(?: of)? <year>)?", _half),
    (r"<holiday>(?:,? <year>)?", _holiday),
)
