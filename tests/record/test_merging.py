"""Two records joined say what both said, whichever is joined to which and however often it is begun."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from kept import some_readings, told_by, write_some
from readings import make_reading, make_run, write_readings
from ruled import E1, E2, E3, rule, write_ruled_on
from story import write_story

from dateline.errors import RecordError
from dateline.links.link_record import link_record
from dateline.record import joining, writer
from dateline.record.backup import back_up
from dateline.record.checking import find_problems
from dateline.record.correction import RulingKind
from dateline.record.forgetting import forget
from dateline.record.merging import Merged, merge
from dateline.record.reader import open_record
from dateline.record.runs import find_changes


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """What sets the day on which readings are written."""

    def set_day(day: str) -> None:
        monkeypatch.setattr(writer, "now", lambda: f"{day}T00:00:00Z")

    return set_day


def write_two(folder: Path, clock: Callable[[str], None]) -> tuple[Path, Path]:
    """Two records with articles in common, read by three runs on three days; people ruled on both."""
    one, other = folder / "one.db", folder / "other.db"
    b, c = make_run("run-b"), make_run("run-c")
    clock("2026-05-01")
    write_readings(one, *some_readings(4), make_reading("x"), make_reading("y", run=c, score=0.7))
    clock("2026-05-02")
    write_readings(other, *some_readings(4, 2), make_reading("x", run=b, score=0.6), make_reading("y", score=0.5))
    clock("2026-05-03")
    write_readings(one, make_reading("x", run=c, score=0.8))
    rule(one, RulingKind.REJECT, make_reading("x").events[0].id)
    rule(other, RulingKind.ACCEPT, make_reading("y").events[0].id)
    return one, other


def joined(path: Path, *others: Path) -> Path:
    """A copy of a record with others joined to it, linked."""
    copy = path.with_name(f"{path.stem}-joined.db")
    back_up(path, copy)
    assert merge(copy, others).errors == ()
    link_record(copy)
    return copy


def test_it_does_not_matter_which_is_joined_to_which(tmp_path: Path, clock: Callable[[str], None]) -> None:
    one, other = write_two(tmp_path, clock)
    first, second = joined(one, other), joined(other, one)
    assert told_by(first) == told_by(second)
    assert [list(find_problems(path)) for path in (first, second)] == [[], []]
    scores = {event["article"]: event["score"] for event in told_by(first)["events"]}
    assert ("x" in scores, scores["y"]) == (False, 1.0)


def test_joined_is_what_was_read_at_once(demo_record: Path, tmp_path: Path) -> None:
    one = tmp_path / "one.db"
    write_story(one)
    first, second = joined(one, demo_record), tmp_path / "second.db"
    back_up(demo_record, second)
    merge(second, [one])
    link_record(second)
    assert told_by(first) == told_by(second)


@pytest.mark.parametrize("after", [0, 1, 5, 12])
def test_a_merge_that_was_stopped_is_done_again(
    tmp_path: Path, clock: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    one, other = write_two(tmp_path, clock)
    whole, left = told_by(joined(one, other)), iter(range(after))
    insert = joining.Joiner._insert

    def stopped(*arguments: object) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        insert(*arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(joining.Joiner, "_insert", stopped)
        merge(one, [other])
    assert list(find_problems(one)) == []
    merge(one, [other])
    link_record(one)
    assert told_by(one) == whole


def test_counts_and_errors(tmp_path: Path) -> None:
    one, other = write_some(tmp_path / "one.db", 3), write_some(tmp_path / "other.db", 5)
    write_readings(one, make_reading("x"))
    write_readings(other, make_reading("x", before="Another text. "), make_reading("z", trigger_text="hosting"))
    done = merge(one, [other])
    assert replace(done, errors=()) == Merged(2, 3, 0, 0, ())
    assert str(done.errors[0]).startswith("x: the records have different texts under this id")
    assert "z: not whole there (event_row: z[36:40] is not 'hosting')" in str(done.errors[1])
    assert merge(one, [other]).added == 0


def test_an_older_record_is_upgraded_as_a_copy(tmp_path: Path) -> None:
    other = write_some(tmp_path / "other.db", 3)
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        since = "VIEW tombstones", "TABLE tombstone_row", "TABLE reading_size_row", "INDEX role_by_country"
        for made in since:
            connection.execute(f"DROP {made}")
        connection.execute("DELETE FROM migration WHERE name >= '0009'")
        connection.execute("PRAGMA user_version = 8")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = other.read_bytes()
    one = write_some(tmp_path / "one.db", 1, first=9)
    assert (merge(one, [other]).added, other.read_bytes()) == (3, before)
    assert list(find_problems(one)) == []


def test_corrections_go_along_with_what_they_are_about(tmp_path: Path) -> None:
    one, other = tmp_path / "one.db", write_ruled_on(tmp_path / "other.db")
    write_readings(one, make_reading("a1"), make_reading("a2", before="Otherwise. "))
    undone = rule(other, RulingKind.REJECT, E1)
    rule(other, RulingKind.UNDO, undone.id)
    rule(other, RulingKind.JOIN, "o1", {"occurrence": "o3"})
    rule(other, RulingKind.REJECT, E3)
    rule(other, RulingKind.ACCEPT, E2)
    done = merge(one, [other])
    assert (done.corrections, done.absent, len(done.errors)) == (5, 0, 1)
    assert {event["article"] for event in told_by(one)["events"]} == {"a1", "a2"}


def test_what_was_forgotten_stays_away(tmp_path: Path) -> None:
    one, other = write_some(tmp_path / "one.db", 3), write_ruled_on(tmp_path / "other.db")
    rule(other, RulingKind.ACCEPT, E2)
    write_readings(one, make_reading("a2", before="A word. "), *some_readings(1, 7))
    forget(one, "a2")
    forget(other, "a3")
    done = merge(one, [other])
    assert (done.added, done.absent, [error.name for error in done.errors]) == (1, 1, ["a2"])
    errors = {error.name[-4:]: error.problem for error in merge(other, [one]).errors}
    assert "still here; `dateline forget`" in errors[": a2"]
    assert errors["a000"].startswith("forgotten on ")  # it has the text of a3
    assert len(errors) == 2
    assert {line["id"] for line in told_by(one)["articles"]} == {"a000", "a001", "a002", "a007", "a1"}


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda path: path.write_bytes(b""), "empty, not a record"),
        (lambda path: path.write_text("poems " * 99), "not a record"),
        (lambda path: path.hardlink_to(path.with_name("one.db")), "cannot be joined with itself"),
        (lambda path: None, "there is no such record"),
    ],
)
def test_what_is_no_other_record_is_refused(tmp_path: Path, make: Callable[[Path], object], problem: str) -> None:
    one = write_some(tmp_path / "one.db", 1)
    make(tmp_path / "other.db")
    with pytest.raises(RecordError, match=problem):
        merge(one, [tmp_path / "other.db"])


def occurrences(path: Path) -> set[tuple[object, ...]]:
    with open_record(path) as reader:
        return set(reader.query("SELECT event, id FROM occurrences").rows)


def test_two_joins_of_the_same_are_one_whichever_way_they_go(tmp_path: Path) -> None:
    one, other = write_ruled_on(tmp_path / "one.db"), tmp_path / "other.db"
    back_up(one, other)
    there = rule(one, RulingKind.JOIN, "o1", {"occurrence": "o3"})
    back = rule(other, RulingKind.JOIN, "o3", {"occurrence": "o1"})
    copy = tmp_path / "copy.db"
    back_up(other, copy)
    merge(copy, [one])
    merge(one, [other])
    assert occurrences(one) == occurrences(copy) == {(event, "o3") for event in (E1, E2, E3)}
    rule(one, RulingKind.UNDO, back.id)
    assert {id for _, id in occurrences(one)} == {"o1"}
    rule(one, RulingKind.UNDO, there.id)
    assert occurrences(one) == {(E1, "o1"), (E2, "o1"), (E3, "o3")}


def test_what_two_people_withdrew_stands_there_once(tmp_path: Path) -> None:
    one, other = write_ruled_on(tmp_path / "one.db"), tmp_path / "other.db"
    accepted = rule(one, RulingKind.ACCEPT, E1)
    back_up(one, other)
    first = rule(one, RulingKind.UNDO, accepted.id)
    rule(other, RulingKind.UNDO, accepted.id)
    merge(one, [other])
    with open_record(one) as reader:
        rows = reader.query("SELECT id, withdrawn_by FROM corrections").rows
        assert len(rows) == 3
        assert [row for row in rows if row[1]] == [(accepted.id, first.id)]


def test_a_damaged_correction_is_named_and_the_others_are_joined(tmp_path: Path) -> None:
    one, other = write_ruled_on(tmp_path / "one.db"), write_ruled_on(tmp_path / "other.db")
    rule(other, RulingKind.ACCEPT, E1)
    rule(other, RulingKind.ACCEPT, E2)
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE correction_row SET kind = 'accegt' WHERE number = 1")
    done = merge(one, [other])
    assert (done.corrections, ["not whole there" in str(error) for error in done.errors]) == (1, [True])


def test_older_readings_stand_by_their_days(tmp_path: Path, clock: Callable[[str], None]) -> None:
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    for path, day, run in ((one, 1, "run-a"), (one, 3, "run-c"), (other, 2, "run-b")):
        clock(f"2026-05-0{day}")
        write_readings(path, make_reading("x", run=make_run(run), score=day / 10))
    for path in (joined(one, other), joined(other, one)):
        with open_record(path) as reader:
            assert {(change.run_before, change.run_after) for change in find_changes(reader)} == {("run-b", "run-c")}
