"""One part of a block after another: who was told alike is put together, the rest is compared and grouped."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from dateline.links.linking import Linking, shipped_linking
from dateline.links.occurrence_candidates import (
    Address,
    find_addresses,
    find_candidates,
    find_part,
    is_between_states,
)
from dateline.links.occurrence_groups import Pair, find_groups
from dateline.links.occurrence_joining import Group
from dateline.links.occurrence_pairs import Judge
from dateline.links.occurrence_profiles import Order, Profile, Profiler, event_of, merge_alike
from dateline.links.told import Told

Scores = Mapping[Pair, float]

ALIKE = "told alike"
# Different tellings compared with each other in a part that is one day: time grows with the square.
COMPARED = 120


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a block: all events in it, and the groups they make."""

    name: str
    members: tuple[Profile, ...]
    groups: tuple[Group, ...]


def find_parts_told(told: Iterable[Told], *, linking: Linking | None = None) -> Iterator[Part]:
    """The parts that events fall into, family by family of acts."""
    linking = linking or shipped_linking()
    by_family: dict[str, list[Told]] = {}
    for one in told:
        for family in linking.families_of(one.event):
            by_family.setdefault(family, []).append(one)
    for family, events in sorted(by_family.items()):
        # What is remembered of one family is of no use to another, and would fill the memory.
        linker = Linker(linking)
        yield from linker.parts(map(linker.profiler.profile, events), family)


class Linker:
    """Groups events; it remembers what acts and parties are to each other, so it is made once for many."""

    def __init__(self, linking: Linking | None = None) -> None:
        linking = linking or shipped_linking()
        self.profiler = Profiler(linking)
        self.judge = Judge(linking)

    def parts(self, profiles: Iterable[Profile], family: str, *, under: str = "") -> Iterator[Part]:
        """The parts of a family, told by its profiles; those under one name alone when that is given."""
        addressed = [(address, profile) for profile in profiles for address in find_addresses(profile, family)]
        for part, inside in sorted(_parts(addressed, under).items()):
            groups = self.part_groups(part, inside) if len(inside) > 1 else ()
            yield Part(part, tuple(inside), tuple(groups))

    def part_groups(self, part: str, profiles: Iterable[Profile]) -> Iterator[Group]:
        """The groups of one part; of a day that cannot be divided, what is told in many ways is cut in order."""
        distinct = merge_alike(profiles)
        for start in range(0, len(distinct), COMPARED):
            yield from self._piece_groups(part, distinct[start : start + COMPARED])

    def _piece_groups(self, part: str, profiles: Sequence[Profile]) -> Iterator[Group]:
        if len(profiles) == 1:
            if len(profiles[0].orders) > 1:
                yield self._group(part, profiles, (0,), {})
            return
        pairs = find_candidates(profiles, of_one_side=not is_between_states(part))
        scores = {(i, j): self.judge.score(profiles[i], profiles[j]) for i, j in pairs}
        for members in find_groups(len(profiles), scores, floor=self.judge.floor):
            if len(members) > 1 or len(profiles[members[0]].orders) > 1:
                yield self._group(part, profiles, members, scores)

    def _group(self, part: str, profiles: Sequence[Profile], members: Sequence[int], scores: Scores) -> Group:
        reasons: dict[Order, str] = {}
        for place, member in enumerate(members):
            first, *others = profiles[member].orders
            if others:
                reasons |= dict.fromkeys(others, ALIKE)
            reasons[first] = self._reason(profiles, member, members[:place], scores) if place else ""
        orders = sorted(reasons)
        states = sorted(frozenset().union(*(profiles[member].states for member in members)))
        return Group(part, tuple(map(event_of, orders)), tuple(map(reasons.__getitem__, orders)), tuple(states))

    def _reason(self, profiles: Sequence[Profile], member: int, earlier: Sequence[int], scores: Scores) -> str:
        """What it has in common with the one before it that it is most like, whether these two were compared or not."""

        def score(other: int) -> float:
            found = scores.get((other, member))
            return self.judge.score(profiles[other], profiles[member]) if found is None else found

        return self.judge.reasons(profiles[max(earlier, key=score)], profiles[member])


def _parts(addressed: Sequence[tuple[Address, Profile]], under: str) -> dict[str, list[Profile]]:
    """Profiles by the part they fall into; under one name, all of its events are given, and no others count."""
    inside = [(address, profile) for address, profile in addressed if not under or under in address]
    sizes: dict[str, float] = {}
    addresses = Counter(address for address, _ in inside)
    for address, count in addresses.items():
        for name in address:
            sizes[name] = sizes.get(name, 0) + count
    if under:
        sizes |= dict.fromkeys((name for address, _ in inside for name in address[: address.index(under)]), inf)
    part_of = {address: find_part(address, sizes.__getitem__) for address in addresses}
    parts: dict[str, list[Profile]] = {}
    for address, profile in inside:
        parts.setdefault(part_of[address], []).append(profile)
    return parts
