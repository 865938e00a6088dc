"""Lists of feeds."""

import pytest

from dateline.errors import InputError
from dateline.intake.opml import ListedFeed, read_opml
from dateline.intake.xml_text import root_name

LIST = """<?xml version="1.0"?><opml version="2.0"><head><title>News</title></head><body>
<outline text="North"><outline type="rss" text="Fjord &amp; Post" xmlUrl="https://fjord.example/feed"/>
<outline text="Riga"><outline title="Riga Times" text="RT" XMLURL=" https://riga.example/feed "/></outline></outline>
<outline text="Again" xmlUrl="https://fjord.example/feed"/><outline text="No feed" htmlUrl="https://a.example"/>
</body></opml>"""


def test_feeds_are_found_in_all_folders_once() -> None:
    assert read_opml(LIST.encode(), "feeds.opml") == [
        ListedFeed("https://fjord.example/feed", "Fjord & Post"),
        ListedFeed("https://riga.example/feed", "Riga Times"),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (LIST[:-20], "it is not well-formed"),
        ("<rss/>", "it is not a list of feeds"),
        ("<opml><body/></opml>", "it lists no feeds"),
        ('<!DOCTYPE opml [<!ENTITY a "b">]>' + LIST[21:], "it declares entities"),
        ("<opml>" + "<outline>" * 1000, "its elements are nested"),
    ],
)
def test_what_is_refused(text: str, problem: str) -> None:
    with pytest.raises(InputError, match=f"^feeds.opml: {problem}"):
        read_opml(text.encode(), "feeds.opml")


@pytest.mark.parametrize(
    ("data", "root"),
    [
        (LIST.encode(), "opml"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- <a> --> <!DOCTYPE rss PUBLIC 'x'>\n<rss>", "rss"),
        ("<rdf:RDF>".encode("utf-16"), "rdf"),
        (b"<a:feed xmlns:a='x'>", "feed"),
        (b"Dear Sir, <b>", "b"),
        (b"", ""),
        (b"<" * 5000, ""),
        (b"<!---->" * 700, ""),
        (b"<!----" * 800 + b"<?a?>" * 40, ""),
    ],
)
def test_the_root_of_a_file(data: bytes, root: str) -> None:
    assert root_name(data) == root
