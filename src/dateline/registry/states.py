"""States and territories by their many names: Norway, Norwegians, Oslo, the Kremlin, Catalonia, Mumbai.

The words that news uses for states are the registry's own (`data/states.toml`, `data/places.toml`); formal names
(`data/formal_names.toml`) are generated from ISO 3166 and CLDR by `build_states`, so that a look-up loads neither.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from typing import Any

from dateline.registry.data_files import read_data
from dateline.registry.name_table import NameTable
from dateline.registry.sectors import Sector


class StateForm(Enum):
    """By which kind of word a state is named; earlier members win where two share a word."""

    NAME = "name"
    ADJECTIVE = "adjective"  # "Norwegian", also where it is the noun for one citizen
    DEMONYM = "demonym"  # "Norwegians", "a Dane"
    CAPITAL = "capital"  # capitals and seats of government
    METONYM = "metonym"  # "the Kremlin"
    REGION = "region"  # parts of a state: "Catalonia", "Texas"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory; `country` is its ISO 3166-1 alpha-3 code (XKX for Kosovo)."""

    country: str
    name: str
    takes_article: bool = False

    @property
    def id(self) -> str:
        """The actor's id, such as "state/NOR"."""
        return f"state/{self.country}"

    @property
    def phrase(self) -> str:
        """The name as it stands in a sentence: "Norway", "the Netherlands"."""
        return f"the {self.name}" if self.takes_article else self.name


@dataclass(frozen=True, slots=True)
class StateName:
    """A word or words that stand for `state`.

    `place` is the standard name of a capital, city, region or metonym ("Kyiv" for "Kiev"), its coordinates are in
    degrees. `sector` is told by metonyms only. `ambiguous_with` says in words what else the form often means.
    """

    state: State
    form: StateForm
    is_plural: bool = False
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    sector: Sector = Sector.NONE
    ambiguous_with: str = ""

    @property
    def id(self) -> str:
        """The id of the state."""
        return self.state.id

    @property
    def country(self) -> str:
        """The alpha-3 code of the state."""
        return self.state.country

    @property
    def is_ambiguous(self) -> bool:
        """Whether the form, capital letters included, often means something else."""
        return bool(self.ambiguous_with)


def find_state(surface: str) -> StateName | None:
    """The state that `surface` stands for, such as "the U.S.", "Danes", "Kiev's", "Downing Street"."""
    return _names().find(surface)


def longest_state(words: Sequence[str], start: int) -> tuple[StateName, int] | None:
    """The state named by the most words from `start` on, and how many they are; a leading "the" is not one."""
    return _names().longest(words, start)


def find_country(country: str) -> State | None:
    """The state with this alpha-3 code."""
    return states().get(country)


@cache
def states() -> dict[str, State]:
    """Every state and territory, by alpha-3 code."""
    return {code: State(code, row["name"], row.get("the", False)) for code, row in read_data("states").items()}


def every_state_name() -> Iterator[tuple[str, StateName]]:
    """Every form with its meaning, in order of precedence; a form occurs twice where two states share it."""
    ambiguous: dict[str, str] = read_data("places")["ambiguous"]
    by_form: dict[StateForm, list[tuple[str, StateName]]] = {form: [] for form in StateForm}
    for surface, name in (*_names_of_states(ambiguous), *_names_of_places(ambiguous)):
        by_form[name.form].append((surface, name))
    for entries in by_form.values():
        yield from entries


@cache
def _names() -> NameTable[StateName]:
    return NameTable(every_state_name())


def _names_of_states(ambiguous: dict[str, str]) -> Iterator[tuple[str, StateName]]:
    formal: dict[str, list[str]] = read_data("formal_names")
    for code, row in read_data("states").items():
        names = (row["name"], *row.get("also", ()), *formal.get(code, ()))
        for words, form, is_plural in (
            (names, StateForm.NAME, False),
            (row.get("adjectives", ()), StateForm.ADJECTIVE, False),
            (row.get("citizen", ()), StateForm.DEMONYM, False),
            (row.get("citizens", ()), StateForm.DEMONYM, True),
        ):
            for word in words:
                yield word, StateName(states()[code], form, is_plural, ambiguous_with=ambiguous.get(word, ""))


def _names_of_places(ambiguous: dict[str, str]) -> Iterator[tuple[str, StateName]]:
    places = read_data("places")
    for form in (StateForm.CAPITAL, StateForm.METONYM, StateForm.REGION, StateForm.CITY):
        for place, row in places[form.value].items():
            named = _place_name(form, place, row=row)
            for surface in (place, *row.get("also", ())):
                yield surface, replace(named, ambiguous_with=ambiguous.get(surface, ""))
            for surface in row.get("people", ()):
                yield surface, replace(named, is_plural=True, ambiguous_with=ambiguous.get(surface, ""))


def _place_name(form: StateForm, place: str, *, row: dict[str, Any]) -> StateName:
    latitude, longitude = row.get("at", (None, None))
    return StateName(
        state=states()[row["in"]],
        form=form,
        place=place,
        latitude=latitude,
        longitude=longitude,
        sector=Sector(row.get("sector", "")),
    )
