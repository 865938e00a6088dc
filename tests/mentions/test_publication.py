"""When an undated report was published, as its own words bound it; a date that bounds nothing is none."""

import pytest
from reports import read_report

from dateline.articles.article import Basis
from dateline.mentions.mention import Interval
from dateline.reading import Reader, publication

BOUNDED = [
    # What was, and what is to come.
    ("Norway signed a treaty in March 2021. Chile will host a summit in May 2022.", "2021-03/2022-05", "May 2022"),
    ("The treaty was signed on 4 March 2021. It will end on 6 May 2021.", "2021-03/2021-05", "6 May 2021"),
    (
        "Norway voted in 2019. Chile voted in March 2021. Peru will vote in May 2022.",
        "2021-03/2022-05",
        "May 2022",
    ),
    # Counted years: by the calendar, or full ones.
    ("It is 23 years since July 2000, when Norway's president visited Chile.", "2023/2024-07", "23 years"),
    ("The visit was the first in 24 years. The last visit was in July 2000.", "2024/2025-07", "24 years"),
    # Who bears an office.
    ("British Prime Minister Liz Truss visited Chile.", "2022-09/2022-10", "Liz Truss"),
    ("French Prime Minister Gabriel Attal visited Chile.", "2024-01/2024-09", "Gabriel Attal"),
    # The closest bounds win.
    (
        "British Prime Minister Liz Truss visited Chile. The treaty was signed on 4 October 2022.",
        "2022-10",
        "Liz Truss",
    ),
]
OPEN = [
    "It rained in Oslo.",
    "Norway's president visited Chile on Monday.",
    # Bounded on one side, or far apart.
    "Norway signed a treaty in March 2021.",
    "Chile will host a summit in May 2022.",
    "Norway signed a treaty in March 2011. Chile will host a summit in May 2022.",
    # An office held for long, or no more, or bounds at odds.
    "German Chancellor Angela Merkel visited Chile.",
    "Former British Prime Minister Liz Truss visited Chile.",
    "British Prime Minister Liz Truss met French Prime Minister Gabriel Attal.",
    "The treaty was signed on 4 March 2024. British Prime Minister Liz Truss spoke.",
    # Years not counted to the letter, or from no date.
    "It is more than 23 years since July 2000, when Norway's president visited Chile.",
    "It is 23 years since Norway's president visited Chile.",
    "The visit was the first in 24 years. The last visits were in July 2000 and, before that, in May 1980.",
]


@pytest.mark.parametrize(("text", "value", "words"), BOUNDED)
def test_bounds(text: str, value: str, words: str, reader: Reader) -> None:
    published = read_report(reader, text, published="").article.published
    assert published is not None and published.span is not None
    assert (published.value, published.basis, published.span.of(text)) == (value, Basis.INFERRED, words)


@pytest.mark.parametrize("text", OPEN)
def test_no_date_without_bounds(text: str, reader: Reader) -> None:
    assert read_report(reader, text, published="").article.published is None


@pytest.mark.parametrize(("text", "_value", "_words"), BOUNDED)
def test_a_given_date_is_kept(text: str, _value: str, _words: str, reader: Reader) -> None:
    published = read_report(reader, text, published="2024-05-15").article.published
    assert published is not None
    assert (published.value, published.basis) == ("2024-05-15", Basis.GIVEN)


@pytest.mark.parametrize(("text", "value", "_words"), BOUNDED)
def test_publication_is_an_interval_of_months_or_years(text: str, value: str, _words: str, reader: Reader) -> None:
    first, _, last = value.partition("/")
    assert publication(read_report(reader, text, published="").article) == Interval(first, last or first)


@pytest.mark.parametrize(
    "sentence", ["Norway condemned Chile on Monday.", "Norway condemned Chile yesterday.", "Norway condemned Chile."]
)
def test_relative_days_stay_open_where_only_bounds_are_known(sentence: str, reader: Reader) -> None:
    text = f"British Prime Minister Liz Truss spoke. {sentence}"
    (condemned,) = [e for e in read_report(reader, text, published="").events if e.trigger_text == "condemned"]
    assert condemned.when is None
