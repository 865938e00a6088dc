"""Which events are compared at all: those in one part of a block, when the states of one are among those of the other.

A block is what is told of one side (a state, or one with a name and no state) under one type or family of acts,
"CONSULT/PRK", or what is told between the same states, "CONSULT/PRK+RUS". A block of more than `WHOLE` events is
divided, by kin of mode, then year, quarter, month and day, each part again while it has more than `LARGEST`. The names
of an event's block and of the ever smaller parts it may fall into are its address; which of them is its part follows
from how many events there are under each. So the parts of a block follow from its events alone and are the same
whatever the order of arrival.

A day of news falls into parts of which it makes up, of a year's, one in 365: parts of 12 events mean that grouping
them again costs some 12/365 of the year at most. On generated records of a million events a year, a day touched 1.2 %
of all places in parts; with parts of 32 events it was 2 %, and one pair in twenty more was found.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, product

from dateline.links.occurrence_profiles import Profile

# Events in a block that is not divided: in smaller records an act told months before it took place is found beside it.
WHOLE = 48
LARGEST = 12
# An act of more sides than this is a summit of many, found by the first of them in order of the alphabet.
_MOST_SIDES = 4
_BETWEEN = "+"
# A block's name and those of the parts that an event may fall into, the largest first.
Address = tuple[str, ...]


def find_addresses(profile: Profile, family: str) -> list[Address]:
    """The addresses of an event in a family of acts: one for each side, one for all states together; else of nobody."""
    # Acts of several types have no kin of mode in common.
    kin = (profile.act.kin or "") if family == profile.act.type.value else ""
    blocks = _blocks(family, profile.states, profile.others)
    return [_address(block, kin, profile.period) for block in blocks]


def find_part(address: Address, size: Callable[[str], float]) -> str:
    """The part that an event of this address falls into, `size` being the number of events under a name."""
    fitting = (name for place, name in enumerate(address) if size(name) <= most_events(place))
    return next(fitting, address[-1])


def most_events(place: int) -> int:
    """How many events there may be under the name at a place of an address, if it is not to be divided."""
    return LARGEST if place else WHOLE


def is_between_states(part: str) -> bool:
    """Whether a part is of a block of the same states together, and not of one side."""
    return _BETWEEN in part


def find_candidates(profiles: Sequence[Profile], *, of_one_side: bool = False) -> Iterator[tuple[int, int]]:
    """Pairs of places in a part, the lower first: those whose states and modes agree as far as both are told.

    In a part `of_one_side`, acts between the same several states are left to the part that these have together. The
    modes of two types, in a family that brings these together, agree.
    """
    alike: dict[tuple[frozenset[str], str | None], list[int]] = {}
    are_of_one_type = len({profile.act.type for profile in profiles}) == 1
    for place, profile in enumerate(profiles):
        alike.setdefault((profile.states, profile.act.kin if are_of_one_type else None), []).append(place)
    for (states, _), places in alike.items():
        if len(states) < 2 or not of_one_side:
            yield from combinations(places, 2)
    for ((states, kin), places), ((others, other_kin), other_places) in combinations(alike.items(), 2):
        is_one_kin = kin == other_kin or kin is None or other_kin is None
        if is_one_kin and (states <= others or others <= states):
            for one, other in product(places, other_places):
                yield (one, other) if one < other else (other, one)


@lru_cache(maxsize=100_000)
def _blocks(family: str, states: frozenset[str], others: frozenset[str]) -> tuple[str, ...]:
    """The names of the blocks of an event between these: of all states together, then of each side."""
    sides = sorted(states | others)[:_MOST_SIDES] or [""]
    together = [_BETWEEN.join(sorted(states))] if len(states) > 1 else []
    return tuple(f"{family}/{side}" for side in (*together, *sides))


@lru_cache(maxsize=100_000)
def _address(block: str, kin: str, period: str) -> Address:
    """Block, kin of mode, year, quarter, month and day; a month told as such stays beside the days of that month."""
    names = [block]
    for part in (kin, period[:4], _quarter(period), period[:7], period):
        names.append(f"{names[-1]}/{part}")
    return tuple(names)


def _quarter(period: str) -> str:
    return f"{period[:4]}-Q{(int(period[5:7]) + 2) // 3}" if len(period) > 4 else period
