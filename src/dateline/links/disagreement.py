"""Disagreement: two claims that cannot both hold after normalisation, kept side by side."""

from dataclasses import dataclass
from enum import Enum

from dateline.articles.span import Span


class Slot(Enum):
    """What two tellings of one occurrence disagree about."""

    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    PARTICIPANT = "participant"
    DOER = "doer"
    WHETHER = "whether"  # whether it happened at all


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One slot of one occurrence, two values with the events and words that give them and the day each is as of."""

    id: str
    slot: Slot
    first: str
    second: str
    first_event: str
    second_event: str
    first_words: Span
    second_words: Span
    reason: str
