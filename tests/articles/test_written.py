"""The day in a dateline, where it is one of the days before publication."""

import pytest

from dateline.articles.build import build_article
from dateline.articles.document import Document
from dateline.articles.written import find_written

BODY = "The ministers of Norway and Chile met today and will meet again on Friday."


@pytest.mark.parametrize(
    ("dateline", "published", "written"),
    [
        ("OSLO, May 3 (Nordic Wire) --", "2024-05-04", "2024-05-03"),
        ("OSLO, May 4 (Nordic Wire) --", "2024-05-04", "2024-05-04"),
        ("OSLO, 3 May (Nordic Wire) --", "2024-05-04", "2024-05-03"),
        ("OSLO, Dec. 31 (Nordic Wire) --", "2024-01-02", "2023-12-31"),
        ("OSLO, May 30 (Nordic Wire) --", "2024-06-03", "2024-05-30"),
        # Another day, no day, and no day of publication to count from.
        ("OSLO, April 3 (Nordic Wire) --", "2024-05-04", "2024-05-04"),
        ("OSLO (Nordic Wire) --", "2024-05-04", "2024-05-04"),
        ("OSLO, May 3 (Nordic Wire) --", "2024-05", "2024-05"),
        ("OSLO, May 3 (Nordic Wire) --", "", ""),
    ],
)
def test_written(dateline: str, published: str, written: str) -> None:
    article = build_article(Document("r", text=f"{dateline} {BODY}", published=published))
    assert find_written(article.text, article.parts, published) == written


def test_a_day_in_the_prose_is_no_day_of_writing() -> None:
    article = build_article(Document("r", text=f"On May 3 they left Oslo. {BODY}", published="2024-05-04"))
    assert find_written(article.text, article.parts, "2024-05-04") == "2024-05-04"
