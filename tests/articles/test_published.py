"""Publication dates that the text itself gives."""

import pytest

from dateline.articles.build import build_article
from dateline.articles.document import Document
from dateline.articles.published import find_date_line

BODY = "Envoys of the two states signed a treaty on fish on May 3, 2019."


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Friday, March 1, 2024", "2024-03-01"),
        ("18 June 2024", "2024-06-18"),
        ("June 18th, 2024", "2024-06-18"),
        ("TUESDAY, 18 JUNE 2024", "2024-06-18"),
        ("2024-06-18", "2024-06-18"),
        ("2024-06-18T10:30:00Z", "2024-06-18"),
        ("2024.06.18 10:30 Input", "2024-06-18"),
        ("2024.06-18", None),
        ("Sept. 4, 2023 10:30 a.m. EST", "2023-09-04"),
        ("June 2024", "2024-06"),
        ("Published: June 18, 2024 | Updated: June 19, 2024", "2024-06-18"),
        ("Posted on 18 June 2024 at 10:30 GMT", "2024-06-18"),
        ("Saturday, March 1, 2024", None),  # it was a Friday
        ("February 30, 2024", None),
        ("June 18", None),
        ("18/06/2024", None),
        ("2024", None),
        ("March 1, 2024 was the day they signed.", None),
    ],
)
def test_date_lines(line: str, value: str | None) -> None:
    found = find_date_line(line)
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("paragraphs", "value", "words"),
    [
        (("Friday, March 1, 2024", BODY), "2024-03-01", "Friday, March 1, 2024"),
        (("Envoys sign treaty", "March 1, 2024", BODY), "2024-03-01", "March 1, 2024"),
        ((BODY, "Published: March 1, 2024"), "2024-03-01", "March 1, 2024"),
        (("March 2, 2024", BODY, "Published: March 1, 2024"), "2024-03-01", "March 1, 2024"),
        (("OSLO, March 1, 2024 (Nordic Wire) -- " + BODY,), "2024-03-01", "March 1, 2024"),
        (("OSLO, March 1 (Nordic Wire) -- " + BODY,), None, None),
        ((BODY, "March 1, 2024", BODY), None, None),
        (("Updated: March 1, 2024", BODY), None, None),
        ((BODY,), None, None),
    ],
)
def test_published(paragraphs: tuple[str, ...], value: str | None, words: str | None) -> None:
    article = build_article(Document("a.txt", text="\n\n".join(paragraphs)))
    found = article.published
    assert (found.value if found else None) == value
    assert (found.span.of(article.text) if found and found.span else None) == words


def test_a_given_date_wins() -> None:
    article = build_article(Document("a.txt", text="March 1, 2024\n\n" + BODY, published="2024-02"))
    assert article.published and (article.published.value, article.published.span) == ("2024-02", None)
