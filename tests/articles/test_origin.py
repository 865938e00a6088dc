"""Who wrote a report first, and where a dateline ends."""

import pytest

from dateline.articles.article import Part, PartKind
from dateline.articles.build import build_article
from dateline.articles.document import Document
from dateline.articles.origin import dateline_prefix
from dateline.articles.span import Span

BODY = "Envoys of the two states signed a treaty on fish."


@pytest.mark.parametrize(
    ("prefix", "rest"),
    [
        ("PYONGYANG, June 18 (KCNA) --", "The envoy came."),
        ("Pyongyang, June 18 (KCNA) --", "The envoy came."),
        ("OSLO, May 3, 2024 (Nordic Wire) --", "The envoy came."),
        ("MOSCOW, October 3. /TASS/.", "The envoy came."),
        ("WASHINGTON —", "The envoy came."),
        ("SEOUL, South Korea (AP) —", "“The envoy came,” he said."),
        ("(Reuters) -", "The envoy came."),
        ("June 18 (Reuters) -", "The envoy came."),
        ("HONG KONG/BEIJING (Reuters) -", "12 envoys came."),
        ("New Delhi, June 18 (PTI):", "The envoy came."),
        ("Paris, 18 June 2024 (AFP) -", "France said so."),
        ("SEOUL, June 18 (Yonhap)", "The envoy came."),
        ("", "BREAKING - The envoy came."),
        ("", "Norway - which is far - said nothing."),
        ("", "NATO — the alliance — said nothing."),
        ("", "Ola Berg (left) - The leader - said nothing."),
        ("", "Berg - Doe summit opens."),
        ("", "May 3 - The envoy came."),
        ("", "The envoy (AP) came."),
    ],
)
def test_dateline_prefix(prefix: str, rest: str) -> None:
    text = f"{prefix} {rest}".strip()
    found = dateline_prefix(text, Part(Span("a", 0, len(text)), PartKind.BODY))
    assert (found.of(text) if found else "") == prefix


def test_what_is_not_news_has_no_dateline_prefix() -> None:
    assert dateline_prefix("OSLO — Signed.", Part(Span("a", 0, 14), PartKind.CAPTION)) is None


@pytest.mark.parametrize(
    ("paragraphs", "origin"),
    [
        ((BODY, "Source: Nordic Wire"), "Nordic Wire"),
        (("OSLO, May 3 (Nordic Wire) -- " + BODY,), "Nordic Wire"),
        (("OSLO (AP) — " + BODY, "Source: Harbour Post"), "Harbour Post"),
        (("By Ola Berg, Associated Press", BODY), "Associated Press"),
        (("By Reuters", BODY), "Reuters"),
        (("By Ola Berg, Staff Writer", BODY), None),
        ((BODY + " — AFP",), "AFP"),
        ((BODY + " (PTI)",), "PTI"),
        ((BODY, "(Xinhua)"), "Xinhua"),
        ((BODY, "This story was first published by Nordic Wire."), "Nordic Wire"),
        ((BODY, "Originally appeared in the Harbour Post"), "Harbour Post"),
        (("The envoy told Reuters that he had signed.",), None),
        ((BODY, "The king waves. (AP Photo/Jane Doe)"), None),
    ],
)
def test_origin_with_its_words(paragraphs: tuple[str, ...], origin: str | None) -> None:
    article = build_article(Document("a.txt", text="\n\n".join(paragraphs)))
    assert (article.origin.value if article.origin else None) == origin
    assert not article.origin or (article.origin.span and article.origin.span.of(article.text) == origin)
