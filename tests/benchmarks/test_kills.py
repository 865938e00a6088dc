"""What kills are measured with: a command that reads slowly, and records that differ in one row."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random

import pytest

from benchmarks.kills import (
    Result,
    Trial,
    disturb_by_another,
    disturb_by_lack_of_room,
    disturb_reading,
    disturb_side_files,
    disturb_workers,
    kill_all,
    window,
)
from benchmarks.process_memory import descendants, is_alive
from benchmarks.record_compared import find_differences, load_articles
from benchmarks.side_files import beside, cut_journal, safe_size
from dateline.record.connection import connect_to_write

# Adds the words of a file to a record as `dateline read` does articles, after a start that takes a while.
COMMAND = """
import sqlite3, subprocess, sys, time
from pathlib import Path
from dateline.errors import RecordError
from dateline.record.connection import connect_to_write
if sys.argv[1] == "link":
    raise SystemExit(0)
news, record = Path(sys.argv[2]), Path(sys.argv[4])
beside = subprocess.Popen([sys.executable, "-S", "-c", "input()"], stdin=-1, stderr=-3)
time.sleep(0.05)
try:
    connection = connect_to_write(record, patience=5)
    for line in news.read_text().split():
        time.sleep(0.01)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO run_row VALUES ('r', '1', 'm', 'c', '{}', 'now') ON CONFLICT DO NOTHING")
        connection.execute("INSERT INTO article_row VALUES (?, ?) ON CONFLICT DO NOTHING", (line, line * 500))
        connection.execute(
            "INSERT INTO reading_row (article, run, time_read, title, url, retrieved, language) "
            "SELECT ?, 'r', ?, ?, '', '', 'en' WHERE ? NOT IN (SELECT article FROM reading_row)",
            (line, str(time.time()), f"title {line}", line))
        connection.execute("COMMIT")
except (sqlite3.Error, RecordError) as error:
    print(f"error: {record}: {error}", file=sys.stderr)
    raise SystemExit(1)
"""


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    (tmp_path / "news").write_text(" ".join(f"article-{number}" for number in range(40)))
    return Trial(tmp_path / "news", tmp_path, Random(1), [sys.executable, "-c", COMMAND]).undisturbed()


def change(record: Path, *statements: str) -> None:
    """Run statements on a record as somebody might who has no business there."""
    with closing(sqlite3.connect(record)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize(
    "disturb", [partial(disturb_side_files, repeats=1), disturb_by_another, disturb_by_lack_of_room]
)
def test_a_sound_command_withstands(trial: Trial, disturb: Callable[[Trial], Iterator[Result]]) -> None:
    results = list(disturb(trial))
    assert [problem for result in results for problem in result.problems] == []
    assert all(result.times for result in results)


@pytest.mark.parametrize("disturb", [disturb_reading, disturb_workers])
def test_kills_are_withstood(trial: Trial, disturb: Callable[[Trial, int], Iterator[Result]]) -> None:
    (result,) = disturb(trial, 4)
    assert result.problems == []
    assert 0 < result.times <= 4
    assert "the same" in str(result)


@pytest.mark.parametrize(
    ("statements", "problem"),
    [
        (["UPDATE reading_row SET title = 'other' WHERE number = 1"], "other rows"),
        (["UPDATE article_row SET text = 'other' WHERE id = 'article-3'"], "article-3: other rows"),
        (["DELETE FROM reading_row WHERE article = 'article-7'"], "article-7: a text without a reading"),
        (["INSERT INTO article_row VALUES ('new', 'new')"], "new: not in the undisturbed record"),
        (["UPDATE reading_row SET article = 'none' WHERE number = 2"], "hangs in the air"),
        (["DELETE FROM reading_row WHERE number = 4", "DELETE FROM article_row WHERE id = 'article-3'"], "missing"),
    ],
)
def test_a_changed_row_is_seen(trial: Trial, statements: Sequence[str], problem: str) -> None:
    record = trial.folder / "undisturbed.db"
    assert find_differences(record, trial.articles, is_finished=True) == []
    change(record, *statements)
    assert problem in " ".join(find_differences(record, trial.articles, is_finished=True))


def test_when_it_was_read_makes_no_difference(trial: Trial) -> None:
    record = trial.folder / "undisturbed.db"
    change(record, "UPDATE reading_row SET time_read = 'another', number = 100 - number")
    assert load_articles(record) == trial.articles


def test_a_damaged_record_is_seen(trial: Trial) -> None:
    record = trial.folder / "undisturbed.db"
    record.write_bytes(record.read_bytes()[:9000])
    assert find_differences(record, trial.articles, is_finished=False) != []


def test_no_record_is_none_lost_until_the_end(tmp_path: Path) -> None:
    assert find_differences(tmp_path / "no.db", {}, is_finished=False) == []
    assert find_differences(tmp_path / "no.db", {}, is_finished=True) != []


def test_everything_a_command_began_is_killed() -> None:
    script = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    with subprocess.Popen([sys.executable, "-c", script], start_new_session=True) as process:
        while not descendants(process.pid):
            pass
        (child,) = descendants(process.pid)
        assert kill_all(process) == []
        assert not is_alive(child)


@pytest.mark.parametrize(("starting", "seconds", "kills"), [(2, 240, 200), (1, 5, 1), (3, 3, 10), (0.1, 50, 7)])
def test_kills_fall_into_one_reading(starting: float, seconds: float, kills: int) -> None:
    latest = window(starting, seconds, kills)
    read_by_each = (latest - starting) ** 2 / (2 * latest)  # the mean of what is left after the start
    assert read_by_each * kills == pytest.approx(seconds - starting)


def test_a_journal_keeps_what_the_record_has(tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    with closing(connect_to_write(record, patience=1)) as connection:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        copied = beside(record, "-wal").stat().st_size
        connection.execute("INSERT INTO article_row VALUES ('a', 'text')")
        assert safe_size(record) in (32, copied)  # the journal may have begun anew
        assert cut_journal(record, Random(1))
        assert beside(record, "-wal").stat().st_size >= safe_size(record)
