"""Spans in words: cut right, named, and harmless."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import QueryError
from dateline.record.reader import RecordReader
from dateline.views.annotated import article_html
from dateline.views.markup import Mark, segments, sentence_text

MARKS = st.builds(
    lambda a, b, label: Mark(min(a, b), max(a, b) + 1, label),
    st.integers(0, 40),
    st.integers(0, 40),
    st.sampled_from("abc"),
)


@pytest.mark.parametrize(
    ("marks", "pieces"),
    [
        ([], [("abcdef", ())]),
        ([Mark(11, 13, "x")], [("a", ()), ("bc", ("x",)), ("def", ())]),
        ([Mark(10, 14, "x"), Mark(12, 13, "y")], [("ab", ("x",)), ("c", ("y", "x")), ("d", ("x",)), ("ef", ())]),
        ([Mark(0, 12, "x"), Mark(15, 99, "y")], [("ab", ("x",)), ("cde", ()), ("f", ("y",))]),
        ([Mark(0, 10, "x"), Mark(16, 20, "y")], [("abcdef", ())]),
    ],
)
def test_segments(marks: list[Mark], pieces: list[tuple[str, tuple[str, ...]]]) -> None:
    assert list(segments("abcdef", marks, 10)) == pieces


@given(st.text(max_size=40), st.lists(MARKS, max_size=8), st.integers(0, 10))
def test_segments_are_the_text(text: str, marks: list[Mark], start: int) -> None:
    assert "".join(piece for piece, _ in segments(text, marks, start)) == text


def test_markup_in_a_text_is_shown_as_it_is() -> None:
    assert sentence_text("[bold]a[/bold] \x1b[0m", [Mark(0, 3, "actor")]).plain == "[bold]a[/bold] [0m"


def test_a_hostile_article_stays_text(record: RecordReader) -> None:
    page = article_html(record, "c4")
    assert "&lt;script&gt;" in page
    assert not any(found in page for found in ("<script", "<img", "\x1b", "\x9b", "\u202e"))


def test_an_unknown_article_is_refused(record: RecordReader) -> None:
    with pytest.raises(QueryError, match="no article 'zz'"):
        article_html(record, "zz")
