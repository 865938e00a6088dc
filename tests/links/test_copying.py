"""Copies found by another process: the same links as by one, and stopping it leaves neither process nor row."""

import os
from multiprocessing import active_children
from pathlib import Path

import pytest

from benchmarks.made_news import make_articles
from benchmarks.made_record import make_reading
from dateline.errors import RecordError
from dateline.links import copying
from dateline.links.link_record import find_links, link_record
from dateline.record.reader import RecordReader, open_record
from dateline.record.writer import RecordWriter


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "record.db"
    with RecordWriter(path) as writer:
        for number, article in enumerate(make_articles(2000)):
            writer.write(make_reading(number, article))
    return path


@pytest.fixture(autouse=True)
def every_record_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "LARGE", 1)


def steps_of(reader: RecordReader, processes: int) -> tuple[object, set[str]]:
    steps: set[str] = set()
    return find_links(reader, steps.add, processes=processes), steps


def test_two_processes_find_what_one_finds(record: Path) -> None:
    with open_record(record) as reader:
        (links, steps), (same, others) = steps_of(reader, 1), steps_of(reader, 2)
    assert links == same
    assert steps == others == {"copies", "reading events", "occurrences", "expectations", "disagreements"}


@pytest.mark.parametrize("at", ["reading events", "copies", "disagreements"])
def test_a_linking_that_is_stopped_leaves_no_process_and_no_row(record: Path, at: str) -> None:
    def stop(step: str) -> None:
        if step == at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        link_record(record, on_step=stop, processes=2)
    assert active_children() == []
    with open_record(record) as reader:
        assert reader.query("SELECT count(*) FROM witnesses").rows == [(0,)]


def test_what_goes_wrong_in_the_other_process_is_raised(record: Path, tmp_path: Path) -> None:
    moved = tmp_path / "moved.db"
    with open_record(record) as reader:
        reader.path = moved
        with pytest.raises(RecordError, match="moved"):
            find_links(reader, lambda step: None, processes=2)
    assert active_children() == []


def end_this_process(path: Path) -> None:
    os._exit(1)


def test_where_the_other_process_is_ended_copies_are_found_here(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_record(record) as reader:
        links, _ = steps_of(reader, 1)
        monkeypatch.setattr(copying, "_copied_apart", end_this_process)
        assert steps_of(reader, 2)[0] == links
