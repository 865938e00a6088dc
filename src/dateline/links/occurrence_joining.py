"""Groups → occurrences: groups that share an event are of one thing, whichever parts of the record they come from.

But an act told of one state alone, which may be that between it and a second or a third, does not bring these two
together: the states of an occurrence's groups lie within each other. Groups between states come first, then by name.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from dateline.articles.article import content_id
from dateline.links.occurrence import Occurrence
from dateline.links.occurrence_candidates import is_between_states
from dateline.links.occurrence_profiles import Order, event_of

SHARED = "told with another of these events"


@dataclass(frozen=True, slots=True)
class Group:
    """Events that one part of a block holds for one thing: two or more, in order, with why each but the first is.

    `states` are all that act or are acted on in them.
    """

    part: str
    events: tuple[str, ...]
    reasons: tuple[str, ...]
    states: tuple[str, ...] = ()


def join_groups(groups: Iterable[Group], orders: Iterable[Order]) -> list[Occurrence]:
    """The occurrences of the events of these orders, those told once included; by when they were first told.

    Of the groups those are needed that have these events, that share events with such groups, and so on.
    """
    joining = _Joining()
    for group in sorted(groups, key=lambda group: (not is_between_states(group.part), group.part, group.events)):
        joining.add(group)
    members: dict[str, list[str]] = {}
    for order in sorted(orders):
        event = event_of(order)
        members.setdefault(joining.root(event), []).append(event)
    return [joining.occurrence(tuple(events)) for events in members.values()]


class _Joining:
    """Sets of events that grow together, each known by one of them."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}
        self._reasons: dict[str, str] = {}
        self._states: dict[str, frozenset[str]] = {}

    def add(self, group: Group) -> None:
        """Bring a group's events together, unless their states forbid it; the first reason for an event stands."""
        roots = dict.fromkeys(map(self.root, group.events))
        every = [frozenset(group.states), *(self._states[root] for root in roots if root in self._states)]
        if not all(fewer <= more for fewer, more in pairwise(sorted(every, key=len))):
            return
        first, *others = roots
        self._above |= dict.fromkeys(others, first)
        self._states[first] = frozenset().union(*every)
        for event, reason in zip(group.events, group.reasons, strict=True):
            if reason:
                self._reasons.setdefault(event, reason)

    def root(self, event: str) -> str:
        """The event by which its set is known: itself when it is alone."""
        above = self._above
        while (higher := above.get(event, event)) != event:
            above[event] = above.get(higher, higher)
            event = higher
        return event

    def occurrence(self, events: tuple[str, ...]) -> Occurrence:
        """An occurrence of events in order."""
        reasons = tuple(self._reasons.get(event, SHARED) for event in events[1:])
        return Occurrence(content_id("occurrence", events[0]), events, reasons)
