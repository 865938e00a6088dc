"""Stated: one value that one telling gives for a slot, and whether two tellings can disagree at all."""

import re
from dataclasses import dataclass
from datetime import date

from dateline.articles.span import Span
from dateline.events.event import Status
from dateline.links.days import days_published
from dateline.links.roles_compared import are_same
from dateline.links.told import Told

FACTS = (Status.HAPPENED, Status.ONGOING, Status.ALLEGED)
_CORRECTED = re.compile(r"\bcorrect(?:ion|ed|s)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """A value as told: `value` in words, normalised, and the words of the article that give it."""

    told: Told
    value: str
    words: Span

    @classmethod
    def by(cls, told: Told, value: str, words: Span | None = None) -> "Stated":
        """A value whose words are the trigger where it has none of its own."""
        return cls(told, value, words or told.event.trigger)


def are_one_voice(one: Told, other: Told) -> bool:
    """Whether the same one speaks in both: the nearest holder, or the outlet where nobody is named."""
    if one.event.said_by and other.event.said_by:
        return are_same(one.event.said_by[0], other.event.said_by[0])
    return not one.event.said_by and not other.event.said_by and one.outlet == other.outlet


def are_rivals(one: Told, other: Told) -> bool:
    """Whether a difference between two tellings is one between claims that both stand.

    Within an article one voice does not contradict itself: it tells of two things. What a voice says on a later day,
    an outlet in its correction too, takes the place of what it said. A copy that is printed with another value does
    contradict its source.
    """
    if _CORRECTED.search(one.sentence) or _CORRECTED.search(other.sentence):
        return False
    if not are_one_voice(one, other):
        return True
    if one.event.article == other.event.article:
        return False
    return one.outlet != other.outlet or bool(one.event.said_by and are_of_one_day(one, other))


def are_of_one_day(one: Told, other: Told) -> bool:
    """Whether both were published on one known day, so that neither can be the news of a later day."""
    days = (days_published(one), days_published(other))
    return days[0] is not None and days[0] == days[1] and days[0].length == 1


def order_of(told: Told) -> tuple[date, str, int, str]:
    """Where a telling stands: by publication, those of unknown date last, then by article and text."""
    published = days_published(told)
    return (published.first if published else date.max, told.event.article, told.event.trigger.start, told.event.id)
