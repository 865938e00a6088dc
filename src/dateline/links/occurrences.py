"""Occurrences: events of several articles, and of one, that tell of one thing in the world, whatever their status.

1. Every event has an address for each of its sides, and falls into one part of each (`occurrence_candidates`).
2. Inside a part, pairs are scored (`occurrence_pairs`) and grouped (`occurrence_groups`): a function of the part alone.
3. Occurrences are what groups that share an event make together, over all parts (`occurrence_joining`).

So a new day of news never relinks the past: `relink_groups` groups again the parts that new events fall into and no
others, and what comes out is what linking all from scratch gives. Nothing depends on the order of arrival: who was
told first is a matter of dates and ids.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from dateline.links.linking import shipped_linking
from dateline.links.occurrence import Occurrence
from dateline.links.occurrence_candidates import Address, find_addresses, find_part
from dateline.links.occurrence_joining import Group, join_groups
from dateline.links.occurrence_linker import Linker, Part, find_parts_told
from dateline.links.occurrence_profiles import Profile, Profiler, order_of
from dateline.links.told import Told

__all__ = [
    "Group", "Relinked", "addresses_of", "families_of", "join_groups", "link_groups", "link_occurrences", "link_parts",
    "order_of", "relink_groups",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Relinked:
    """What new events change: the parts whose groups no longer hold, and the groups that take their place."""

    parts: frozenset[str]
    groups: tuple[Group, ...]


def link_occurrences(told: Sequence[Told]) -> list[Occurrence]:
    """All occurrences, those told once included, by when they were first told."""
    return join_groups(link_groups(told), map(order_of, told))


def link_groups(told: Iterable[Told]) -> Iterator[Group]:
    """The groups of every part. Each family of acts (`families_of`) may as well be linked by itself."""
    for part in link_parts(told):
        yield from part.groups


def link_parts(told: Iterable[Told]) -> Iterator[Part]:
    """The parts of blocks that events fall into, with their groups."""
    yield from find_parts_told(told)


def relink_groups(
    new: Iterable[Told], size: Callable[[str], float], inside: Callable[[str], Iterable[Told]]
) -> Relinked:
    """What new events change in the groups that there are.

    `size` counts the events known before under a name of an address (`addresses_of`), `inside` gives them.
    """
    linker, known = Linker(), dict[str, Profile]()

    def profile(one: Told) -> Profile:
        return known.get(one.event.id) or known.setdefault(one.event.id, linker.profiler.profile(one))

    parts: dict[tuple[str, str], list[Profile]] = {}
    for made in map(profile, new):
        for family in made.act.families:
            for part in {find_part(address, size) for address in find_addresses(made, family)}:
                parts.setdefault((part, family), []).append(made)
    groups = (
        group
        for (part, family), added in sorted(parts.items(), key=itemgetter(0))
        for group in linker.groups([*map(profile, inside(part)), *added], family, under=part)
    )
    return Relinked(frozenset(part for part, _ in parts), tuple(groups))


def families_of(told: Told) -> tuple[str, ...]:
    """The families of acts in which an event is looked for: its type, and one that brings several types together."""
    return shipped_linking().families_of(told.event)


def addresses_of(told: Told, profiler: Profiler | None = None) -> list[Address]:
    """The addresses of an event: the names under which those are counted that it may be grouped with."""
    profile = (profiler or Profiler()).profile(told)
    return [address for family in profile.act.families for address in find_addresses(profile, family)]
