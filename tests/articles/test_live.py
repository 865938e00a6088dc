"""Live pages: what stands under a time of day."""

import pytest

from dateline.articles.article import Article, Part, PartKind
from dateline.articles.live import live_entries
from dateline.articles.span import Span


def page(*lines: tuple[PartKind, str]) -> Article:
    """An article of these parts, one a line."""
    parts, at = [], 0
    for kind, text in lines:
        parts.append(Part(Span("a", at, at + len(text)), kind))
        at += len(text) + 1
    return Article("a", "\n".join(text for _, text in lines), tuple(parts))


@pytest.mark.parametrize("heading", ["14:05", "2.30 pm", "22:10 GMT", " 9:15 a.m. "])
def test_an_entry_stands_under_a_time_of_day(heading: str) -> None:
    article = page(
        (PartKind.HEADLINE, "Live: the talks"),
        (PartKind.BODY, "Times are local."),
        (PartKind.HEADLINE, heading),
        (PartKind.BODY, "She has landed."),
        (PartKind.BODY, "He met her."),
        (PartKind.HEADLINE, "Background"),
        (PartKind.BODY, "They had not met before."),
    )
    assert [entry.of(article.text) for entry in live_entries(article)] == ["She has landed.", "He met her."]


@pytest.mark.parametrize("heading", ["The 14:05 train", "1405", "2024", "14:05 in Oslo", "At noon"])
def test_other_headings_make_no_live_page(heading: str) -> None:
    assert live_entries(page((PartKind.HEADLINE, heading), (PartKind.BODY, "She has landed."))) == []
