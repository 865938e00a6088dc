"""Numbers stated: the numbers that belong to an act, held against those of other tellings as of one day."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from dateline.articles.span import Span
from dateline.events.event import Status
from dateline.links.days import days_published, days_told
from dateline.links.numbers_told import UNITS, NumberTold, find_numbers
from dateline.links.slots import Pair, lasts
from dateline.links.stated import FACTS, Stated, are_of_one_day, are_rivals
from dateline.links.told import Told

# The triggers of all acts of each sentence: a number belongs to the nearest.
Triggers = Mapping[Span, Sequence[Span]]
_Count = tuple[Told, NumberTold]

_ANCHORED_BEFORE = re.compile(r"\b(?:in|past|last|than|within|after|since)\s*(?:the )?$", re.IGNORECASE)
_ANCHORED_AFTER = re.compile(r"\s+years? ago\b", re.IGNORECASE)
_LASTING = re.compile(r"\bfor\s*(?:the )?$", re.IGNORECASE)
# What is counted as long as news of an act comes in, whatever day the act was.
_GROWING = frozenset({"killed", "injured", "arrested", "missing", "displaced", "released", "expelled"})
_SINCE = "year since"


def find_triggers(told: Iterable[Told]) -> dict[Span, list[Span]]:
    """The triggers of each sentence. A sentence is of one article: no later article changes it."""
    found: dict[Span, list[Span]] = {}
    for one in told:
        found.setdefault(one.event.sentence, []).append(one.event.trigger)
    return found


def find_number_pairs(tellings: Sequence[Told], triggers: Triggers) -> Iterator[Pair]:
    """Numbers of one counted thing that no rounding and no later day explains."""
    counts: dict[str, list[_Count]] = {}
    for one in tellings:
        for number in _numbers(one, triggers):
            counts.setdefault(number.counted, []).append((one, number))
    for counted in counts.values():
        if max(number.least for _, number in counted) > min(number.most for _, number in counted):
            yield from _rivals(counted)


def _rivals(counts: Sequence[_Count]) -> Iterator[Pair]:
    for (one, number), (other, another) in combinations(counts, 2):
        is_other = not number.agrees_with(another)
        if is_other and are_rivals(one, other) and _are_as_of_one_day(one, other, number.counted):
            yield _stated(one, number), _stated(other, another)


def _numbers(told: Told, triggers: Triggers) -> Iterator[NumberTold]:
    sentence, own = told.event.sentence, told.event.trigger
    for number in find_numbers(told.sentence):
        start = sentence.start + number.start
        nearest = min(triggers.get(sentence, (own,)), key=lambda trigger: (abs(trigger.start - start), trigger.start))
        anchored = _anchored(told, number) if number.counted in UNITS else number
        if nearest == own and anchored is not None:
            yield anchored


def _anchored(told: Told, number: NumberTold) -> NumberTold | None:
    """A number of years as the years that it leads back to; how long an act lasts as it is; other times are none."""
    before, after = told.sentence[: number.start], told.sentence[number.end :]
    is_anchored = _ANCHORED_BEFORE.search(before) or _ANCHORED_AFTER.match(after)
    if number.counted == "year" and is_anchored:
        published = days_published(told)
        if published is None:
            return None
        # Years may be counted full or begun.
        least, most = published.first.year - number.most - 1, published.last.year - number.least + 1
        return replace(number, counted=_SINCE, least=least, most=most)
    return number if _LASTING.search(before) else None


def _are_as_of_one_day(one: Told, other: Told, counted: str) -> bool:
    """Whether two numbers count the same: of what is over on known days whenever they are told, else of one day."""
    if (one.event.status in FACTS) is not (other.event.status in FACTS):
        return False
    if counted == _SINCE or are_of_one_day(one, other):
        return True
    return counted not in _GROWING and _is_over(one) and _is_over(other) and _on_one_day(one, other)


def _is_over(told: Told) -> bool:
    return told.event.status in (Status.HAPPENED, Status.ALLEGED) and not lasts(told)


def _on_one_day(one: Told, other: Told) -> bool:
    first, second = days_told(one.event.when), days_told(other.event.when)
    return bool(first and second and first.length <= 2 and second.length <= 2 and first.overlaps(second))


def _stated(told: Told, number: NumberTold) -> Stated:
    start = told.event.sentence.start
    span = Span(told.event.article, start + number.start, start + number.end)
    return Stated(told, f"{number.words} ({number.counted})", span)
