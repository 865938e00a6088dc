"""What stands of the corrections in a record: small tables, a row a thing, that the views look into.

They follow from the log alone. A thing (an event, an occurrence, an expectation) is settled anew from the corrections
about it that nobody withdrew, the latest last; so what is written one by one is what `rebuild_rulings` makes at once.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import starmap
from pathlib import Path
from typing import Any, NamedTuple

from dateline.record.connection import rows_of
from dateline.record.correction import Correction, Field, RulingKind, correction_of, value_text
from dateline.record.link_writer import linking_transaction
from dateline.record.rows import Row, Value

# Each table with the column that names what its rows are about.
RULING_TABLES = {
    "event_ruling_row": "event",
    "role_ruling_row": "event",
    "occurrence_ruling_row": "occurrence",
    "expectation_ruling_row": "expectation",
}
_TABLES_OF = {
    "event": ("event_ruling_row", "role_ruling_row"),
    "occurrence": ("occurrence_ruling_row",),
    "expectation": ("expectation_ruling_row",),
}
_PARTS = {Field.ACTORS: "actor", Field.RECIPIENTS: "recipient", Field.SAID_BY: "said_by"}
_VERDICTS = {RulingKind.ACCEPT: "accepted", RulingKind.REJECT: "rejected"}
_UNRULED: Row = {"verdict": None, "has_when": 0, "has_where": 0, **{f"has_{part}": 0 for part in _PARTS.values()}}
_STANDING = """
    SELECT found.* FROM correction_about_row AS about JOIN correction_row AS found ON found.number = about.correction
    WHERE about.kind = ? AND about.id = ? AND found.kind <> 'undo'
        AND NOT EXISTS (SELECT 1 FROM correction_row AS undo WHERE undo.target = found.id AND undo.kind = 'undo')
    ORDER BY found.time, found.number
"""


class Thing(NamedTuple):
    """What a correction is about: an `event`, an `occurrence` or an `expectation`, by id."""

    kind: str
    id: str


def rebuild_rulings(path: Path | str) -> None:
    """Make what stands anew from the log of the record at `path`. Raises RecordError if it cannot be written."""
    with linking_transaction(path) as connection:
        for table in ("correction_about_row", *RULING_TABLES):
            connection.execute(f"DELETE FROM {table}")
        for row in rows_of(connection, "SELECT * FROM correction_row ORDER BY number"):
            _note_things(connection, row["number"], correction_of(row))
        things = connection.execute("SELECT DISTINCT kind, id FROM correction_about_row").fetchall()
        settle(connection, starmap(Thing, things))


def add_correction(connection: sqlite3.Connection, correction: Correction) -> bool:
    """Add a correction, inside a transaction, and settle what it is about; False if it is already there."""
    one = correction.ruling
    if connection.execute("SELECT 1 FROM correction_row WHERE id = ?", (correction.id,)).fetchone():
        return False
    row: dict[str, Value] = {"id": correction.id, "time": correction.time, "author": correction.author}
    row |= {"kind": one.kind.value, "target": one.target, "field": one.field, "reason": correction.reason}
    number = _insert(connection, "correction_row", {**row, "value": value_text(one.value)})
    settle(connection, _note_things(connection, number, correction))
    return True


def settle(connection: sqlite3.Connection, things: Iterable[Thing]) -> None:
    """Say anew what stands of things, and of all that is joined with them, from the corrections about them."""
    for thing in dict.fromkeys(_with_joined(connection, things)):
        for table in _TABLES_OF[thing.kind]:
            connection.execute(f"DELETE FROM {table} WHERE {RULING_TABLES[table]} = ?", (thing.id,))
        standing = [_led_to_end(connection, correction_of(row)) for row in rows_of(connection, _STANDING, *thing)]
        for table, row in _ROWS[thing.kind](thing.id, standing) if standing else ():
            _insert(connection, table, row)


def _with_joined(connection: sqlite3.Connection, things: Iterable[Thing]) -> Iterator[Thing]:
    for thing in things:
        yield thing
        if thing.kind == "occurrence":
            for correction in _joins(connection, thing.id):
                yield from _things(connection, correction)


def _led_to_end(connection: sqlite3.Connection, correction: Correction) -> Correction:
    """The same; a join that was joined on, or the other way about by somebody else, with the target of the last."""
    one = correction.ruling
    if one.kind is not RulingKind.JOIN:
        return correction
    return replace(correction, ruling=replace(one, target=_joins(connection, one.target)[-1].ruling.target))


def _joins(connection: sqlite3.Connection, occurrence: str) -> list[Correction]:
    """The joins that stand of an occurrence, of those it is joined with, and so on; the latest last."""
    found, seen, waiting = dict[int, Correction](), set[str](), [occurrence]
    while waiting:
        id = waiting.pop()
        if id in seen:
            continue
        seen.add(id)
        for row in rows_of(connection, _STANDING, "occurrence", id):
            correction = correction_of(row)
            value: Any = correction.ruling.value
            if correction.ruling.kind is RulingKind.JOIN:
                found[row["number"]] = correction
                waiting += [correction.ruling.target, *value["occurrences"]]
    return [found[number] for number in sorted(found, key=lambda number: (found[number].time, number))]


def _note_things(connection: sqlite3.Connection, number: int, correction: Correction) -> list[Thing]:
    things = _things(connection, correction)
    rows = [(thing.kind, thing.id, number) for thing in things]
    connection.executemany("INSERT INTO correction_about_row (kind, id, correction) VALUES (?, ?, ?)", rows)
    return things


def _things(connection: sqlite3.Connection, correction: Correction) -> list[Thing]:
    """What a correction is about, as itself says it; an undo is about that of what it withdraws."""
    one = correction.ruling
    value: Any = one.value
    if one.kind is RulingKind.UNDO:
        sql = """SELECT about.kind, about.id FROM correction_row AS found
            JOIN correction_about_row AS about ON about.correction = found.number WHERE found.id = ?"""
        return [Thing(*row) for row in connection.execute(sql, (one.target,))]
    if one.kind is RulingKind.SETTLE:
        return [Thing("expectation", one.target), Thing("event", value["event"])]
    if one.kind in (RulingKind.JOIN, RulingKind.SPLIT):
        occurrences = dict.fromkeys((one.target, *value.get("occurrences", ())))
        events = dict.fromkeys(value["events"])
        return [*(Thing("occurrence", id) for id in occurrences), *(Thing("event", id) for id in events)]
    return [Thing("event", one.target)]


def _event_rows(event: str, standing: Sequence[Correction]) -> Iterator[tuple[str, Row]]:
    ruled: dict[str, Value] = {}
    roles: dict[str, Any] = {}
    for correction in standing:
        ruled |= _columns(correction)
        roles |= _roles(correction)
    if ruled:
        yield "event_ruling_row", {"event": event, **_UNRULED, **ruled}
    for part, chain in roles.items() if ruled.get("verdict") != "rejected" else ():
        for position, role in enumerate(chain):
            through = json.dumps(role["through"], ensure_ascii=False)
            yield "role_ruling_row", {"event": event, "part": part, "position": position, **role, "through": through}


def _columns(correction: Correction) -> Row:
    """The columns of an event that a correction rules."""
    one = correction.ruling
    value: Any = one.value
    if one.kind in _VERDICTS:
        return {"verdict": _VERDICTS[one.kind]}
    if one.kind is RulingKind.JOIN:
        return {"occurrence": one.target}
    if one.kind is RulingKind.SPLIT:
        return {"occurrence": value["occurrence"]}
    if one.kind is not RulingKind.CHANGE:
        return {}
    field = Field(one.field)
    if field in _PARTS:
        return {f"has_{_PARTS[field]}": 1}
    if field in (Field.WHEN, Field.WHERE):
        return {f"has_{field.value}": 1, **_named(field, value or {})}
    return dict(value) if field is Field.TYPE else {"status": value}


def _named(field: Field, value: Row) -> Row:
    """The columns of a date or a place."""
    columns = ("from", "to") if field is Field.WHEN else ("id", "name", "country", "admin")
    found = {f"{field.value}_{name}": value.get(name) for name in (*columns, "start", "end")}
    if field is Field.WHERE:
        found |= {name: value.get(name) for name in ("latitude", "longitude")}
    return found


def _roles(correction: Correction) -> dict[str, Any]:
    """The part of an event that a correction rules, with those who take it."""
    one = correction.ruling
    part = _PARTS.get(Field(one.field)) if one.kind is RulingKind.CHANGE else None
    return {part: one.value} if part else {}


def _occurrence_rows(occurrence: str, standing: Sequence[Correction]) -> Iterator[tuple[str, Row]]:
    joined = {one.ruling.target for one in standing if one.ruling.kind is RulingKind.JOIN} - {occurrence}
    yield from (("occurrence_ruling_row", {"occurrence": occurrence, "joined": target}) for target in joined)


def _expectation_rows(expectation: str, standing: Sequence[Correction]) -> Iterator[tuple[str, Row]]:
    value: Any = standing[-1].ruling.value
    told = f"ruled by {standing[-1].author}, {standing[-1].time}"
    reason = f"{told}: {standing[-1].reason}" if standing[-1].reason else told
    row = {"expectation": expectation, "verdict": value["verdict"], "outcome": value["outcome"], "reason": reason}
    yield "expectation_ruling_row", row


_ROWS = {"event": _event_rows, "occurrence": _occurrence_rows, "expectation": _expectation_rows}


def _insert(connection: sqlite3.Connection, table: str, row: Row) -> int:
    columns, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    inserted = connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(row.values()))
    return inserted.lastrowid or 0

