"""Claim: who says what. The holder chain is nearest first; the outlet's own voice holds no claim."""

from dataclasses import dataclass
from enum import Enum

from dateline.articles.span import Span
from dateline.events.event import Role


class Stance(Enum):
    """What the holder does with the content."""

    ASSERTS = "asserts"  # says it is so
    DENIES = "denies"  # says it is not so
    DOUBTS = "doubts"  # hedges it: suspects, believes, may
    ASKS = "asks"  # wants it: demands, urges, hopes


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement with its holders, the cue that marks it, its content and the ids of the events inside it."""

    id: str
    article: str
    sentence: Span
    holder: tuple[Role, ...]
    cue: Span
    cue_text: str
    content: Span
    content_text: str
    stance: Stance
    is_quote: bool
    events: tuple[str, ...]
