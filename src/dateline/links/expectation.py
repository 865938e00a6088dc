"""Expectation: an announced, promised or forecast event with a due interval, and its verdict."""

from dataclasses import dataclass
from enum import Enum

from dateline.articles.span import Span


class Verdict(Enum):
    """What has become of an expectation."""

    OPEN = "open"  # no article tells its outcome
    FULFILLED = "fulfilled"  # it took place as expected
    CHANGED = "changed"  # it took place, or is now expected, on another day, at another place or by another person
    MISSED = "missed"  # its days have passed without it: so an article says, or later ones on its actors are silent
    CONTRADICTED = "contradicted"  # an article says that it did not or will not take place


@dataclass(frozen=True, slots=True)
class Expectation:
    """What an event made one expect when it was read, and what settled it.

    `event` is the id of the planned, promised or forecast event; `holder` who let it be expected ("" for the outlet);
    `due` the first and last day, each ISO at the granularity of the text, None where open; `criterion` says in words,
    fixed when the event was read, what would settle it. `outcome` is the id of the event that settles it and `words`
    its sentence; both are empty while it is open, or missed in silence.
    """

    id: str
    event: str
    holder: str
    due: tuple[str | None, str | None]
    criterion: str
    verdict: Verdict
    outcome: str = ""
    words: Span | None = None
    changes: tuple[str, ...] = ()
    reason: str = ""
