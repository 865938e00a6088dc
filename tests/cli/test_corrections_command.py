"""The command on corrections: what people ruled is listed, carried to another record, and compared."""

import json
from pathlib import Path

import pytest
from ruled import E1, E2, E3, rule, write_ruled_on
from typer.testing import CliRunner, Result

from dateline.cli.app import app
from dateline.record.correction import Ruling, RulingKind
from dateline.record.corrections import write_correction


def run(*words: object) -> Result:
    return CliRunner().invoke(app, ["corrections", *map(str, words)], env={"COLUMNS": "200"})


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = write_ruled_on(tmp_path / "r.db")
    undone = rule(path, RulingKind.ACCEPT, E1)
    rule(path, RulingKind.UNDO, undone.id)
    rule(path, RulingKind.CHANGE, E1, "denied", field="status")
    return path


def test_corrections_are_listed(record: Path) -> None:
    listed = run(record, "--format", "table").stdout
    assert "accept, withdrawn" in listed and "change status denied" in listed
    rows = json.loads(run(record, "--format", "json").stdout)
    assert [row["kind"] for row in rows] == ["accept", "undo", "change"]
    assert rows[0]["withdrawn_by"] == rows[1]["id"] and rows[2]["value"] == "denied"


def test_nobody_ruled(tmp_path: Path, record: Path) -> None:
    assert run(write_ruled_on(tmp_path / "new.db")).stderr == "no corrections\n"
    assert run(record, "--author", "Bo").stderr == run(record, "--as-of", "2000").stderr.splitlines()[-1] + "\n"
    assert run(record, "--agreement").stderr == "no two people ruled on the same thing\n"


def test_they_are_carried_to_another_record_once(record: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "c.jsonl", write_ruled_on(tmp_path / "other.db")
    assert run(record, "--export", file).stderr == f"3 corrections in {file}\n"
    assert run(other, "--import", file).stderr == f"3 corrections added to {other}\n"
    assert run(other, "--import", file).stderr == f"0 corrections added to {other}, 3 already there\n"
    assert run(other).stdout == run(record).stdout


def test_a_wrong_line_is_named(record: Path, tmp_path: Path) -> None:
    file = tmp_path / "c.jsonl"
    run(record, "--export", file)
    absent = json.dumps({"time": "2026-01-01", "author": "Bo", "kind": "accept", "target": "e9"})
    file.write_text(f"nonsense\n{absent}\n{file.read_text('utf-8')}", "utf-8")
    result = run(record, "--import", file)
    error, note = result.stderr.splitlines()
    assert result.exit_code == 1 and error.startswith(f"error: {file}:1: not an object in JSON")
    assert note.endswith("3 already there, 1 left out, about rows that the record does not have, 1 wrong")


def test_two_reviewers(record: Path) -> None:
    for author, kinds in (("Ada", "ara"), ("Bo", "arr")):
        for event, kind in zip((E1, E2, E3), kinds, strict=True):
            ruling = Ruling(RulingKind.ACCEPT if kind == "a" else RulingKind.REJECT, event)
            write_correction(record, ruling, author=author)
    (row,) = json.loads(run(record, "--agreement", "--format", "json").stdout)
    assert (row["first"], row["second"], row["question"], row["count"]) == ("Ada", "Bo", "verdict", 3)
    assert row["share"] == pytest.approx(2 / 3) and row["kappa"] == pytest.approx(0.4) and row["differing"] == [E3]
    assert "67%" in run(record, "--agreement", "--format", "table").stdout


@pytest.mark.parametrize(
    "options",
    [("--import", "f", "--export", "g"), ("--import", "f", "--as-of", "2024"), ("--agreement", "--export", "g")],
)
def test_what_does_not_go_together_is_wrong_usage(record: Path, options: tuple[str, ...]) -> None:
    assert run(record, *options).exit_code == 2
