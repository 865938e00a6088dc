"""Disagreements: claims about one occurrence that cannot both hold, kept side by side with who told them.

Values are held against each other only after anchoring: dates as the days they stand for, years as the year they are
counted from, numbers as the stretch that rounding and words such as "at least" leave open; and only as of one day,
since the news of a later day does not contradict that of an earlier one. Nothing is decided and nothing is retired.

The disagreements of an occurrence depend on its own events, and on the other acts told in the very sentences of these;
so a new day of news concerns only the occurrences that gained an event: `find_disagreements_of` judges one.
"""

from collections.abc import Iterable, Iterator, Sequence

from dateline.articles.article import content_id
from dateline.links.disagreement import Disagreement, Slot
from dateline.links.numbers_stated import Triggers, find_number_pairs, find_triggers
from dateline.links.occurrence import Occurrence
from dateline.links.slots import RULES, Pair
from dateline.links.stated import Stated, order_of
from dateline.links.told import Told


def find_disagreements(
    told: Sequence[Told], occurrences: Sequence[Occurrence], *, others: Triggers | None = None
) -> list[Disagreement]:
    """The disagreements within all occurrences, in the order of their first events' occurrences, then by slot.

    `others` are triggers of acts in the same sentences that are not told here.
    """
    known, triggers = {one.event.id: one for one in told}, find_triggers(told)
    for sentence, further in (others or {}).items():
        triggers.setdefault(sentence, []).extend(further)
    linked = ([known[id] for id in occurrence.events if id in known] for occurrence in occurrences)
    return [found for tellings in linked for found in find_disagreements_of(tellings, triggers)]


def find_disagreements_of(tellings: Sequence[Told], triggers: Triggers) -> Iterator[Disagreement]:
    """The disagreements within one occurrence, whose events are given, each pair of values once."""
    kinds: dict[str, list[Told]] = {}
    for one in sorted(tellings, key=order_of):
        kinds.setdefault(one.event.type.value, []).append(one)
    for alike in (alike for alike in kinds.values() if len(alike) > 1):
        for slot in Slot:
            pairs = find_number_pairs(alike, triggers) if slot is Slot.NUMBER else RULES[slot](alike)
            yield from _each_once(slot, pairs)


def _each_once(slot: Slot, pairs: Iterable[Pair]) -> Iterator[Disagreement]:
    """One disagreement for each pair of values, by those who told them first, with all who stand on either side."""
    found: dict[frozenset[str], list[Pair]] = {}
    for one, other in pairs:
        first, second = sorted((one, other), key=lambda stated: _side(slot, stated))
        found.setdefault(frozenset((_side(slot, first), _side(slot, second))), []).append((first, second))
    for alike in found.values():
        yield _disagreement(slot, alike)


def _side(slot: Slot, stated: Stated) -> str:
    """The value; of whether it took place, how sure the voice is matters less than which way it goes."""
    is_whether = slot is Slot.WHETHER
    return ("no" if stated.value in ("denied", "not_happened") else "yes") if is_whether else stated.value


def _disagreement(slot: Slot, pairs: Sequence[Pair]) -> Disagreement:
    """The earliest telling of either value; the value that was told first comes first."""
    sides = sorted((_tellings(side) for side in zip(*pairs, strict=True)), key=lambda side: order_of(side[0].told))
    first, second = (side[0] for side in sides)
    events = (first.told.event.id, second.told.event.id)
    return Disagreement(
        id=content_id("disagreement", slot.value, *sorted(events), first.value, second.value),
        slot=slot,
        first=first.value,
        second=second.value,
        first_event=events[0],
        second_event=events[1],
        first_words=first.words,
        second_words=second.words,
        reason=_reason(*sides),
    )


def _tellings(side: Iterable[Stated]) -> list[Stated]:
    return sorted(side, key=lambda stated: order_of(stated.told))


def _reason(firsts: Sequence[Stated], seconds: Sequence[Stated]) -> str:
    """How many articles and independent origins stand on either side, and as of when."""
    first, second = firsts[0].told, seconds[0].told
    sides = f"{_support(firsts)} against {_support(seconds)}"
    as_of = f"as of {first.published or 'an unknown day'} and {second.published or 'an unknown day'}"
    is_copy = first.witness == second.witness and first.event.article != second.event.article
    return f"{sides}, {as_of}" + ("; the one is a copy of the other, with another value" if is_copy else "")


def _support(stated: Sequence[Stated]) -> str:
    articles, origins = {one.told.event.article for one in stated}, {one.told.witness for one in stated}
    return f"{_count(len(articles), 'article')} of {_count(len(origins), 'origin')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
