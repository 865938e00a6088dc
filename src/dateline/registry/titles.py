"""Titles of offices: which of them mean one office, and who is meant by "the leader"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.registry.data_files import read_data
from dateline.registry.offices import OfficeKind, Tenure

_PROVISIONAL = ("acting ", "interim ", "caretaker ", "transitional ", "de facto ", "provisional ")
_BRITISH = {"defense": "defence", "labor": "labour", "advisor": "adviser", "counselor": "counsellor"}
_PERSON = {"chairwoman": "chairman", "chairperson": "chairman", "chair": "chairman"}
_WORD = re.compile(r"[^\W_]+")
_OF = re.compile(r"(minister|secretary) (?:of|for) (?:the )?(?!state\b)(.+)")


@dataclass(frozen=True, slots=True)
class Office:
    """What a title may mean: offices of these plain titles, or of these kinds."""

    titles: frozenset[str]
    kinds: frozenset[OfficeKind]
    is_provisional: bool = False

    def is_of(self, tenure: Tenure) -> bool:
        """Whether a tenure is of this office; an acting holder is one, a regular one does not act."""
        is_provisional = _without_provisional(plain_title(tenure.title))[1]
        is_meant = self.names(tenure) or bool(self.kinds & tenure.kinds)
        return is_meant and (is_provisional or not self.is_provisional)

    def names(self, tenure: Tenure) -> bool:
        """Whether the title of a tenure is one of this office's: nearer than one that is only of its kind."""
        return _without_provisional(plain_title(tenure.title))[0] in self.titles


def plain_title(title: str) -> str:
    """A title as the tables have it: "Minister for Foreign Affairs" gives "foreign affairs minister"."""
    words = (_BRITISH.get(word, _PERSON.get(word, word)) for word in _WORD.findall(title.lower()))
    plain = " ".join(words)
    return _OF.sub(r"\2 \1", plain) if _OF.fullmatch(plain) else plain


@lru_cache(maxsize=4096)
def find_office(of: str, title: str) -> Office:
    """What a title means in a state or organisation; for "leader" see `leading`."""
    asked, is_provisional = _without_provisional(plain_title(title))
    titles = {asked, *_same_everywhere().get(asked, ()), *read_data("titles")["wider"].get(asked, ())}
    titles.update(*(row for row in read_data("titles")["states"].get(of, ()) if asked in row))
    return Office(frozenset(titles), _kinds().get(asked, frozenset()), is_provisional)


@lru_cache(maxsize=4096)
def kinds_of(title: str) -> str:
    """The kinds of an office by its title alone, with "+" between them, as imports need them."""
    plain = plain_title(title)
    kinds = _kinds().get(plain, frozenset())
    if plain in read_data("titles")["heads"]["of_state"]:
        kinds = frozenset((OfficeKind.HEAD_OF_STATE,))
    elif plain in _same_everywhere()["prime minister"] or plain in read_data("titles")["heads"]["of_government"]:
        kinds = frozenset((OfficeKind.HEAD_OF_GOVERNMENT,))
    return "+".join(sorted(kinds)) or OfficeKind.OTHER


def leading(of: str, tenures: Iterable[Tenure]) -> list[Tenure]:
    """The tenures of those who lead a state, out of all its tenures at the time."""
    leads, every = read_data("leads"), list(tenures)
    titles = leads["title"].get(of)
    if titles:
        return [tenure for tenure in every if _without_provisional(plain_title(tenure.title))[0] in titles]
    state = [tenure for tenure in every if OfficeKind.HEAD_OF_STATE in tenure.kinds]
    government = [tenure for tenure in every if OfficeKind.HEAD_OF_GOVERNMENT in tenure.kinds]
    both = [tenure for tenure in state if OfficeKind.HEAD_OF_GOVERNMENT in tenure.kinds]
    return both or (state if of in leads["head_of_state"] else government or state)


def _without_provisional(title: str) -> tuple[str, bool]:
    for opening in _PROVISIONAL:
        if title.startswith(opening):
            return title.removeprefix(opening), True
    return title, False


@cache
def _same_everywhere() -> dict[str, frozenset[str]]:
    same: dict[str, frozenset[str]] = {}
    for row in read_data("titles")["titles"]["same"]:
        for title in row:
            same[title] = same.get(title, frozenset()) | frozenset(row)
    return same


@cache
def _kinds() -> dict[str, frozenset[OfficeKind]]:
    rows: dict[str, list[str]] = read_data("titles")["kinds"]
    return {title: frozenset((OfficeKind(kind),)) for kind, titles in rows.items() for title in titles}
