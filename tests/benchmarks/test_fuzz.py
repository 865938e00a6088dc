"""What is fuzzed is read, changes are made where they are told, and what breaks a rule is raised."""

from pathlib import Path

import pytest

from benchmarks.fuzz import KINDS, changed, fuzz_with_hypothesis, is_read, main, seeds, take_in


@pytest.mark.parametrize("ending", [".html", ".json", ".jsonl", ".txt"])
def test_sound_documents_are_read(ending: str, tmp_path: Path) -> None:
    assert is_read(ending, tmp_path)
    assert all(take_in(seed, tmp_path / f"seed{ending}") >= 0 for seed in seeds(ending))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_seed(kind: str) -> None:
    assert b"" in seeds(KINDS[kind]) != [b""]


@pytest.mark.parametrize(
    ("changes", "data"),
    [([], b"abcd"), ([(1, 2, b"x")], b"axd"), ([(5, 0, b"x")], b"xabcd"), ([(0, 9, b""), (3, 0, b"y")], b"y")],
)
def test_stretches_are_replaced(changes: list[tuple[int, int, bytes]], data: bytes) -> None:
    assert changed(b"abcd", changes) == data


def test_many_inputs_are_tried(tmp_path: Path) -> None:
    assert fuzz_with_hypothesis(".json", tmp_path, seconds=2) > 5


def test_a_broken_rule_is_raised_and_its_input_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_rule(path: Path) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr("dateline.intake.files.read_documents", break_rule)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ZeroDivisionError):
        fuzz_with_hypothesis(".txt", tmp_path, seconds=5)
    (kept,) = tmp_path.glob("broken.txt-*")
    monkeypatch.undo()
    assert main(["--kind", "text", "--again", str(kept)]) == 0
