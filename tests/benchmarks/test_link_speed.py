"""What linking is timed at: the same record each time, one that breaks no rule, and times that add up."""

from itertools import combinations
from pathlib import Path

import pytest

from benchmarks.link_speed import (
    DayMeasured,
    LinkingMeasured,
    LinksMeasured,
    Reprints,
    Step,
    links_rows,
    measure_linking,
    measure_links,
)
from benchmarks.made_news import make_articles
from benchmarks.made_record import write_record
from dateline.record.connection import connect_to_write
from dateline.record.reader import open_record

EVENTS = 600
PRINTED_AGAIN = "SELECT count(*) FROM articles WHERE origin <> ''"
STEPS = ["looking", "copies", "reading events", "occurrences", "expectations", "disagreements", "writing"]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "record.db"
    write_record(path, EVENTS)
    return path


def count(path: Path, sql: str) -> object:
    with open_record(path) as reader:
        return reader.query(sql).rows[0][0]


@pytest.mark.parametrize("events", [1, 30, EVENTS])
def test_there_are_as_many_events_as_asked(events: int) -> None:
    assert sum(len(article.tellings) for article in make_articles(events)) == events


def test_a_seed_makes_the_same_news() -> None:
    one, same, other = (list(make_articles(50, seed=seed)) for seed in (1, 1, 2))
    assert one == same
    assert one != other


def test_things_are_told_in_several_articles() -> None:
    articles = [{telling.of.words for telling in article.tellings} for article in make_articles(EVENTS)]
    assert any(one & other for one, other in combinations(articles, 2))


@pytest.mark.parametrize(("check", "answer"), [("PRAGMA integrity_check", [("ok",)]), ("PRAGMA foreign_key_check", [])])
def test_the_record_breaks_no_rule(record: Path, check: str, answer: list[tuple[str]]) -> None:
    connection = connect_to_write(record, patience=1)
    try:
        assert connection.execute(check).fetchall() == answer
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("view", "text", "start", "end"),
    [
        ("events", "sentence_text", "sentence_start", "sentence_end"),
        ("events", "trigger_text", "trigger_start", "trigger_end"),
        ("roles", "text", "start", '"end"'),
    ],
)
def test_the_words_stand_in_the_article(record: Path, view: str, text: str, start: str, end: str) -> None:
    wrong = f"""
        SELECT count(*) FROM {view} AS found JOIN article_row ON article_row.id = article
        WHERE found.{text} <> substr(article_row.text, {start} + 1, {end} - {start})
    """
    assert count(record, f"SELECT count(*) FROM {view}")
    assert count(record, wrong) == 0


def test_every_step_is_timed_and_rows_are_added(record: Path) -> None:
    measured = measure_linking(record)
    assert (measured.events, list(measured.steps)) == (EVENTS, STEPS)
    assert measured.added >= EVENTS
    there = count(record, PRINTED_AGAIN)
    assert (measured.reprints.there, measured.reprints.found) == (there, there)
    assert measured.whole.seconds == pytest.approx(sum(step.seconds for step in measured.steps.values()))


def test_a_day_is_linked_as_all_are() -> None:
    measured = measure_links(EVENTS)
    assert measured.day.is_same
    assert list(measured.day.steps) == ["looking", "copies", "occurrences", "expectations", "disagreements"]
    assert 0 < measured.day.articles < EVENTS / 8


def test_growth_and_the_day_are_set_beside_the_whole() -> None:
    none = Reprints(0, 0, 0)
    whole = LinkingMeasured(1000, {"copies": Step(2, 2), "writing": Step(9, 8)}, 100.0, 5, none)
    tenth = LinkingMeasured(100, {"copies": Step(1, 1)}, 100.0, 5, none)
    rows = links_rows(LinksMeasured(whole, tenth, DayMeasured(3, {"copies": Step(0.2, 0.2)}, is_same=True)))
    assert [row["of the processor"] for row in rows] == ["2.0", "8.0", "10.0", "1.0", "0.2", "0.2"]
    assert [row["note"] for row in rows][3:] == ["the others took 10.0 times as long", "", "2.0% of all"]
