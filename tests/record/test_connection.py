"""Opening: what is not a record of ours is refused, left as it was, and the message says what to do."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest
from readings import make_reading, write_readings

from dateline.errors import DatelineError, RecordError
from dateline.record import schema
from dateline.record.reader import open_record
from dateline.record.schema import load_migrations, upgrade
from dateline.record.writer import RecordWriter


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


def _foreign(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()


def _newer(path: Path) -> None:
    write_readings(path, make_reading())
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (_foreign, "database of another program"),
        (_newer, "newer Dateline"),
        (lambda path: path.write_text("dear diary, " * 200), "not a SQLite database"),
        (lambda path: path.mkdir(), "cannot be (opened|read)"),
    ],
)
@pytest.mark.parametrize("use", [RecordWriter, open_record])
def test_what_is_not_our_record_is_refused(
    path: Path, use: Callable[[Path], object], make: Callable[[Path], object], problem: str
) -> None:
    make(path)
    before = None if path.is_dir() else path.read_bytes()
    with pytest.raises(DatelineError, match=problem) as raised:
        use(path)
    assert str(raised.value).startswith(str(path))
    assert before is None or path.read_bytes() == before


@pytest.mark.parametrize("text", ["", None])
def test_a_missing_or_empty_file_is_no_record_yet(path: Path, text: str | None) -> None:
    if text is not None:
        path.write_text(text)
    with pytest.raises(RecordError, match="dateline read PATH --into"):
        open_record(path)
    assert write_readings(path, make_reading()) == [True]


def test_an_older_record_is_upgraded_by_a_writer(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    monkeypatch.setattr(schema, "load_migrations", lambda: load_migrations()[:1])
    upgrade(connection)
    monkeypatch.undo()
    connection.close()
    with pytest.raises(RecordError, match="older schema 1"):
        open_record(path)
    RecordWriter(path).close()
    with open_record(path) as reader:
        assert reader.query("SELECT name FROM migration").rows == [(m.name,) for m in load_migrations()]


def test_names_with_marks_of_urls_are_only_names(tmp_path: Path) -> None:
    path = tmp_path / "50% of #1?mode=memory.db"
    write_readings(path, make_reading())
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_damaged_record_is_named(path: Path) -> None:
    write_readings(path, make_reading())
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 4096))
    with pytest.raises(RecordError, match="damaged"), open_record(path) as reader:
        reader.query("SELECT * FROM event_row")


def test_a_record_at_rest_is_read_where_nothing_may_be_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_readings(path, make_reading())
    monkeypatch.setattr("os.access", lambda *_: False)
    with open_record(path) as reader:
        assert reader.query("SELECT id FROM articles").rows == [("a1",)]
        assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_writer_waits_while_another_makes_the_record(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        begun = Timer(0.3, lambda: other.execute("ROLLBACK"))
        begun.start()
        assert write_readings(path, make_reading()) == [True]
        begun.join()
