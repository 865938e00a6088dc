"""A record is linked as a whole: what comes out does not depend on the order of reading, and is added once."""

from itertools import permutations
from pathlib import Path

import pytest

from dateline.articles.build import build_article
from dateline.articles.document import Document
from dateline.errors import RecordError
from dateline.links.link_record import Linked, link_record
from dateline.reading import Reader, Reading
from dateline.record.reader import open_record
from dateline.record.writer import RecordWriter

LINKED_VIEWS = ("copies", "witnesses", "occurrences", "expectations", "disagreements")
VISIT = "Norwegian Prime Minister Ana Moe will visit Chile on 3 May, her office said on Monday."
REPORTS = {
    "plan": ("2024-04-22", "Fjord Post", VISIT),
    "visit": ("2024-05-04", "Andes Daily", "Norwegian Prime Minister Ana Moe visited Chile on Friday."),
    "other": ("2024-05-04", "Lima Herald", "Peru expelled two Kenyan diplomats on Thursday."),
}


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    reader = Reader.open()
    return {
        id: reader.read(build_article(Document(id, id=id, text=text, published=published, outlet=outlet)))
        for id, (published, outlet, text) in REPORTS.items()
    }


def make_record(path: Path, *readings: Reading) -> Path:
    with RecordWriter(path) as writer:
        for reading in readings:
            writer.write(reading)
    return path


def links(path: Path) -> dict[str, list[dict[str, object]]]:
    with open_record(path) as reader:
        return {
            view: sorted(
                ({k: v for k, v in row.items() if k != "linking"} for row in reader.stream(f"SELECT * FROM {view}")),
                key=str,
            )
            for view in LINKED_VIEWS
        }


def test_a_plan_and_what_came_of_it_are_linked(tmp_path: Path, readings: dict[str, Reading]) -> None:
    path = make_record(tmp_path / "record.db", *readings.values())
    link_record(path)
    found = links(path)
    (plan,) = readings["plan"].events
    (visit,) = readings["visit"].events
    told = {row["event"]: row["id"] for row in found["occurrences"]}
    assert told[plan.id] == told[visit.id]
    assert len(set(told.values())) == len(told) - 1
    (expectation,) = found["expectations"]
    assert (expectation["verdict"], expectation["outcome"]) == ("fulfilled", visit.id)


def test_linking_again_adds_nothing(tmp_path: Path, readings: dict[str, Reading]) -> None:
    path = make_record(tmp_path / "record.db", *readings.values())
    assert link_record(path).added > 0
    assert link_record(path).added == 0


def test_neither_the_order_of_reading_nor_of_linking_matters(tmp_path: Path, readings: dict[str, Reading]) -> None:
    whole = make_record(tmp_path / "whole.db", *readings.values())
    link_record(whole)
    for number, order in enumerate(permutations(readings.values())):
        path = tmp_path / f"{number}.db"
        for reading in order:  # linked after each: what was open then is fulfilled now
            link_record(make_record(path, reading))
        assert links(path) == links(whole)


def test_an_empty_record_has_no_links(tmp_path: Path) -> None:
    assert link_record(make_record(tmp_path / "record.db")) == Linked(0, 0, 0, 0, added=0)


def test_no_record_is_made_by_linking(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no such record"):
        link_record(tmp_path / "nowhere.db")
    assert not list(tmp_path.iterdir())
