"""Whom news of a part can concern: the events that new ones may be grouped with, and those that these may be.

Groups are joined where the mean of their pairs is above nought, so that events which no chain of such pairs connects
are never in one: those beyond reach of what is new stay grouped as they were. Only events of classes that agree, by
states and kin of act, are compared at all, so that others need not even be read.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from dateline.links.occurrence_candidates import find_candidates
from dateline.links.occurrence_pairs import Judge
from dateline.links.occurrence_profiles import Profile, event_of, merge_alike


class Class(NamedTuple):
    """The states and the kin of act by which `find_candidates` tells events apart; "" for a mode without kin."""

    states: frozenset[str]
    kin: str

    @classmethod
    def of(cls, profile: Profile) -> "Class":
        """The class of an event."""
        return cls(profile.states, profile.act.kin or "")

    def meets(self, other: "Class") -> bool:
        """Whether events of the two are compared."""
        is_one_kin = self.kin == other.kin or not self.kin or not other.kin
        return is_one_kin and (self.states <= other.states or other.states <= self.states)


def by_class(profiles: Iterable[Profile]) -> dict[Class, list[str]]:
    """Events by their class."""
    found: dict[tuple[frozenset[str], str], list[str]] = {}
    for profile in profiles:
        found.setdefault((profile.states, profile.act.kin or ""), []).append(profile.orders[0][-1])
    return {Class(*told): events for told, events in found.items()}


def pack_classes(classes: Mapping[Class, Sequence[str]]) -> tuple[tuple[str, ...], str]:
    """The events of a part, class by class, and the classes with how many events each has, as JSON."""
    packed = _packed(*((one.states, one.kin, len(events)) for one, events in classes.items()))
    return tuple([event for events in classes.values() for event in events]), packed


@lru_cache(maxsize=100_000)
def _packed(*classes: tuple[frozenset[str], str, int]) -> str:
    """States, kin and number of events of classes as JSON: most parts are of one event, and many of these alike."""
    return json.dumps([[sorted(states), kin, count] for states, kin, count in classes])


def unpack_classes(events: Sequence[str], packed: str) -> dict[Class, list[str]]:
    """The events of a part by their class."""
    found, start = dict[Class, list[str]](), 0
    for states, kin, count in json.loads(packed):
        found[Class(frozenset(states), kin)] = list(events[start : start + count])
        start += count
    return found


def find_reached(
    profiles: Iterable[Profile], new: Set[str], judge: Judge, *, of_one_side: bool
) -> tuple[list[Profile], set[str]]:
    """The events of a part that new ones reach, as they are told and by id, when all that may meet them are given."""
    every = list(profiles)
    nodes = [*merge_alike(every), *_as_before(every, new)]
    pairs: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in find_candidates(nodes, of_one_side=of_one_side):
        pairs[one].append(other)
        pairs[other].append(one)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, node in enumerate(nodes):
        for order in node.orders:
            places[event_of(order)].append(place)
    reached: set[int] = set()
    waiting = [place for event in new for place in places[event]]
    while waiting:
        place = waiting.pop()
        if place not in reached:
            reached.add(place)
            waiting += (other for other in pairs[place] if judge.score(nodes[place], nodes[other]) > 0)
            waiting += (other for order in nodes[place].orders for other in places[event_of(order)])
    events = {event_of(order) for place in reached for order in nodes[place].orders}
    return [profile for profile in every if event_of(profile.orders[0]) in events], events


def _as_before(profiles: Sequence[Profile], new: Set[str]) -> list[Profile]:
    """What is told like something new, as it was without that: the words around it may have been fewer."""
    alike = {profile.likeness_key for profile in profiles if event_of(profile.orders[0]) in new}
    return merge_alike(
        profile for profile in profiles if profile.likeness_key in alike and event_of(profile.orders[0]) not in new
    )
