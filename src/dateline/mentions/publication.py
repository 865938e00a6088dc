"""When an undated article was published, as far as its own words bound it: an interval, or nothing.

What is told as past was before, what is told as to come is after; "23 years since July 2000" is told in 2023 or the
first half of 2024; and "President Ana Moe" is told while she held the office. What bounds nothing on both sides within
a few years is no date: relative words then stay open.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.articles.span import Span
from dateline.mentions.meanings import Fixed
from dateline.mentions.mention import Interval, Mention
from dateline.mentions.time_direction import direction_of
from dateline.mentions.time_mentions import ReadTime, read_times
from dateline.mentions.timex import Bound, Modifier, TimeKind
from dateline.registry.offices import earliest_day, latest_day
from dateline.registry.registry import Registry
from dateline.sentences.sentence import Sentence
from dateline.sentences.tense import Tense

# Wider than this an interval dates nothing: judgement.
MOST_YEARS = 3
_YEARS = re.compile(r"P(\d+)Y")
_SINCE = re.compile(r"\b(?:since|after)\b")
_YEAR = re.compile(r"\d{4}(?!\d)")
LAST = re.compile(r"\blast\b", re.IGNORECASE)
FIRST_IN = re.compile(r"\bfirst\b[^.;:]{0,60}\b(?:in|for)\s$", re.IGNORECASE)
_NEAR = 40  # characters from "23 years" to the date they count from
_FORMER = re.compile(r"\b(?:former|ex|then|late|previous|first|next|last|future)\b[\w\s-]*$", re.IGNORECASE)
_BEFORE_TITLE = 40
_MONTH = len("2024-06")  # a day that only bounds is no day of publication


@dataclass(frozen=True, slots=True)
class Evidence:
    """Days that publication lies in, "" open, and the words that say so."""

    first: str
    last: str
    span: Span


def infer_publication(
    sentences: Sequence[Sentence], actors: Sequence[Mention], registry: Registry
) -> tuple[Interval, Span] | None:
    """The days in which an article without a date was published, with the words that bound it closest."""
    times = read_times(sentences, None)
    counted = [*_counted(sentences, times), *_last_told(sentences, times)]
    found = [*_told(sentences, times), *counted, *_in_office(sentences, actors, registry)]
    firsts = [one for one in found if one.first]
    lasts = [one for one in found if one.last]
    if not firsts or not lasts:
        return None
    first = max(firsts, key=lambda one: earliest_day(one.first))
    last = min(lasts, key=lambda one: latest_day(one.last))
    is_close = 0 <= int(last.last[:4]) - int(first.first[:4]) < MOST_YEARS
    if not is_close or earliest_day(first.first) > latest_day(last.last):
        return None
    return Interval(first.first[:_MONTH], last.last[:_MONTH]), last.span


def _told(sentences: Sequence[Sentence], times: Sequence[ReadTime]) -> Iterator[Evidence]:
    """Dates with a year: of what was, and of what is to come."""
    for time in times:
        expression, interval = time.expression, time.resolved.interval
        is_dated = isinstance(expression.meaning, Fixed) and expression.kind is TimeKind.DATE
        if not is_dated or interval is None or expression.bound is not Bound.AT:
            continue
        match direction_of(sentences[expression.sentence], expression):
            case Tense.PAST:
                yield Evidence(interval.start or "", "", expression.span)
            case Tense.FUTURE:
                yield Evidence("", interval.end or "", expression.span)


def _counted(sentences: Sequence[Sentence], times: Sequence[ReadTime]) -> Iterator[Evidence]:
    """ "23 years since July 2000", counted by calendar years or by full ones."""
    for length, date in pairwise(times):
        sentence = sentences[length.expression.sentence]
        offset = sentence.span.start
        between = sentence.text[length.expression.span.end - offset : max(0, date.expression.span.start - offset)]
        is_count = date.expression.sentence == sentence.index and len(between) < _NEAR and _SINCE.search(between)
        if is_count:
            yield from _years_after(date, length)


def _last_told(sentences: Sequence[Sentence], times: Sequence[ReadTime]) -> Iterator[Evidence]:
    """ "the first visit in 24 years" where the article dates the last one."""
    lasts = [time for time in times if LAST.search(sentences[time.expression.sentence].text) and _year_of(time)]
    if len({_year_of(time) for time in lasts}) != 1:
        return
    for time in times:
        sentence = sentences[time.expression.sentence]
        if FIRST_IN.search(sentence.text[: time.expression.span.start - sentence.span.start]):
            yield from _years_after(lasts[0], time)


def _years_after(date: ReadTime, length: ReadTime) -> Iterator[Evidence]:
    """So many years after a date: in that year by the calendar, or in the year that full years lead to."""
    years, since = _YEARS.fullmatch(length.resolved.value), _year_of(date)
    is_exact = length.expression.modifier is Modifier.NONE and length.expression.text.lower().endswith("years")
    if years and is_exact and since and date.period:
        year = int(since) + int(years[1])
        yield Evidence(str(year), f"{year + 1}{date.period.value[4:7]}", length.expression.span)


def _year_of(time: ReadTime) -> str:
    is_fixed = isinstance(time.expression.meaning, Fixed) and time.expression.kind is TimeKind.DATE
    value = time.period.value if time.period and is_fixed else ""
    return value[:4] if _YEAR.match(value) else ""


def _in_office(sentences: Sequence[Sentence], actors: Sequence[Mention], registry: Registry) -> Iterator[Evidence]:
    """People named with an office that they surely held once, and but once."""
    for mention in actors:
        if not mention.title or not mention.country or not mention.id.startswith("person/"):
            continue
        sentence = sentences[mention.sentence]
        at = mention.span.start - sentence.span.start
        if _FORMER.search(sentence.text[max(0, at - _BEFORE_TITLE) : at]):
            continue
        held = registry.holders(mention.country, mention.title, "1900", "2999")
        own = [tenure for tenure in held if tenure.person == mention.id]
        if len(own) == 1 and own[0].is_sure:
            yield Evidence(own[0].start, own[0].end, mention.span)
