"""What is timed, not how fast it is: times belong to a machine."""

import sys
from pathlib import Path

import pytest

from benchmarks.reading_speed import Measured, find_stretches, measure_reading, peak_megabytes
from benchmarks.speed import NEWS, best_seconds, find_texts, speed_rows


@pytest.mark.parametrize(
    ("lengths", "stretches"), [([], []), ([3], [3]), ([50, 30], [80]), ([50, 31], [80, 1]), ([170], [80, 80, 10])]
)
def test_stretches_hold_every_word(lengths: list[int], stretches: list[int]) -> None:
    found = list(find_stretches([["word"] * length for length in lengths]))
    assert [len(stretch) for stretch in found] == stretches


def test_every_way_is_set_beside_the_model() -> None:
    rows = speed_rows(Measured(2, 1000, everything=4.0, model=1.0, tokenizer=0.1, megabytes=500))
    assert [row["words a second"] for row in rows] == ["250", "1,000", "10,000"]
    assert [row["ratio to the model"] for row in rows] == ["0.25", "1.00", "10.00"]


def test_a_copy_is_one_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.reading_speed._keep_to_one_core", lambda: None)
    for name in ("first", "second"):
        (tmp_path / f"{name}.txt").write_text("Norway will host Finland in May.")
    measured = measure_reading([tmp_path])
    assert (measured.articles, measured.words) == (1, 7)
    assert min(measured.everything, measured.model, measured.tokenizer) > 0


def test_memory_is_counted_in_megabytes() -> None:
    assert 10 < peak_megabytes() < 100_000


def test_a_command_takes_time() -> None:
    assert best_seconds([sys.executable, "-c", "pass"], runs=2) > 0


def test_news_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tmp_path / NEWS not in find_texts(tmp_path)
    assert f"{NEWS} is not there" in capsys.readouterr().err


def test_news_that_is_there_is_read(tmp_path: Path) -> None:
    (tmp_path / NEWS).parent.mkdir(parents=True)
    (tmp_path / NEWS).touch()
    assert tmp_path / NEWS in find_texts(tmp_path)
