"""What stands between quotation marks."""

import pytest

from dateline.articles.article import Article, Part, PartKind
from dateline.articles.span import Span
from dateline.sentences.quotation import is_quoted, quoted_spans


def article(*paragraphs: str, kind: PartKind = PartKind.BODY) -> Article:
    """An article of these paragraphs, all of one kind."""
    text, parts = "\n".join(paragraphs), []
    for paragraph in paragraphs:
        start = parts[-1].span.end + 1 if parts else 0
        parts.append(Part(Span("a", start, start + len(paragraph)), kind))
    return Article("a", text, tuple(parts))


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("She said nothing.", []),
        ('"We agree," she said.', ["We agree,"]),
        ("“We agree,” she said, “and sign.”", ["We agree,", "and sign."]),
        ("«Wir sind einig», sagte sie.", ["Wir sind einig"]),
        ("She spoke of ”calm.", []),
        ("“We agree", ["We agree"]),
        ('She said "" and left.', []),
        ("A “frank” and “open” talk", ["frank", "open"]),
        ("The 'frank' talk of the ministers'", []),
        ('Ends with a mark"', []),
    ],
)
def test_quotations(text: str, quotations: list[str]) -> None:
    found = article(text)
    assert [span.of(found.text) for span in quoted_spans(found)] == quotations


def test_a_quotation_ends_with_its_paragraph() -> None:
    found = article("“We agree.", "He left.", "“And sign.” He did.")
    assert [span.of(found.text) for span in quoted_spans(found)] == ["We agree.", "And sign."]


def test_only_news_is_searched() -> None:
    assert quoted_spans(article("“Share this”", kind=PartKind.SHARE)) == []


@pytest.mark.parametrize(("position", "is_inside"), [(3, False), (4, True), (8, True), (9, False)])
def test_positions(position: int, *, is_inside: bool) -> None:
    assert is_quoted(position, [Span("a", 4, 9)]) is is_inside
