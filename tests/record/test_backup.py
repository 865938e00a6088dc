"""A copy is the record of one moment, whole or not there."""

from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest
from apart import run_dateline
from kept import some_readings, told_by, write_some
from readings import write_readings

from dateline.errors import RecordError
from dateline.record.backup import back_up
from dateline.record.checking import Step, find_problems
from dateline.record.reader import open_record
from dateline.record.writer import RecordWriter


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return write_some(tmp_path / "record.db", 40)


def names_in(folder: Path) -> set[str]:
    """The files of a folder, but for those of the record itself."""
    return {path.name for path in folder.iterdir() if not path.name.startswith("record.db")}


def test_a_copy_says_the_same(record: Path, tmp_path: Path) -> None:
    with RecordWriter(record) as writer:
        writer.write(some_readings(1, first=900)[0])
        assert back_up(record, tmp_path / "copy.db") == 41  # with what stands in the journal alone
        assert names_in(tmp_path) == {"copy.db"}
    assert told_by(tmp_path / "copy.db") == told_by(record)


def test_a_copy_is_of_one_moment_while_another_writes(record: Path, tmp_path: Path) -> None:
    later = some_readings(60, first=100)
    writing = Thread(target=write_readings, args=(record, *later))

    def on_step(step: Step) -> None:
        if not writing.ident:
            writing.start()
            writing.join()

    assert back_up(record, tmp_path / "copy.db", on_step=on_step) == 40
    assert list(find_problems(tmp_path / "copy.db")) == []
    with open_record(record) as reader:
        assert reader.query("SELECT count(*) FROM articles").rows == [(100,)]


def use(path: Path) -> RecordWriter:
    """A writer that has a new record open."""
    write_some(path, 2)
    writer = RecordWriter(path)
    writer.write(some_readings(1, first=5)[0])
    return writer


@pytest.mark.parametrize(
    ("make", "replace", "problem"),
    [
        (lambda path: write_some(path, 2), False, "replace it with --replace"),
        (lambda path: path.write_text("a novel"), True, "is no record, so it is not replaced"),
        (lambda path: path.mkdir(), True, "this is a folder"),
        (lambda path: path.hardlink_to(path.with_name("record.db")), True, "the record itself"),
    ],
)
def test_what_is_there_is_kept(
    record: Path, tmp_path: Path, make: Callable[[Path], object], replace: bool, problem: str
) -> None:
    copy = tmp_path / "copy.db"
    make(copy)
    before = copy.is_dir() or copy.read_bytes()
    with pytest.raises(RecordError, match=problem):
        back_up(record, copy, replace=replace)
    assert before == (copy.is_dir() or copy.read_bytes())


def test_an_older_copy_is_replaced_with_its_journal(record: Path, tmp_path: Path) -> None:
    copy = write_some(tmp_path / "copy.db", 3, first=500)
    back_up(record, copy, replace=True)
    assert told_by(copy) == told_by(record)


def test_a_copy_that_is_in_use_is_not_replaced(record: Path, tmp_path: Path) -> None:
    opened = use(tmp_path / "copy.db")
    with pytest.raises(RecordError, match="another program uses this record"):
        back_up(record, tmp_path / "copy.db", replace=True)
    del opened


@pytest.mark.parametrize("harm", [lambda data: b"", lambda data: data[:300_000] + bytes(20_000) + data[320_000:]])
def test_no_copy_is_left_of_a_record_that_is_damaged(
    record: Path, tmp_path: Path, harm: Callable[[bytes], bytes]
) -> None:
    record.write_bytes(harm(record.read_bytes()))
    with pytest.raises(RecordError, match=r"empty|damaged"):
        back_up(record, tmp_path / "copy.db")
    assert names_in(tmp_path) == set()


@pytest.mark.parametrize("most", [0, 100_000, 290_000])
def test_a_full_disk_leaves_nothing_behind(record: Path, tmp_path: Path, most: int) -> None:
    assert record.stat().st_size > 300_000
    done = run_dateline("backup", record, tmp_path / "copy.db", most=most)
    assert (done.returncode, names_in(tmp_path)) == ((1, set()) if most else (0, {"copy.db"}))
    assert most == 0 or done.stderr.startswith(f"error: {tmp_path / 'copy.db'}: the file cannot be read or written")
