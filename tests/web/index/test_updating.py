"""The index follows the record: step by step as from empty, whatever changes and whenever it is killed."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from index_seen import seen_in
from news_of_few import read_again, some_news
from readings import LINKS, make_reading, write_readings
from story import write_story
from story_links import write_story_links

from dateline.links.link_record import link_record
from dateline.record.link_writer import write_links
from dateline.web.index import updating
from dateline.web.index.opening import index_path, open_index
from dateline.web.index.updating import Progress, Updated, update_index, update_occurrences


class Killed(Exception):
    """Somebody ends the process."""


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """So small that few articles fill several."""
    monkeypatch.setattr(updating, "_ARTICLES", 3)
    monkeypatch.setattr(updating, "_LINES", 2)


@pytest.fixture
def make_path(tmp_path: Path) -> Iterator[Callable[[], Path]]:
    """New places for records."""
    numbers = iter(range(100_000))
    return lambda: tmp_path / f"{next(numbers)}.db"


def from_empty(record: Path) -> Path:
    """Another index of the record, made at once."""
    path = record.with_name(f"{record.name}-anew")
    path.unlink(missing_ok=True)
    update_index(record, path)
    return path


def update_until_killed(record: Path, after: int) -> None:
    """Bring the index up to date, but end after so many batches."""
    left = iter(range(after))

    def on_progress(progress: Progress) -> None:
        if next(left, None) is None:
            raise Killed

    with suppress(Killed):
        update_index(record, on_progress=on_progress)


@given(
    st.integers(0, 10**6),
    st.lists(st.tuples(st.integers(0, 16), st.booleans(), st.integers(0, 9)), max_size=5),
    st.integers(0, 5),
)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_step_by_step_gives_what_from_empty_gives(
    make_path: Callable[[], Path], seed: int, cuts: list[tuple[int, bool, int]], again: int
) -> None:
    readings = Random(seed).sample(found := some_news(seed, 12), len(found))
    readings += [read_again(reading, seed + number) for number, reading in enumerate(readings[:again])]
    path, begin = make_path(), 0
    write_readings(path, readings[0])
    for end, is_linked, killed_after in [*sorted(cuts), (len(readings), bool(seed % 2), 99)]:
        write_readings(path, *readings[begin:end])
        begin = max(begin, end)
        if is_linked:
            link_record(path)
        update_until_killed(path, killed_after)
    update_index(path)
    assert seen_in(index_path(path)) == seen_in(from_empty(path))


def test_what_is_up_to_date_is_left_alone(tmp_path: Path) -> None:
    record = write_story_links(write_story(tmp_path / "record.db"))
    assert update_index(record) == Updated(articles=4, lines=12)
    assert update_index(record) == Updated()


def test_what_a_linking_finds_no_more_is_gone(tmp_path: Path) -> None:
    record = write_story_links(write_story(tmp_path / "record.db"))
    update_index(record)
    write_links(record, {"occurrence_row": [], "expectation_row": [], "disagreement_row": []})
    update_index(record)
    found = seen_in(index_path(record))
    assert (len(found["line"]), found["expectation"], found["disagreement"]) == (13, [], [])
    assert found == seen_in(from_empty(record))


def test_another_record_in_its_place_is_looked_at_from_empty(tmp_path: Path) -> None:
    record = write_story(tmp_path / "record.db")
    update_index(record)
    record.unlink()
    write_readings(record, make_reading())
    update_index(record)
    assert seen_in(index_path(record)) == seen_in(from_empty(record))


def test_an_index_of_another_version_is_made_anew(tmp_path: Path) -> None:
    record = write_story(tmp_path / "record.db")
    update_index(record)
    before = seen_in(index_path(record))
    with closing(sqlite3.connect(index_path(record))) as connection:
        connection.executescript("PRAGMA user_version = 1; DROP TABLE tally; CREATE TABLE other (x)")
    assert update_index(record).articles == 4
    assert seen_in(index_path(record)) == before


def test_who_finds_another_at_it_returns(tmp_path: Path) -> None:
    record = write_story(tmp_path / "record.db")
    update_index(record)
    with closing(sqlite3.connect(index_path(record), isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        assert update_index(record) == Updated(is_elsewhere=True)


def test_an_index_is_opened_before_it_is_made(tmp_path: Path) -> None:
    record = write_story(tmp_path / "record.db")
    with closing(open_index(record)) as index:
        assert index.rows("SELECT * FROM line") == []
        update_index(record)
        assert index.number("SELECT count(*) FROM line") == 13


def test_one_occurrence_is_made_again_at_once(tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    write_readings(record, make_reading("a1"), make_reading("a2"))
    update_index(record)
    (first, second) = (make_reading(id).events[0].id for id in ("a1", "a2"))
    together = [row | {"event": event} for event in (first, second) for row in LINKS["occurrence_row"]]
    write_links(record, {"occurrence_row": together})
    update_occurrences(record, ["o1", first, second])
    assert [row[1] for row in seen_in(index_path(record))["line"]] == ["o1"]
    update_index(record)
    assert seen_in(index_path(record)) == seen_in(from_empty(record))


def test_a_title_read_again_is_found_by_its_new_words(tmp_path: Path) -> None:
    record, reading = tmp_path / "record.db", make_reading()
    write_readings(record, reading)
    update_index(record)
    titled = replace(reading.article, title="Harbour talks", published=None)
    write_readings(record, replace(reading, article=titled, run=replace(reading.run, id="run-b")))
    update_index(record)
    words = {term for term, _ in seen_in(index_path(record))["article_words"]}
    assert "harbour" in words
    assert seen_in(index_path(record)) == seen_in(from_empty(record))
