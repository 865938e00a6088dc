"""Occurrences: events of several articles, and of one, that tell of one thing in the world, whatever their status.

1. Every event has an address for each of its sides, and falls into one part of each (`occurrence_candidates`).
2. Inside a part, pairs are scored (`occurrence_pairs`) and grouped (`occurrence_groups`): a function of the part alone.
3. Occurrences are what groups that share an event make together, over all parts (`occurrence_joining`).

So a new day of news never relinks the past: the parts that new events fall into are grouped again and no others
(`parts_again`), and what comes out is what linking all from scratch gives. Nothing depends on the order of arrival:
who was told first is a matter of dates and ids.
"""

from collections.abc import Iterable, Iterator, Sequence

from dateline.links.linking import shipped_linking
from dateline.links.occurrence import Occurrence
from dateline.links.occurrence_joining import Group, join_groups
from dateline.links.occurrence_linker import Part, find_parts_told
from dateline.links.occurrence_profiles import order_of
from dateline.links.told import Told

__all__ = ["Group", "families_of", "join_groups", "link_groups", "link_occurrences", "link_parts", "order_of"]


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


def families_of(told: Told) -> tuple[str, ...]:
    """The families of acts in which an event is looked for: its type, and one that brings several types together."""
    return shipped_linking().families_of(told.event)
