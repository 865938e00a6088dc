"""What is whole of a damaged record is saved, and nothing else; the damaged file stays as it is."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from kept import told_by, write_some
from readings import make_reading, make_run, write_readings
from ruled import E1, E2, rule, write_ruled_on

from dateline.errors import RecordError
from dateline.links.link_record import link_record
from dateline.record.checking import find_problems
from dateline.record.correction import RulingKind
from dateline.record.forgetting import forget
from dateline.record.recovering import recover
from dateline.record.writer import RecordWriter

PAGE = 4096
WHOLE = 120


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_some(tmp_path_factory.mktemp("saved") / "record.db", WHOLE)


def lines_of(told: dict[str, list[dict[str, object]]], articles: set[object]) -> dict[str, list[dict[str, object]]]:
    """The lines that are about these articles."""
    return {
        kind: [line for line in lines if line.get("article", line.get("id")) in articles]
        for kind, lines in told.items()
        if kind != "occurrences"
    }


def check_saved(whole: Path, damaged: Path) -> int:
    """Raise unless what is saved is what the whole record says of the same articles; how many these are."""
    before, into = damaged.read_bytes(), damaged.with_name("saved.db")
    done = recover(damaged, into)
    saved = told_by(into)
    ids = {line["id"] for line in saved["articles"]}
    assert saved == {**lines_of(told_by(whole), ids), "occurrences": []}
    assert list(find_problems(into)) == []
    assert (damaged.read_bytes(), len(ids)) == (before, done.articles)
    assert not ids & set(done.lost)
    assert [path.name for path in into.parent.iterdir() if "unfinished" in path.name] == []
    return done.articles


@pytest.mark.parametrize("length", [16, 100, PAGE])
def test_a_lost_beginning_is_made_anew(record: Path, tmp_path: Path, length: int) -> None:
    path = tmp_path / "harmed.db"
    path.write_bytes(b"\xff" * length + record.read_bytes()[length:])
    assert check_saved(record, path) == WHOLE


@pytest.mark.parametrize("cut", [1, 5000, 20_000])
def test_a_file_that_was_cut_off(record: Path, tmp_path: Path, cut: int) -> None:
    path = tmp_path / "harmed.db"
    path.write_bytes(record.read_bytes()[:-cut])
    assert 0 < check_saved(record, path) <= WHOLE


@pytest.mark.parametrize("seed", range(12))
def test_pages_that_were_overwritten(record: Path, tmp_path: Path, seed: int) -> None:
    chance, data = Random(seed), bytearray(record.read_bytes())
    pages = len(data) // PAGE
    for page in chance.sample(range(pages // 2, pages), 3):
        data[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE) if seed % 2 else bytes(PAGE)
    path = tmp_path / "harmed.db"
    path.write_bytes(data)
    assert 0 < check_saved(record, path) <= WHOLE


def test_the_journal_is_read_too(tmp_path: Path) -> None:
    path, left = write_some(tmp_path / "open.db", 8), tmp_path / "left.db"
    with RecordWriter(path) as writer:
        writer.write(make_reading("z1"))
        for end in ("", "-wal"):
            shutil.copyfile(f"{path}{end}", f"{left}{end}")
    assert recover(left, tmp_path / "new.db").articles == 9
    shutil.copyfile(write_some(tmp_path / "other.db", 30, first=500), left)
    assert recover(left, tmp_path / "newer.db").articles == 30


def test_an_older_reading_is_saved_where_the_newest_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    write_readings(path, make_reading(), make_reading(run=make_run("run-b"), score=0.8), make_reading("a2"))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE event_row SET trigger_text = 'x' WHERE score = 0.8")
        connection.execute("DELETE FROM run_row WHERE id = 'run-a'")
        connection.execute("DELETE FROM article_row WHERE id = 'a2'")
    done = recover(path, tmp_path / "new.db")
    assert (done.articles, done.readings, done.lost) == (1, 1, ("a2",))
    assert [event["run"] for event in told_by(tmp_path / "new.db")["events"]] == ["run-a"]


def test_corrections_and_tombstones_are_saved(tmp_path: Path) -> None:
    path = write_ruled_on(tmp_path / "record.db")
    for event, kind in ((E1, RulingKind.REJECT), (E2, RulingKind.ACCEPT)):
        rule(path, kind, event)
    forget(path, "a3")
    (tmp_path / "new.db-wal").write_bytes(b"of a record that was there before")
    done = recover(path, tmp_path / "new.db")
    assert (done.corrections, done.problems, (tmp_path / "new.db-wal").exists()) == (2, (), False)
    assert told_by(tmp_path / "new.db")["events"] == told_by(path)["events"]
    assert list(find_problems(tmp_path / "new.db")) == []


def test_links_are_found_anew(demo_record: Path, tmp_path: Path) -> None:
    recover(demo_record, tmp_path / "new.db")
    link_record(tmp_path / "new.db")
    assert told_by(tmp_path / "new.db") == told_by(demo_record)


@pytest.mark.parametrize(
    ("data", "problem"), [(b"", "nothing in it"), (b"diary " * 9000, "nothing in it"), (None, "no such record")]
)
def test_where_nothing_can_be_saved_nothing_is_left(tmp_path: Path, data: bytes | None, problem: str) -> None:
    path, into = tmp_path / "harmed.db", tmp_path / "new" / "new.db"
    into.parent.mkdir()
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(RecordError, match=problem) as raised:
        recover(path, into)
    assert str(raised.value).startswith(str(path))
    assert list(into.parent.iterdir()) == []


def test_a_file_that_is_there_is_kept(record: Path, tmp_path: Path) -> None:
    (tmp_path / "new.db").write_text("mine")
    with pytest.raises(RecordError, match="there is a file already"):
        recover(record, tmp_path / "new.db")
    assert (tmp_path / "new.db").read_text() == "mine"


def test_a_correction_and_a_tombstone_that_are_damaged_cost_themselves_alone(tmp_path: Path) -> None:
    path = write_ruled_on(tmp_path / "record.db")
    for event, kind in ((E1, RulingKind.REJECT), (E2, RulingKind.ACCEPT)):
        rule(path, kind, event)
    forget(path, "a3")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = replace(sql, 'day TEXT NOT NULL', 'day TEXT')")
        connection.execute("UPDATE correction_row SET kind = 'accegt' WHERE number = 1")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE tombstone_row SET day = NULL")
    done = recover(path, tmp_path / "new.db")
    assert (done.readings, done.corrections) == (2, 1)
    assert "a3: when and why it was forgotten is lost" in done.problems[0]
