"""Dates in words, never finer than the text."""

import pytest

from dateline.views.dates import interval_words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-06-18", "2024-06-18", "18 June 2024"),
        ("2024-06-18", "2024-06-19", "18–19 June 2024"),
        ("2024-06-30", "2024-07-02", "30 June – 2 July 2024"),
        ("2023-12-31", "2024-01-02", "31 December 2023 – 2 January 2024"),
        ("2000-07", "2000-07", "July 2000"),
        ("2024-06", "2024-08", "June – August 2024"),
        ("2019", "2021", "2019–2021"),
        ("2019", "2021-03", "2019 – March 2021"),
        ("2011", None, "since 2011"),
        (None, "2024-06", "by June 2024"),
        (None, None, ""),
    ],
)
def test_interval_words(start: str | None, end: str | None, words: str) -> None:
    assert interval_words(start, end) == words
