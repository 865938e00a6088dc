"""A document holds either a text or an html."""

import pytest

from dateline.articles.document import Document


@pytest.mark.parametrize("words", [{}, {"text": "Oslo.", "html": "<p>Oslo.</p>"}])
def test_neither_or_both_is_refused(words: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="either"):
        Document("a.txt", **words)
