"""A record that was linked before: only its news are looked at, and what comes out is what linking all gives."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from news_of_few import planned_visit, read_again, some_news
from readings import make_reading, write_readings

from dateline.events.event import EventType
from dateline.links import link_record as linking
from dateline.links import relinking
from dateline.links.link_record import link_record
from dateline.links.recall import Recall
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


def test_another_day_announced_is_news_of_a_plan_that_nothing_is_grouped_with(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    write_readings(path, planned_visit("a1", "2031-03-01", "2031-03-20"))
    link_record(path)
    write_readings(path, planned_visit("a2", "2031-04-30", "2032-05-20", end="instead of in March"))
    link_record(path)
    found = links(path)
    assert len({row[0] for row in found["occurrences"]}) == 2
    assert sorted(row[6] for row in found["expectations"]) == ["changed", "open"]
    link_record(forget(path))
    assert found == links(path)


def test_news_of_strangers_read_no_event_but_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, seen = tmp_path / "record.db", list[Recall]()
    write_readings(path, *some_news(7, 12))
    link_record(path)
    before = rows(path, "SELECT * FROM linked_part")
    monkeypatch.setattr(relinking, "Recall", lambda memory: seen.append(Recall(memory)) or seen[-1])
    write_readings(path, make_reading("stranger", type=EventType.AID, entry="", actors=(), recipients=()))
    link_record(path)
    assert [recall.read for recall in seen] == [1]
    assert set(before) < set(rows(path, "SELECT * FROM linked_part"))


def test_where_nothing_is_new_nothing_is_done(tmp_path: Path) -> None:
    path, steps = tmp_path / "record.db", list[str]()
    write_readings(path, *some_news(7, 12))
    first = link_record(path)
    assert link_record(path, on_step=steps.append) == replace(first, added=0)
    assert not steps


def test_what_another_version_remembered_is_of_no_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, steps = tmp_path / "record.db", list[str]()
    write_readings(path, *some_news(7, 12))
    link_record(path)
    monkeypatch.setattr(linking, "linking_version", lambda: "another")
    assert link_record(path, on_step=steps.append).added == 0
    assert "reading events" in steps
    assert rows(path, "SELECT version FROM link_memory") == [("another",)]


@pytest.mark.parametrize("step", ["copies", "occurrences", "expectations", "disagreements"])
def test_a_linking_that_is_stopped_leaves_the_record_as_it_was(tmp_path: Path, step: str) -> None:
    path, readings = tmp_path / "record.db", some_news(7, 12)
    write_readings(path, *readings[:8])
    link_record(path)
    before = links(path), memory(path)
    write_readings(path, *readings[8:])

    def stop(name: str) -> None:
        if name == step:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        link_record(path, on_step=stop)
    assert (links(path), memory(path)) == before
    link_record(path)
    assert links(path) != before[0]


def test_where_most_is_news_all_is_linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, readings, steps = tmp_path / "record.db", some_news(7, 12), list[str]()
    monkeypatch.setattr(linking, "MOST_NEWS", 0.1)
    write_readings(path, *readings[:6])
    link_record(path)
    write_readings(path, *readings[6:])
    link_record(path, on_step=steps.append)
    assert "reading events" in steps
