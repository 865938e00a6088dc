"""Where paragraphs begin and end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.articles.plain import find_paragraphs

WRAPPED = (
    "The envoys of the two states met in Oslo on Friday and signed a\n"
    "treaty on fish, ships and the far islands which both of them have\n"
    "claimed for years. Nobody had asked the islanders.\n"
)


def paragraphs(text: str) -> list[str]:
    return [span.of(text) for span in find_paragraphs(text, article="a")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n", []),
        ("One.", ["One."]),
        ("  One. \n\n\u00a0\nTwo.  ", ["One.", "Two."]),
        ("One.\nTwo.\r\nThree.\rFour.\u2028Five.", ["One.", "Two.", "Three.", "Four.", "Five."]),
        (
            "Envoys meet in Oslo\nKing stays away\nPort reopens",
            ["Envoys meet in Oslo", "King stays away", "Port reopens"],
        ),
        (WRAPPED, [WRAPPED.strip()]),
        (WRAPPED + "\nA second paragraph.", [WRAPPED.strip(), "A second paragraph."]),
        (WRAPPED + "Source: Nordic Wire", [WRAPPED.strip(), "Source: Nordic Wire"]),
        (
            WRAPPED + "   Indented anew, it runs on and on for a whole line of words and\nruns.",
            [WRAPPED.strip(), "Indented anew, it runs on and on for a whole line of words and\nruns."],
        ),
        (WRAPPED + "\n" + "x" * 400, [WRAPPED.strip(), "x" * 400]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


def test_one_long_line_shows_that_the_text_is_not_wrapped() -> None:
    assert len(paragraphs(WRAPPED + "The minister of " + "far " * 40 + "islands left.")) == 4


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("aB .\n\r\t\x0b\x1c\x85\u2028\u200b")))
def test_paragraphs_leave_out_white_space_alone(text: str) -> None:
    kept = "".join(paragraphs(text))
    assert "".join(kept.split()) == "".join(text.split())
    assert all(words == words.strip() for words in paragraphs(text))


@pytest.mark.parametrize("text", ["word " * 200_000, "\n \n" * 200_000, "a\n" * 100_000, "x" * 1_000_000])
def test_long_texts_are_read_in_one_pass(text: str) -> None:
    assert sum(span.end - span.start for span in find_paragraphs(text, article="a")) <= len(text)
