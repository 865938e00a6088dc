"""Who takes part, for comparing: persons by their names, bodies by theirs, all by the state they belong to."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from dateline.articles.normal import normal
from dateline.events.event import UNNAMED, Role
from dateline.links.act_words import fold, stem

_WORD = re.compile(r"[^\W\d_]+")
_EMPTY_WORDS = "the a an of his her their our its my your in and for to he she it they we who this that"
_EMPTY = frozenset(_EMPTY_WORDS.split())


class Likeness(StrEnum):
    """What two parties are to each other."""

    SAME = "same"
    SAME_STATE = "same_state"  # both are one state
    OF_STATE = "of_state"  # one is a state, the other belongs to it
    PERSON_AND_GROUP = "person_and_group"  # of one state: they may be one
    OTHER_BODY = "other_body"  # two bodies or groups of one state
    OTHER_ORGANISATION = "other_organisation"  # two organisations of one state, each by its name
    OTHER_UNKNOWN = "other_unknown"  # two names, and of one the state is not known
    OTHER_COUNTRY = "other_country"
    OTHER_PERSON = "other_person"  # two people of one state: no act of the one is the other's


class Party(NamedTuple):
    """One who takes part: `kind` is that of the id ("person", "state"), or ""; `words` are stems of the name."""

    kind: str
    id: str
    words: frozenset[str]
    country: str | None

    @property
    def is_named(self) -> bool:
        """Whether it has a name of its own, as people and organisations have."""
        return self.kind in ("person", "organisation")


@dataclass(frozen=True, slots=True, eq=False)
class Parties:
    """Those on one side of an act, the states they act for, and the ids of those who have a name and no state.

    Equal only to itself: `number` tells apart.
    """

    number: int
    all: tuple[Party, ...]
    states: frozenset[str]
    others: frozenset[str]


@lru_cache(maxsize=200_000)
def find_party(id: str, name: str, text: str, country: str | None) -> Party:
    """The party that a role names."""
    kind, _, own = id.partition("/")
    said = [fold(word) for word in _WORD.findall(name or normal(text).text)]
    # Two whom nobody names need not be one, whatever the state is called.
    words = {stem(word) for word in said if len(word) > 1 and word not in _EMPTY} if said[:1] != [UNNAMED] else set()
    if kind in ("person", "organisation"):
        words |= {stem(word) for word in own.split("-") if len(word) > 1}
    return Party(kind, id, frozenset(words), country)


def find_parties(roles: Iterable[Role]) -> tuple[Party, ...]:
    """The parties of roles, in an order of their own: who is named first does not matter."""
    found = {find_party(role.id, role.name, role.text, role.country) for role in roles}
    return tuple(sorted(found, key=lambda party: (party.id, party.country or "", sorted(party.words))))


@lru_cache(maxsize=500_000)
def likeness(party: Party, other: Party) -> Likeness:
    """What two parties are to each other; the same either way."""
    is_known = party.country is not None and other.country is not None
    if is_known and party.country != other.country:
        return Likeness.OTHER_COUNTRY
    if party.kind == "state" == other.kind:
        return Likeness.SAME_STATE if party.id == other.id else Likeness.OTHER_COUNTRY
    if _is_one_name(party, other):
        return Likeness.SAME
    return _of_one_state(party, other) if is_known else Likeness.OTHER_UNKNOWN


def _is_one_name(party: Party, other: Party) -> bool:
    """"Johnson" and "Boris Johnson"; "Pedro Pierluisi" and "Pedro R. Pierluisi Urrutia"."""
    if party.id and party.id == other.id:
        return True
    shared = party.words & other.words
    return bool(shared) and (len(shared) > 1 or shared in (party.words, other.words))


def _of_one_state(party: Party, other: Party) -> Likeness:
    kinds = {party.kind, other.kind}
    if "state" in kinds:
        return Likeness.OF_STATE
    if kinds == {"person"}:
        return Likeness.OTHER_PERSON
    if kinds == {"organisation"}:
        return Likeness.OTHER_ORGANISATION
    return Likeness.PERSON_AND_GROUP if kinds == {"person", "group"} else Likeness.OTHER_BODY


def are_apart(parties: Sequence[Party], others: Sequence[Party]) -> bool:
    """Whether people of one state are named on both sides, and none of them is on both."""
    people, other_people = ([p for p in side if p.kind == "person"] for side in (parties, others))
    found = {(person.country, likeness(person, other)) for person, other in product(people, other_people)}
    same = {country for country, how in found if how is Likeness.SAME}
    return any(how is Likeness.OTHER_PERSON and country not in same for country, how in found)
