"""What a timeline leaves out for its score is counted, and told beside the table and on the page."""

import json
from pathlib import Path

import pytest
from readings import make_reading, make_run, write_readings
from story import HIGH, LOW, MIDDLE
from typer.testing import CliRunner, Result

from dateline.cli.app import app
from dateline.events.event import DEFAULT_SCORE
from dateline.record.reader import RecordReader, open_record
from dateline.views.filters import Filters
from dateline.views.timeline import count_below, timeline

# Of the story's thirteen events one has a low score, one a middle one, all others a high one.
OVER_MIDDLE = (MIDDLE + HIGH) / 2
ASKED = [
    ({}, 1),
    ({"min_score": 0.0}, 0),
    ({"min_score": LOW}, 0),
    ({"min_score": MIDDLE}, 1),
    ({"min_score": OVER_MIDDLE}, 2),
    ({"min_score": 1.0}, 13),
    ({"type": "accuse"}, 1),
    ({"type": "AID"}, 0),
    ({"type": "AID, ACCUSE", "min_score": OVER_MIDDLE}, 1),
    ({"status": "possible"}, 0),
    ({"status": "possible", "min_score": OVER_MIDDLE}, 1),
    ({"article": "a2"}, 1),
    ({"article": "a"}, 1),
    ({"article": "b3"}, 0),
    ({"actor": "EST"}, 1),
    ({"actor": "Norway"}, 0),
    ({"actor": "Norway", "min_score": OVER_MIDDLE}, 1),
    ({"recipient": "Latvia"}, 1),
    ({"actor": "nobody"}, 0),
    ({"actor": "' OR 1 --", "min_score": 1.0}, 0),
    # Without a date an event is inside no days, whatever its score.
    ({"from_date": "2000"}, 0),
    ({"from_date": "2025", "min_score": OVER_MIDDLE}, 1),
    ({"to_date": "2026", "min_score": OVER_MIDDLE}, 1),
]


@pytest.mark.parametrize(("asked", "count"), ASKED)
def test_events_below_the_score_are_counted(record: RecordReader, asked: dict[str, str], count: int) -> None:
    assert count_below(record, Filters(**asked)) == count


@pytest.mark.parametrize(("asked", "_count"), ASKED)
def test_what_is_shown_and_what_is_counted_is_all_there_is(
    record: RecordReader, asked: dict[str, str], _count: int
) -> None:
    everything = timeline(record, Filters(**{**asked, "min_score": 0.0}))
    assert len(timeline(record, Filters(**asked))) + count_below(record, Filters(**asked)) == len(everything)


def test_without_filters_the_usual_score_counts(record: RecordReader) -> None:
    assert count_below(record) == count_below(record, Filters()) == 1


@pytest.mark.parametrize(("asked", "_count"), ASKED)
def test_the_condition_below_asks_for_the_same_but_the_score(asked: dict[str, str], _count: int) -> None:
    filters = Filters(**asked)
    shown, below = filters.condition, filters.condition_below
    assert below.sql == shown.sql.replace("score >= ?", "score < ?", 1) != shown.sql
    assert below.parameters == shown.parameters
    assert below.parameters[0] == filters.min_score


# Still under the score that is shown by default; between the two low ones of the record.
NEARER = DEFAULT_SCORE * 0.8
BETWEEN = (LOW + NEARER) / 2


@pytest.fixture
def scored(tmp_path: Path) -> Path:
    """A record of one event that is shown and two of lower scores."""
    scores = {"a1": HIGH, "a2": LOW, "a3": NEARER}
    write_readings(tmp_path / "r.db", *(make_reading(id, score=score) for id, score in scores.items()))
    return tmp_path / "r.db"


def run_timeline(record: Path, *arguments: object) -> Result:
    """The command, run in this process."""
    return CliRunner().invoke(app, ["timeline", str(record), *map(str, arguments)])


def test_rows_of_older_runs_do_not_count(scored: Path) -> None:
    write_readings(scored, make_reading("a2", run=make_run("run-b", model="m2"), score=MIDDLE))
    with open_record(scored) as reader:
        assert (len(timeline(reader)), count_below(reader)) == (2, 1)


NOTE = "below the score {1}: {0} more; --min-score 0 shows them\n"


@pytest.mark.parametrize(
    ("arguments", "note"),
    [
        ([], NOTE.format(2, f"{DEFAULT_SCORE:g}")),
        (["--min-score", "0.95"], NOTE.format(3, "0.95")),
        (["--min-score", f"{MIDDLE:g}", "--actor", "Norway"], NOTE.format(2, f"{MIDDLE:g}")),
        (["--min-score", "0"], ""),
        (["--min-score", str(LOW)], ""),
        (["--type", "AID"], ""),
        (["--article", "a1"], ""),
        (["--format", "json"], NOTE.format(2, f"{DEFAULT_SCORE:g}")),
        (["--format", "table"], NOTE.format(2, f"{DEFAULT_SCORE:g}")),
        # Nothing at all is shown: all the more is it told that there is something.
        (["--min-score", "1", "--format", "table"], "nothing found\n" + NOTE.format(3, "1")),
    ],
)
def test_the_command_notes_what_it_leaves_out(scored: Path, arguments: list[str], note: str) -> None:
    result = run_timeline(scored, *arguments)
    assert (result.exit_code, result.stderr) == (0, note)


@pytest.mark.parametrize("min_score", ["0", str(BETWEEN), str(DEFAULT_SCORE), "0.95", "1"])
def test_the_note_is_out_of_the_way_of_programs(scored: Path, min_score: str) -> None:
    found = json.loads(run_timeline(scored, "--format", "json", "--min-score", min_score).stdout)
    assert all(row["score"] >= float(min_score) for row in found)
    rows = run_timeline(scored, "--format", "tsv", "--min-score", min_score).stdout.splitlines()
    assert len(rows[1:]) == len(found)


@pytest.mark.parametrize(
    ("min_score", "told"),
    [
        ("0", "3 occurrences as told by 3 articles of 3 independent origins.</p>"),
        (str(BETWEEN), "2 occurrences as told by 2 articles of 2 independent origins. 1 more event of a lower score"),
        (str(DEFAULT_SCORE), "1 occurrence as told by 1 article of 1 independent origin. 2 more events of a lower"),
    ],
)
def test_the_page_of_the_command_tells_it_too(scored: Path, min_score: str, told: str) -> None:
    page = scored.with_suffix(".html")
    result = run_timeline(scored, "--min-score", min_score, "--html", page)
    assert told in page.read_text(encoding="utf-8")
    assert result.stderr.splitlines()[-1].endswith(f" in {page}")


def test_where_nothing_is_shown_no_page_is_written(scored: Path) -> None:
    page = scored.with_suffix(".html")
    assert "not linked yet" in run_timeline(scored, "--min-score", "1", "--html", page).stderr
    assert not page.exists()
