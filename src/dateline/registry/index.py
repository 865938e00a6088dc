"""What the user imported, looked up in the index by name, id and office."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from dateline.registry.actors import Actor, ActorKind
from dateline.registry.imported_rows import SEPARATOR, short_key, text_key
from dateline.registry.index_file import connect_to_read, index_errors
from dateline.registry.name_table import name_key, stops, word_key
from dateline.registry.offices import OfficeKind, Tenure
from dateline.registry.people import Person
from dateline.registry.sectors import Sector
from dateline.registry.spelling import Likeness, fold, frames, frames_in_any_order, likeness
from dateline.registry.titles import Office

_MOST_CANDIDATES = 200  # bearers of one frame that are compared letter by letter

# Who holds an office is of the government where the source tells no sector.
_SECTOR = """CASE WHEN sector = '' AND kind = 'person' AND EXISTS (SELECT 1 FROM tenure WHERE holder = actor.id)
  THEN 'GOV' ELSE sector END"""
_ACTOR = f"""SELECT actor.id, kind, name, country, {_SECTOR}, sex, born, died, short, also, import
  FROM actor"""
_NAMED = f"{_ACTOR} JOIN person_name ON person_name.actor = number WHERE frame = ?"
_TENURE = """SELECT holder, coalesce(position.of, tenure.of), coalesce(position.kinds, tenure.kinds),
  coalesce(position.title, tenure.title), start, "end", known_until, is_sure
  FROM tenure LEFT JOIN position ON tenure.post != '' AND position.id = tenure.post"""


class Found(NamedTuple):
    """A person and how like their name is to the one asked for."""

    likeness: Likeness
    person: Person


class Index:
    """An index, open for look-ups until the program ends."""

    def __init__(self, path: Path) -> None:
        """Open the index at `path`. Raises RegistryError."""
        self._path = path
        self._connection = connect_to_read(path)
        self.people_named = lru_cache(maxsize=4096)(self._search_people)
        self._posts = lru_cache(maxsize=1024)(self._search_posts)

    @cached_property
    def digest(self) -> str:
        """What it contains: the hashes of all files imported, with their sources."""
        rows = self._select("SELECT source, content, is_sure FROM import ORDER BY number")
        return " ".join(f"{source}:{content}:{is_sure}" for source, content, is_sure in rows)

    def _search_people(self, name: str) -> list[Found]:
        """Those who bear the name in its own spelling, else those who bear it in another, the likest first."""
        exact = text_key(fold(name))
        rows = (self._select(f"{_NAMED} AND exact = ?", key, exact) for key in _keys(frames(name)))
        if found := [one for one in self._compared(name, rows) if one.likeness is Likeness.EXACT]:
            return found
        keys = _keys(frames_in_any_order(name))
        return self._compared(name, (self._select(f"{_NAMED} LIMIT {_MOST_CANDIDATES}", key) for key in keys))

    def people_called(self, short: str) -> list[Person]:
        """Those for whom the word alone stands, as their source vouches."""
        folded = fold(short)
        query = f"{_ACTOR} WHERE number IN (SELECT actor FROM short_name WHERE key = ?) ORDER BY number"
        people = [self._as_person(row) for row in self._select(query, short_key(short))]
        return [person for person in people if folded in map(fold, (*person.short, *person.also))]

    def people(self, id: str) -> list[Person]:
        """The rows about the person with this id, in the order they were imported."""
        query = f"{_ACTOR} WHERE id = ? AND kind = 'person' ORDER BY number"
        return [self._as_person(row) for row in self._select(query, id)]

    def actors(self, id: str) -> list[Actor]:
        """The rows about the organisation, group or state with this id, aliases among them."""
        query = f"{_ACTOR} WHERE id = ? AND kind != 'person' ORDER BY number"
        return [self._as_actor(row) for row in self._select(query, id)]

    def licence(self, source: str) -> str:
        """The licence under which a source was imported."""
        rows = self._select("SELECT licence FROM import WHERE source = ? ORDER BY number DESC", source)
        return rows[0][0] if rows else ""

    def tenures_of(self, person_id: str) -> list[Tenure]:
        """The offices of somebody."""
        return [_as_tenure(row) for row in self._select(f"{_TENURE} WHERE holder = ?", person_id)]

    def holders(self, of: str, office: Office) -> list[Tenure]:
        """The tenures of an office, at any time."""
        posts = self._posts(of, office)
        rows = [row for post in posts for row in self._select(f"{_TENURE} WHERE post = ?", post)]
        rows += self._select(f"{_TENURE} WHERE tenure.of = ? AND tenure.of != ''", of)
        return [tenure for tenure in map(_as_tenure, rows) if tenure.of == of and office.is_of(tenure)]

    def repeated_ids(self, most: int) -> list[str]:
        """Ids of which there are several rows."""
        query = "SELECT id FROM actor WHERE kind = 'person' GROUP BY id HAVING count(*) > 1 LIMIT ?"
        return [id for (id,) in self._select(query, most)]

    def twice_told_ids(self, most: int) -> list[str]:
        """One id of each person of whom several sources tell under ids of their own."""
        identity = "name, country, substr(born, 1, 4)"
        query = f"SELECT min(id) FROM actor WHERE kind = 'person' AND country != '' AND born != '' GROUP BY {identity}"
        return [id for (id,) in self._select(f"{query} HAVING count(DISTINCT import) > 1 LIMIT ?", most)]

    def sure_tenures(self) -> list[Tenure]:
        """The tenures that findings may rest on."""
        return [_as_tenure(row) for row in self._select(f"{_TENURE} WHERE is_sure")]

    def unknown_holders(self, most: int) -> list[str]:
        """The ids of those who hold an office while no import has a row about them."""
        query = "SELECT DISTINCT holder FROM tenure WHERE holder NOT IN (SELECT id FROM actor) LIMIT ?"
        return [id for (id,) in self._select(query, most)]

    def unknown_posts(self, most: int) -> list[str]:
        """The ids of positions held that no import has a row about."""
        query = "SELECT DISTINCT post FROM tenure WHERE post != '' AND post NOT IN (SELECT id FROM position) LIMIT ?"
        return [id for (id,) in self._select(query, most)]

    def ruled(self, id: str, *, is_same: bool) -> frozenset[str]:
        """The ids that the user ruled to be the same actor as this one, or another."""
        if not self._has_rulings:
            return frozenset()
        query = "SELECT other FROM ruling WHERE one = ?1 AND is_same = ?2 UNION SELECT one FROM ruling"
        return frozenset(i for (i,) in self._select(f"{query} WHERE other = ?1 AND is_same = ?2", id, int(is_same)))

    @cached_property
    def has_several_sources(self) -> bool:
        """Whether rows come from more sources than one."""
        return int(self._select("SELECT count(DISTINCT source) FROM import")[0][0]) > 1

    @cached_property
    def _has_rulings(self) -> bool:
        return bool(self._select("SELECT 1 FROM ruling LIMIT 1"))

    def actors_named(self, surface: str) -> list[Actor]:
        """The organisations, groups and states that `surface` names."""
        key = name_key(surface)
        query = f"{_ACTOR} WHERE number IN (SELECT actor FROM other_name WHERE key = ?) ORDER BY number"
        rows = self._select(query, text_key(key.upper())) if key else []
        return [self._as_actor(row) for row in rows if key.isupper() or key in map(name_key, _names(row))]

    def longest_actor(self, words: Sequence[str], start: int) -> tuple[Actor, int] | None:
        """The actor named by the most words from `start` on, and how many they are."""
        opening = word_key(words[start]).split(" ")[0].upper()
        reach = self._reach.get(opening, 0)
        for stop in stops(words, start, reach=reach):
            if (found := self.actors_named(" ".join(words[start:stop]))):
                return found[0], stop - start
        return None

    @cached_property
    def _reach(self) -> dict[str, int]:
        rows = self._select("SELECT opening, max(words) FROM other_name GROUP BY opening")
        return dict(rows)

    def _search_posts(self, of: str, office: Office) -> tuple[str, ...]:
        rows = self._select("SELECT id, kinds, title FROM position WHERE of = ?", of)
        return tuple(id for id, kinds, title in rows if office.is_of(_as_tenure(("", of, kinds, title, "", "", "", 0))))

    def _compared(self, name: str, rows: Iterable[list[Any]]) -> list[Found]:
        people = dict.fromkeys(self._as_person(row) for some in rows for row in some)
        found = (Found(like, person) for person in people if (like := likeness(name, person.names)) is not None)
        return sorted(found, key=lambda one: one.likeness)

    @cached_property
    def _sources(self) -> dict[int, str]:
        return dict(self._select("SELECT number, source FROM import"))

    def _as_person(self, row: Sequence[Any]) -> Person:
        id, _, name, country, sector, sex, born, died, short, also, number = row
        names = (_parts(short), _parts(also))
        return Person(id, name, country or None, Sector(sector), sex, born, died, *names, self._sources[number])

    def _as_actor(self, row: Sequence[Any]) -> Actor:
        id, kind, name, country, sector, *_, number = row
        return Actor(id, ActorKind(kind), name, country or None, Sector(sector), self._sources[number])

    def _select(self, query: str, *values: object) -> list[Any]:
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error:
            with index_errors(self._path):
                raise


def _as_tenure(row: Sequence[Any]) -> Tenure:
    person, of, kinds, title, start, end, known_until, is_sure = row
    known = frozenset(OfficeKind(kind) for kind in kinds.split("+")) if kinds else frozenset()
    return Tenure(person, of or "", known, title or "", start, end, known_until, bool(is_sure))


def _names(row: Sequence[str]) -> Iterator[str]:
    yield row[2]
    yield from _parts(row[9])


def _keys(texts: Iterable[str]) -> list[int]:
    return [text_key(text) for text in texts]


def _parts(names: str) -> tuple[str, ...]:
    return tuple(names.split(SEPARATOR)) if names else ()
