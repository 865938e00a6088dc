"""Occurrences when news arrives: joined again from the groups of the events concerned, and of all that those reach."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.links.occurrence import Occurrence
from dateline.links.occurrence_joining import Group, join_groups
from dateline.links.occurrence_profiles import order_of
from dateline.links.part_rows import groups_of
from dateline.links.recall import Recall, addresses_of
from dateline.links.told import Told


@dataclass(frozen=True, slots=True)
class Closed:
    """Occurrences that share no group with any other, and the events they are made of, by id."""

    occurrences: Sequence[Occurrence]
    told: Mapping[str, Told]

    def tellings(self) -> Iterator[list[Told]]:
        """The events of each occurrence."""
        return ([self.told[event] for event in occurrence.events] for occurrence in self.occurrences)


def join_again(recall: Recall, events: Iterable[str]) -> Closed:
    """The occurrences of events, and of all that groups connect them with, as the remembered groups make them."""
    told, groups = dict[str, Told](), set[Group]()
    by_event: defaultdict[str, set[Group]] = defaultdict(set)
    looked_up, wanted = set[str](), set(events)
    while wanted:
        found = recall.told(wanted)
        told |= found
        profiles = map(recall.profile, found.values())
        names = {name for profile in profiles for address in addresses_of(profile) for name in address}
        for group in (group for row in recall.memory.part_rows(names - looked_up) for group in groups_of(row)):
            for event in group.events:
                by_event[event].add(group)
        looked_up |= names
        reached = {group for event in found for group in by_event[event]}
        groups |= reached
        wanted = {event for group in reached for event in group.events} - told.keys()
    return Closed(join_groups(groups, map(order_of, told.values())), told)
