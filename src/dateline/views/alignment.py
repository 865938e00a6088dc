"""Alignment: which rows of a record tell the acts that a person marked in a report, and what of each is right."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dateline.articles.span import Span
from dateline.events.event import Event, EventType, Role, Status

FIELDS = ("type", "actors", "recipients", "when", "status", "said_by")
# A row that is right in these could be published.
WHOLE = frozenset(FIELDS) - {"said_by"}

# A trigger of more words marks a stretch of text, not an act.
_LONGEST_TRIGGER = 6
_WORD = re.compile(r"\w+")
_EMPTY_WORDS = frozenset({"the", "a", "an", "of", "s"})


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of an act as far as it is compared: countries of those who take part, first day, nearest source.

    `when` is an ISO date as fine as it is known, None without one. `source` are the words of the nearest source,
    None in the outlet's own voice.
    """

    sentence: Span
    trigger: Span
    type: EventType
    actors: frozenset[str]
    recipients: frozenset[str]
    when: str | None
    status: Status
    source: frozenset[str] | None


class Pair(NamedTuple):
    """Positions of a telling by hand and of a row that tell the same act, with the fields of the row that are right."""

    by_hand: int
    row: int
    right: frozenset[str]

    @property
    def is_whole(self) -> bool:
        """Whether the row is right in everything that makes it fit to publish."""
        return self.right >= WHOLE


def telling_of(event: Event, text: str) -> Telling:
    """An event of the record in the form that is compared; `text` is its article's."""
    return Telling(
        sentence=event.sentence,
        trigger=event.trigger,
        type=event.type,
        actors=_countries(event.actors),
        recipients=_countries(event.recipients),
        when=event.when.start if event.when else None,
        status=event.status,
        source=source_words([role.span.of(text) for role in event.said_by]),
    )


def source_words(sources: Sequence[str]) -> frozenset[str] | None:
    """The words that tell the first of several sources from others, in lower case; None when there is no source."""
    return frozenset(_WORD.findall(sources[0].lower())) - _EMPTY_WORDS if sources else None


def align(by_hand: Sequence[Telling], rows: Sequence[Telling], *, text: str) -> list[Pair]:
    """The pairs that tell the same act of an article, each telling in one pair at most.

    A pair can be where the sentences overlap by half of what they cover together and the triggers share a character.
    Pairs of one type go first, then those with more fields right, then those earlier in the text.
    """
    short = [place for place, row in enumerate(rows) if len(row.trigger.of(text).split()) <= _LONGEST_TRIGGER]
    possible = [
        Pair(number, place, find_right(told, rows[place]))
        for number, told in enumerate(by_hand)
        for place in short
        if _is_same_place(told, rows[place])
    ]
    return _one_to_one(sorted(possible, key=lambda pair: ("type" not in pair.right, -len(pair.right))))


def find_right(by_hand: Telling, row: Telling) -> frozenset[str]:
    """The fields in which a row says what the telling by hand says."""
    answers = {
        "type": by_hand.type is row.type,
        "actors": by_hand.actors == row.actors,
        "recipients": by_hand.recipients == row.recipients,
        "when": _is_same_day(by_hand.when, row.when),
        "status": by_hand.status is row.status,
        "said_by": _is_same_source(by_hand.source, row.source),
    }
    return frozenset(name for name, is_right in answers.items() if is_right)


def _one_to_one(best_first: Sequence[Pair]) -> list[Pair]:
    """The pairs left when each takes both of its tellings away from those after it."""
    taken: set[tuple[str, int]] = set()
    chosen = []
    for pair in best_first:
        sides = {("by hand", pair.by_hand), ("row", pair.row)}
        if not taken & sides:
            taken |= sides
            chosen.append(pair)
    return chosen


def _is_same_place(by_hand: Telling, row: Telling) -> bool:
    """Whether sentences and triggers lie so close that both may tell one act."""
    one, other = by_hand.sentence, row.sentence
    whole = one.joined(other)
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= whole.end - whole.start and by_hand.trigger.overlaps(row.trigger)


def _is_same_day(by_hand: str | None, row: str | None) -> bool:
    """Whether a row gives the day known by hand, or one inside the month or year known by hand."""
    if by_hand is None or row is None:
        return by_hand is row
    return row.startswith(by_hand)


def _is_same_source(by_hand: frozenset[str] | None, row: frozenset[str] | None) -> bool:
    """Whether both name a source and share a word of it, or both name none."""
    if by_hand is None or row is None:
        return by_hand is row
    return not by_hand.isdisjoint(row)


def _countries(roles: Sequence[Role]) -> frozenset[str]:
    """The countries of those who take part, as far as they are known."""
    return frozenset(role.country for role in roles if role.country)
