"""Which expectations are shown, in what order, with which words; and the score card over them."""

from dataclasses import replace
from pathlib import Path

import pytest
from readings import make_reading, make_run, write_readings
from story import HIGH, MIDDLE, write_story
from story_links import EXPECTATIONS, TALKS, VISIT, write_story_links

from dateline.errors import QueryError
from dateline.links.link_record import link_record
from dateline.record.link_writer import write_links
from dateline.record.reader import RecordReader, open_record
from dateline.views.expectations import (
    count_expectations_below,
    expectation_fields,
    expectations,
    score_fields,
    score_lines,
)
from dateline.views.filters import Filters
from dateline.views.linkings import is_linked

OVER_MIDDLE = (MIDDLE + HIGH) / 2


def acts(reader: RecordReader, filters: Filters, **asked: str) -> list[str]:
    """The trigger of each expected event."""
    return [one.told.event.trigger_text for one in expectations(reader, filters, **asked)]


@pytest.mark.parametrize(
    ("filters", "asked", "found"),
    [
        ({}, {}, ["accepted", "visit", "sign", "expel"]),
        ({"min_score": 0.0}, {}, ["accepted", "visit", "sign", "says", "expel"]),
        ({"min_score": OVER_MIDDLE}, {}, ["accepted", "visit", "expel"]),
        ({}, {"verdict": "fulfilled"}, ["visit"]),
        ({}, {"verdict": "Missed, open"}, ["sign", "expel"]),
        ({}, {"verdict": "contradicted"}, []),
        ({}, {"holder": "lund"}, ["accepted"]),
        ({}, {"holder": "NOR"}, ["accepted"]),
        ({}, {"holder": "Fjord Post"}, ["visit", "sign", "expel"]),
        ({}, {"holder": "fjord", "verdict": "missed"}, ["expel"]),
        ({}, {"holder": "Latvia"}, []),
        ({}, {"holder": "' OR 1 --"}, []),
        ({"actor": "Petra Lund"}, {}, ["visit"]),
        ({"actor": "Norway"}, {"holder": "Lund"}, ["accepted"]),
        ({"recipient": "LVA"}, {}, ["accepted", "visit"]),
        ({"from_date": "2024-06-19"}, {}, ["visit", "sign"]),
        ({"to_date": "2024-05"}, {}, ["accepted", "sign"]),
        ({"from_date": "2024-06", "to_date": "2024-06-17"}, {}, ["sign"]),
        ({"article": "b3"}, {}, ["expel"]),
        ({"article": "a"}, {}, ["accepted", "visit", "sign"]),
    ],
)
def test_expectations_asked_for(
    record: RecordReader, filters: dict[str, str], asked: dict[str, str], found: list[str]
) -> None:
    assert acts(record, Filters(**filters), **asked) == found  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("filters", "asked", "below"),
    [
        ({}, {}, 1),
        ({"min_score": 0.0}, {}, 0),
        ({"min_score": OVER_MIDDLE}, {}, 2),
        ({"min_score": OVER_MIDDLE, "from_date": "2024-07"}, {}, 1),
        ({}, {"verdict": "missed"}, 0),
        ({}, {"holder": "Baltic Mirror"}, 1),
    ],
)
def test_what_a_score_leaves_out_is_counted(
    record: RecordReader, filters: dict[str, str], asked: dict[str, str], below: int
) -> None:
    assert count_expectations_below(record, Filters(**filters), **asked) == below  # type: ignore[arg-type]


def test_an_expectation_stands_with_its_words_and_those_of_its_outcome(record: RecordReader) -> None:
    (told,) = expectations(record, verdict="fulfilled")
    fields = expectation_fields(told)
    assert told.expectation.words == TALKS.sentence
    assert (fields["event"], fields["outcome"], fields["score"]) == (VISIT.id, TALKS.id, HIGH)
    assert (fields["sentence"], fields["actors"]) == ("She is to visit Riga on June 18-19.", ["Petra Lund"])
    assert (fields["outcome_sentence"], fields["outcome_published"]) == (
        "Norway and Latvia are meeting in Riga.",
        "2024-06-18",
    )


@pytest.mark.parametrize(
    ("verdict", "name", "value"),
    [
        ("changed", "changes", [f"date: 2024-05 for 1991 ({EXPECTATIONS[2]['outcome']})"]),
        ("changed", "holder", "Petra Lund"),
        ("fulfilled", "holder", None),
        ("open", "due_from", None),
        ("open", "due_to", "2025"),
        ("missed", "outcome", None),
        ("missed", "outcome_sentence", None),
        ("missed", "reason", "it is missed"),
    ],
)
def test_fields(record: RecordReader, verdict: str, name: str, value: object) -> None:
    (told,) = expectations(record, verdict=verdict)
    assert expectation_fields(told)[name] == value


def test_a_verdict_that_there_is_not_is_refused(record: RecordReader) -> None:
    with pytest.raises(QueryError, match="no verdict 'kept'; choose from open, fulfilled"):
        expectations(record, verdict="kept")


@pytest.mark.parametrize(("rows", "verdicts"), [(EXPECTATIONS[1:2], ["open"]), ([], [])], ids=["one", "none"])
def test_only_what_stands_now_is_shown(tmp_path: Path, rows: list[dict[str, object]], verdicts: list[str]) -> None:
    path = write_story_links(write_story(tmp_path / "r.db"))
    write_links(path, {"expectation_row": rows})  # type: ignore[dict-item]
    with open_record(path) as reader:
        assert [one.expectation.verdict.value for one in expectations(reader)] == verdicts


@pytest.mark.parametrize("is_found", [True, False])
def test_an_expectation_needs_its_event_in_the_newest_reading(tmp_path: Path, is_found: bool) -> None:
    path, reading = tmp_path / "r.db", make_reading()
    write_readings(path, reading)
    link_record(path)
    kept = reading if is_found else replace(reading, events=(), claims=())
    write_readings(path, replace(kept, run=make_run("run-b")))
    with open_record(path) as reader:
        assert len(expectations(reader)) == is_found


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        ({}, [("Fjord Post", True, 3, 1, 0, 1, 0.5), ("Petra Lund", False, 1, 0, 1, 0, 0.0)]),
        ({"holder": "Lund"}, [("Petra Lund", False, 1, 0, 1, 0, 0.0)]),
        ({"verdict": "open"}, [("Fjord Post", True, 1, 0, 0, 0, None)]),
        ({"verdict": "contradicted"}, []),
    ],
)
def test_the_score_card(record: RecordReader, asked: dict[str, str], lines: list[tuple[object, ...]]) -> None:
    names = ("holder", "is_outlet", "announced", "fulfilled", "changed", "missed", "share")
    found = [score_fields(line) for line in score_lines(record, **asked)]
    assert [tuple(line[name] for name in names) for line in found] == lines


@pytest.mark.parametrize("is_asked", [True, False])
def test_whether_a_record_was_linked_is_known(tmp_path: Path, is_asked: bool) -> None:
    path = write_story(tmp_path / "r.db")
    if is_asked:
        write_story_links(path)
    with open_record(path) as reader:
        assert is_linked(reader) is is_asked
