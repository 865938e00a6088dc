"""Occurrence: one thing in the world that events of several articles tell of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Ids of the events that tell of one thing, in order of publication, then of text.

    `id` comes from the content of its earliest event, so that a later article does not rename it. `reasons` say, for
    each event after the first, why it joined: "same act, same actors, 2024-06-18 within 2024-06".
    """

    id: str
    events: tuple[str, ...]
    reasons: tuple[str, ...]
