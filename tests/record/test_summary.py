"""The figures of a record, over the newest readings, and what tells that it is not whole."""

from dataclasses import replace
from pathlib import Path

import pytest
from readings import make_reading, make_run, write_readings

from dateline.events.event import Status
from dateline.record.correction import Ruling, RulingKind
from dateline.record.corrections import write_correction
from dateline.record.reader import open_record
from dateline.record.summary import RecordSummary, find_summary


@pytest.fixture(scope="module")
def summary(tmp_path_factory: pytest.TempPathFactory) -> RecordSummary:
    path = tmp_path_factory.mktemp("summary") / "record.db"
    second = make_run("run-b")
    write_readings(path, make_reading("a1"), make_reading("a2", score=0.2), make_reading("a1", run=second))
    write_readings(path, make_reading("a3", status=Status.DENIED))
    with open_record(path) as reader:
        return find_summary(reader)


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("articles", 3),
        ("readings", 4),
        ("mentions", 12),
        ("events", 3),
        ("claims", 3),
        ("findings", 3),
        ("corrections", 0),
        ("forgotten", 0),
        ("types", {"CONSULT": 3}),
        ("statuses", {"planned": 2, "denied": 1}),
        ("published", ("2024-04-15", "2024-04-15")),
        ("below_score", 1),
        ("schema", 12),
        ("problems", ()),
    ],
)
def test_figures(summary: RecordSummary, figure: str, value: object) -> None:
    assert getattr(summary, figure) == value


def test_runs_count_their_articles(summary: RecordSummary) -> None:
    assert {run.id: run.articles for run in summary.runs} == {"run-a": 3, "run-b": 1}


def test_a_new_record_has_no_time(tmp_path: Path) -> None:
    write_readings(tmp_path / "record.db")
    with open_record(tmp_path / "record.db") as reader:
        assert find_summary(reader).published is None


def test_corrections_about_what_no_newest_reading_has_are_counted(tmp_path: Path) -> None:
    first, second = make_reading("a1"), make_reading("a2")
    write_readings(tmp_path / "r.db", first, second)
    for reading in (first, second):
        write_correction(tmp_path / "r.db", Ruling(RulingKind.ACCEPT, reading.events[0].id), author="Ada")
    write_readings(tmp_path / "r.db", replace(make_reading("a1", run=make_run("run-b")), events=(), claims=()))
    with open_record(tmp_path / "r.db") as reader:
        found = find_summary(reader)
    assert (found.corrections, found.corrections_elsewhere) == (2, 1)
