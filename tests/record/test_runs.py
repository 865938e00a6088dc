"""Differences between runs: only the newest two readings of an article are compared, column by column."""

from dataclasses import replace
from pathlib import Path

import pytest
from readings import make_reading, make_run, write_readings

from dateline.events.event import Status
from dateline.reading import Reading
from dateline.record.reader import open_record
from dateline.record.runs import Change, find_changes

NEWER = make_run("run-b")


def find_written(path: Path, *readings: Reading) -> list[Change]:
    write_readings(path, *readings)
    with open_record(path) as reader:
        return list(find_changes(reader))


@pytest.mark.parametrize(
    ("newer", "expected"),
    [
        (make_reading(run=NEWER), []),
        (make_reading(run=NEWER, score=0.4), [("event", "changed", {"score": 0.9}, {"score": 0.4})]),
        (
            make_reading(run=NEWER, status=Status.POSSIBLE),
            [("event", "changed", {"status": "planned"}, {"status": "possible"})],
        ),
        (
            replace(make_reading(run=NEWER), claims=(replace(make_reading().claims[0], events=()),)),
            [("claim", "changed", {"events": f'["{make_reading().events[0].id}"]'}, {"events": "[]"})],
        ),
    ],
)
def test_changed_columns_are_shown(
    tmp_path: Path, newer: Reading, expected: list[tuple[str, str, object, object]]
) -> None:
    changes = find_written(tmp_path / "record.db", make_reading(), newer)
    assert [(c.row, c.kind.value, c.before, c.after) for c in changes] == expected


def test_roles_are_compared_with_their_event(tmp_path: Path) -> None:
    [change] = find_written(tmp_path / "record.db", make_reading(), make_reading(run=NEWER, recipients=()))
    assert (change.kind.value, change.text, list(change.after)) == ("changed", "host", ["roles"])


@pytest.mark.parametrize(("newest_is_empty", "kind"), [(True, "gone"), (False, "added")])
def test_whole_rows_are_gone_or_added(tmp_path: Path, newest_is_empty: bool, kind: str) -> None:
    runs = [make_run("run-a"), NEWER]
    empty = replace(make_reading(), mentions=(), events=(), claims=(), findings=(), run=runs[newest_is_empty])
    readings = sorted([make_reading(run=runs[not newest_is_empty]), empty], key=lambda each: each.run.id)
    changes = find_written(tmp_path / "record.db", *readings)
    assert {(c.kind.value, c.run_before, c.run_after) for c in changes} == {(kind, "run-a", "run-b")}
    assert [c.row for c in changes] == ["mention"] * 4 + ["event", "claim", "finding"]


def test_articles_read_once_do_not_differ(tmp_path: Path) -> None:
    assert find_written(tmp_path / "record.db", make_reading("a1"), make_reading("a2", run=NEWER)) == []


def test_only_the_article_asked_for_is_compared(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    for id in ("a1", "a2"):
        write_readings(path, make_reading(id), make_reading(id, run=NEWER, score=0.3))
    with open_record(path) as reader:
        assert [change.article for change in find_changes(reader, article="a2")] == ["a2"]
