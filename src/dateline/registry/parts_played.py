"""Common nouns that name parts in politics: "foreign minister", "police", "rebels", "newspaper"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

from dateline.registry.data_files import read_data
from dateline.registry.ministries import every_ministry_noun, every_ministry_speaker
from dateline.registry.name_table import NameTable, name_key
from dateline.registry.sectors import Sector

_MOST_TOKENS = 8
_PLURAL_ENDINGS = {"sis": "ses", "man": "men", "ss": "sses", "s": "s", "ch": "ches", "sh": "shes", "x": "xes"}


class RoleKind(Enum):
    """What plays the part."""

    PERSON = "person"
    GROUP = "group"  # people together: "troops", "opposition"
    BODY = "body"  # an institution: "ministry", "court", "newspaper"


@dataclass(frozen=True, slots=True)
class RolePlayed:
    """The part that a noun names.

    `is_plural` is of the form found: "ministers", and words without a singular such as "police". `needs_state` says
    that it belongs to some state even if the text leaves that out. `office` is a pattern such as
    "Foreign Minister of {state}" for offices that one person bears, else "".
    """

    lemma: str
    sector: Sector
    kind: RoleKind
    needs_state: bool
    office: str = ""
    is_plural: bool = False

    @property
    def is_office(self) -> bool:
        """Whether it is an office that one person bears."""
        return bool(self.office)

    def office_of(self, phrase: str) -> str:
        """The office in print, "Foreign Minister of Russia"; `phrase` is as of `State.phrase`."""
        return self.office.format(state=phrase)


def find_role(lemma: str) -> RolePlayed | None:
    """The part that a lemma or a plural names, in one or several words: "minister", "prime ministers"."""
    return _roles().find(lemma.lower())


def longest_role(words: Sequence[str], start: int) -> tuple[RolePlayed, int] | None:
    """The part named by the most words from `start` on, and how many they are."""
    return _roles().longest([word.lower() for word in words[start : start + _MOST_TOKENS]], 0)


def is_honorific(word: str) -> bool:
    """Whether the word is a title put before a person's name that tells no office: "Mr", "Dr.", "Gen."."""
    return name_key(word).lower() in _honorifics()


def every_role() -> Iterator[tuple[str, RolePlayed]]:
    """Every noun, its plural after it, with the part it names."""
    data = read_data("roles")
    offices: dict[str, str] = data["offices"]
    plurals: dict[str, str] = data["plurals"]
    for group in data["group"]:
        sector, kind = Sector(group["sector"]), RoleKind(group["kind"])
        for lemma in group["nouns"]:
            role = RolePlayed(lemma, sector, kind, needs_state=group["needs_state"], office=offices.get(lemma, ""))
            yield from _in_both_numbers(role, plurals.get(lemma))
        for lemma in group.get("plural_only", ()):
            yield lemma, RolePlayed(lemma, sector, kind, needs_state=group["needs_state"], is_plural=True)
    for kind, names in ((RoleKind.BODY, every_ministry_noun()), (RoleKind.PERSON, every_ministry_speaker())):
        for lemma, ministry in names:
            yield from _in_both_numbers(RolePlayed(lemma, ministry.sector, kind, needs_state=True))


def _in_both_numbers(role: RolePlayed, irregular: str | None = None) -> Iterator[tuple[str, RolePlayed]]:
    yield role.lemma, role
    yield irregular or plural(role.lemma), replace(role, is_plural=True)


def plural(noun: str) -> str:
    """The regular plural of a noun; of several words the last, or the one before "of", takes it."""
    head, of, rest = noun.partition(" of ")
    if of:
        return plural(head) + of + rest
    for ending, plural_ending in _PLURAL_ENDINGS.items():
        if noun.endswith(ending):
            return noun.removesuffix(ending) + plural_ending
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


@cache
def _roles() -> NameTable[RolePlayed]:
    return NameTable(every_role())


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(name_key(word).lower() for word in read_data("roles")["honorifics"])
