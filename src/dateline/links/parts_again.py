"""Parts of blocks when news arrives: those that events join or leave are grouped again, and no others.

A part that only gains events, and is not divided, keeps the groups that the new ones cannot reach
(`occurrence_reach`). Otherwise an event may fall into another part, where one has grown too large or so small that it
is whole again: the region of such a change is the larger of the two, and all that lies under its name is grouped.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from dateline.events.event import EventType
from dateline.links.occurrence_candidates import Address, find_part, is_between_states, most_events
from dateline.links.occurrence_linker import COMPARED, Linker
from dateline.links.occurrence_profiles import Profile, event_of
from dateline.links.occurrence_reach import Class, by_class, find_reached, unpack_classes
from dateline.links.part_rows import groups_of, part_row, row_of
from dateline.links.recall import Recall, addresses_of
from dateline.links.told import Told
from dateline.record.link_memory import PartRow

_TYPES = frozenset(type.value for type in EventType)


def group_again(recall: Recall, new: Sequence[Told], gone: Sequence[Told]) -> frozenset[str]:
    """Group the parts again that events join or leave; the events of all groups that are not as they were."""
    return _Regrouping(recall, new, gone).run()


@dataclass(slots=True)
class _Gain:
    """A part that gains events: who is in it by class, and the classes that were looked at so far."""

    row: PartRow
    new: list[Profile]
    classes: dict[Class, list[str]]
    near: set[Class] = field(default_factory=set)
    reached: list[Profile] = field(default_factory=list)
    events: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, row: PartRow, new: Iterable[Profile]) -> "_Gain":
        """What new events may reach in a part."""
        gain = cls(row, list(new), unpack_classes(row.events, row.classes))
        gain.reached = gain.new
        return gain

    def look_further(self) -> bool:
        """Whether there are more classes that meet what was reached: they will be looked at."""
        reached = {Class.of(profile) for profile in self.reached}
        found = [one for one in self.classes if one not in self.near and any(map(one.meets, reached))]
        self.near.update(found)
        return bool(found)

    def near_events(self) -> list[str]:
        """The events of the classes looked at."""
        return [event for one in self.near for event in self.classes[one]]

    def reach(self, known: Mapping[str, Profile], linker: Linker) -> None:
        """See how far the new events reach among the classes looked at."""
        inside = [known[event] for event in self.near_events()]
        new = {event_of(profile.orders[0]) for profile in self.new}
        is_of_one_side = not is_between_states(self.row.name)
        self.reached, self.events = find_reached(
            [*inside, *self.new], new, linker.judge, of_one_side=is_of_one_side
        )

    def row_after(self, linker: Linker) -> PartRow:
        """The part with the new events: groups beyond reach stay."""
        for one, events in by_class(self.new).items():
            self.classes.setdefault(one, []).extend(events)
        kept = [group for group in groups_of(self.row) if self.events.isdisjoint(group.events)]
        return row_of(self.row.name, self.classes, [*kept, *linker.part_groups(self.row.name, self.reached)])


class _Regrouping:
    """New events and those that no longer are, by the names of their addresses."""

    def __init__(self, recall: Recall, new: Sequence[Told], gone: Sequence[Told]) -> None:
        self.recall, self.memory = recall, recall.memory
        self._gone = {one.event.id for one in gone}
        self._more, self._less = Counter[str](), Counter[str]()
        self._new: defaultdict[str, list[Profile]] = defaultdict(list)
        self._addresses: set[Address] = set()
        for profile in map(recall.profile, new):
            for address in self._addresses_of(profile):
                self._more.update(address)
                for name in address:
                    self._new[name].append(profile)
        # As they were before, and so not to be remembered.
        for profile in map(recall.linker.profiler.profile, gone):
            for address in self._addresses_of(profile):
                self._less.update(address)
        names = {name for address in self._addresses for name in address}
        self._rows = {row.name: row for row in self.memory.part_rows(names)}
        self._before = cache(self._size)

    def run(self) -> frozenset[str]:
        """Group again what changes; the events of the groups that differ."""
        gains, wholes = list[_Gain](), list[str]()
        for name, address in self._regions().items():
            if self._only_gains(name, address):
                gains.append(_Gain.of(self._rows[name], self._new[name]))
            else:
                wholes.append(name)
        return frozenset(self._regroup(wholes) | self._extend(gains))

    def _addresses_of(self, profile: Profile) -> Iterator[Address]:
        for address in addresses_of(profile):
            self._addresses.add(address)
            yield address

    def _regions(self) -> dict[str, Address]:
        """The names under which something changes, none of them under another, with an address that leads there."""
        places = {address: self._place(address) for address in self._addresses}
        names = {address[place] for address, place in places.items()}
        return {address[place]: address for address, place in places.items() if names.isdisjoint(address[:place])}

    def _place(self, address: Address) -> int:
        """The place, in an address, of the larger of the parts it leads to before and after the news."""
        part = next((place for place, name in enumerate(address) if name in self._rows), None)
        if part is not None and not any(self._less[name] for name in address[:part]):
            return part  # what is above was divided, and has only grown
        return min(map(address.index, (find_part(address, self._before), find_part(address, self._after))))

    def _only_gains(self, name: str, address: Address) -> bool:
        """Whether the part of this name has all its events and some more, and acts of one type alone."""
        if name not in self._rows or self._less[name] or name.partition("/")[0] not in _TYPES:
            return False
        size = len(self._rows[name].events) + self._more[name]
        is_whole = name == address[-1] or size <= most_events(address.index(name))
        return is_whole and size <= COMPARED

    def _size(self, name: str) -> int:
        return self.memory.size(name, max(map(most_events, (0, 1))) + self._less[name])

    def _after(self, name: str) -> int:
        return self._before(name) + self._more[name] - self._less[name]

    def _extend(self, gains: Sequence[_Gain]) -> set[str]:
        """Add events to parts; those of the groups that differ."""
        waiting = list(gains)
        while waiting:
            waiting = [gain for gain in waiting if gain.look_further() or not gain.events]
            known = self.recall.profiles(event for gain in waiting for event in gain.near_events())
            for gain in waiting:
                gain.reach(known, self.recall.linker)
        rows = [(gain.row, gain.row_after(self.recall.linker)) for gain in gains]
        self.memory.put_parts(after for _, after in rows)
        return {event for before, after in rows for event in _changed([before], [after])}

    def _regroup(self, regions: Iterable[str]) -> set[str]:
        """Group all that lies under these names; the events of the groups that differ."""
        rows = {name: list(self.memory.part_rows_under(name)) for name in regions}
        self.recall.told(event for under in rows.values() for row in under for event in row.events)
        changed: set[str] = set()
        for name, before in rows.items():
            after = list(self._parts(name, before))
            self.memory.drop_parts(row.name for row in before)
            self.memory.put_parts(after)
            changed |= _changed(before, after)
        return changed

    def _parts(self, region: str, rows: Iterable[PartRow]) -> Iterator[PartRow]:
        stay = self.recall.profiles(event for row in rows for event in row.events if event not in self._gone)
        profiles = {**stay, **{event_of(profile.orders[0]): profile for profile in self._new[region]}}
        family = region.partition("/")[0]
        return map(part_row, self.recall.linker.parts(profiles.values(), family, under=region))


def _changed(before: Iterable[PartRow], after: Iterable[PartRow]) -> set[str]:
    """The events of the groups that are in some of these rows and not in the others."""
    old, new = ({group for row in rows for group in groups_of(row)} for rows in (before, after))
    return {event for group in old ^ new for event in group.events}
