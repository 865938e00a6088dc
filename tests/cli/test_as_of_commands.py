"""The bundled dispatches as of past days: what each command says is what a record of fewer articles would say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner, Result

import dateline
from dateline.cli.app import app
from dateline.links.as_of import open_as_of
from dateline.links.link_record import link_record
from dateline.reading import Reading
from dateline.record.reader import RecordReader, open_record
from dateline.record.writer import RecordWriter
from dateline.views.export import ExportKind

BEFORE, EVE, DAY_AFTER, EVER = "2023-09-11", "2024-06-18", "2024-06-19", "9999"
TALKS = "6ffb4fe7"  # due on the 18th, says a paper of that day; a page of the next day tells of them
COMMANDS = [
    "timeline RECORD",
    "timeline RECORD --html PAGE",
    "timeline RECORD --story Putin --format json",
    "timeline RECORD --between RUS PRK --format table",
    "claims RECORD",
    "actors RECORD",
    "findings RECORD --format json",
    f"show RECORD {TALKS}",
    "expectations RECORD --min-score 0",
    "expectations RECORD --score-card",
    "disagreements RECORD --format json",
    "copies RECORD",
    "corrections RECORD",
    "dyads RECORD",
    "diff RECORD",
    "info RECORD --format json",
    "sample RECORD --output PAGE",
    *(f"export {kind.value} RECORD" for kind in ExportKind),
]
# They ask nothing of what is recorded.
KEEPING = ("check", "recover", "backup", "merge", "forget")
# What differs between two records that say the same, and what a page says of the day.
ACCIDENTAL = re.compile(r'"(?:path|size|first_used)": .*|As of [^:]*: ')
ACCIDENTAL_COLUMNS = {"number", "linking", "first_used", "time_read", "time_linked"}


@dataclass(frozen=True)
class Day:
    """A day, the record of all dispatches, and one of those that were published by then; both are linked."""

    day: str
    whole: Path
    alone: Path


def make_record(path: Path, readings: list[Reading]) -> Path:
    with RecordWriter(path) as writer:
        for reading in readings:
            writer.write(reading)
    link_record(path)
    return path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, dispatches: dict[str, Reading]) -> Path:
    """The record of all dispatches."""
    return make_record(tmp_path_factory.mktemp("whole") / "r.db", list(dispatches.values()))


@pytest.fixture(scope="module", params=[BEFORE, EVE, "2024-06", EVER])
def day(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    dispatches: dict[str, Reading],
    whole: Path,
) -> Day:
    """One of several days; all dispatches say on which they were published, but for one that does not say it."""
    dated = ((reading.article.published, reading) for reading in dispatches.values())
    known = [reading for published, reading in dated if published and published.value <= f"{request.param}~"]
    return Day(request.param, whole, make_record(tmp_path_factory.mktemp("alone") / "r.db", known))


def run(command: str, *options: str, record: Path, page: Path) -> Result:
    """A command, run in this process."""
    words = [{"RECORD": str(record), "PAGE": str(page)}.get(word, word) for word in command.split()]
    return CliRunner().invoke(app, [*words, *options], env={"COLUMNS": "200"})


def answer(command: str, *options: str, record: Path, page: Path) -> tuple[object, ...]:
    """How a command ends, what it prints and what it writes."""
    page.unlink(missing_ok=True)
    result = run(command, *options, record=record, page=page)
    written = page.read_text("utf-8") if page.exists() else ""
    return result.exit_code, str(result.exception), *(ACCIDENTAL.sub("", said) for said in (result.stdout, written))


def rows(reader: RecordReader, view: str) -> list[str]:
    found = reader.stream(f"SELECT * FROM {view}")
    return sorted(str({name: row[name] for name in row if name not in ACCIDENTAL_COLUMNS}) for row in found)


def views(path: Path) -> Iterator[str]:
    with open_record(path) as reader:
        yield from (str(name) for (name,) in reader.query("SELECT name FROM sqlite_master WHERE type = 'view'").rows)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_knows_nothing_but_what_was_published(day: Day, command: str, tmp_path: Path) -> None:
    then = answer(command, "--as-of", day.day, record=day.whole, page=tmp_path / "page")
    assert then == answer(command, record=day.alone, page=tmp_path / "page")


def test_so_it_is_in_every_view(day: Day) -> None:
    with open_as_of(day.whole, day.day) as then, open_record(day.alone) as alone:
        for view in set(views(day.whole)) - {"linkings"}:
            assert rows(then, view) == rows(alone, view), view


def test_before_everything_every_view_is_empty(whole: Path) -> None:
    with open_as_of(whole, BEFORE) as reader:
        assert [view for view in views(whole) if view != "linkings" and rows(reader, view)] == []


def test_every_command_on_a_record_that_only_asks_takes_a_day() -> None:
    commands = get_command(app).commands.items()  # type: ignore[attr-defined]
    options = {name: {parameter.name for parameter in command.params} for name, command in commands}
    asking = {name for name, known in options.items() if "record" in known} - {"alerts", "link", "serve", *KEEPING}
    assert asking == {name for name, known in options.items() if "as_of" in known}
    assert asking - {"evaluate", "sql"} == {command.split()[0] for command in COMMANDS}


@pytest.mark.parametrize(("day", "verdict"), [(EVE, "open"), (DAY_AFTER, "fulfilled")])
def test_what_the_next_day_tells_was_open_before(whole: Path, tmp_path: Path, day: str, verdict: str) -> None:
    shown = run(f"show RECORD {TALKS}", "--as-of", day, record=whole, page=tmp_path).stdout
    assert f"\nverdict\t{verdict}\n" in shown


@pytest.mark.parametrize(
    ("options", "note"),
    [
        ([], ""),
        (["--as-of", "9999"], "as of 31 December 9999; articles left out: 1 without a date of publication\n"),
        (
            ["--as-of", "2024-06"],
            "as of 30 June 2024; articles left out: 6 not surely published by then, 1 without a date of publication\n",
        ),
    ],
)
def test_what_is_left_out_is_told(whole: Path, tmp_path: Path, options: list[str], note: str) -> None:
    assert run("findings RECORD", *options, record=whole, page=tmp_path).stderr == note


@pytest.mark.parametrize("day", ["yesterday", "2024-13", "2024-06-31", "18.06.2024"])
def test_what_is_no_day_is_wrong_usage(whole: Path, tmp_path: Path, day: str) -> None:
    result = run("timeline RECORD", "--as-of", day, record=whole, page=tmp_path)
    assert result.exit_code == 2
    assert "write 2024-06-18, 2024-06" in " ".join(result.stderr.split())


def test_a_question_in_sql(whole: Path, tmp_path: Path) -> None:
    question = "SELECT max(published) AS last, (SELECT count(*) FROM copies) AS copies FROM articles"
    with dateline.open(whole, as_of=EVE) as record:
        assert record.reader.ask(question).rows == [(EVE, 2)]
        assert repr(record).startswith(f"<Record {whole} as of {EVE}: 15 articles, ")
