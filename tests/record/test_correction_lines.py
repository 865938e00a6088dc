"""Corrections between records: what is exported is imported as it was, once, and a wrong line stops nobody else's."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from readings import make_reading, write_readings
from ruled import BERGEN, E1, E2, E3, FINLAND, MAY, change, rows, rule, span, standing, write_ruled_on

from dateline.record.correction import Field, RulingKind
from dateline.record.correction_lines import Imported, correction_line, import_corrections
from dateline.record.corrections import load_corrections
from dateline.record.reader import open_record

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schemas/corrections.schema.json").read_text("utf-8"))
Line = dict[str, object]


def rule_everything(path: Path) -> Path:
    """Rulings of every kind on every field."""
    accepted = rule(path, RulingKind.ACCEPT, E1)
    rule(path, RulingKind.UNDO, accepted.id)
    change(path, Field.TYPE, {"type": "AID", "mode": "arms"})
    change(path, Field.STATUS, "denied")
    for field in (Field.ACTORS, Field.RECIPIENTS, Field.SAID_BY):
        change(path, field, [span(FINLAND)])
    for value in (span(BERGEN), None):
        change(path, Field.WHERE, value)
    change(path, Field.WHEN, {"from": "2024", "to": None, **span(MAY)})
    rule(path, RulingKind.JOIN, "o1", {"occurrence": "o3"})
    rule(path, RulingKind.SPLIT, "o1", {"events": [E2]})
    rule(path, RulingKind.SETTLE, "x1", {"verdict": "fulfilled", "outcome": E3})
    rule(path, RulingKind.REJECT, E2)
    return path


def exported(path: Path) -> list[Line]:
    with open_record(path) as reader:
        return [correction_line(one) for one in load_corrections(reader)]


def put(path: Path, lines: list[Line]) -> Imported:
    return import_corrections(path, [json.dumps(line).encode() for line in lines], name="f.jsonl")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return write_ruled_on(tmp_path / "r.db")


@pytest.fixture
def lines(tmp_path: Path) -> list[Line]:
    return exported(rule_everything(write_ruled_on(tmp_path / "other.db")))


def test_lines_follow_their_schema(lines: list[Line]) -> None:
    assert {line["kind"] for line in lines} == {kind.value for kind in RulingKind}
    for line in lines:
        jsonschema.validate(line, SCHEMA)


def test_what_is_exported_is_imported_once(record: Path, lines: list[Line], tmp_path: Path) -> None:
    assert put(record, lines) == Imported(len(lines), 0, 0, ())
    assert (exported(record), standing(record)) == (lines, standing(tmp_path / "other.db"))
    assert put(record, lines) == Imported(0, len(lines), 0, ())
    assert exported(record) == lines


def test_lines_about_rows_that_are_not_there_are_left_out(tmp_path: Path, lines: list[Line]) -> None:
    write_readings(tmp_path / "less.db", make_reading("a2"))
    assert put(tmp_path / "less.db", lines) == Imported(1, 0, len(lines) - 1, ())
    assert rows(tmp_path / "less.db", "SELECT kind, target FROM corrections") == [("reject", E2)]


def test_a_line_written_by_hand_is_made_whole(record: Path) -> None:
    line: Line = {"time": "2026-05-01T14:00:00+02:00", "author": " Bo ", "kind": "change", "target": E1}
    assert put(record, [line | {"field": "actors", "value": [span(FINLAND)]}]).added == 1
    (made,) = exported(record)
    assert (made["time"], made["author"]) == ("2026-05-01T12:00:00.000Z", "Bo")
    assert made["value"][0]["actor"] == "state/FIN"  # type: ignore[index]


def without(name: str) -> Callable[[Line], Line]:
    return lambda line: {key: value for key, value in line.items() if key != name}


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (without("kind"), "give an object with"),
        (lambda line: line | {"withdrawn": 1}, "give an object with"),
        (lambda line: line | {"reason": "another"}, "is not that of what the line says"),
        (lambda line: line | {"kind": "praise"}, "no kind 'praise'"),
        (lambda line: line | {"time": "noon"}, "'noon' is no ISO time"),
        (lambda line: line | {"author": 3}, "author must be words"),
        (lambda line: line | {"author": ""}, "needs an author"),
        (lambda line: line | {"reason": "\ud800"}, "half of a surrogate pair"),
    ],
)
def test_a_wrong_line_is_named_and_the_others_go_on(
    record: Path, lines: list[Line], spoil: Callable[[Line], Line], problem: str
) -> None:
    done = put(record, [spoil(lines[2]), *lines[3:]])
    assert done.added == len(lines) - 3
    (error,) = done.errors
    assert error.name == "f.jsonl:1" and problem in error.problem


@pytest.mark.parametrize("line", [b"{", b"[]", b"3", b"\xff", b"[" * 100_000, b'{"time": 1}'])
def test_what_is_no_line_is_an_error(record: Path, line: bytes) -> None:
    (error,) = import_corrections(record, [b"\n", line, b" "], name="f").errors
    assert error.name == "f:2"
