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


_LD = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "author":'
    ' [{"@type": "Person", "name": "Ana Moe"}, {"@type": "Person", "name": "Jon Vik"}],'
    ' "publisher": {"@type": "Organization", "name": "Fjord Post"},'
    ' "dateModified": "2024-03-07T09:00:00Z", "datePublished": "%s"}</script>'
)
_TIME = '<time datetime="2024-03-01T10:00">1 March</time>'
_META = '<meta property="article:%s_time" content="2024-03-07T09:00:00Z">'


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        (_LD % "2024-03-01T23:30:00-05:00", "", "2024-03-01"),
        (_LD % "1992-07-21", "", "1992-07-21"),
        (_LD % "1970-01-01T00:00:00Z", "", ""),
        (_LD % "2999-01-01", "", ""),
        (_META % "modified" + _META.replace("07", "01") % "published", "", "2024-03-01"),
        (_META % "modified", "", ""),
        ('<script type="application/ld+json">{"@type": </script>' + _META % "published", "", "2024-03-07"),
        ("", _TIME, "2024-03-01"),
        ("", '<time class="updated" datetime="2024-03-07">7 March</time>' + _TIME, "2024-03-01"),
        ("", '<aside><time datetime="2019-01-02">Old news</time></aside>' + _TIME, "2024-03-01"),
    ],
)  # fmt: skip
def test_a_page_was_published_on_the_day_of_its_first_printing(head: str, body: str, published: str) -> None:
    page = f"<html><head>{head}</head><body>{body}<p>Envoys of the two states signed a treaty.</p></body></html>"
    assert read_page(Document("a.html", html=page)).published == published


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        (_LD % "2024-03-01", "author", "Ana Moe; Jon Vik"),
        (_LD % "2024-03-01", "outlet", "Fjord Post"),
        ('<link rel="canonical" href="https://fjord.example/1">', "url", "https://fjord.example/1"),
        ('<link rel="canonical" href="/1">', "url", ""),
        ('<link rel="canonical" href="javascript:alert(1)">', "url", ""),
        ('<meta property="og:url" content="javascript://fjord.example/%0aalert(1)">', "url", ""),
        ('<link rel="canonical" href="file:///etc/passwd">', "url", ""),
        ("<title>Envoys &ldquo;sign&rdquo; &amp; go</title>", "title", "Envoys “sign” & go"),
    ],
)
def test_what_other_markup_says(head: str, field: str, value: str) -> None:
    page = f"<html><head>{head}</head><body><p>Envoys of the two states signed a treaty.</p></body></html>"
    assert getattr(read_page(Document("a.html", html=page)), field) == value


@pytest.mark.parametrize("html", ["<br>" * 200_000, "<p " + " ".join(f"a{i}" for i in range(30_000)) + ">x</p>"])
def test_a_flood_of_markup_is_refused(html: str) -> None:
    with pytest.raises(InputError, match=r"^a\.html: the page has more markup than an article has"):
        read_page(Document("a.html", html=f"<html><body><p>Envoys signed.</p>{html}</body></html>"))


@pytest.mark.parametrize(
    "html",
    [
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>Envoys &x; signed.</p></body></html>',
        "<html><body><p>Envoys &x; signed." + "<" * 100,
        "<html><body><p>Envoys &x; signed.</td></b></i>",
    ],
)
def test_broken_markup_keeps_its_words(html: str) -> None:
    text = read_page(Document("a.html", html=html)).text or ""
    assert ("Envoys" in text, "signed." in text, "root:" in text) == (True, True, False)


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
