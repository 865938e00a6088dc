"""What linking remembers in a record (`0006_link_memory.sql`): working rows, no findings, and so they are replaced.

Everything here is done inside the transaction of one linking.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from json.encoder import encode_basestring_ascii as _quoted  # millions of lists: three times as fast as json.dumps

MEMORY = ("link_memory", "linked_body", "linked_week", "linked_part", "linked_party", "linked_plan")
_AFTER = "0"  # the sign after "/": names under "a/b" lie between "a/b/" and "a/b0"


@dataclass(frozen=True, slots=True)
class Remembered:
    """Up to which reading a record was linked, by what version, and how much was found in all."""

    version: str
    reading: int
    copies: int
    occurrences: int
    expectations: int
    disagreements: int


# The columns of `linked_week`, but for its number: arrays of 64-bit integers as bytes.
Packed = tuple[bytes, bytes, bytes, bytes, bytes, bytes]


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of a block: the events in it, their classes and groups as JSON."""

    name: str
    events: tuple[str, ...]
    classes: str
    groups: str


class LinkMemory:
    """The working rows of the record that a connection writes to."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def state(self) -> Remembered | None:
        """How far the record was linked; None when it never was."""
        row = self.connection.execute("SELECT * FROM link_memory").fetchone()
        return Remembered(*row) if row else None

    def remember(self, state: Remembered) -> None:
        """Say how far the record is linked."""
        self.connection.execute("DELETE FROM link_memory")
        self.connection.execute("INSERT INTO link_memory VALUES (?, ?, ?, ?, ?, ?)", astuple(state))

    def forget(self) -> None:
        """Leave nothing remembered."""
        for table in MEMORY:
            self.connection.execute(f"DELETE FROM {table}")

    def find_news(self, after: int) -> dict[int, int | None]:
        """Newest readings of articles that were read after a reading, and the one that each takes the place of."""
        newest = "SELECT max(number) AS number, article FROM reading_row WHERE number > ? GROUP BY article"
        former = "SELECT max(number) FROM reading_row AS old WHERE old.article = new.article AND number <= ?"
        return dict(self.connection.execute(f"SELECT number, ({former}) FROM ({newest}) AS new", (after, after)))

    def count_readings(self) -> int:
        """How many readings are remembered."""
        return int(self.connection.execute("SELECT count(*) FROM linked_body").fetchone()[0])

    def readings(self, until: int) -> list[tuple[int, str]]:
        """The newest readings of all articles, of those up to a number."""
        sql = "SELECT max(number), article FROM reading_row WHERE number <= ? GROUP BY article"
        return self.connection.execute(sql, (until,)).fetchall()

    def newest(self, articles: Iterable[str]) -> list[int]:
        """The newest readings of articles."""
        sql = "SELECT number FROM newest_reading WHERE article IN (SELECT value FROM json_each(?))"
        return [number for (number,) in self.connection.execute(sql, (listed(articles),))]

    def metadata(self, readings: Iterable[int]) -> list[tuple[int, str, str, str, str]]:
        """Readings with the article, its day of publication, outlet and origin, "" where unknown."""
        sql = """
            SELECT number, article, coalesce(published, ''), coalesce(outlet, ''), coalesce(origin, '')
            FROM reading_row WHERE number IN (SELECT value FROM json_each(?))
        """
        return self.connection.execute(sql, (listed(readings),)).fetchall()

    def bodies(self, bodies: Iterable[int]) -> list[tuple[int, int, int]]:
        """The readings of bodies: body, reading, week."""
        sql = "SELECT body, reading, week FROM linked_body WHERE body IN (SELECT value FROM json_each(?))"
        return self.connection.execute(sql, (listed(bodies),)).fetchall()

    def add_bodies(self, rows: Iterable[tuple[int, int, int]]) -> None:
        """Remember readings by body: body, reading, week."""
        self.connection.executemany("INSERT INTO linked_body VALUES (?, ?, ?)", rows)

    def drop_bodies(self, rows: Iterable[tuple[int, int]]) -> None:
        """Forget readings of bodies."""
        self.connection.executemany("DELETE FROM linked_body WHERE body = ? AND reading = ?", rows)

    def week(self, week: int) -> Packed | None:
        """The keys of a week."""
        sql = "SELECT readings, bodies, parts, part_of, details, detail_of FROM linked_week WHERE week = ?"
        found: Packed | None = self.connection.execute(sql, (week,)).fetchone()
        return found

    def put_week(self, week: int, packed: Packed) -> None:
        """Remember the keys of a week in place of those known."""
        self.connection.execute("INSERT OR REPLACE INTO linked_week VALUES (?, ?, ?, ?, ?, ?, ?)", (week, *packed))

    def weeks(self) -> list[int]:
        """All weeks."""
        return [week for (week,) in self.connection.execute("SELECT week FROM linked_week")]

    def parts_of_week(self, week: int) -> tuple[bytes, bytes, bytes]:
        """The bodies of a week and the keys of their parts."""
        found: tuple[bytes, bytes, bytes] = self.connection.execute(
            "SELECT bodies, parts, part_of FROM linked_week WHERE week = ?", (week,)
        ).fetchone()
        return found

    def part_rows(self, names: Iterable[str]) -> Iterator[PartRow]:
        """The parts that there are of these names."""
        sql = "SELECT name, events, classes, groups FROM linked_part WHERE name IN (SELECT value FROM json_each(?))"
        return _parts(self.connection.execute(sql, (listed(names),)))

    def part_rows_under(self, name: str) -> Iterator[PartRow]:
        """The part of a name and those that are parts of it."""
        sql = "SELECT name, events, classes, groups FROM linked_part WHERE name = ? OR (name > ? AND name < ?)"
        return _parts(self.connection.execute(sql, (name, f"{name}/", f"{name}{_AFTER}")))

    def size(self, name: str, most: int) -> int:
        """How many events there are under a name, counted until they are more than `most`."""
        sql = """
            SELECT sum(events) FROM (
                SELECT json_array_length(events) AS events FROM linked_part WHERE name = ? OR (name > ? AND name < ?)
                LIMIT ?
            )
        """
        found = self.connection.execute(sql, (name, f"{name}/", f"{name}{_AFTER}", most + 1)).fetchone()[0]
        return int(found or 0)

    def put_parts(self, rows: Iterable[PartRow]) -> None:
        """Remember parts in place of those of their names."""
        values = ((row.name, f"[{','.join(map(_quoted, row.events))}]", row.classes, row.groups) for row in rows)
        self.connection.executemany("INSERT OR REPLACE INTO linked_part VALUES (?, ?, ?, ?)", values)

    def drop_parts(self, names: Iterable[str]) -> None:
        """Forget parts."""
        self.connection.executemany("DELETE FROM linked_part WHERE name = ?", ((name,) for name in names))

    def add_parties(self, rows: Iterable[Sequence[str]]) -> None:
        """Remember who is told of: party, type of act, day, origin."""
        self.connection.executemany("INSERT INTO linked_party VALUES (?, ?, ?, ?)", rows)

    def drop_parties(self, rows: Iterable[Sequence[str]]) -> None:
        """Forget that parties are told of: party, type of act, day, origin."""
        sql = "DELETE FROM linked_party WHERE party = ? AND type = ? AND day = ? AND origin = ?"
        self.connection.executemany(sql, rows)

    def add_plans(self, rows: Iterable[Sequence[str]]) -> None:
        """Remember plans and moves by key: key, event, day of publication."""
        self.connection.executemany("INSERT INTO linked_plan VALUES (?, ?, ?)", rows)

    def drop_plans(self, rows: Iterable[Sequence[str]]) -> None:
        """Forget plans and moves: key, event."""
        self.connection.executemany("DELETE FROM linked_plan WHERE key = ? AND event = ?", rows)

    def witnesses(self, articles: Iterable[str]) -> dict[str, str]:
        """The witnesses of articles that have one."""
        sql = "SELECT article, witness FROM witnesses WHERE article IN (SELECT value FROM json_each(?))"
        return dict(self.connection.execute(sql, (listed(articles),)))

    def articles_behind(self, witnesses: Iterable[str]) -> dict[str, str]:
        """The articles that go back to these witnesses, each with its own."""
        sql = "SELECT article, witness FROM witnesses WHERE witness IN (SELECT value FROM json_each(?))"
        return dict(self.connection.execute(sql, (listed(witnesses),)))

    def copies_from(self, sources: Iterable[str]) -> set[str]:
        """The articles that are copies of any of these."""
        sql = "SELECT article FROM copies WHERE source IN (SELECT value FROM json_each(?))"
        return {article for (article,) in self.connection.execute(sql, (listed(sources),))}

    def count_party(self, party: str, type: str, day: str, most: int) -> int:
        """How often a party is told of after a day, in acts of a type or of any (""), counted to `most`."""
        sql = f"SELECT count(*) FROM (SELECT 1 FROM linked_party WHERE party = ? AND {_of(type)} AND day > ? LIMIT ?)"
        return int(self.connection.execute(sql, (party, type, day, most)).fetchone()[0])

    def origins_on(self, party: str, type: str, day: str, among: Iterable[str] | None = None) -> set[str]:
        """The origins, of all or `among` some, that tell of a party after a day, in acts of a type or of any ("")."""
        sql = f"SELECT DISTINCT origin FROM linked_party WHERE party = ? AND {_of(type)} AND day > ?"
        values: tuple[str, ...] = (party, type, day)
        if among is not None:
            sql, values = f"{sql} AND origin IN (SELECT value FROM json_each(?))", (*values, listed(among))
        return {origin for (origin,) in self.connection.execute(sql, values)}

    def is_told_of(self, parties: Sequence[str], type: str, day: str, but: Iterable[str]) -> bool:
        """Whether an origin that is none of `but` tells of all parties on one day after `day`, in acts of a type."""
        first, *others = parties
        beside = "".join(
            " AND EXISTS (SELECT 1 FROM linked_party AS other WHERE other.party = ? AND other.type = one.type"
            " AND other.day = one.day AND other.origin = one.origin)"
            for _ in others
        )
        sql = f"""
            SELECT 1 FROM linked_party AS one WHERE party = ? AND type = ? AND day > ?{beside}
            AND origin NOT IN (SELECT value FROM json_each(?)) LIMIT 1
        """
        return self.connection.execute(sql, (first, type, day, *others, listed(but))).fetchone() is not None

    def plans(self, keys: Iterable[str], *, before: str = "~") -> set[str]:
        """The events of plans and moves under any of these keys, published `before` a day."""
        sql = "SELECT event FROM linked_plan WHERE key IN (SELECT value FROM json_each(?)) AND day < ?"
        return {event for (event,) in self.connection.execute(sql, (listed(keys), before))}


def _of(type: str) -> str:
    """What rows of a type, or of any, meet."""
    return "type = ?" if type else "'' = ?"


def _parts(rows: Iterable[tuple[str, str, str, str]]) -> Iterator[PartRow]:
    return (PartRow(name, tuple(json.loads(events)), classes, groups) for name, events, classes, groups in rows)


def listed(values: Iterable[object]) -> str:
    """Values as SQL takes a list of them: `IN (SELECT value FROM json_each(?))`."""
    return json.dumps(list(values))
