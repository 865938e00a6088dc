"""What the desk is timed at: pages that are there, of every kind, and times that are summed up rightly."""

from pathlib import Path
from random import Random

import pytest
from fastapi.testclient import TestClient

from benchmarks.desk_addresses import find_addresses
from benchmarks.desk_speed import (
    REST,
    Answers,
    DeskMeasured,
    IndexMeasured,
    desk_notes,
    desk_rows,
    make_desk_record,
    measure_index,
    percentile,
)
from benchmarks.first_view import View
from dateline.web.app import make_app
from dateline.web.settings import DeskSettings

EVENTS = 600
KINDS = 34


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shown") / "record.db"
    make_desk_record(path, EVENTS)
    return path


def test_the_index_is_made_once(record: Path) -> None:
    first, again = measure_index(record), measure_index(record)
    assert first.longest > again.longest == 0
    assert first.seconds > again.seconds
    assert first.file == again.file > 0


def test_every_address_is_one_of_the_desk(record: Path) -> None:
    measure_index(record)
    addresses = find_addresses(record)
    with TestClient(make_app(DeskSettings(record)), base_url="http://localhost", follow_redirects=False) as desk:
        answers = {kind: desk.get(address(Random(7))).status_code for kind, address in addresses.items()}
    assert len(answers) == KINDS
    assert {kind: status for kind, status in answers.items() if status not in (200, 303)} == {}


def test_chance_decides_what_is_asked_for(record: Path) -> None:
    address = find_addresses(record)["occurrence"]
    assert address(Random(1)) == address(Random(1))
    assert len({address(Random(number)) for number in range(20)}) > 10


@pytest.mark.parametrize(
    ("seconds", "of", "answer"),
    [([], 95, 0.0), ([2.0], 95, 2.0), ([1.0, 2.0, 3.0], 50, 2.0), ([float(n) for n in range(101)], 95, 95.0)],
)
def test_percentiles(seconds: list[float], of: int, answer: float) -> None:
    assert percentile(seconds, of) == pytest.approx(answer)


def measured(failed: list[str]) -> DeskMeasured:
    rested = Answers({"story": [0.02, 0.04], "article": [0.01], "map": [0.2]}, failed)
    beside = {rest: Answers({"file": [0.003]}) for rest in (REST, 0.0)}
    views = [View("story", 0.4, 136.2)]
    return DeskMeasured(IndexMeasured(60, 1.5, 300, 129), rested, Answers({"story": [0.3]}), beside, views, 9, 500)


def test_the_slowest_pages_come_first_and_the_file_last() -> None:
    rows = desk_rows(measured([]))
    assert [row["pages"] for row in rows] == ["map", "story", "article", "all pages", "beside them, a small file"]
    assert [row["95th percentile"] for row in rows] == ["200", "39", "10", "176", "3"]
    assert [row["their 95th"] for row in rows] == ["0", "300", "0", "300", "3"]


def test_what_else_was_found_is_told() -> None:
    notes = desk_notes(measured(["404 /b", "404 /a", "404 /b"]))
    assert notes[0] == "a page takes 10.0 times as long as a small file, in the median"
    assert notes[1].startswith("9 articles")
    assert notes[-3:] == ["first view of story: 0.40 s, 136 kB", "failed: 404 /a", "failed: 404 /b"]
