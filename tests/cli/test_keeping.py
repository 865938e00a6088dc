"""The commands that keep a record, from outside."""

import shutil
from pathlib import Path

import pytest
from kept import write_some
from readings import make_reading, write_readings
from typer.testing import CliRunner, Result

from dateline.cli.app import app
from dateline.cli.output import print_error
from dateline.errors import DatelineError


def run(*arguments: object, answer: str = "") -> Result:
    """A command, run in this process; what it raises on purpose is printed as `main` prints it."""
    done = CliRunner().invoke(app, [str(argument) for argument in arguments], input=answer)
    if isinstance(done.exception, DatelineError):
        print_error(str(done.exception))
    return done


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a whole record, another one and a damaged one."""
    record = write_some(tmp_path / "whole.db", 30)
    write_readings(tmp_path / "other.db", make_reading("x"), make_reading("a001", before="Other words. "))
    data = bytearray(record.read_bytes())
    last = len(data) // 4096 - 1
    data[(last - 3) * 4096 : (last - 1) * 4096] = bytes(2 * 4096)
    (tmp_path / "damaged.db").write_bytes(data)
    shutil.copyfile(tmp_path / "damaged.db", tmp_path / "same.db")
    return tmp_path


@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        ("check whole.db", 0, "whole.db is whole"),
        ("check damaged.db", 1, "/damaged.db: pages of the file are damaged"),
        ("check damaged.db", 1, "articles it still names can be saved"),
        ("check none.db", 1, ""),
        ("recover damaged.db --into new.db", 1, "corrections saved in"),
        ("recover whole.db --into new.db", 0, "30 articles in 30 readings and 0 corrections saved in"),
        ("recover whole.db --into other.db", 1, ""),
        ("backup whole.db new.db", 0, "30 articles in"),
        ("backup whole.db other.db", 1, ""),
        ("backup whole.db other.db --replace", 0, "other.db, checked"),
        ("merge whole.db other.db", 1, "error: a001: the records have different texts under this id"),
        ("merge whole.db other.db", 1, "1 reading and 0 corrections added to"),
        ("merge other.db whole.db --link", 1, "rows added to"),
        ("forget whole.db a001 --yes --reason why", 0, "a001 is forgotten since 20"),
        ("forget whole.db a000 --yes", 0, "copies of this file"),
        ("forget whole.db a9 --yes", 1, ""),
        ("forget whole.db a001", 2, "--yes"),
    ],
)
def test_what_is_told(folder: Path, command: str, code: int, told: str) -> None:
    done = run(*(folder / word if word.endswith(".db") else word for word in command.split()))
    assert (done.exit_code, told in done.output) == (code, True), done.output
    assert (folder / "damaged.db").read_bytes() == (folder / "same.db").read_bytes()


def test_info_counts_what_was_forgotten(folder: Path) -> None:
    run("forget", folder / "whole.db", "a001", "--yes")
    assert "forgotten\t1" in run("info", folder / "whole.db").output
