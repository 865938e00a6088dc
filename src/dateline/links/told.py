"""Told: an event with what linking needs to know of the article that tells it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from dateline.events.event import Event


@dataclass(frozen=True, slots=True)
class Told:
    """An event as one article tells it.

    `published` is the article's ISO date or interval ("2024-06-18", "2024-06", "2023-09/2024-01"), "" when unknown;
    `sentence` the text of the event's sentence; `context` the head words of the sentence around the trigger, lower
    case and each once, for comparing what is told when names and dates do not decide. `witness` is the independent
    origin that the article counts for: copies of one text share it.
    """

    event: Event
    published: str
    outlet: str
    witness: str
    sentence: str
    context: Collection[str] = ()


def told_by(told: Told, witnesses: Mapping[str, str]) -> Told:
    """The event as told by the witness of its article; an article without one is its own."""
    witness = witnesses.get(told.event.article, told.witness)
    return told if witness == told.witness else replace(told, witness=witness)
