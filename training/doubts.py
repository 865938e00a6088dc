"""What is allowed in the annotated text and yet deserves a second look."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.events.event import Status
from dateline.registry.states import find_country
from training.annotated import Annotated, MarkedEvent, Party, Range, Ranges
from training.overlap import own_overlaps

LONGEST_TRIGGER = 4  # words: "threw its weight behind"
_PREPOSITION = re.compile(r"(since|by|within|until|till|before|after|in|on|at(?! least| most)|during|from|for) ", re.I)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile("|".join(_DAYS))
_TOLD = (Status.ALLEGED, Status.DENIED)
_HEDGE = re.compile(
    r"\b(reported|reportedly|alleged|allegedly|apparent|apparently|accused|suspected|purported|purportedly|supposed|"
    r"supposedly|rumou?red|believed|thought|said|claimed|blamed|den(y|ies|ied|ying|ial|ials))\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """What may be wrong in the sentence at `where`, with the words it is about."""

    kind: str
    where: str
    words: str


def find_doubts(sentences: Sequence[Annotated]) -> Iterator[Doubt]:
    """All doubts, by kind, in the order of the sentences."""
    for kind, check in _CHECKS.items():
        for sentence in sentences:
            yield from (Doubt(kind, sentence.where, words) for words in check(sentence))
    yield from _said_twice(sentences)
    for overlap in own_overlaps(sentences):
        yield Doubt("near duplicate", overlap.where, f"{overlap.other} has {overlap.words!r} too")


def _said_twice(sentences: Iterable[Annotated]) -> Iterator[Doubt]:
    first: dict[str, str] = {}
    for sentence in sentences:
        if first.setdefault(sentence.text, sentence.where) != sentence.where:
            yield Doubt("said twice", sentence.where, f"stands at {first[sentence.text]} already")


def _told_by_nobody(sentence: Annotated) -> Iterator[str]:
    """Alleged or denied acts that stand in no content of an attribution, in a sentence without a word of doubt."""
    contents = [at for said in sentence.attributions for at in said.content]
    for event in sentence.events:
        is_told = any(start <= event.trigger[0][0] < end for start, end in contents)
        if event.status in _TOLD and not is_told and not _HEDGE.search(sentence.text):
            yield f"{event.status.value} {_words(sentence, event.trigger)!r}"


def _with_preposition(sentence: Annotated) -> Iterator[str]:
    times = [expression for expression, _ in sentence.times]
    whens = [(at,) for event in sentence.events for at in event.when]
    for words in dict.fromkeys(_words(sentence, at) for at in [*times, *whens]):
        if _PREPOSITION.match(words):
            yield repr(words)


def _undated(sentence: Annotated) -> Iterator[str]:
    """Pieces of `when:` that no T line has."""
    times = {at for expression, _ in sentence.times for at in expression}
    for at in _firsts(at for event in sentence.events for at in event.when):
        if at not in times:
            yield repr(_words(sentence, (at,)))


def _long_triggers(sentence: Annotated) -> Iterator[str]:
    triggers = (_words(sentence, event.trigger) for event in sentence.events)
    return (repr(words) for words in triggers if len(words.split()) > LONGEST_TRIGGER)


def _shared_triggers(sentence: Annotated) -> Iterator[str]:
    triggers = [event.trigger for event in sentence.events]
    return (repr(_words(sentence, at)) for number, at in enumerate(triggers) if at in triggers[:number])


def _wrong_weekdays(sentence: Annotated) -> Iterator[str]:
    for event in sentence.events:
        named = _WEEKDAY.search(_words(sentence, event.when))
        if named and event.day and len(event.day) == 10:
            real = _DAYS[date.fromisoformat(event.day).weekday()]
            if real != named[0]:
                yield f"{_words(sentence, event.when)!r} is {event.day}, a {real}"


def _too_late(sentence: Annotated) -> Iterator[str]:
    """Acts told as done that are dated after the day of publication."""
    for event in sentence.events:
        is_done = event.status in (Status.HAPPENED, Status.ONGOING, Status.ALLEGED)
        if is_done and sentence.published and event.day and event.day > sentence.published:
            yield f"{_words(sentence, event.trigger)!r} {event.status.value} {event.day}, told {sentence.published}"


def _unknown_countries(sentence: Annotated) -> Iterator[str]:
    countries = {party.country for event in sentence.events for party in _parties(event)}
    return (code for code in sorted(filter(None, countries)) if code != "IGO" and not find_country(code))


def _cueless(sentence: Annotated) -> Iterator[str]:
    return (repr(_words(sentence, said.content)) for said in sentence.attributions if not said.cue)


def _parties(event: MarkedEvent) -> tuple[Party, ...]:
    return (*event.who, *event.whom)


def _firsts(ranges: Iterable[Range]) -> list[Range]:
    return list(dict.fromkeys(ranges))


def _words(sentence: Annotated, ranges: Ranges) -> str:
    return " + ".join(sentence.text[start:end] for start, end in ranges)


_CHECKS: dict[str, Callable[[Annotated], Iterable[str]]] = {
    "place not chosen": lambda sentence: sentence.unsure,
    "party without country": lambda sentence: map(repr, sentence.stateless),
    "unknown country": _unknown_countries,
    "told by nobody": _told_by_nobody,
    "no cue": _cueless,
    "time with preposition": _with_preposition,
    "when without T": _undated,
    "wrong weekday": _wrong_weekdays,
    "done after publication": _too_late,
    "long trigger": _long_triggers,
    "one trigger, two events": _shared_triggers,
}
