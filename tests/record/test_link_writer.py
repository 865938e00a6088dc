"""Links are added to a record where they differ from what it has; what was found before stays."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from readings import make_reading, write_readings

from dateline.errors import RecordError
from dateline.record.link_writer import KEYS, write_links
from dateline.record.reader import open_record
from dateline.record.rows import Row

TOLD = {"event": "e1", "occurrence": "o1", "reason": ""}
COPY = {"article": "a2", "source": "a1", "kind": "near", "share": 0.8, "evidence": "[]", "reason": "8 of 10"}


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    write_readings(path, make_reading("a1"), make_reading("a2", before="Later. "))
    return path


def told(path: Path, view: str) -> list[dict[str, object]]:
    with open_record(path) as reader:
        return [{k: v for k, v in row.items() if k != "linking"} for row in reader.stream(f"SELECT * FROM {view}")]


def linkings(path: Path) -> int:
    return len(told(path, "linkings"))


@pytest.mark.parametrize(
    ("first", "second", "added", "events"),
    [
        ([TOLD], [TOLD], 0, {"e1": "o1"}),
        ([TOLD], [TOLD | {"occurrence": "o2"}], 1, {"e1": "o2"}),
        ([TOLD], [TOLD | {"reason": "same act"}], 1, {"e1": "o1"}),
        ([TOLD], [TOLD, TOLD | {"event": "e2"}], 1, {"e1": "o1", "e2": "o1"}),
        ([TOLD], [], 1, {}),
        ([], [], 0, {}),
        ([], [TOLD], 1, {"e1": "o1"}),
    ],
)
def test_only_what_differs_is_added(
    record: Path, first: list[Row], second: list[Row], *, added: int, events: Mapping[str, str]
) -> None:
    write_links(record, {"occurrence_row": first})
    assert write_links(record, {"occurrence_row": second}) == added
    assert {row["event"]: row["id"] for row in told(record, "occurrences")} == events


def test_what_no_longer_stands_may_stand_again(record: Path) -> None:
    for rows in ([COPY], [], [COPY]):
        assert write_links(record, {"copy_row": rows}) == 1
    assert [row["share"] for row in told(record, "copies")] == [0.8]
    with open_record(record) as reader:
        stood = reader.query("SELECT stands FROM copy_row ORDER BY linking").rows
    assert stood == [(1,), (0,), (1,)]


def test_a_linking_that_sees_nothing_new_leaves_no_trace(record: Path) -> None:
    write_links(record, {"occurrence_row": [TOLD]})
    write_links(record, {"occurrence_row": [TOLD]})
    assert linkings(record) == 1


def test_a_linking_that_fails_adds_nothing(record: Path) -> None:
    wrong = COPY | {"article": "nowhere"}
    with pytest.raises(RecordError):
        write_links(record, {"occurrence_row": [TOLD], "copy_row": [wrong]})
    assert (linkings(record), told(record, "occurrences")) == (0, [])


@pytest.mark.parametrize("table", KEYS)
def test_every_table_keeps_its_own_key(record: Path, table: str) -> None:
    with open_record(record) as reader:
        keyed = reader.query("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", (table,)).rows
    assert [name for (name,) in keyed] == [*KEYS[table], "linking"]
