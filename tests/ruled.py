"""A small record to rule on: three articles, an event each, in two occurrences; an expectation that is settled."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from readings import make_reading, write_readings

from dateline.record.correction import Correction, Field, Ruling, RulingKind
from dateline.record.corrections import write_correction
from dateline.record.link_writer import write_links
from dateline.record.reader import open_record
from dateline.record.rulings import RULING_TABLES

ARTICLES = ("a1", "a2", "a3")
E1, E2, E3 = (make_reading(id).events[0].id for id in ARTICLES)
NORWAY, IT, FINLAND, BERGEN, MAY = (0, 6), (27, 29), (41, 48), (52, 58), (62, 65)


def span(ends: tuple[int, int], **given: object) -> dict[str, object]:
    return {"start": ends[0], "end": ends[1], **given}


def write_ruled_on(path: Path) -> Path:
    """The record at `path`: e1 and e2 tell of o1, e3 of o3; e1 was expected, and e3 settled it."""
    write_readings(path, *map(make_reading, ARTICLES))
    expected = {"id": "x1", "event": E1, "holder": "", "due_from": None, "due_to": "2024-05", "criterion": "It was."}
    settled = {"verdict": "changed", "outcome": E3, "changes": json.dumps(["date"]), "reason": "e3 tells it"}
    told = [{"event": event, "occurrence": id, "reason": ""} for event, id in ((E1, "o1"), (E2, "o1"), (E3, "o3"))]
    write_links(path, {"occurrence_row": told, "expectation_row": [expected | settled]})
    return path


def ticking() -> Callable[[], datetime]:
    """A clock that goes on by a second each time it is looked at."""
    seconds = count()
    return lambda: datetime(2026, 5, 1, tzinfo=UTC) + timedelta(seconds=next(seconds))


_CLOCK = ticking()


def rule(path: Path, kind: RulingKind, target: str, value: object = None, *, field: str = "") -> Correction:
    """Rule as one author, seconds after the ruling before."""
    ruling = Ruling(kind, target, field, value)
    return write_correction(path, ruling, author="Ada", reason="the text says so", clock=_CLOCK)


def change(path: Path, field: Field, value: object, *, event: str = E1) -> Correction:
    return rule(path, RulingKind.CHANGE, event, value, field=field.value)


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with open_record(path) as reader:
        return reader.query(sql).rows


def standing(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that stands, table by table."""
    tables = ("correction_about_row", *RULING_TABLES)
    return {table: sorted(rows(path, f"SELECT * FROM {table}"), key=str) for table in tables}
