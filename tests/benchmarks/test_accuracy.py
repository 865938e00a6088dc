"""The table of figures, its exit code, and stories that are told apart."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import accuracy
from benchmarks.figures import Benchmark, Figure
from benchmarks.floors import load_floors
from benchmarks.names import own_kinds
from benchmarks.record import find_shares, story_of


def measured(shared: Path) -> Iterator[Figure]:
    """One figure, the value of which is in a file."""
    yield Figure("toy.f1", float((shared / "value").read_text()), "data-1")


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the data of the only benchmark there is."""
    monkeypatch.setattr(accuracy, "BENCHMARKS", {"toy": Benchmark("toy", ("value",), measured)})
    (tmp_path / "value").write_text("0.5")
    return tmp_path


def run(shared: Path, *options: str) -> int:
    """The exit code of the benchmarks."""
    return accuracy.main(["--shared", str(shared), "--floors", str(shared / "floors.toml"), *options])


@pytest.mark.parametrize(
    ("later", "options", "code", "floor"),
    [
        ("0.5", [], 0, 0.5),
        ("0.4", [], 1, 0.5),
        ("0.4", ["--update"], 1, 0.5),
        ("0.6", ["--update"], 0, 0.6),
        ("0.4", ["--lower", "a fairer scorer"], 0, 0.4),
    ],
)
def test_exit_code_and_floor(shared: Path, later: str, options: list[str], code: int, floor: float) -> None:
    assert run(shared, "--update") == 0
    (shared / "value").write_text(later)
    assert run(shared, *options) == code
    assert load_floors(shared / "floors.toml")["toy.f1"].value == floor


def test_the_table_is_plain_when_piped(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(shared, "--update")
    assert capsys.readouterr().out.splitlines() == [
        "figure\tvalue\tfloor\tverdict\tdata",
        "toy.f1\t0.5000\t0.5000\tpass\tdata-1",
    ]


def test_a_part_without_its_data_is_skipped_and_says_so(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shared / "value").unlink()
    assert run(shared) == 0
    assert "toy skipped" in capsys.readouterr().err


@pytest.mark.parametrize("reason", ["", "  "])
def test_lowering_without_a_reason_is_wrong_usage(shared: Path, reason: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(shared, "--lower", reason)
    assert stopped.value.code == 2


@pytest.mark.parametrize(
    ("report", "story"),
    [
        ("hong-kong-marches-again", "hong_kong"),
        ("governor-of-puerto-rico-leaves", "puerto_rico"),
        ("parliament-sits-again", "prorogation"),
        ("turkey-enters-syria", "turkey_syria"),
        ("saudi-tanker-seized", "iran_gulf"),
        ("a-flood-in-bergen", ""),
    ],
)
def test_story_by_the_words_of_the_id(report: str, story: str) -> None:
    assert story_of(report) == story


def test_shares_of_a_score_are_named() -> None:
    prf = {"p": 0.1, "r": 0.2, "f1": 0.3}
    fields = dict.fromkeys(["type", "actors", "recipients", "when", "status", "said_by"], 0.4)
    found = find_shares({"mention": prf, "typed": prf, "fields": fields, "record": prf})
    assert (found["mention.p"], found["typed.f1"], found["status"], found["whole.r"]) == (0.1, 0.3, 0.4, 0.2)


def test_names_of_other_kinds_are_left_out() -> None:
    record = {"id": "1", "entities": [{"type": "Weapon", "start": 0}, {"type": "Person", "start": 3}]}
    assert own_kinds(record) == {"id": "1", "entities": [{"type": "PER", "start": 3}]}
