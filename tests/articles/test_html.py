"""The words of a page and what its markup says."""

import pytest

from dateline.articles.document import Document
from dateline.articles.html import read_page
from dateline.errors import InputError

PAGE = """<html lang="en-GB"><head><title>Envoys sign | Harbour Post</title>
<meta property="og:title" content="Envoys sign"><meta property="og:site_name" content="Harbour Post">
<meta name="author" content="Ola Berg"><meta property="article:published_time" content="2024-03-01T10:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Envoys sign</h1>
<p>OSLO (AP) &mdash; Envoys of the two states signed a treaty on fish &amp; ships.</p>
<p>The king had left Oslo on 3 March 2019.</p><script>document.write("never")</script></article></body></html>"""


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Envoys sign"),
        ("outlet", "Harbour Post"),
        ("author", "Ola Berg"),
        ("published", "2024-03-01"),
        ("language", "en"),
        ("html", None),
    ],
)
def test_what_the_markup_says(field: str, value: str | None) -> None:
    assert getattr(read_page(Document("a.html", html=PAGE)), field) == value


def test_the_text_is_the_article_alone() -> None:
    text = read_page(Document("a.html", html=PAGE)).text or ""
    assert "signed a treaty on fish & ships.\nThe king" in text
    assert not {"never", "Home", "<p>"} & set(text.split())


def test_a_date_in_the_prose_is_not_the_publication_date() -> None:
    page = PAGE.replace("2024-03-01T10:00:00Z", "")
    assert read_page(Document("a.html", html=page)).published == ""


def test_what_is_given_wins() -> None:
    page = read_page(Document("a.html", html=PAGE, published="2024-02-29", outlet="Nordic Wire"))
    assert (page.published, page.outlet) == ("2024-02-29", "Nordic Wire")


def test_a_fragment_is_a_page_too() -> None:
    assert read_page(Document("a.json", html="<p>Envoys signed.</p>")).text == "Envoys signed."


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<html></html>",
        "<script>x()</script>",
        "<div>" * 5000,
        "<html><body><img src=x></body></html>",
        "<!-- x -->",
    ],
)
def test_a_page_without_text_is_an_error_that_names_it(html: str, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(InputError, match=r"^a\.html: the page has no text"):
        read_page(Document("a.html", html=html))
