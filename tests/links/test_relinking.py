"""A record that was linked before: only its news are looked at, and what comes out is what linking all gives."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from news_of_few import read_again, some_news
from readings import write_readings

from dateline.errors import RecordError
from dateline.links import link_record as linking
from dateline.links import relinking
from dateline.links.link_record import link_record
from dateline.reading import Reading
from dateline.record.link_writer import KEYS
from dateline.record.reader import open_record

MEMORY = ("linked_body", "linked_party", "linked_plan", "link_memory")


@pytest.fixture(autouse=True)
def only_news(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many they are; and parts so small that few events divide them."""
    monkeypatch.setattr(linking, "MOST_NEWS", 1000)
    monkeypatch.setattr("dateline.links.occurrence_candidates.WHOLE", 8)
    monkeypatch.setattr("dateline.links.occurrence_candidates.LARGEST", 3)


@pytest.fixture
def make_path(tmp_path: Path) -> Iterator[Callable[[], Path]]:
    """New places for records."""
    numbers = iter(range(100_000))
    return lambda: tmp_path / f"{next(numbers)}.db"


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with open_record(path) as reader:
        return sorted(reader.query(sql).rows, key=repr)


def links(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """What the views of links hold, but for the linking that found it, which is their last column."""
    views = ("copies", "witnesses", "occurrences", "expectations", "disagreements")
    return {view: sorted((row[:-1] for row in rows(path, f"SELECT * FROM {view}")), key=repr) for view in views}


def memory(path: Path) -> dict[str, object]:
    """What is remembered, in an order of its own."""
    parts = rows(path, "SELECT name, events, groups FROM linked_part")
    found = {name: [sorted(json.loads(str(events))), sorted(json.loads(str(groups)))] for name, events, groups in parts}
    return {"linked_part": found} | {table: rows(path, f"SELECT * FROM {table}") for table in MEMORY}


def forget(path: Path) -> Path:
    """The same record, never linked."""
    with closing(sqlite3.connect(path)) as connection:
        for table in (*KEYS, "link_memory"):
            connection.execute(f"DELETE FROM {table}")
        connection.commit()
    return path


def link_in_steps(path: Path, readings: list[Reading], cuts: list[int]) -> None:
    for begin, end in zip([0, *cuts], [*cuts, len(readings)], strict=True):
        write_readings(path, *readings[begin:end])
        link_record(path)


@given(st.integers(0, 10**6), st.lists(st.integers(0, 16), max_size=4), st.integers(0, 5))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_of_arrival_gives_what_linking_all_gives(
    make_path: Callable[[], Path], seed: int, cuts: list[int], again: int
) -> None:
    readings = Random(seed).sample(found := some_news(seed, 16), len(found))
    readings += [read_again(reading, seed + number) for number, reading in enumerate(readings[:again])]
    path = make_path()
    link_in_steps(path, readings, sorted(cuts))
    found, remembered = links(path), memory(path)
    link_record(forget(path))
    assert found == links(path)
    assert remembered == memory(path)
