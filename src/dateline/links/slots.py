"""Slots: where two tellings of one occurrence give values that cannot both hold, day, place, people, doer, whether."""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import combinations, product

from dateline.events.event import EventType, Role, Status, sides_of
from dateline.links.changes import are_apart, in_iso, place_of
from dateline.links.days import Days, days_published, days_told
from dateline.links.disagreement import Slot
from dateline.links.roles_compared import are_compatible, is_person, name_of, names_in_words
from dateline.links.stated import FACTS, Stated, are_of_one_day, are_rivals
from dateline.links.told import Told
from dateline.mentions.time_words import MONTHS, SHORT_MONTHS, any_of

Pair = tuple[Stated, Stated]
# Tellings of one occurrence, all of one type.
Rule = Callable[[Sequence[Told]], Iterator[Pair]]

_CALENDAR = re.compile(rf"\b{any_of((*MONTHS, *SHORT_MONTHS))}\b\.?|\d{{4}}-\d\d", re.IGNORECASE)
# An act of more days than this has stages, each with days, places and numbers of its own.
_BRIEF = 7
_MUTUAL = (EventType.CONSULT, EventType.AGREE, EventType.COOPERATE)


def find_dates(tellings: Sequence[Told]) -> Iterator[Pair]:
    """Facts told of days that do not meet, of an act that takes no longer than a few days."""
    pairs = [pair for pair in _pairs(tellings, _ends) if _have_other_days(*pair)]
    if pairs and not _has_stages(tellings, _have_other_days):
        yield from ((_dated(one), _dated(other)) for one, other in pairs)


def find_places(tellings: Sequence[Told]) -> Iterator[Pair]:
    """Facts told of places that lie apart."""
    pairs = [pair for pair in _pairs(tellings, _place) if _have_other_places(*pair) and not _days_differ(*pair)]
    if pairs and not _has_stages(tellings, _have_other_places):
        yield from ((_placed(one), _placed(other)) for one, other in pairs)


def find_participants(tellings: Sequence[Told]) -> Iterator[Pair]:
    """Two people named for one office in one and the same act."""
    for one, other in _pairs(tellings, _in_office):
        for first, second in _same_office(one, other):
            yield Stated.by(one, name_of(first), first.span), Stated.by(other, name_of(second), second.span)


def find_doers(tellings: Sequence[Told]) -> Iterator[Pair]:
    """Acts by one side on another whose doers belong to other states, unless it is told that they acted together."""
    together = {sides_of(one.event.actors) for one in tellings}
    for one, other in _pairs(tellings, _doers):
        first, second = sides_of(one.event.actors), sides_of(other.event.actors)
        is_joint = any(side & first and side & second for side in together)
        if one.event.type not in _MUTUAL and not is_joint and _have_other_doers(one, other):
            yield _done(one), _done(other)


def find_whether(tellings: Sequence[Told]) -> Iterator[Pair]:
    """An act that one voice tells as a fact, or alleges, and another denies or tells as not having taken place."""
    facts = [one for one in tellings if one.event.status in FACTS]
    for denial in tellings:
        if denial.event.status in (Status.DENIED, Status.NOT_HAPPENED):
            for fact in facts:
                if _speaks_against(denial, fact):
                    yield Stated.by(fact, fact.event.status.value), Stated.by(denial, denial.event.status.value)


RULES: dict[Slot, Rule] = {
    Slot.DATE: find_dates,
    Slot.PLACE: find_places,
    Slot.PARTICIPANT: find_participants,
    Slot.DOER: find_doers,
    Slot.WHETHER: find_whether,
}


def lasts(told: Told) -> bool:
    """Whether an act goes on, or takes more than a few days, so that it has stages."""
    when, days = told.event.when, days_told(told.event.when)
    is_long = when is not None and when.start != when.end and days is not None and days.length > _BRIEF
    return is_long or told.event.status is Status.ONGOING


def _pairs(tellings: Sequence[Told], value: Callable[[Told], Hashable]) -> Iterator[tuple[Told, Told]]:
    """Facts told by rivals. None where only one value is told, as of nearly everything: pairs grow with the square."""
    facts = [one for one in tellings if one.event.status in FACTS and value(one)]
    if len({value(one) for one in facts}) < 2:
        return iter(())
    return ((one, other) for one, other in combinations(facts, 2) if are_rivals(one, other))


def _ends(told: Told) -> Hashable:
    when = told.event.when
    return (when.start, when.end) if when else None


def _place(told: Told) -> Hashable:
    where = told.event.where
    return (where.id or where.text) if where else None


def _doers(told: Told) -> Hashable:
    return sides_of(told.event.actors)


def _has_stages(tellings: Sequence[Told], differ: Callable[[Told, Told], bool]) -> bool:
    """Whether it goes on for long, or some article tells of two values itself: neither speaks against the other."""
    if any(map(lasts, tellings)):
        return True
    facts = [one for one in tellings if one.event.status in FACTS]
    return any(one.event.article == other.event.article and differ(one, other) for one, other in combinations(facts, 2))


def _have_other_days(one: Told, other: Told) -> bool:
    """Whether days are surely others: those on the calendar as printed, others only where no time zone explains it."""
    first, second = days_told(one.event.when), days_told(other.event.when)
    if first is None or second is None or not first.has_ends or not second.has_ends:
        return False
    if not _is_told_in_text(one) or not _is_told_in_text(other):
        return False
    if _names_calendar(one) and _names_calendar(other):
        return not first.overlaps(second)
    return not first.meets(second)


def _is_told_in_text(told: Told) -> bool:
    return told.event.when is not None and told.event.when.basis == "text"


def _names_calendar(told: Told) -> bool:
    """Whether the words of the date name a day of a month, not a weekday or "today"."""
    when, sentence = told.event.when, told.event.sentence
    if when is None or when.span is None or not sentence.covers(when.span):
        return False
    return bool(_CALENDAR.search(told.sentence, when.span.start - sentence.start, when.span.end - sentence.start))


def _dated(told: Told) -> Stated:
    when = told.event.when
    return Stated.by(told, in_iso(when), when.span if when else None)


def _placed(told: Told) -> Stated:
    where = told.event.where
    return Stated.by(told, place_of(where) if where else "", where.span if where else None)


def _done(told: Told) -> Stated:
    return Stated.by(told, names_in_words(told.event.actors), told.event.actors[0].span)


def _have_other_places(one: Told, other: Told) -> bool:
    first, second = one.event.where, other.event.where
    return first is not None and second is not None and are_apart(first, second)


def _days_differ(one: Told, other: Told) -> bool:
    first, second = days_told(one.event.when), days_told(other.event.when)
    return bool(first and second and not first.meets(second))


def _are_of_same_days(one: Told, other: Told) -> bool:
    first, second = days_told(one.event.when), days_told(other.event.when)
    return bool(first and second and first.meets(second))


def _same_office(one: Told, other: Told) -> Iterator[tuple[Role, Role]]:
    """Holders of one office in both, where neither telling knows the other's."""
    people, others = _officials(one), _officials(other)
    ids = {role.id for role in (*people, *others)}
    if len(ids) == 2 and _ids(one).isdisjoint(_ids(other)) and not _days_differ(one, other):
        for role, another in product(people, others):
            if (role.office, role.country) == (another.office, another.country):
                yield role, another


def _officials(told: Told) -> tuple[Role, ...]:
    return tuple(role for role in (*told.event.actors, *told.event.recipients) if is_person(role) and role.office)


def _ids(told: Told) -> set[str]:
    return {role.id for role in (*told.event.actors, *told.event.recipients) if is_person(role)}


def _in_office(told: Told) -> Hashable:
    return frozenset((role.id, role.office) for role in _officials(told))


def _have_other_doers(one: Told, other: Told) -> bool:
    """Whether the doers belong to other states, both known, and nobody just took doer and done-to for each other."""
    event, another = one.event, other.event
    first, second = sides_of(event.actors), sides_of(another.actors)
    if not first or not second or first & second or "IGO" in first | second or not _are_of_same_days(one, other):
        return False
    if not all(role.country for role in (*event.actors, *another.actors)) or not event.recipients:
        return False
    is_crossed = first & sides_of(another.recipients) or second & sides_of(event.recipients)
    return not is_crossed and bool(another.recipients) and are_compatible(event.recipients, another.recipients)


def _speaks_against(denial: Told, fact: Told) -> bool:
    """Whether a denial is of the same thing as a fact, by somebody else, and no older than it."""
    if not are_rivals(denial, fact) or _days_differ(denial, fact):
        return False
    denied, told = days_published(denial), days_published(fact)
    if denied is None or told is None:
        return denial.event.article == fact.event.article
    return told.last <= denied.last or are_of_one_day(denial, fact) or _began_by(fact, denied)


def _began_by(fact: Told, day: Days) -> bool:
    """Whether a fact told later is of something that began before the denial: otherwise it is the news since."""
    days = days_told(fact.event.when)
    return days is not None and days.has_ends and days.last <= day.last
