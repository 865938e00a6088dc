"""Occurrences when news arrives: the parts that new events fall into are grouped again, and no others.

An event falls into another part where one has grown too large, or so small that it is whole again. The `region` of a
change is the larger of the two parts, before and after: all that lies under its name is read and grouped.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.links.occurrence import Occurrence
from dateline.links.occurrence_candidates import LARGEST, WHOLE, Address, find_addresses, find_part
from dateline.links.occurrence_joining import Group, join_groups
from dateline.links.occurrence_linker import Linker, Part
from dateline.links.occurrence_profiles import Profile, Profiler, order_of
from dateline.links.occurrences import addresses_of
from dateline.links.recorded_news import read_told_of
from dateline.links.told import Told
from dateline.record.link_memory import LinkMemory, PartRow


@dataclass(frozen=True, slots=True)
class Closed:
    """Occurrences that share no group with any other, and the events they are made of, by id."""

    occurrences: Sequence[Occurrence]
    told: Mapping[str, Told]

    def tellings(self) -> Iterator[list[Told]]:
        """The events of each occurrence."""
        return ([self.told[event] for event in occurrence.events] for occurrence in self.occurrences)


def part_row(part: Part) -> PartRow:
    """A part as it is remembered."""
    groups = [[group.events, group.reasons, group.states] for group in part.groups]
    return PartRow(part.name, tuple(profile.orders[0][-1] for profile in part.members), json.dumps(groups))


def group_again(memory: LinkMemory, new: Sequence[Told], gone: Sequence[Told]) -> frozenset[str]:
    """Group the parts again that events join or leave; the events of all groups that are not as they were."""
    return _Regrouping(memory, new, gone).run()


def join_again(memory: LinkMemory, events: Iterable[str]) -> Closed:
    """The occurrences of events, and of all that groups connect them with, as the remembered groups make them."""
    profiler, told, groups = Profiler(), dict[str, Told](), set[Group]()
    by_event: defaultdict[str, set[Group]] = defaultdict(set)
    looked_up, wanted = set[str](), set(events)
    while wanted:
        found = read_told_of(memory.connection, wanted)
        told |= found
        names = {name for one in found.values() for address in addresses_of(one, profiler) for name in address}
        for group in (group for row in memory.part_rows(names - looked_up) for group in _groups(row)):
            for event in group.events:
                by_event[event].add(group)
        looked_up |= names
        reached = {group for event in found for group in by_event[event]}
        groups |= reached
        wanted = {event for group in reached for event in group.events} - told.keys()
    return Closed(join_groups(groups, map(order_of, told.values())), told)


class _Regrouping:
    """New events and those that no longer are, by the names of their addresses."""

    def __init__(self, memory: LinkMemory, new: Sequence[Told], gone: Sequence[Told]) -> None:
        self.memory = memory
        self.linker = Linker()
        self._gone = {one.event.id for one in gone}
        self._known = {one.event.id: self.linker.profiler.profile(one) for one in new}
        self._change = Counter[str]()
        self._loss = Counter[str]()
        self._new: defaultdict[str, list[str]] = defaultdict(list)
        self._addresses: set[Address] = set()
        for profile in self._known.values():
            for address in _addresses(profile):
                self._addresses.add(address)
                for name in address:
                    self._change[name] += 1
                    self._new[name].append(profile.orders[0][-1])
        for address in (address for one in gone for address in _addresses(self.linker.profiler.profile(one))):
            self._addresses.add(address)
            self._change.subtract(address)
            self._loss.update(address)
        self._before = cache(self._size)

    def run(self) -> frozenset[str]:
        """Group every region again; the events of the groups that differ."""
        regions = {name: list(self.memory.part_rows_under(name)) for name in self._regions()}
        self._read(row for rows in regions.values() for row in rows)
        changed: set[str] = set()
        for name, rows in regions.items():
            parts = list(self._parts(name, rows))
            self.memory.drop_parts(row.name for row in rows)
            self.memory.put_parts(map(part_row, parts))
            before = {group for row in rows for group in _groups(row)}
            after = {group for part in parts for group in part.groups}
            changed.update(event for group in before ^ after for event in group.events)
        return frozenset(changed)

    def _regions(self) -> set[str]:
        """The names under which something changes, none of them under another."""
        roots = {address: self._root(address) for address in self._addresses}
        names = {address[place] for address, place in roots.items()}
        return {address[place] for address, place in roots.items() if names.isdisjoint(address[:place])}

    def _root(self, address: Address) -> int:
        """The place, in an address, of the larger of the parts it leads to before and after the news."""
        parts = find_part(address, self._before), find_part(address, self._after)
        return min(map(address.index, parts))

    def _size(self, name: str) -> int:
        return self.memory.size(name, max(WHOLE, LARGEST) + self._loss[name])

    def _after(self, name: str) -> int:
        return self._before(name) + self._change[name]

    def _read(self, rows: Iterable[PartRow]) -> None:
        wanted = {event for row in rows for event in row.events} - self._known.keys() - self._gone
        for event, told in read_told_of(self.memory.connection, wanted).items():
            self._known[event] = self.linker.profiler.profile(told)

    def _parts(self, region: str, rows: Iterable[PartRow]) -> Iterator[Part]:
        stay = {event for row in rows for event in row.events} - self._gone
        profiles = [self._known[event] for event in {*stay, *self._new[region]}]
        return self.linker.parts(profiles, region.partition("/")[0], under=region)


def _addresses(profile: Profile) -> Iterator[Address]:
    for family in profile.act.families:
        yield from find_addresses(profile, family)


def _groups(row: PartRow) -> Iterator[Group]:
    for events, reasons, states in json.loads(row.groups):
        yield Group(row.name, tuple(events), tuple(reasons), tuple(states))
