"""States and territories by their many names: Norway, Norwegians, Oslo, the Kremlin, Catalonia, Mumbai.

The words that news uses for states are the registry's own (`data/states.toml`, `data/ended_states.toml`,
`data/places.toml`); formal names (`data/formal_names.toml`) are generated from ISO 3166 and CLDR by `build_states`, so
that a look-up loads neither.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from typing import Any

from dateline.registry.data_files import read_data
from dateline.registry.name_table import NameTable
from dateline.registry.sectors import Sector
from dateline.registry.years import may_hold


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
    """A state or territory; `country` is its ISO 3166-1 alpha-3 code (XKX for Kosovo), 3166-3 for one that ended.

    `sovereign` is the code of the state that a territory belongs to, "" for a state of its own. `years` are those of
    a state that ended, as in `registry.years`, and `successors` the codes of the states on its land since.
    """

    country: str
    name: str
    takes_article: bool = False
    sovereign: str = ""
    years: str = ""
    successors: tuple[str, ...] = ()

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
    degrees. `sector` is told by metonyms only. `ambiguous_with` says in words what else the form often means. `years`
    are those in which the form was used of the state ("Zaire"), as in `registry.years`; "" is at any time.
    """

    state: State
    form: StateForm
    is_plural: bool = False
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    sector: Sector = Sector.NONE
    ambiguous_with: str = ""
    years: str = ""

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

    def is_valid_on(self, day: str) -> bool:
        """Whether the form may have been used of the state on an ISO day, month or year."""
        # No look-up drops a form outside its years: an article of 2024 tells of Zaire in 1975, and means that state.
        return may_hold(self.years, day)


def find_state(surface: str) -> StateName | None:
    """The state that `surface` stands for, such as "the U.S.", "Danes", "Kiev's", "Downing Street"."""
    return _names().find(surface)


def longest_state(words: Sequence[str], start: int) -> tuple[StateName, int] | None:
    """The state named by the most words from `start` on, and how many they are; a leading "the" is not one."""
    return _names().longest(words, start)


def find_in_context(word: str, countries: frozenset[str]) -> StateName | None:
    """The state that a word stands for in an article that names these: "the North" where both Koreas are."""
    row = read_data("places")["contextual"].get(word)
    if row is None or not countries.issuperset(row["beside"]):
        return None
    form = StateForm.ADJECTIVE if word.endswith("ern") else StateForm.METONYM
    return StateName(states()[row["in"]], form)


def has_context(countries: frozenset[str]) -> bool:
    """Whether words have a sense of their own in an article that names these states."""
    return any(countries.issuperset(row["beside"]) for row in read_data("places")["contextual"].values())


def find_country(country: str) -> State | None:
    """The state with this alpha-3 code."""
    return states().get(country)


@cache
def states() -> dict[str, State]:
    """Every state and territory by alpha-3 code, those that ended after those there are."""
    return {code: _state(code, row) for code, row in _rows()}


def every_state_name() -> Iterator[tuple[str, StateName]]:
    """Every form with its meaning, in order of precedence; a form occurs twice where two states share it."""
    ambiguous: dict[str, str] = read_data("places")["ambiguous"]
    years: dict[str, str] = read_data("places")["years"]
    by_form: dict[StateForm, list[tuple[str, StateName]]] = {form: [] for form in StateForm}
    for surface, name in (*_names_of_states(), *_names_of_places()):
        noted = replace(name, ambiguous_with=ambiguous.get(surface, ""), years=years.get(surface, name.state.years))
        by_form[name.form].append((surface, noted))
    for entries in by_form.values():
        yield from entries


@cache
def _names() -> NameTable[StateName]:
    return NameTable(every_state_name())


def _rows() -> Iterator[tuple[str, dict[str, Any]]]:
    yield from read_data("states").items()
    yield from read_data("ended_states").items()


def _state(code: str, row: dict[str, Any]) -> State:
    return State(
        country=code,
        name=row["name"],
        takes_article=row.get("the", False),
        sovereign=row.get("of", ""),
        years=f"{row['start']}/{row['end']}" if "end" in row else "",
        successors=tuple(row.get("successors", ())),
    )


def _names_of_states() -> Iterator[tuple[str, StateName]]:
    formal: dict[str, list[str]] = read_data("formal_names")
    for code, row in _rows():
        names = (row["name"], *row.get("also", ()), *formal.get(code, ()))
        for words, form, is_plural in (
            (names, StateForm.NAME, False),
            (row.get("adjectives", ()), StateForm.ADJECTIVE, False),
            (row.get("citizen", ()), StateForm.DEMONYM, False),
            (row.get("citizens", ()), StateForm.DEMONYM, True),
        ):
            for word in words:
                yield word, StateName(states()[code], form, is_plural)


def _names_of_places() -> Iterator[tuple[str, StateName]]:
    places = read_data("places")
    for form in (StateForm.CAPITAL, StateForm.METONYM, StateForm.REGION, StateForm.CITY):
        for place, row in places[form.value].items():
            named = _place_name(form, place, row=row)
            yield from ((surface, named) for surface in (place, *row.get("also", ())))
            yield from ((surface, replace(named, is_plural=True)) for surface in row.get("people", ()))


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
