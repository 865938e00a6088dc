"""Writing: what goes in comes out, once, in any order, and a killed or refused writer leaves a good file."""

import json
import subprocess
import sys
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from readings import RUN, load_views, make_reading, make_run, write_readings

from dateline.articles.span import Span
from dateline.errors import InputError, RecordError
from dateline.mentions.mention import Mention, MentionKind
from dateline.reading import Reading
from dateline.record.checking import find_problems
from dateline.record.reader import open_record
from dateline.record.rows import find_rows, rows_of
from dateline.record.writer import RecordWriter


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


def test_an_event_is_loaded_as_written(path: Path) -> None:
    reading = make_reading()
    write_readings(path, reading)
    [event] = load_views(path)["events"]
    assert event["sentence_text"] == reading.article.text
    assert (event["type"], event["status"], event["quad"]) == ("CONSULT", "planned", 1)
    assert (event["when_from"], event["when_basis"], event["where_name"]) == ("2024-05", "text", "Bergen")
    assert (event["run"], event["outlet"], event["reasons"]) == ("run-a", "Fjord Post", ["subject", "object"])


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("roles", {"part": "actor", "text": "Norway", "country": "NOR"}),
        ("roles", {"part": "actor", "through": [{"start": 27, "end": 29, "text": "it"}]}),
        ("roles", {"part": "recipient", "actor": "state/FIN"}),
        ("roles", {"part": "said_by", "position": 0, "start": 0, "end": 6}),
        ("mentions", {"kind": "time", "timex": "DATE", "value": "2024-04-15", "from_date": "2024-04-15"}),
        ("mentions", {"text": "it", "refers_to": [{"start": 0, "end": 6, "text": "Norway"}]}),
        ("mentions", {"kind": "place", "actor": "place/bergen", "sector": ""}),
        ("claims", {"cue_text": "said", "stance": "asserts", "is_quote": False}),
        ("claim_holders", {"name": "Norway", "position": 0}),
        ("findings", {"kind": "impossible_date", "text": "Monday", "should_read": "Tuesday"}),
        ("findings", {"run": "run-a", "rests_on": [{"start": 62, "end": 65, "text": "May"}]}),
        ("articles", {"outlet": "Fjord Post", "outlet_basis": "given", "author": None, "runs": 1}),
        ("articles", {"origin": "Norway", "origin_basis": "inferred", "published": "2024-04-15"}),
        ("parts", {"position": 0, "start": 0, "kind": "body"}),
        ("runs", {"id": "run-a", "model": "m1", "settings": '{"pipeline": "shipped"}'}),
    ],
)
def test_rows_are_loaded_as_written(path: Path, view: str, expected: dict[str, object]) -> None:
    write_readings(path, make_reading())
    rows = load_views(path)[view]
    assert any(expected.items() <= row.items() for row in rows), rows


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_reading_does_not_matter(tmp_path: Path, order: tuple[int, ...]) -> None:
    readings = [make_reading("a1"), make_reading("a2", before="Later. "), make_reading("a3", score=0.2)]
    write_readings(tmp_path / "one.db", *readings)
    write_readings(tmp_path / "other.db", *(readings[i] for i in order))
    assert load_views(tmp_path / "one.db") == load_views(tmp_path / "other.db")


def test_the_same_run_adds_nothing(path: Path) -> None:
    assert write_readings(path, make_reading(), make_reading(score=0.1)) == [True, False]
    assert [event["score"] for event in load_views(path)["events"]] == [0.9]


def test_a_new_run_adds_a_reading_and_is_shown(path: Path) -> None:
    assert write_readings(path, make_reading(), make_reading(run=make_run("run-b"), score=0.7)) == [True, True]
    views = load_views(path)
    assert [(event["run"], event["score"]) for event in views["events"]] == [("run-b", 0.7)]
    assert [article["runs"] for article in views["articles"]] == [2]
    with open_record(path) as reader:
        assert reader.query("SELECT count(*) FROM event_row").rows == [(2,)]


def test_an_id_stands_for_one_text(path: Path) -> None:
    write_readings(path, make_reading("a1"))
    with pytest.raises(InputError, match="a1: the record has another text"):
        write_readings(path, make_reading("a1", run=make_run("run-b"), before="No. "))


@settings(max_examples=25)  # each example is a file
@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=8))
@example("\x00", [(0, 1)])
def test_every_surface_is_in_its_article(
    tmp_path_factory: pytest.TempPathFactory, before: str, places: list[tuple[int, int]]
) -> None:
    reading = make_reading(before=before)
    spans = [Span("a1", start, start + width) for start, width in places if start + width <= 66]
    found = tuple(Mention(MentionKind.ACTOR, s, s.of(reading.article.text), 0, 0, through=(s,)) for s in spans)
    path = tmp_path_factory.mktemp("law") / "record.db"
    write_readings(path, replace(reading, mentions=found))
    with open_record(path) as reader:
        assert list(find_problems(path)) == []
        assert len(reader.query("SELECT id FROM mentions").rows) == len(found)
        assert reader.query("SELECT text FROM articles").rows == [(reading.article.text,)]


def test_a_false_surface_is_found(path: Path) -> None:
    write_readings(path, make_reading(trigger_text="hosting"))
    assert "event_row: a1[36:40] is not 'hosting'" in list(find_problems(path))


def _unknown_event(reading: Reading) -> Reading:
    return replace(reading, claims=(replace(reading.claims[0], events=("nowhere",)),))


@pytest.mark.parametrize(
    ("reading", "problem"),
    [
        (_unknown_event(make_reading()), "FOREIGN KEY"),
        (make_reading(score=2.0), "score"),
        (make_reading(trigger=Span("a1", 900, 904)), "trigger_end"),
        (make_reading(before="\ud800"), "surrogate"),
    ],
)
def test_what_breaks_the_rules_is_refused_whole(path: Path, reading: Reading, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        write_readings(path, make_reading("a0"), reading)
    assert [article["id"] for article in load_views(path)["articles"]] == ["a0"]


def test_a_second_writer_is_refused(path: Path) -> None:
    write_readings(path, make_reading("a0"))
    refused = pytest.raises(RecordError, match="another program is writing")
    with RecordWriter(path) as first, RecordWriter(path, patience=0.01) as second, first._transaction(), refused:
        second.write(make_reading())
    assert len(load_views(path)["articles"]) == 1


def test_readers_read_while_one_writes(path: Path) -> None:
    write_readings(path, make_reading("a0"))
    with RecordWriter(path) as writer, writer._transaction():
        writer._add(rows_of(make_reading("a1")))
        assert len(load_views(path)["articles"]) == 1
    assert len(load_views(path)["articles"]) == 2


KILLED = """
import os, sys
from readings import make_reading
from dateline.record.writer import RecordWriter
writer = RecordWriter(sys.argv[1])
writer.write(make_reading("a0"))
insert = writer._insert
writer._insert = lambda table, row, **options: os._exit(9) if table == sys.argv[2] else insert(table, row, **options)
writer.write(make_reading("a1"))
"""


@pytest.mark.parametrize("table", ["article_row", "mention_row", "claim_event_row"])
def test_a_killed_writer_leaves_the_earlier_rows(path: Path, table: str) -> None:
    places = {"PYTHONPATH": ":".join(filter(None, sys.path))}
    ended = subprocess.run([sys.executable, "-c", KILLED, path, table], env=places, check=False)
    assert ended.returncode == 9
    assert [article["id"] for article in load_views(path)["articles"]] == ["a0"]
    assert write_readings(path, make_reading("a1")) == [True]


def test_rows_know_nothing_of_the_time() -> None:
    assert json.dumps(list(find_rows(make_reading()))) == json.dumps(list(find_rows(make_reading())))


def test_a_run_is_kept_once(path: Path) -> None:
    write_readings(path, make_reading("a1"), make_reading("a2"))
    assert [run["id"] for run in load_views(path)["runs"]] == [RUN.id]
