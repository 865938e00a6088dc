"""Dates that cannot be: a day that no calendar has, a weekday that was another, an end before its start."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from dateline.articles.span import Span
from dateline.claims.evidence import YEAR, Evidence
from dateline.claims.finding import Finding, FindingKind
from dateline.mentions.mention import Mention
from dateline.mentions.periods import Period
from dateline.mentions.time_words import WEEKDAYS, any_of

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(rf"(?P<weekday>{any_of(WEEKDAYS)})\b", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PLACE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
_TO = re.compile(r"\s(?:to|until|till|through)\s")
# What is moved goes from its old date to its new one; what changes is compared in any order.
_MOVES = re.compile(
    r"\b(?:mov|chang|postpon|reschedul|brought|bring|advanc|shift|revis|cut|drop|f[ae]ll|return|declin|correct|extend|"
    r"compar|down|up|data|figure|level)",
    re.IGNORECASE,
)


def find_impossible_dates(evidence: Evidence) -> Iterator[Finding]:
    """All dates that cannot be, kind by kind."""
    for sentence in evidence.sentences:
        times = evidence.times(sentence.index)
        for time in times:
            yield from _no_such_day(evidence, time)
            yield from _another_weekday(evidence, time)
        for first, last in pairwise(times):
            yield from _backwards(evidence, first, last)


def _no_such_day(evidence: Evidence, time: Mention) -> Iterator[Finding]:
    if time.timex == "DATE" and not time.value:
        reason = f"The calendar has no {time.text}."
        yield evidence.finding(FindingKind.DATE, time.span, rule="no such day", reason=reason)


def _another_weekday(evidence: Evidence, time: Mention) -> Iterator[Finding]:
    told, day = _WEEKDAY.search(time.text), _DAY.match(time.value)
    if not (told and day and YEAR.search(time.text)):
        return
    weekday = date.fromisoformat(day[0]).weekday()
    if WEEKDAYS[told["weekday"].lower()] != weekday:
        should_read = time.text.replace(told["weekday"], _NAMES[weekday], 1)
        reason = f"{time.text.partition(told['weekday'])[2].strip(' ,')} was a {_NAMES[weekday]}."
        yield evidence.finding(
            FindingKind.DATE, time.span, rule="another weekday", reason=reason, should_read=should_read
        )


def _backwards(evidence: Evidence, first: Mention, last: Mention) -> Iterator[Finding]:
    sentence = evidence.sentences[first.sentence]
    glue = evidence.article.text[first.span.end : last.span.start]
    if not (_TO.fullmatch(glue) and _FROM.search(evidence.before(first))) or _MOVES.search(sentence.text):
        return
    are_placed = all(YEAR.search(time.text) and _PLACE.fullmatch(time.value) for time in (first, last))
    if are_placed and Period.of_iso(first.value).first > Period.of_iso(last.value).last:
        span = Span(first.span.article, first.span.start, last.span.end)
        reason = f"It ends, {last.text}, before it begins, {first.text}."
        yield evidence.finding(FindingKind.DATE, span, rule="end before start", reason=reason)
