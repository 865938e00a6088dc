"""The command line from outside: what it prints, where, and how it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from readings import TEXT, make_reading, make_run, write_readings
from typer.testing import CliRunner, Result

import dateline
from dateline.claims.finding import FindingKind
from dateline.cli.app import app
from dateline.cli.output import print_table
from dateline.events.event import DEFAULT_SCORE

COUNTING = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT * FROM n"


def run(*arguments: object) -> Result:
    """A command, run in this process."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def run_apart(
    *arguments: object, code: str = "from dateline.cli import main; main()"
) -> subprocess.CompletedProcess[str]:
    """A command, run in a process of its own."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of two articles."""
    write_readings(tmp_path / "r.db", make_reading("a1"), make_reading("a2", score=DEFAULT_SCORE / 2))
    return tmp_path / "r.db"


@pytest.mark.parametrize(
    ("command", "column", "values"),
    [
        (["timeline"], "actors", ["Norway"]),
        (["timeline", "--min-score", "0"], "article", ["a1", "a2"]),
        (["timeline", "--actor", "fin"], "actors", []),
        (["timeline", "--from", "2024-05", "--to", "2024-06", "--type", "consult"], "mode", ["visit"]),
        (["claims", "--holder", "Norway"], "cue", ["said", "said"]),
        (["claims", "--status", "planned"], "article", ["a1"]),
        (["actors"], "name", ["Norway", "Finland"]),
        (["findings"], "text", ["Monday", "Monday"]),
        (["findings", "--article", "a2", "--kind", "impossible_date"], "should_read", ["Tuesday"]),
        (["findings", "--kind", "garbled_name"], "kind", []),
        (["diff"], "kind", []),
    ],
)
def test_rows_as_tsv(record: Path, command: list[str], column: str, values: list[str]) -> None:
    result = run(command[0], record, *command[1:])
    header, *rows = [line.split("\t") for line in result.stdout.splitlines()] or [[column]]
    assert result.exit_code == 0, result.output
    assert [row[header.index(column)] for row in rows] == values


@pytest.mark.parametrize("command", ["timeline", "claims", "actors", "findings", "diff", "info"])
@pytest.mark.parametrize("format", ["json", "table"])
def test_other_formats(record: Path, command: str, format: str) -> None:
    result = run(command, record, "--format", format)
    assert result.exit_code == 0, result.output
    assert format == "table" or json.loads(result.stdout) is not None


@pytest.mark.parametrize(
    ("arguments", "code", "problem"),
    [
        (["timeline", "missing.db"], 1, "error: missing.db: there is no such record"),
        (["timeline", "RECORD", "--type", "VISIT"], 1, "error: there is no type 'VISIT'; choose from AGREE"),
        (["show", "RECORD", "zz"], 1, "error: no event, claim, mention or finding, nor anything linked"),
        (["sql", "RECORD", "DELETE FROM run_row"], 1, "error: only questions"),
        (["timeline", "RECORD", "--html", "no/such/folder/x.html"], 1, "error: no/such/folder/x.html: No such file"),
        (["timeline", "RECORD", "--format", "xml"], 2, "xml"),
        (["timeline", "RECORD", "--min-score", "7"], 2, "--min-score"),
        (["export", "findings", "RECORD", "--actor", "Norway"], 2, "do not choose findings"),
        (["export", "findings", "RECORD", "--status", "planned"], 2, "do not choose findings"),
        (["export", "disagreements", "RECORD", "--actor", "Norway"], 2, "do not choose disagreements"),
        (["nonsense"], 2, "nonsense"),
    ],
)
def test_errors(record: Path, arguments: list[str], code: int, problem: str) -> None:
    result = run_apart(*(str(record) if part == "RECORD" else part for part in arguments))
    assert (result.returncode, result.stdout) == (code, "")
    assert problem in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("kind", ["events", "claims", "mentions", "articles", "findings"])
@pytest.mark.parametrize("format", ["jsonl", "csv", "parquet"])
def test_export_to_a_file(record: Path, tmp_path: Path, kind: str, format: str) -> None:
    output = tmp_path / f"out.{format}"
    result = run("export", kind, record, "--format", format, "-o", output)
    assert (result.exit_code, result.output) == (0, "")
    assert output.stat().st_size > 100
    assert sorted(path.name for path in tmp_path.glob("*out*")) == [output.name]


@pytest.mark.parametrize(("format", "stdout"), [("tsv", ""), ("table", ""), ("json", "[]\n")])
def test_no_findings(record: Path, format: str, stdout: str) -> None:
    result = run("findings", record, "--kind", "garbled_name", "--format", format)
    assert (result.exit_code, result.stdout, result.stderr) == (0, stdout, "no findings\n")


def test_the_kinds_of_findings_are_listed() -> None:
    told = "".join(run("findings", "--help").stdout.replace("│", " ").split())
    assert all(kind.value in told for kind in FindingKind)


def test_export_to_another_program(record: Path) -> None:
    result = run("export", "events", record)
    assert [json.loads(line)["article"] for line in result.stdout.splitlines()] == ["a1"]


def test_sql(record: Path) -> None:
    result = run("sql", record, "SELECT article, trigger_text FROM events ORDER BY 1", "--limit", "1")
    assert result.stdout == "article\ttrigger_text\na1\thost\n"
    assert "more than 1 rows" in result.stderr


def test_show_names_the_words_of_each_part(record: Path) -> None:
    id = json.loads(run("timeline", record, "--format", "json").stdout)[0]["id"]
    result = run("show", record, id[:8])
    assert TEXT in result.stdout.replace("\n", " ")
    assert "trigger\thost\n" in result.stdout and "entry\tconsult.host\n" in result.stdout


def test_diff_tells_what_a_newer_run_changed(record: Path) -> None:
    write_readings(record, make_reading("a1", run=make_run("run-b", model="m2"), score=0.7))
    (change,) = [row for row in json.loads(run("diff", record, "--format", "json").stdout) if row["row"] == "event"]
    assert (change["kind"], change["after"]["score"]) == ("changed", 0.7)


def test_html_is_written(record: Path, tmp_path: Path) -> None:
    result = run("timeline", record, "--html", tmp_path / "out.html")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_cells_are_never_markup_or_control(capsys: pytest.CaptureFixture[str]) -> None:
    print_table([{"content": "[bold]x[/bold] \x1b[31m\x9b\tend"}])
    assert "[bold]x[/bold] [31m end" in capsys.readouterr().out


def test_a_closed_pipe_is_quiet(record: Path) -> None:
    command = f"{sys.executable} -m dateline sql {record} '{COUNTING}' --limit 90000 | head -1"
    result = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert (result.stdout, result.stderr) == ("i\n", "")


@pytest.mark.parametrize("command", ["", "read", "timeline", "expectations", "export", "codebook"])
def test_help_loads_nothing_heavy(command: str) -> None:
    code = (
        "import sys, atexit; from dateline.cli import main\n"
        "heavy = {'spacy', 'numpy', 'pyarrow', 'onnxruntime', 'trafilatura'}\n"
        "atexit.register(lambda: print('heavy:', *(heavy & set(sys.modules))))\n"
        "main()"
    )
    result = run_apart(*filter(None, [command]), "--help", code=code)
    assert result.returncode == 0, result.stderr
    assert result.stdout.rstrip().endswith("heavy:")


def test_help_tells_the_exit_codes() -> None:
    assert "Exit codes: 0 all well, 1 something failed, 2 wrong usage" in run("--help").stdout


def test_version() -> None:
    assert run("--version").stdout == f"dateline {dateline.__version__}\n"
