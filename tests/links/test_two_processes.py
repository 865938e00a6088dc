"""A record linked by two processes: the same is found as by one, and stopping it leaves neither process nor row."""

import pickle
from dataclasses import replace
from datetime import date
from multiprocessing import active_children
from pathlib import Path

import pytest

from benchmarks.made_news import make_articles
from benchmarks.made_record import make_reading
from dateline.articles.span import Span
from dateline.errors import RecordError
from dateline.events.event import EventType
from dateline.links import two_processes
from dateline.links.link_record import find_links, link_record
from dateline.links.numbers_stated import find_triggers
from dateline.links.presence import Presence
from dateline.links.recorded import read_other_triggers, read_told
from dateline.links.shares import find_shares
from dateline.reading import Reading
from dateline.record.reader import RecordReader, open_record
from dateline.record.writer import RecordWriter


def in_one_sentence(reading: Reading) -> Reading:
    """The reading of an article that is one sentence with all its events."""
    sentence = Span(reading.article.id, 0, len(reading.article.text))
    return replace(reading, events=tuple(replace(event, sentence=sentence) for event in reading.events))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "record.db"
    with RecordWriter(path) as writer:
        for number, article in enumerate(make_articles(2000)):
            reading = make_reading(number, article)
            writer.write(in_one_sentence(reading) if number % 9 == 0 else reading)
    return path


@pytest.fixture(autouse=True)
def every_record_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(two_processes, "LARGE", 1)


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


def test_a_share_knows_the_other_acts_in_its_sentences(record: Path) -> None:
    with open_record(record) as reader:
        every = find_triggers(read_told(reader, {}))
        for types in find_shares(dict.fromkeys((type.value for type in EventType), 1)):
            known = find_triggers(read_told(reader, {}, types=types))
            others = read_other_triggers(reader, types)
            together = {sentence: {*own, *others.get(sentence, ())} for sentence, own in known.items()}
            assert together == {sentence: set(every[sentence]) for sentence in known}


def test_types_of_one_family_are_of_one_share() -> None:
    shares = find_shares({"RETREAT": 1, "AGREE": 2, "CONSULT": 9})
    assert shares[0] == {EventType.CONSULT}
    assert {EventType.RETREAT, EventType.AGREE} <= shares[1]
    assert len(shares) == 2


def told_after(presence: Presence, *parties: str) -> list[int]:
    return [presence.origins_after([("", party) for party in parties], date(2031, 3, day)) for day in (1, 2, 3)]


def test_origins_that_tell_of_all() -> None:
    presence = Presence()
    for party, day, origin in ("a2x", "a3x", "b2x", "a2y", "c3y", "b2y"):
        presence.add(("", party), date(2031, 3, int(day)), origin)
    assert told_after(presence, "a") == [2, 1, 0]
    assert told_after(presence, "a", "b") == [2, 0, 0]
    assert told_after(presence, "c", "b", "a") == [1, 0, 0]
    assert told_after(pickle.loads(pickle.dumps(presence)), "a", "b") == [2, 0, 0]
    assert presence.__getstate__()["_last"] == {}
    assert told_after(presence) == told_after(presence, "nobody", "a") == [0, 0, 0]
