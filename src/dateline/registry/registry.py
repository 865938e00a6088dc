"""The registry of people and offices: who bears a name, and who held an office when.

What ships with Dateline and what the user imported answer together. People of two sources who share a name, the country
and the year of birth are one person, as are two ids that the user ruled the same; all others stay apart, and deciding
between them is the caller's business.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from dateline.registry.actors import Actor
from dateline.registry.index import Index
from dateline.registry.index_file import default_path, named_path
from dateline.registry.offices import Tenure
from dateline.registry.parts_played import is_honorific
from dateline.registry.people import SHIPPED, Person
from dateline.registry.shipped import Shipped, load_shipped, shipped_digest
from dateline.registry.titles import find_office, leading, plain_title

_YEAR = 4


class Registry:
    """People and offices, shipped and imported."""

    def __init__(self, shipped: Shipped, index: Index | None = None) -> None:
        """Look up in what is shipped and in an index."""
        self._shipped = shipped
        self.index = index
        self._tenures: dict[str, Sequence[Tenure]] = {}
        self._ids: dict[str, frozenset[str]] = {}

    @classmethod
    def open_default(cls, path: Path | None = None) -> "Registry":
        """The registry with the index at `path`, or that the environment names, else the user's where there is one."""
        named, usual = path or named_path(), default_path()
        return cls.open(named or (usual if usual.exists() else None))

    @classmethod
    def open(cls, path: Path | None = None) -> "Registry":
        """The shipped registry, with the index at `path` if one is given. Raises RegistryError."""
        return cls(load_shipped(), Index(path) if path else None)

    @cached_property
    def digest(self) -> str:
        """What it contains, as a hash."""
        imported = self.index.digest if self.index else ""
        return sha256(f"{shipped_digest()} {imported}".encode()).hexdigest()

    @property
    def shipped_ids(self) -> tuple[str, ...]:
        """The ids of all shipped people."""
        return tuple(self._shipped.people)

    def people_named(self, name: str) -> tuple[Person, ...]:
        """Everybody who bears this whole name, in any of its spellings; exact spelling wins over the others."""
        found = self._named(name)
        bare = _without_honorifics(name)
        return self._each_once(found if found or bare == name else self._named(bare))

    def people_called(self, short: str) -> tuple[Person, ...]:
        """Everybody for whom this word alone stands ("Lavrov", "Kim"); of imports only where their source says so."""
        imported = self.index.people_called(short) if self.index else []
        return self._each_once([*self._known(self._shipped.names.called(short)), *imported])

    def person(self, id: str) -> Person | None:
        """The person with this id."""
        shipped = self._shipped.person(id)
        if shipped or not self.index:
            return shipped
        return next(iter(self.index.people(id)), None)

    def rows_about(self, person_id: str) -> tuple[Person, ...]:
        """Each row about a person, from each source; they may contradict each other."""
        ids = sorted(self._same_ids(person_id), key=lambda id: id != person_id)
        imported = [row for id in ids for row in self.index.people(id)] if self.index else []
        return (*self._known(ids), *imported)

    def tenures_of(self, person_id: str) -> tuple[Tenure, ...]:
        """The offices somebody held, earliest first."""
        found: dict[Tenure, None] = {}
        for id in self._same_ids(person_id):
            found |= dict.fromkeys(self._shipped.tenures_of(id))
            found |= dict.fromkeys(self.index.tenures_of(id) if self.index else ())
        return tuple(sorted(found, key=lambda tenure: tenure.start))

    def holders(self, of: str, title: str, start: str, end: str) -> tuple[Tenure, ...]:
        """Who may have held an office on some of these days; the title in any of its synonyms, "leader" too."""
        office = find_office(of, title)
        shipped = [one for one in self._tenures_at(of) if one.covers(start, end) is not False]
        imported = self.index.holders(of, office) if self.index else []
        held = [tenure for tenure in shipped if office.is_of(tenure)]
        held += [self._settled(tenure) for tenure in imported if tenure.covers(start, end) is not False]
        if not held and plain_title(title) == "leader":
            return tuple(leading(of, shipped))
        return tuple(dict.fromkeys([tenure for tenure in held if office.names(tenure)] or held))

    def longest_actor(self, words: Sequence[str], start: int) -> tuple[Actor, int] | None:
        """The imported or user's organisation, group or state named by the most words from `start` on, and how many."""
        return self.index.longest_actor(words, start) if self.index else None

    def licence(self, source: str) -> str:
        """The licence of a source; "" of what is shipped, which has that of Dateline."""
        return self.index.licence(source) if self.index else ""

    def _tenures_at(self, of: str) -> Sequence[Tenure]:
        if of not in self._tenures:
            self._tenures[of] = self._shipped.tenures_at(of)
        return self._tenures[of]

    def _settled(self, tenure: Tenure) -> Tenure:
        """The tenure with the id by which everybody else knows its holder."""
        ids = self._same_ids(tenure.person)
        return replace(tenure, person=next((one.id for one in self._known(sorted(ids))), min(ids)))

    def _named(self, name: str) -> list[Person]:
        shipped_likeness, ids = self._shipped.names.named(name)
        imported = self.index.people_named(name) if self.index else []
        likest = min([*(one.likeness for one in imported), *([shipped_likeness] if ids else [])], default=None)
        shipped = self._known(ids) if likest is shipped_likeness else []
        return [*shipped, *(one.person for one in imported if one.likeness is likest)]

    def _known(self, ids: Iterable[str]) -> list[Person]:
        return [person for id in ids if (person := self._shipped.person(id))]

    def _each_once(self, people: Sequence[Person]) -> tuple[Person, ...]:
        """The people without those who are another one of them or of the shipped, who then stands for them."""
        found: dict[str, Person] = {}
        for person in people:
            ids = self._same_ids(person.id, person)
            if ids.isdisjoint(found):
                shipped = next(iter(self._known(sorted(ids))), person)
                found[shipped.id] = shipped
        return tuple(found.values())

    def _same_ids(self, id: str, person: Person | None = None) -> frozenset[str]:
        """The id and every other under which the same person is kept; `person` spares looking the first up."""
        if self.index is None:
            return frozenset((id,))
        if id not in self._ids:
            self._ids[id] = self._search_same_ids(id, person or self.person(id), index=self.index)
        return self._ids[id]

    def _search_same_ids(self, id: str, person: Person | None, *, index: Index) -> frozenset[str]:
        same, waiting = {id}, self._next_to(id, person, index=index) - {id}
        while waiting:
            one = waiting.pop()
            same.add(one)
            waiting |= self._next_to(one, self.person(one), index=index) - same
        return frozenset(same)

    def _next_to(self, id: str, person: Person | None, *, index: Index) -> set[str]:
        """Who is the same person by evidence or by ruling."""
        evident = self._evidently_same(person, index) if person else set()
        return (evident - index.ruled(id, is_same=False)) | index.ruled(id, is_same=True)

    def _evidently_same(self, person: Person, index: Index) -> set[str]:
        """Who in another source shares a name with a person, and the country and year of birth."""
        if not person.country or not person.born:
            return set()
        near = [one for name in person.names for one in self._known(self._shipped.names.named(name)[1])]
        if person.source == SHIPPED or index.has_several_sources:
            near += [found.person for name in person.names for found in index.people_named(name)]
        return {one.id for one in near if one.source != person.source and _is_same_birth(one, person)}


def _is_same_birth(one: Person, other: Person) -> bool:
    return one.country == other.country and one.born[:_YEAR] == other.born[:_YEAR]


def _without_honorifics(name: str) -> str:
    words = name.split()
    while len(words) > 2 and is_honorific(words[0]):
        del words[0]
    return " ".join(words)
