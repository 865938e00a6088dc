"""The record as of a day: who is known by then, in every view, and that the file and its links are left alone."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from readings import make_reading, make_run, write_readings

from dateline.articles.article import Metadatum
from dateline.errors import QueryError, RecordError
from dateline.reading import Reading
from dateline.record.as_of import AsOf, LeftOut, read_day
from dateline.record.link_writer import write_links
from dateline.record.reader import RecordReader, open_record
from dateline.record.rows import Row

Link = Callable[[RecordReader], Mapping[str, Iterable[Row]]]
TOLD: Row = {"event": "e1", "occurrence": "o1", "reason": ""}
LATER: Row = {"event": "e1", "occurrence": "later", "reason": ""}


def published(id: str, day: str, *, run: str = "run-a") -> Reading:
    """A reading of an article published then, "" for an unknown day."""
    reading = make_reading(id, run=make_run(run))
    return replace(reading, article=replace(reading.article, published=Metadatum(day) if day else None))


def never(reader: RecordReader) -> Mapping[str, Iterable[Row]]:
    raise AssertionError("linked without need")


def seen(
    path: Path, day: str, question: str = "SELECT id FROM articles ORDER BY id", *, link: Link = never
) -> list[object]:
    with open_record(path, as_of=AsOf(read_day(day), link)) as reader:
        return [row[0] for row in reader.ask(question).rows]


@pytest.mark.parametrize(
    ("words", "day"),
    [("2024-06-18", (2024, 6, 18)), ("2024-02", (2024, 2, 29)), ("2024", (2024, 12, 31)), ("9999", (9999, 12, 31))],
)
def test_the_end_of_a_day_month_or_year_counts(words: str, day: tuple[int, int, int]) -> None:
    assert read_day(words) == date(*day)


@pytest.mark.parametrize("words", ["", "yesterday", "2024-13", "2023-02-29", "18.06.2024", "2023-09/2024-01"])
def test_what_is_no_day_is_refused(words: str) -> None:
    with pytest.raises(QueryError, match="write 2024-06-18, 2024-06 or 2024"):
        read_day(words)


@pytest.mark.parametrize(
    ("when", "day", "is_known"),
    [
        ("2024-06-18", "2024-06-18", True),
        ("2024-06-18", "2024-06-17", False),
        ("2024-06-18", "2024-06", True),
        ("2024-06", "2024-06-29", False),
        ("2024-06", "2024-06-30", True),
        ("2024", "2024-12-30", False),
        ("2024", "2024", True),
        ("2023-09/2024-01", "2024-01-30", False),
        ("2023-09/2024-01", "2024-01-31", True),
        ("9999", "9999-12-30", False),
        ("9999", "9999", True),
        ("", "9999", False),
    ],
)
def test_articles_are_known_that_were_surely_published(tmp_path: Path, when: str, day: str, is_known: bool) -> None:
    write_readings(tmp_path / "r.db", published("a1", when))
    assert seen(tmp_path / "r.db", day) == ["a1"] * is_known


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """One article of each kind: known in June, later, undated, and read again with a later date; linked."""
    readings = [published("a1", "2024-06-18"), published("a2", "2024-07"), published("a3", "")]
    again = [published("a4", "2024-06-01"), published("a4", "2024-08-01", run="run-b")]
    write_readings(tmp_path / "r.db", *readings, *again, published("a5", "2024-06-01"))
    write_readings(tmp_path / "r.db", published("a5", "2024-06-01", run="run-c"))
    write_links(tmp_path / "r.db", {"occurrence_row": [LATER]})
    return tmp_path / "r.db"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("SELECT id || runs FROM articles ORDER BY id", ["a11", "a52"]),
        ("SELECT DISTINCT article FROM events ORDER BY 1", ["a1", "a5"]),
        ("SELECT DISTINCT run FROM mentions ORDER BY 1", ["run-a", "run-c"]),
        ("SELECT id FROM runs ORDER BY id", ["run-a", "run-c"]),
        ("SELECT count(*) FROM events, json_each(reasons)", [4]),
        ("SELECT name FROM pragma_table_info('parts') LIMIT 1", ["article"]),
        ("SELECT count(*) FROM (SELECT * FROM claims)", [2]),
    ],
)
def test_the_newest_reading_of_known_articles_answers(record: Path, question: str, answer: list[object]) -> None:
    assert seen(record, "2024-06-30", question) == answer


@pytest.mark.parametrize(
    "question",
    [
        "SELECT id FROM main.articles",
        "SELECT count(*) FROM main.events",
        "SELECT article FROM main.reading_row",
        "SELECT occurrence FROM main.occurrence_row",
        "SELECT id FROM event_row",
        "SELECT count(*) FROM event_row",
        "WITH told AS (SELECT * FROM event_row) SELECT id FROM told",
    ],
)
def test_what_lies_below_is_not_answered_from(record: Path, question: str) -> None:
    with pytest.raises(QueryError, match="as of a past day only over the views"):
        seen(record, "2024-06-30", question, link=lambda reader: {})


def test_what_is_left_out_is_counted(record: Path) -> None:
    with open_record(record, as_of=AsOf(read_day("2024-06"), never)) as reader:
        assert reader.left_out == LeftOut(later=2, undated=1)
    with open_record(record) as reader:
        assert reader.left_out == LeftOut(0, 0)


def test_links_are_found_once_and_when_they_are_asked_for(record: Path) -> None:
    asked: list[object] = []

    def link(reader: RecordReader) -> Mapping[str, Iterable[Row]]:
        asked.append(reader.query("SELECT id FROM articles ORDER BY id").rows)
        return {"occurrence_row": [TOLD]}

    before = record.read_bytes()
    with open_record(record, as_of=AsOf(read_day("2024-06"), link)) as reader:
        assert (len(reader.query("SELECT * FROM claims").rows), asked) == (2, [])
        assert reader.ask("SELECT id FROM Occurrences").rows == [("o1",)]
        assert list(reader.stream("SELECT number FROM linkings")) == [{"number": 1}]
    assert asked == [[("a1",), ("a5",)]]
    assert record.read_bytes() == before


def test_a_record_never_linked_stays_so(tmp_path: Path) -> None:
    write_readings(tmp_path / "r.db", published("a1", "2024-06-18"))
    assert seen(tmp_path / "r.db", "2024", "SELECT number FROM linkings") == []


def test_a_linking_that_fails_leaves_no_trace_and_is_tried_again(record: Path) -> None:
    found = iter([{"occurrence_row": [TOLD], "no_such_row": [TOLD]}, {"occurrence_row": [TOLD]}])
    with open_record(record, as_of=AsOf(read_day("2024-06"), lambda reader: next(found))) as reader:
        with pytest.raises(RecordError, match="no_such_row"):
            reader.ask("SELECT id FROM occurrences")
        assert reader.ask("SELECT id FROM occurrences").rows == [("o1",)]
        with pytest.raises(QueryError):
            reader.ask("CREATE TEMP TABLE t (a)")
