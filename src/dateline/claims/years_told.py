"""Years that do not add up: a number of years told beside the date that they are counted from.

They are counted to the day of publication. Both dates are as coarse as told, and years may be counted full or begun:
what no way of counting gives is flagged, nothing else. "23 years" in 2023 and "24 years" in 2024 about July 2000 are
both right.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dateline.articles.span import Span
from dateline.claims.evidence import LEAST_SCORE, Evidence, in_words, is_dated
from dateline.claims.finding import Finding, FindingKind
from dateline.events.event import Event
from dateline.mentions.mention import Mention
from dateline.mentions.periods import Period
from dateline.mentions.publication import FIRST_IN, LAST
from dateline.mentions.time_words import amount, pattern
from dateline.sentences.sentence import Sentence

_YEARS = pattern("<number> years")
_HEDGED = re.compile(
    r"(?:\b(?:about|nearly|almost|over|than|some|around|roughly|approximately|least|most|to|under|past|another|for|last|"
    r"first|next|within|every|up|aged?)|[$€£–-])\s?$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\ssince\b")
_AGO_IN = re.compile(r"\sago,?\s(?:in|on)\s$")
_AGO = re.compile(r"\sago\b")
_COMMA = re.compile(r",?\s")
_FAR = 90  # characters between "since" and the date of what was then
_COMES = re.compile(r"\b(?:will|would|next|soon|upcoming|plans?|set to|due)\b", re.IGNORECASE)
_BACK = re.compile(r"\b(?:had|then|at the time)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Count:
    """A number of years as told, and the time it is counted from."""

    number: int
    span: Span
    origin: Mention


def find_wrong_years(evidence: Evidence) -> Iterator[Finding]:
    """Numbers of years that do not lead from the date told with them to the day of publication."""
    if evidence.days is None:
        return
    for sentence in evidence.sentences:
        for number, span in _numbers(sentence):
            origin = _origin(evidence, sentence, span) or _last_time(evidence, sentence, span)
            if origin:
                yield from _judge(evidence, sentence, Count(number, span, origin))


def _numbers(sentence: Sentence) -> Iterator[tuple[int, Span]]:
    """Exact numbers of years, two or more."""
    for found in _YEARS.finditer(sentence.text) if "years" in sentence.text else ():
        number = amount(found["number"])
        before = sentence.text[: found.start()]
        is_first = FIRST_IN.search(before)
        if number and number >= 2 and number == int(number) and (is_first or not _HEDGED.search(before)):
            start = sentence.span.start + found.start()
            yield int(number), Span(sentence.span.article, start, sentence.span.start + found.end())


def _origin(evidence: Evidence, sentence: Sentence, span: Span) -> Mention | None:
    """The one date of the sentence that the years are counted from."""
    dated = [time for time in evidence.times(sentence.index) if is_dated(time)]
    year = (evidence.days or ("",))[0][:4]
    dated = [time for time in dated if time.value[:4] != year]
    if len(dated) != 1 or _BACK.search(sentence.text):
        return None
    return dated[0] if _leads(evidence, sentence, span, dated[0]) else None


def _leads(evidence: Evidence, sentence: Sentence, span: Span, time: Mention) -> bool:
    """Whether the words join the years to a date: "23 years since", "24 years ago, in", "in 2000, 24 years ago"."""
    text = evidence.article.text
    if time.span.start < span.start:
        return bool(_COMMA.fullmatch(text, time.span.end, span.start) and _AGO.match(text, span.end))
    between = text[span.end : time.span.start]
    is_first = bool(FIRST_IN.search(text[sentence.span.start : span.start]))
    since = _SINCE.search(between) if is_first else _SINCE.match(between)
    return bool(_AGO_IN.fullmatch(between) or (since and len(between) - since.end() < _FAR and ";" not in between))


def _last_time(evidence: Evidence, sentence: Sentence, span: Span) -> Mention | None:
    """When somebody last did what is told as the first "in 24 years", if the article tells that too."""
    if not FIRST_IN.search(sentence.text[: span.start - sentence.span.start]) or _BACK.search(sentence.text):
        return None
    firsts = [event for event in evidence.events if event.sentence == sentence.span and event.trigger.end <= span.start]
    lasts = [event for event in evidence.events if any(_is_last(evidence, event, first) for first in firsts)]
    origins = {time.span: time for event in lasts for time in _dates_of(evidence, event)}
    return next(iter(origins.values())) if len(origins) == 1 else None


def _is_last(evidence: Evidence, event: Event, first: Event) -> bool:
    """Whether an event is told as the last of the same kind, by the same person, as another is the first."""
    people = {role.id for role in first.actors if role.id.startswith("person/")}
    is_same = (event.type, event.mode) == (first.type, first.mode) and people & {role.id for role in event.actors}
    is_trusted = min(event.score, first.score) >= LEAST_SCORE
    return bool(is_same and is_trusted and LAST.search(event.sentence.of(evidence.article.text)))


def _dates_of(evidence: Evidence, event: Event) -> Iterator[Mention]:
    span = event.when.span if event.when else None
    return (time for time in evidence.mentions if time.span == span and is_dated(time))


def _judge(evidence: Evidence, sentence: Sentence, count: Count) -> Iterator[Finding]:
    assert evidence.days is not None
    origin = Period.of_iso(count.origin.value)
    first, last = (date.fromisoformat(day) for day in evidence.days)
    least, most = _full_years(origin.last, first), _full_years(origin.first, last) + 1
    if _COMES.search(sentence.text):
        most += 1  # what is to come may be a year ahead
    if least <= count.number <= most or last < origin.last:
        return
    right = min(max(first.year - origin.first.year, least), most)
    yield evidence.finding(
        FindingKind.YEARS,
        count.span,
        rule="years since a date",
        reason=f"From {in_words(count.origin.value)} to publication {evidence.then} it is {right} years.",
        should_read=f"{right} years",
        rests_on=(count.origin.span,),
    )


def _full_years(start: date, end: date) -> int:
    return max(0, end.year - start.year - ((end.month, end.day) < (start.month, start.day)))
