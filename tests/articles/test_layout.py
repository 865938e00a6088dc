"""What each paragraph of an article is."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.articles.article import Part
from dateline.articles.layout import find_parts
from dateline.articles.plain import find_paragraphs

BODY = "Envoys of the two states signed a treaty on fish."
MORE = "The king had left Oslo before they came."


def parts(text: str, title: str = "") -> tuple[Part, ...]:
    return find_parts(text, find_paragraphs(text, article="a"), title=title)


def kinds(*paragraphs: str, title: str = "") -> str:
    return " ".join(part.kind.value for part in parts("\n\n".join(paragraphs), title))


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ((BODY, MORE), "body body"),
        (("Envoys sign treaty on fish", BODY), "headline body"),
        (("Envoys sign treaty on fish", "ENVOYS SIGN TREATY ON FISH", BODY), "headline duplicate body"),
        (("Envoys sign treaty", "King stays away as islands are divided", BODY), "headline headline body"),
        (("Will the king come back?", BODY), "headline body"),
        ((BODY, "Will the king come back?", MORE), "body body body"),
        ((BODY, "'The fish are ours'", MORE), "body headline body"),
        ((BODY, MORE, BODY), "body body duplicate"),
        ((BODY, "Yes.", MORE, "Yes."), "body body body body"),
        (("Envoys sign treaty on fish",), "headline"),
        (("__temp__ __location__", "`", BODY), "debris debris body"),
        (("Friday, March 1, 2024", BODY, "March 2, 2024", MORE), "dateline body dateline body"),
        (("By Ola Berg", BODY), "source body"),
        ((BODY, "Source: Nordic Wire", "Source: Nordic Wire", "HARBOUR MEDIA NETWORK", "Leave a comment"),
         "body source source source form"),
        ((BODY, "Port reopens after strike", "King's yacht is sold"), "body debris debris"),
        ((BODY, "Boats", "Nets", "Anchors", MORE), "body debris debris debris body"),
        ((BODY, "HARBOUR POST"), "body debris"),
        ((BODY, "- a ban on ships", "- a ban on nets", MORE), "body body body body"),
        ((BODY, "Ola Berg is a reporter at Harbour Post."), "body biography"),
        (("The court freed Berg on Friday, aides said.", "Ola Berg is a reporter at Harbour Post."), "body body"),
        ((BODY, "Ola Berg is a reporter at Harbour Post.", MORE), "body body body"),
        (("OSLO, May 3 (Nordic Wire) -- " + BODY, MORE), "dateline body body"),
        (("OSLO (AP) —", BODY), "dateline body"),
        (("OSLO — Envoys sign treaty on fish", BODY), "dateline headline body"),
    ],
)  # fmt: skip
def test_kinds(paragraphs: tuple[str, ...], expected: str) -> None:
    assert kinds(*paragraphs) == expected


def test_the_title_in_the_text_is_a_headline_whatever_its_shape() -> None:
    assert kinds(BODY, MORE, title=BODY.upper()) == "headline body"


LINES = st.sampled_from(
    [
        "",
        " ",
        "Boats",
        BODY,
        MORE,
        "OSLO (AP) — " + BODY,
        "Source: AFP",
        "__x__",
        "Ola Berg is a reporter at A.",
        "— AFP",
    ]
)


@settings(deadline=None)
@given(st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=12), st.sampled_from(["", "Boats", BODY]))
def test_parts_are_in_order_apart_and_leave_out_white_space_alone(lines: list[str], title: str) -> None:
    text = "\n".join(lines)
    found = [part.span for part in parts(text, title)]
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(span.end <= len(text) and span.of(text) == span.of(text).strip() for span in found)
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())
