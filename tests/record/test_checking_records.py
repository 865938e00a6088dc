"""A record that is not whole is told as such: by its file, by its journal, by its rows."""

import shutil
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from kept import write_some
from readings import LINKS, make_reading, write_readings
from ruled import E1, rule, write_ruled_on

from dateline.errors import RecordError
from dateline.record.checking import Step, find_problems
from dateline.record.correction import RulingKind
from dateline.record.link_writer import write_links
from dateline.record.recovering import recover
from dateline.record.writer import RecordWriter

PAGE = 4096
Harm = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_some(tmp_path_factory.mktemp("checked") / "record.db")


def test_a_whole_record_has_no_problems(demo_record: Path, record: Path, tmp_path: Path) -> None:
    rule(write_ruled_on(tmp_path / "ruled.db"), RulingKind.ACCEPT, E1)
    assert [list(find_problems(path)) for path in (demo_record, record)] == [[], []]


@pytest.mark.parametrize(
    ("harm", "problem"),
    [
        ("UPDATE article_row SET text = 'X' || text", "mention_row: a1[15:21] is not 'Monday', and 16 rows more"),
        ("DELETE FROM mention_row WHERE kind = 'time'", "a1: 12 of its 13 rows are there"),
        ("UPDATE article_row SET text = 'X' || text", "0 of the 1 articles it still names can be saved; not a1;"),
        ("UPDATE finding_row SET text = 'Sunday'", "finding_row: a1[15:21] is not 'Sunday'"),
        ("UPDATE mention_row SET refers_to = replace(refers_to, 'Norway', 'Sweden')", "is not 'Sweden'"),
        ("UPDATE mention_row SET refers_to = '[7]' WHERE refers_to <> '[]'", "mention_row: a1[-1:-1] is not"),
        ("UPDATE part_row SET \"end\" = 900", "part_row: a1[0:900] is not in its text of 66 characters"),
        ("UPDATE reading_row SET origin_end = 900", "reading_row: a1[0:900] is not in its text"),
        ("UPDATE event_row SET when_end = NULL", "event_row: a1[62:-1] is not in its text"),
        ("DELETE FROM article_row", "a1: its text is not there"),
        ("DELETE FROM event_row", "a1: 12 of its 13 rows are there, and 2 rows more"),
        ("UPDATE role_row SET event = 'e9'", "role_row: a1 points at rows of event_row that are not there: e9"),
        ("UPDATE event_row SET score = score / 2", "a1: its text or what was read of it was changed"),
        ("UPDATE reading_row SET published = '2024-01-01'", "a1: its text or what was read of it was changed"),
        ("DELETE FROM run_row", "1 rows of reading_row point at rows of run_row that are not there"),
        ("UPDATE occurrence_row SET event = 'e9'", "1 rows of occurrence_row name events that are not there"),
        ("UPDATE correction_row SET author = 'Eve'", "1 corrections do not say what their ids stand for"),
        ("UPDATE correction_row SET kind = 'accegt'", "1 corrections do not say what their ids stand for"),
        ("UPDATE correction_row SET value = '[7'", "1 corrections do not say what their ids stand for"),
        ("UPDATE correction_row SET number = number + 1", "correction_about_row point at rows of correction_row"),
    ],
)
def test_rows_that_break_a_law_are_told(tmp_path: Path, harm: str, problem: str) -> None:
    path = tmp_path / "record.db"
    write_readings(path, make_reading())
    event = make_reading().events[0].id
    write_links(path, {"occurrence_row": [LINKS["occurrence_row"][0] | {"event": event}]})
    rule(path, RulingKind.ACCEPT, event)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(harm)
    assert any(problem in told for told in find_problems(path)), list(find_problems(path))


def test_a_letter_changed_where_no_row_points_is_told(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    write_readings(path, make_reading(before="It rained. "))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE article_row SET text = replace(text, 'rained', 'rainet')")
    assert any("a1: its text or what was read of it was changed" in told for told in find_problems(path))


@pytest.mark.parametrize(
    ("harm", "problem"),
    [
        (lambda data: b"", "it is empty, not a record"),
        (lambda data: b"dear diary, " * 900, "it is not a record (not a SQLite database)"),
        (lambda data: data[: len(data) // 3 + 7], "it was cut off: "),
        (lambda data: bytes(16) + data[16:], "its header was overwritten; `dateline recover "),
        (lambda data: data[:68] + b"MUSE" + data[72:], "a database of another program"),
        (lambda data: data[:60] + struct.pack(">I", 99) + data[64:], "of a newer Dateline"),
        (lambda data: data[: 100 * PAGE] + bytes(9 * PAGE) + data[109 * PAGE :], "pages of the file are damaged"),
        (lambda data: data[: 100 * PAGE] + bytes(9 * PAGE) + data[109 * PAGE :], "articles it still names can be"),
    ],
)
def test_a_damaged_file_is_told(record: Path, tmp_path: Path, harm: Harm, problem: str) -> None:
    path = tmp_path / "harmed.db"
    path.write_bytes(harm(record.read_bytes()))
    found = list(find_problems(path))
    assert any(problem in told for told in found), found
    assert path.read_bytes() == harm(record.read_bytes())


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A record with its journal, as a killed writer leaves both."""
    path, left = write_some(tmp_path / "open.db", 8), tmp_path / "left.db"
    with RecordWriter(path) as writer:
        writer.write(make_reading("z1", before="Later. " * 900))
        writer.write(make_reading("z2"))
        for end in ("", "-wal"):
            shutil.copyfile(f"{path}{end}", f"{left}{end}")
    return left


@pytest.mark.parametrize(
    ("harm", "problem"),
    [
        (lambda data: data, ""),
        (lambda data: data[:-900], "ends in the middle of a page"),
        (lambda data: data[:20], "ends in the middle of a page"),
        (lambda data: data[:-(PAGE + 24)], ""),  # whole pages: as if the writer had been killed before
        (lambda data: Random(1).randbytes(len(data)), "is none of SQLite's or was overwritten"),
        (lambda data: data[:-9] + bytes(9), "left so by a writer that was killed"),
        (lambda data: data[:200] + b"?" + data[201:], "was overwritten: what was written last is gone"),
        (lambda data: data[:40] + bytes(8) + data[48:], "was overwritten: what was written last is gone"),
    ],
)
def test_a_damaged_journal_is_told(written: Path, harm: Harm, problem: str) -> None:
    journal = written.with_name("left.db-wal")
    journal.write_bytes(harm(journal.read_bytes()))
    found = list(find_problems(written))
    assert [problem in told for told in found] == [True] * bool(problem), found


def test_the_journal_of_another_record_is_told(written: Path, tmp_path: Path) -> None:
    path = write_some(tmp_path / "mine.db", 30, first=500)
    shutil.copyfile(f"{written}-wal", f"{path}-wal")
    assert [told for told in find_problems(path) if "is of another file; move mine.db-wal away" in told]


def test_a_missing_record_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="there is no such record"):
        list(find_problems(tmp_path / "none.db"))


def test_progress_counts_articles(record: Path) -> None:
    steps = list[Step]()
    assert list(find_problems(record, steps.append)) == []
    assert [step.done for step in steps if step.name == "articles"] == list(range(1, 121))


def test_the_oldest_records_are_whole_too(tmp_path: Path) -> None:
    path = write_some(tmp_path / "record.db", 3)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table in ("finding_row", "reading_size_row", "tombstone_row", "correction_about_row", "correction_row"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DELETE FROM migration WHERE name >= '0003'")
        connection.execute("PRAGMA user_version = 2")
    assert list(find_problems(path)) == []
    assert recover(path, tmp_path / "new.db").readings == 3
