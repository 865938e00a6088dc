"""Author and outlet, where the text tells."""

import pytest

from dateline.articles.build import build_article
from dateline.articles.document import Document

BODY = "Envoys of the two states signed a treaty on fish."
BIOGRAPHY = "Ola Berg is a sailor and journalist for Harbour Post. With a love of boats, Ola tells of the sea.__x__"


@pytest.mark.parametrize(
    ("paragraphs", "author", "outlet"),
    [
        ((BODY, BIOGRAPHY), "Ola Berg", "Harbour Post"),
        (("By Jane Doe", BODY, BIOGRAPHY), "Jane Doe", "Harbour Post"),
        (("By JANE DOE and JOHN ROE", BODY), "JANE DOE and JOHN ROE", None),
        ((BODY, "Jane Doe covers fish for the city desk."), "Jane Doe", None),
        ((BODY,), None, None),
    ],
)
def test_author_and_outlet(paragraphs: tuple[str, ...], author: str | None, outlet: str | None) -> None:
    article = build_article(Document("a.txt", text="\n\n".join(paragraphs)))
    for found, value in ((article.author, author), (article.outlet, outlet)):
        assert (found.value if found else None) == value
        assert not found or (found.span and found.span.of(article.text) == value)
