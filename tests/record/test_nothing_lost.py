"""A full disk, a lost journal, a locked record, two writers, a process ended: what is begun again ends the same."""

import shutil
import signal
from pathlib import Path
from random import Random

import pytest
from apart import run_dateline, run_python, start_python
from kept import Told, some_readings, told_by, write_some
from readings import make_reading, write_readings

from dateline.errors import RecordError
from dateline.record.checking import find_problems
from dateline.record.writer import RecordWriter
from dateline.web.index.opening import open_index
from dateline.web.index.updating import update_index

COUNT = 60
WRITE = """
from kept import some_readings
from readings import write_readings
from dateline.errors import RecordError
try:
    write_readings(sys.argv[1], *some_readings(60))
except RecordError as error:
    sys.exit(str(error))
"""
WRITE_ONE_BY_ONE = """
import os
from kept import some_readings
from dateline.record.writer import RecordWriter
with RecordWriter(sys.argv[1]) as writer:
    for number, reading in enumerate(some_readings(60)):
        writer.write(reading)
        print(number)
    os._exit(0)
"""
HOLD = """
import sqlite3, time
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held")
time.sleep(float(sys.argv[2]))
connection.execute("COMMIT")
"""


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Told:
    return told_by(write_some(tmp_path_factory.mktemp("whole") / "record.db", COUNT))


def check_begun_again(path: Path, undisturbed: Told) -> None:
    """Raise unless the record is whole as it was left, and the same as any other when all is written again."""
    # Who is killed in the middle of a page leaves half of one behind, which nobody reads.
    assert [problem for problem in find_problems(path) if "in the middle of a page" not in problem] == []
    write_some(path, COUNT)
    assert list(find_problems(path)) == []
    assert told_by(path) == undisturbed


@pytest.mark.parametrize("most", [70_000, 200_000, 330_000])
def test_a_full_disk(tmp_path: Path, undisturbed: Told, most: int) -> None:
    path = tmp_path / "record.db"
    write_readings(path)
    done = run_python(WRITE, path, most=most)
    assert done.stderr.startswith(f"{path}: the ") and done.returncode == 1
    check_begun_again(path, undisturbed)


@pytest.mark.parametrize("after", [0, 7, 58])
def test_a_process_ended_at_any_moment(tmp_path: Path, undisturbed: Told, after: int) -> None:
    path = tmp_path / "record.db"
    with start_python(WRITE_ONE_BY_ONE, path) as process:
        assert process.stdout
        for _ in range(after + 1):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    check_begun_again(path, undisturbed)


def left_open(path: Path) -> Path:
    """A record whose last readings stand in its journal alone, as power-loss leaves it."""
    assert run_python(WRITE_ONE_BY_ONE, path).returncode == 0
    assert path.with_name(f"{path.name}-wal").stat().st_size
    return path


@pytest.mark.parametrize("cut", [0, 20, 32, 4000, 100_000, 0.5, 0.9])
def test_a_journal_that_was_cut_off(tmp_path: Path, undisturbed: Told, cut: float) -> None:
    path = left_open(tmp_path / "record.db")
    journal = tmp_path / "record.db-wal"
    data = journal.read_bytes()
    journal.write_bytes(data[: int(cut * len(data) if 0 < cut < 1 else cut)])
    if cut == 0:
        (tmp_path / "record.db-shm").unlink()
    write_some(path, COUNT)
    assert (list(find_problems(path)), told_by(path)) == ([], undisturbed)


@pytest.mark.parametrize("end", ["-shm", "-wal", "-desk", "-desk-wal", "-desk-shm"])
@pytest.mark.parametrize("garbage", [b"", b"\x00", None])
def test_side_files_that_are_damaged(tmp_path: Path, undisturbed: Told, end: str, garbage: bytes | None) -> None:
    path, side = left_open(tmp_path / "record.db"), tmp_path / f"record.db{end}"
    update_index(path)
    shutil.copyfile(path, tmp_path / "before.db")
    size = side.stat().st_size if side.exists() else 9000
    side.write_bytes(Random(1).randbytes(size) if garbage is None else garbage * size)
    write_some(path, COUNT)
    update_index(path)
    index = open_index(path)
    assert index.number("SELECT n FROM tally WHERE kind = 'articles'") == COUNT
    index.close()
    assert (list(find_problems(path)), told_by(path)) == ([], undisturbed)


@pytest.mark.parametrize("page", range(1, 30, 4))
def test_an_index_with_a_damaged_page_is_made_anew(tmp_path: Path, page: int) -> None:
    path, side = write_some(tmp_path / "record.db", 20), tmp_path / "record.db-desk"
    update_index(path)
    data = bytearray(side.read_bytes())
    data[page * 4096 : (page + 1) * 4096] = b"\xff" * 4096
    side.write_bytes(data)
    write_readings(path, *some_readings(5, first=50))
    update_index(path)
    index = open_index(path)
    assert index.number("SELECT n FROM tally WHERE kind = 'articles'") == 25
    index.close()


def test_two_writers_at_once(tmp_path: Path, undisturbed: Told) -> None:
    path = tmp_path / "record.db"
    writers = [start_python(WRITE, path) for _ in range(3)]
    assert [(writer.wait(), writer.communicate()[1]) for writer in writers] == [(0, "")] * 3
    check_begun_again(path, undisturbed)


def test_a_locked_record_is_waited_for(tmp_path: Path) -> None:
    path = write_some(tmp_path / "record.db", 1)
    with start_python(HOLD, path, 1.0) as holder:
        assert holder.stdout and holder.stdout.readline() == "held\n"
        assert write_readings(path, make_reading("z1")) == [True]


def test_a_locked_record_names_who_holds_it(tmp_path: Path) -> None:
    path = write_some(tmp_path / "record.db", 1)
    with start_python(HOLD, path, 60) as holder, RecordWriter(path, patience=0.2) as writer:
        assert holder.stdout and holder.stdout.readline() == "held\n"
        with pytest.raises(RecordError, match="another program is writing to the record") as raised:
            writer.write(make_reading("z1"))
        holder.kill()
    assert not Path("/proc/locks").exists() or f"(it is process {holder.pid})" in str(raised.value)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("command", ["backup RECORD NEW", "recover RECORD --into NEW", "merge NEW RECORD"])
def test_a_command_that_is_ended_leaves_no_half_file(tmp_path: Path, command: str, number: signal.Signals) -> None:
    record, new = write_some(tmp_path / "record.db", 20), tmp_path / "new" / "new.db"
    new.parent.mkdir()
    if command.startswith("merge"):
        write_some(new, 1, first=90)
    stop = (
        "import os\nfrom dateline.record import checking, walking, backup\n"
        f"stop = lambda step, *rest: os.kill(os.getpid(), {int(number)})\n"
        "from contextlib import nullcontext\nimport dateline.cli.progress as progress\n"
        "progress.shown_keeping = lambda: nullcontext(stop)\n"
        "from dateline.cli import main; main()"
    )
    arguments = command.replace("RECORD", str(record)).replace("NEW", str(new)).split()
    done = run_python(stop, *arguments)
    assert done.returncode in (130, 128 + number)
    assert {path.name.removeprefix("new.db") for path in new.parent.iterdir()} <= {"", "-wal", "-shm"}
    assert new.exists() == command.startswith("merge")
    assert not new.exists() or list(find_problems(new)) == []
    assert run_dateline(*arguments).returncode == 0
