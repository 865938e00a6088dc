"""The commands that measure a record: what they print, where, and how they end."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from readings import TEXT, make_reading, write_readings
from typer.testing import CliRunner, Result

from dateline.cli.app import app
from dateline.events.event import DEFAULT_SCORE

ACT = {
    "sentence": TEXT,
    "trigger": "host",
    "type": "CONSULT",
    "actors": [{"text": "Norway", "country": "NOR"}],
    "recipients": [{"text": "Finland", "country": "FIN"}],
    "start": "2024-05",
    "status": "planned",
    "said_by": ["Norway"],
}
MISSED = ACT | {"trigger": "Monday", "type": "AGREE"}


def run(*arguments: object) -> Result:
    """A command, run in this process."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def run_apart(*arguments: object) -> subprocess.CompletedProcess[str]:
    """A command, run in a process of its own."""
    code = "from dateline.cli import main; main()"
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)


def report(folder: Path, id: str, *acts: dict[str, object]) -> Path:
    """A report annotated by hand."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{id}.json"
    path.write_text(json.dumps({"id": id, "text": TEXT, "events": acts}), encoding="utf-8")
    return path


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of three articles, one of them with a row of little trust."""
    scores = {"a1": 0.9, "a2": DEFAULT_SCORE / 2, "a3": (DEFAULT_SCORE + 0.9) / 2}
    write_readings(tmp_path / "r.db", *(make_reading(id, score=score) for id, score in scores.items()))
    return tmp_path / "r.db"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Two reports of three acts, one of which nobody could find."""
    report(tmp_path / "gold", "a1", ACT, MISSED)
    report(tmp_path / "gold", "a2", ACT)
    return tmp_path / "gold"


@pytest.fixture
def sheet(record: Path, tmp_path: Path) -> Path:
    """A sheet of the record's rows, not judged yet."""
    assert run("sample", record, "-o", tmp_path / "s.csv").exit_code == 0
    return tmp_path / "s.csv"


def judge(sheet: Path, *answers: str) -> None:
    """Fill a sheet: "y", or "n when" to say what is wrong."""
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    for line, answer in zip(lines, answers, strict=True):
        line["right"], _, line["wrong_fields"] = answer.partition(" ")
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(lines[0]))
        writer.writeheader()
        writer.writerows(lines)


@pytest.mark.parametrize(
    ("options", "mention", "auroc"),
    [
        ([], {"p": 1.0, "r": 0.3333, "f1": 0.5}, None),
        (["--min-score", "0"], {"p": 1.0, "r": 0.6667, "f1": 0.8}, None),
        (["--min-score", "0.95"], {"p": 0.0, "r": 0.0, "f1": 0.0}, None),
    ],
)
def test_evaluate_as_json(
    gold: Path, record: Path, options: list[str], mention: dict[str, float], auroc: float | None
) -> None:
    result = run("evaluate", gold, record, "--format", "json", *options)
    assert (result.exit_code, result.stderr) == (0, "")
    found = json.loads(result.stdout)
    assert (found["reports"], found["gold"], found["mention"]) == (2, 3, mention)
    assert found["calibration"] is None or found["calibration"]["auroc"] == auroc
    assert set(found["intervals"]) >= {"mention", "typed", "fields", "record"}


def test_evaluate_as_tsv(gold: Path, record: Path) -> None:
    result = run("evaluate", gold, record)
    header, *rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert header == ["measure", "value", "low", "high", "rows", "score"]
    assert ["mention.p", "1.0", "0.0", "1.0", "", ""] in rows
    assert ["calibration.fifth_1", "1.0", "", "", "1", "0.9"] in rows
    assert run("evaluate", gold, record).stdout == result.stdout


def test_evaluate_as_a_table(gold: Path, record: Path) -> None:
    printed = run("evaluate", gold, record, "--format", "table").stdout
    assert "mention precision" in printed and "calibration fifth 1" in printed


def test_one_report_has_no_intervals(gold: Path, record: Path) -> None:
    result = run("evaluate", gold / "a1.json", record)
    assert (result.exit_code, result.stderr) == (0, "no intervals: they need two reports at least\n")


@pytest.mark.parametrize(
    ("id", "acts", "problem"),
    [
        ("a2", [ACT | {"trigger": "hosted"}], "a2.json: events 1 trigger: 'hosted' is not in its sentence"),
        ("a2", [ACT | {"type": "visit"}], "a2.json: events 1 type: Input should be"),
        ("zz", [ACT], "r.db: it lacks 1 of the reports: "),
    ],
)
def test_gold_that_cannot_be_compared(
    gold: Path, record: Path, id: str, acts: list[dict[str, object]], problem: str
) -> None:
    report(gold, id, *acts)
    result = run_apart("evaluate", gold, record)
    assert (result.returncode, result.stdout, len(result.stderr.splitlines())) == (1, "", 1)
    assert result.stderr.startswith("error: ") and problem in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "problem"),
    [
        (["evaluate", "none", "r.db"], 1, "error: none: there is no such file or folder; check the name"),
        (["evaluate", "EMPTY", "r.db"], 1, "there is no report in it"),
        (["sample", "none.db", "-o", "s.csv"], 1, "error: none.db: there is no such record"),
        (["sample", "RECORD"], 2, "--output"),
        (["sample", "RECORD", "-o", "no/such/s.csv"], 1, "error: no/such/s.csv: No such file"),
        (["sample", "RECORD", "-o", "RECORD"], 1, "the file is there already"),
        (["sample", "RECORD", "-o", "s.csv", "--n", "0"], 2, "--n"),
        (["sample", "RECORD", "-o", "s.csv", "--min-score", "1"], 1, "there are no rows to draw from"),
        (["precision", "none.csv"], 1, "error: none.csv: No such file"),
        (["precision", "RECORD"], 1, "r.db:1: a judging sheet has one column id"),
    ],
)
def test_errors(record: Path, tmp_path: Path, arguments: list[str], code: int, problem: str) -> None:
    (tmp_path / "empty").mkdir()
    places = {"RECORD": record, "EMPTY": tmp_path / "empty"}
    result = run_apart(*(places.get(part, part) for part in arguments))
    assert (result.returncode, result.stdout) == (code, "")
    assert problem in result.stderr
    assert "Traceback" not in result.stderr


def test_sample_says_what_to_do_next(record: Path, tmp_path: Path) -> None:
    result = run("sample", record, "-o", tmp_path / "s.csv")
    assert result.stdout == ""
    assert result.stderr.startswith(f"2 rows in {tmp_path / 's.csv'}; write y or n under `right`")


def test_a_judged_sheet(sheet: Path) -> None:
    judge(sheet, "y", "n when")
    result = run("precision", sheet, "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    rows = {row["name"]: row for row in json.loads(result.stdout)}
    assert rows["all"] == {
        "group": "overall",
        "name": "all",
        "rows": 2,
        "not_judged": 0,
        "judged": 2,
        "right": 1,
        "wrong": 1,
        "precision": 0.5,
        "low": 0.0945,
        "high": 0.9055,
    }
    assert (rows["CONSULT"]["precision"], rows["when"]["wrong"], rows["who"]["wrong"]) == (0.5, 1, 0)


@pytest.mark.parametrize("format", ["tsv", "table"])
def test_estimates_in_other_formats(sheet: Path, format: str) -> None:
    judge(sheet, "y", "")
    printed = run("precision", sheet, "--format", format).stdout
    assert all(word in printed for word in ("overall", "CONSULT", "score", "said_by", "0.2065"))


def test_a_line_gone_wrong_is_named_and_the_others_are_counted(sheet: Path) -> None:
    judge(sheet, "y", "perhaps")
    result = run("precision", sheet, "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)[0]["judged"]) == (1, 1)
    assert result.stderr == f"error: {sheet}:3: right is 'perhaps'; write y or n, or leave it empty\n"


def test_a_sheet_not_judged(sheet: Path) -> None:
    result = run_apart("precision", sheet)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "error: no line is judged; write y or n into the column `right`\n"


@pytest.mark.parametrize("command", ["evaluate", "sample", "precision"])
def test_help_loads_nothing_and_tells_the_exit_codes(command: str) -> None:
    code = (
        "import sys, atexit; from dateline.cli import main\n"
        "late = {'numpy', 'spacy', 'pyarrow', 'dateline.views.gold', 'dateline.views.judgements'}\n"
        "atexit.register(lambda: print('too early:', *(late & set(sys.modules))))\n"
        "main()"
    )
    result = subprocess.run([sys.executable, "-c", code, command, "--help"], capture_output=True, text=True, check=True)
    assert "Exit codes: 0 all well" in result.stdout
    assert result.stdout.rstrip().endswith("too early:")
