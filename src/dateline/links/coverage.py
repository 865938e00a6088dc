"""Coverage: the little that judging one occurrence needs to know of all other articles.

Two things are kept: on which days which origins tell of a party, and announcements whose words move a date. Both
are found by key, so that a new day of news touches only the occurrences of the parties it names.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from dateline.events.event import Event, Role, Status
from dateline.links.days import days_published
from dateline.links.presence import Key, Presence
from dateline.links.roles_compared import key_of
from dateline.links.told import Told

# "The council was set to meet on Monday, but will now sit on Friday": words that put one day in the place of another.
_MOVING = re.compile(
    r"\b(?:postpon|reschedul|delay|brought forward|moved (?:to|from|up|back|forward|until)|put (?:off|back)|"
    r"push(?:ed|es)? back|new date|instead of|rather than|originally|initially|"
    r"(?:was|were|had been) (?:set|due|scheduled|supposed|expected|planned|to have|to)\b.{0,120}\bbut\b)",
    re.IGNORECASE | re.DOTALL,
)


class Coverage:
    """Which independent origins tell of whom, and of what kind of act, after a day; which announcements move a date."""

    def __init__(self, told: Iterable[Told] = ()) -> None:
        self._presence = Presence()
        self._moves: dict[Key, list[Told]] = {}
        for one in told:
            self.add(one)

    def add(self, told: Told) -> None:
        """Take in one more event."""
        published, type = days_published(told), told.event.type.value
        if published is not None:
            for party in map(key_of, (*told.event.actors, *told.event.recipients)):
                for key in (("", party), (type, party)):
                    self._presence.add(key, published.first, told.witness)
        if told.event.status is Status.PLANNED and moves_date(told):
            for key in _keys(told.event):
                self._moves.setdefault(key, []).append(told)

    def origins_after(self, roles: Sequence[Role], day: date, *, type: str = "") -> int:
        """How many origins tell of all these parties after that day, of acts of one type only if it is given."""
        return self._presence.origins_after([(type, key_of(role)) for role in roles], day)

    def moves_of(self, event: Event) -> list[Told]:
        """Announcements of the same kind of act by one of the same doers whose words move a date."""
        found = {one.event.id: one for key in _keys(event) for one in self._moves.get(key, ())}
        return [found[id] for id in sorted(found) if id != event.id]


def moves_date(told: Told) -> bool:
    """Whether the words of a sentence put one day in the place of another."""
    return bool(_MOVING.search(told.sentence))


def _keys(event: Event) -> list[Key]:
    return [(event.type.value, key_of(role)) for role in event.actors]
