"""From document to article."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.articles.article import Basis
from dateline.articles.build import build_article
from dateline.articles.document import Document
from dateline.articles.normal import normal
from dateline.errors import InputError


@settings(deadline=None)
@given(st.text(min_size=1).filter(lambda text: normal(text).text.strip()))
def test_a_text_is_final_and_its_id_comes_from_it(text: str) -> None:
    article = build_article(Document("a.txt", text=text))
    assert article.text == text
    assert article.id == build_article(Document("b.txt", text=text)).id
    assert all(part.span.article == article.id for part in article.parts)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Document("a", text="Signed."), Document("a", text="Signed. ")),
        (Document("a", text="Signed."), Document("a", text="Signed.", title="Treaty")),
        (Document("a", text="b", title="a"), Document("a", text="ab")),
    ],
)
def test_other_words_have_another_id(one: Document, other: Document) -> None:
    assert build_article(one).id != build_article(other).id


def test_a_given_id_is_kept() -> None:
    assert build_article(Document("a.json", text="Signed.", id="report-1")).id == "report-1"


def test_given_metadata_wins_over_inferred() -> None:
    document = Document("a", text="Signed.\n\nSource: Nordic Wire", origin="Harbour Post", outlet="The Quay")
    article = build_article(document)
    assert article.origin and (article.origin.value, article.origin.basis) == ("Harbour Post", Basis.GIVEN)
    assert article.outlet and article.outlet.span is None


@pytest.mark.parametrize("document", [Document("a", text=" \n"), Document("a", html="<p> </p>")])
def test_no_text_is_an_error(document: Document) -> None:
    with pytest.raises(InputError, match="no text"):
        build_article(document)
