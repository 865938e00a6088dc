"""Feeds of every format, and what is made to harm who reads them."""

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.articles.document import Document
from dateline.errors import InputError
from dateline.intake.feed import TEASER, Entry, Feed
from dateline.intake.feed_values import MOST_ENTRIES, find_language, find_time
from dateline.intake.feeds import read_feed, read_feed_apart
from dateline.intake.fetching import Fetched
from dateline.intake.listed import Listed
from dateline.intake.streams import read_body
from dateline.intake.xml_documents import read_xml_documents

WORDS = "Norway's envoy left Riga. " * 10
RSS2 = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Fjord Post</title><language>en-us</language><item>
 <title>Envoy &amp;amp; &lt;i&gt;minister&lt;/i&gt;</title><link>https://fjord.example/1</link>
 <guid isPermaLink="false">n1</guid><pubDate>Mon, 06 May 2024 23:30:00 -0400</pubDate><dc:creator>Ana Moe</dc:creator>
 <source url="https://wire.example/f">Baltic Wire</source><description>An envoy left.</description>
 <content:encoded><![CDATA[<p>{WORDS}</p>]]></content:encoded></item></channel></rss>"""
RSS1 = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Fjord Post</title></channel>
 <item rdf:about="https://fjord.example/1"><title>Envoy</title><link>https://fjord.example/1</link>
 <dc:date>2024-05-06T10:00:00Z</dc:date><description>An envoy left.</description></item></rdf:RDF>"""
RSS091 = """<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
 "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>Fjord Post</title>
 <item><title>Envoy</title><link>https://fjord.example/1</link><description>An envoy left.</description></item>
 </channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Fjord Post</title><entry><id>tag:1</id>
 <title type="html">Envoy &amp;amp; minister</title><link href="https://fjord.example/1"/>
 <updated>2024-05-07T01:00:00+02:00</updated><author><name>Ana Moe</name></author><author><name>Jon Vik</name></author>
 <summary>An envoy left.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{WORDS}</p></div>
 </content></entry></feed>"""
JSON = f"""{{"version": "https://jsonfeed.org/version/1.1", "title": "Fjord Post", "language": "en-GB", "items": [
 {{"id": 7, "url": "https://fjord.example/1", "title": "Envoy", "content_text": "{WORDS}", "summary": null,
 "date_published": "2024-05-06T10:00:00+02:00", "authors": [{{"name": "Ana Moe"}}, {{"url": "x"}}], "tags": 3}}]}}"""


def entry(text: str | bytes, name: str = "feed") -> Entry:
    """The only entry of a feed."""
    [found] = read_feed(text.encode() if isinstance(text, str) else text, name).entries
    return found


@pytest.mark.parametrize(
    ("text", "told", "is_teaser"),
    [
        (RSS2, ("n1", "Envoy & minister", "2024-05-06T23:30:00-04:00", "Ana Moe"), False),
        (RSS1, ("https://fjord.example/1", "Envoy", "2024-05-06T10:00:00+00:00", ""), True),
        (RSS091, ("https://fjord.example/1", "Envoy", "", ""), True),
        (ATOM, ("tag:1", "Envoy & minister", "2024-05-07T01:00:00+02:00", "Ana Moe, Jon Vik"), False),
        (JSON, ("7", "Envoy", "2024-05-06T10:00:00+02:00", "Ana Moe"), False),
    ],
)
def test_an_entry_of_each_format(text: str, told: tuple[str, ...], is_teaser: bool) -> None:
    found = entry(text)
    assert (found.id, found.title, found.published, found.author) == told
    assert (found.link, found.is_teaser) == ("https://fjord.example/1", is_teaser)
    assert WORDS.strip() in (found.html or found.text) or is_teaser


@pytest.mark.parametrize("text", [RSS2, RSS1, RSS091, ATOM, JSON])
def test_every_format_names_its_feed(text: str) -> None:
    assert read_feed(text.encode(), "feed").title == "Fjord Post"


def test_an_entry_becomes_a_document() -> None:
    [found] = read_xml_documents(BytesIO(RSS2.encode()), "news.rss")
    assert isinstance(found, Document)
    assert (found.name, found.id, found.url) == ("news.rss#n1", "", "https://fjord.example/1")
    assert (found.published, found.outlet, found.language) == ("2024-05-06", "Baltic Wire", "en")


@pytest.mark.parametrize(
    ("changed", "field", "value"),
    [
        (("https://fjord.example/1</link>", "/1</link>"), "link", "https://fjord.example/1"),
        (("https://fjord.example/1</link>", "javascript:alert(1)</link>"), "link", ""),
        (("https://fjord.example/1</link>", "file:///etc/passwd</link>"), "link", ""),
        (("Ana Moe", "ana@fjord.example (Ana Moe)"), "author", "Ana Moe"),
        (("Ana Moe", "ana@fjord.example"), "author", ""),
        (("Mon, 06 May 2024 23:30:00 -0400", "yesterday"), "published", ""),
        (("Mon, 06 May 2024 23:30:00", "Fri, 31 Dec 9999 23:59:59"), "published", "9999-12-31T23:59:59-04:00"),
        (("Mon, 06 May 2024 23:30:00 -0400", "Mon, 06 May 99999999999 23:30:00 -0400"), "published", ""),
        (("Mon, 06 May 2024 23:30:00 -0400", "Mon, 06 May 2024 23:30:00 -99999999999999"), "published", ""),
        (("Ana Moe", "Ana &#xD83D;&#xDE00; &#55357;&#56832;"), "author", "Ana 😀 😀"),
        (("Ana Moe", "Ana &#xD83D; &#xDE00;"), "author", "Ana \ufffd \ufffd"),
        (("</channel></rss>", ""), "id", "n1"),
        (("<title>Fjord", "<title>Fjord &nbsp; &"), "id", "n1"),
        (("<description>", "<b><description>"), "id", "n1"),
    ],
)
def test_an_entry_as_feeds_write_it(changed: tuple[str, str], field: str, value: str) -> None:
    assert getattr(entry(RSS2.replace(*changed), "https://fjord.example/feed"), field) == value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1251"])
def test_characters_are_as_declared(encoding: str) -> None:
    title = "Иван" if encoding == "windows-1251" else "Ærø"
    text = f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><item><title>{title}</title>'
    assert entry(f"{text}</item></channel></rss>".encode(encoding)).title == title


def test_what_xml_declares_is_read_where_a_header_is_wrong() -> None:
    text = '<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"><channel><item><title>Ærø</title></item>'
    [found] = read_feed(f"{text}</channel></rss>".encode("latin-1"), "feed", charset="utf-8").entries
    assert found.title == "Ærø"


@pytest.mark.parametrize("told", ['"author": "Ana Moe"', '"authors": ["Ana Moe", 7.5, null, []]', '"author": [{}]'])
def test_an_author_as_json_feeds_write_it(told: str) -> None:
    found = entry(f'{{"version": "https://jsonfeed.org/version/1", "items": [{{"id": "n1", {told}}}]}}')
    assert (found.id, found.author.partition(",")[0]) == ("n1", "Ana Moe" if "Ana" in told else "")


DEEP = "<a>" * 10_000
BOMB = '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
MANY = f"<rss version='2.0'><channel>{'<item><title>x</title></item>' * (MOST_ENTRIES + 1)}</channel></rss>"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "it is empty"),
        (b"\x00\x01\x02\x03", "binary data"),
        (b"Dear Sir, no feed.", "it is not a feed"),
        (b'<rss version="2.0"><channel><title>W</title><it', "broken before its first entry"),
        (b"<html><body>A page</body></html>", "it is not a feed"),
        (RSS2.replace("?>", "?>" + BOMB, 1).encode(), "it declares entities"),
        (RSS2.replace("?>", "?><!-- <rss> -->" + BOMB, 1).encode(), "it declares entities"),
        (RSS2.replace("?>", "?>" + BOMB, 1).encode("utf-16"), "it declares entities"),
        (RSS2.replace("?>", '?><!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd"> % ', 1).encode(), "it declares"),
        (RSS2.replace("<item>", "<item>" + DEEP).encode(), "nested more than"),
        (MANY.encode(), "more than 20,000 entries"),
        (b'{"version": "1", "items": []}', "not a JSON feed"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [1]}', "not a JSON feed (items.0"),
        (b'{"version": ', "invalid JSON"),
        (b'{"a":' * 100_000, "invalid JSON"),
        (b"<rss><channel><title>\xff\xfe\xe9</title></channel></rss>", "not UTF-8"),
        (b"<rss>" + b" " * 20_000_000, "larger than 20 MB"),
    ],
)
def test_what_is_refused(data: bytes, problem: str) -> None:
    with pytest.raises(InputError, match=r"^feed: ") as refused:
        read_feed(data, "feed")
    assert refused.value.problem.startswith(problem) or problem in refused.value.problem


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("<svg/>", "XML of a kind"),
        ("", "XML of a kind"),
    ],
)
def test_other_xml_holds_no_documents(text: str, problem: str) -> None:
    with pytest.raises(InputError, match=f"^news.xml: {problem}"):
        list(read_xml_documents(BytesIO(text.encode()), "news.xml"))


FETCHED = Fetched("https://fjord.example/feed", "text/xml", "", b"", "", "")


@pytest.mark.parametrize(
    ("text", "address", "words"),
    [
        (RSS1, "https://fjord.example/1", "An envoy left."),
        (RSS2, None, f"<p>{WORDS}</p>"),
        (JSON, None, WORDS.strip()),
        ("<opml><body><outline xmlUrl='https://a.example'/></body></opml>", "https://a.example", None),
    ],
)
def test_what_was_fetched_is_read_or_leads_on(text: str, address: str | None, words: str | None) -> None:
    media_type = "application/feed+json" if text == JSON else "text/xml"
    [found] = read_body(replace(FETCHED, data=text.encode(), media_type=media_type), None)
    said = found.instead if isinstance(found, Listed) else found
    assert (found.address if isinstance(found, Listed) else None) == address
    assert ((said.html or said.text) if isinstance(said, Document) else None) == words


@pytest.mark.parametrize("text", ["", "   ", "<p> </p>"])
def test_an_entry_without_words_is_an_error(text: str) -> None:
    found = Feed("feed").document(Entry("n1", title="Envoy", html=text))
    assert isinstance(found, InputError)
    assert found.name == "feed#n1"


@pytest.mark.parametrize(
    ("words", "link", "is_summary", "is_teaser"),
    [
        ("x" * TEASER, "https://a.example", False, False),
        ("x" * (TEASER - 1), "https://a.example", False, True),
        ("<p>" * TEASER, "https://a.example", False, True),
        ("x" * TEASER, "https://a.example", True, True),
        ("x", "", True, False),
    ],
)
def test_a_teaser_stands_for_a_page(words: str, link: str, is_summary: bool, is_teaser: bool) -> None:
    assert Entry("n1", link=link, html=words, is_summary=is_summary).is_teaser is is_teaser


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("2024-05-06", "2024-05-06T00:00:00"),
        ("2024-05-06T10:00:00Z", "2024-05-06T10:00:00+00:00"),
        ("Mon, 6 May 2024 10:00:00 GMT", "2024-05-06T10:00:00+00:00"),
        ("6 May 2024 10:00 EST", "2024-05-06T10:00:00-05:00"),
        ("Mon, 45 May 2024 10:00:00 GMT", ""),
        ("", ""),
    ],
)
def test_times(words: str, time: str) -> None:
    assert find_time(words) == time


@pytest.mark.parametrize(("tag", "language"), [("en-US", "en"), ("EN_gb", "en"), ("nno", "nno"), ("English", "")])
def test_languages(tag: str, language: str) -> None:
    assert find_language(tag) == language


@given(st.binary(max_size=300) | st.sampled_from([RSS2, RSS1, ATOM, JSON]).flatmap(
    lambda text: st.integers(0, len(text)).map(lambda end: text[:end].encode())
))  # fmt: skip
def test_whatever_comes_is_a_feed_or_one_error(data: bytes) -> None:
    try:
        assert isinstance(read_feed(data, "feed"), Feed)
    except InputError as error:
        assert error.name == "feed"


def test_a_feed_is_read_apart() -> None:
    assert read_feed_apart(ATOM.encode(), "feed") == read_feed(ATOM.encode(), "feed")
    with pytest.raises(InputError, match=r"^feed: it is not a feed"):
        read_feed_apart(b"no feed", "feed")
