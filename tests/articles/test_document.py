"""A document holds either a text, an html or data."""

from typing import Any

import pytest

from dateline.articles.document import Document


@pytest.mark.parametrize("words", [{}, {"text": "Oslo.", "html": "<p>Oslo.</p>"}, {"data": b"%PDF-"}])
def test_neither_or_both_or_data_of_no_form_is_refused(words: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="a document has"):
        Document("a.txt", **words)
