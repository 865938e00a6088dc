"""Dates of any grain as the days they stand for."""

import pytest
from telling import tell

from dateline.articles.span import Span
from dateline.events.event import When
from dateline.links.days import days_in_words, days_published, days_told, read_days


@pytest.mark.parametrize(
    ("one", "other", "overlap", "meet"),
    [
        ("2031-06", "2031-06-18", True, True),
        ("2031-06-18", "2031-06-18/2031-06-19", True, True),
        ("2031-06-18", "2031-06-19", False, True),
        ("2031-06-18", "2031-06-20", False, False),
        ("2031", "2032", False, True),
        ("../2031-06", "2030-02", True, True),
        ("2031-06/..", "2031-05-30", False, False),
        ("2031-02", "2031-02-28", True, True),
    ],
)
def test_days_overlap_or_meet_the_same_either_way(one: str, other: str, overlap: bool, meet: bool) -> None:
    first, second = (days_told(tell("a1", "CONSULT happened", "", when).event.when) for when in (one, other))
    assert first is not None and second is not None
    assert (first.overlaps(second), first.meets(second)) == (overlap, meet)
    assert (second.overlaps(first), second.meets(first)) == (overlap, meet)


@pytest.mark.parametrize(("start", "end"), [(None, None), ("", ""), ("2031-06-18", "2031-06-01")])
def test_no_days_without_an_end_or_that_run_backwards(start: str | None, end: str | None) -> None:
    assert read_days(start, end) is None


@pytest.mark.parametrize(
    ("when", "is_known"),
    [
        (When("2031-06", "2031-06", "published", None), False),
        (When("2031-06-18", "2031-06-18", "published", Span("a1", 0, 5)), True),
        (When("2031-06", "2031-06", "inherited", None), True),
        (None, False),
    ],
)
def test_the_month_of_publication_is_no_date(when: When | None, is_known: bool) -> None:
    assert (days_told(when) is not None) is is_known


@pytest.mark.parametrize(
    ("published", "length"), [("2031-03-10", 1), ("2031-03", 31), ("2031-03/2031-04-02", 33), ("", None)]
)
def test_publication_may_be_known_roughly(published: str, length: int | None) -> None:
    days = days_published(tell(f"a1 {published}", "CONSULT happened"))
    assert (days.length if days else None) == length


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2031-06-18", "2031-06-18", "on 18 June 2031"),
        ("2031-06", "2031-06", "in June 2031"),
        ("2031-06-18", "2031-06-19", "from 18 June 2031 to 19 June 2031"),
        (None, "2031", "to 2031"),
        (None, None, ""),
    ],
)
def test_days_in_words(start: str | None, end: str | None, words: str) -> None:
    assert days_in_words(start, end) == words
