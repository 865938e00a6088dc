"""Digest: the same for a reading before it is written and after, whatever its numbers; another for any change."""

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import make_reading, write_readings

from dateline.record.digest import digest_of
from dateline.record.laws import KeptReading
from dateline.record.rows import Value, rows_of
from dateline.record.walking import Walk

VALUES = st.none() | st.text(max_size=3) | st.integers(-(2**60), 2**60) | st.floats(allow_nan=False)
ROWS = st.lists(st.tuples(st.sampled_from(["event_row", "role_row"]), st.dictionaries(st.sampled_from("abc"), VALUES)))
ALIKE: tuple[tuple[dict[str, Value], dict[str, Value]], ...] = (
    ({"a": 1}, {"a": 1.0}),
    ({"a": -0.0}, {"a": 0}),
    ({"a": 1}, {"a": 1, "b": None}),
    ({"a": 1, "reading": 5}, {"reading": 6, "a": 1}),
)


def test_what_was_written_has_the_digest_of_what_is_read_back(tmp_path: Path) -> None:
    readings = [make_reading("a1"), make_reading("a2", before="Later. ")]
    write_readings(tmp_path / "record.db", *readings)
    with closing(sqlite3.connect(tmp_path / "record.db")) as connection:
        for kept, reading in zip(Walk(connection).readings(), readings, strict=True):
            assert isinstance(kept, KeptReading)
            rows = rows_of(reading)
            row = {**rows.reading, "time_read": kept.row["time_read"]}
            assert kept.digest == digest_of(reading.article.text, row, rows.found)


@given(rows=ROWS, order=st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_count(rows: list[tuple[str, dict[str, Value]]], order: Random) -> None:
    shuffled = list(rows)
    order.shuffle(shuffled)
    assert digest_of("x", {}, rows) == digest_of("x", {}, shuffled)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_what_sqlite_keeps_alike_is_alike(one: dict[str, Value], other: dict[str, Value]) -> None:
    assert digest_of("x", {}, [("event_row", one)]) == digest_of("x", {}, [("event_row", other)])


@pytest.mark.parametrize("changed", [("event_row", {"a": 2}), ("role_row", {"a": 1}), ("event_row", {"b": 1})])
def test_any_change_is_another_digest(changed: tuple[str, dict[str, Value]]) -> None:
    whole = digest_of("x", {"title": "t"}, [("event_row", {"a": 1})])
    assert whole not in (
        digest_of("x", {"title": "t"}, [changed]),
        digest_of("x", {"title": "t"}, []),
        digest_of("y", {"title": "t"}, [("event_row", {"a": 1})]),
        digest_of("x", {"title": "u"}, [("event_row", {"a": 1})]),
    )
