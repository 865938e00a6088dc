"""What decides whether two events tell of one thing: the weights, kinds and words of `occurrences.toml`."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.events.event import Event, EventType


@dataclass(frozen=True, slots=True)
class PairWeights:
    """Where a sum of log-odds begins, what both sides together count for, and the least it can come to."""

    start: float
    sides: float
    floor: float


@dataclass(frozen=True, slots=True)
class ActWeights:
    """What the words of two acts say."""

    same_mode: float
    same_coded_mode: float
    kin_mode: float
    other_mode: float
    same_word: float
    synonym: float
    other_word: float
    bridge: float


@dataclass(frozen=True, slots=True)
class DayWeights:
    """What the days of two acts say; those that begin with `a_day` are for each day between."""

    same_day: float
    same_start: float
    overlap: float
    next_day: float
    moved: float
    a_day_moved: float
    undated: float
    a_day_undated: float
    a_day_recurring: float
    told_then: float
    a_day_before: float
    a_day_ahead: float
    wrong_way: float


@dataclass(frozen=True, slots=True)
class WordWeights:
    """What the words around two acts and the places say."""

    context: float
    usual: float
    place: float
    other_place: float


@dataclass(frozen=True, slots=True)
class Linking:
    """The tables of `occurrences.toml`: `party` by likeness, the rest by their members.

    `families`, `kin` and `steps` name what an act "type/mode" belongs to, `guests` the side that travels by a stem of
    the mode, `derived` the verb of a word.
    """

    pair: PairWeights
    act: ActWeights
    party: Mapping[str, float]
    days: DayWeights
    words: WordWeights
    recurring: frozenset[EventType]
    mutual: frozenset[EventType]
    alone: frozenset[EventType]
    families: Mapping[str, str]
    kin: Mapping[str, str]
    steps: Mapping[str, str]
    guests: Mapping[str, str]
    derived: Mapping[str, str]
    light: frozenset[str]

    def families_of(self, event: Event) -> tuple[str, ...]:
        """What an event is told as: its type, and the family that brings acts of several types together."""
        family = self.families.get(f"{event.type.value}/{event.mode}")
        return (event.type.value, family) if family else (event.type.value,)

    def kin_of(self, event: Event) -> str:
        """The name of the modes that may tell the same act: the first of them, or the mode that stands alone."""
        return self.kin.get(f"{event.type.value}/{event.mode}", event.mode)


@cache
def shipped_linking() -> Linking:
    """The tables that Dateline ships."""
    return _linking(tomllib.loads(files("dateline.links").joinpath("occurrences.toml").read_text(encoding="utf-8")))


def _linking(table: Mapping[str, Any]) -> Linking:
    return Linking(
        PairWeights(**table["pair"]),
        ActWeights(**table["act"]),
        table["party"],
        DayWeights(**table["days"]),
        WordWeights(**table["words"]),
        recurring=frozenset(map(EventType, table["kinds"]["recurring"])),
        mutual=frozenset(map(EventType, table["kinds"]["mutual"])),
        alone=frozenset(map(EventType, table["kinds"]["alone"])),
        guests=_by_member(table["guests"]),
        families=_by_member(table["families"]),
        kin=dict(_kin(table["kin"])),
        steps=_by_member(table["steps"]),
        derived=_by_member(table["derived"]),
        light=frozenset(table["light"]["words"].split()),
    )


def _by_member(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {member: name for name, members in table.items() for member in members}


def _kin(table: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    for type, classes in table.items():
        for modes in map(str.split, classes):
            yield from ((f"{type}/{mode}", modes[0]) for mode in modes)
