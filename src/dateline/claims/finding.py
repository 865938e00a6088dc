"""Finding: something a careful reader would flag in one text, with the words it rests on and the reason."""

from dataclasses import dataclass
from enum import Enum

from dateline.articles.span import Span


class FindingKind(Enum):
    """What is wrong."""

    OFFICE = "wrong_office_holder"  # somebody is given an office that somebody else held then
    DEAD = "dead_person_acting"  # somebody acts after their death
    NAME = "garbled_name"  # a name that nobody bears, where the words beside it say who is meant
    YEARS = "years_do_not_add_up"  # a number of years that does not lead to the date told with it
    DATE = "impossible_date"  # no such day, not on that weekday, an end before its start, or to come and told as past


@dataclass(frozen=True, slots=True)
class Finding:
    """The words in question with the reason for it in a sentence, and what they should probably read ("" if open).

    `rests_on` are the other words that show it: the office beside the name, the date the years are counted from, the
    right name, the same wrong words further on. `rule` names the rule that found it.
    """

    id: str
    article: str
    kind: FindingKind
    sentence: Span
    span: Span
    text: str
    rests_on: tuple[Span, ...]
    reason: str
    should_read: str
    rule: str
