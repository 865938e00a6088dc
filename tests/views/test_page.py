"""The page: whole, self-contained, and proof against what stands in articles."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from dateline.record.reader import RecordReader
from dateline.views.filters import Filters
from dateline.views.page import timeline_html
from dateline.views.timeline import timeline


class Elements(HTMLParser):
    """The elements of a page, its ids and the places its links name."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend((name, value or "") for name, value in attrs)

    def values(self, name: str) -> list[str]:
        return [value for key, value in self.attributes if key == name]


@pytest.fixture(scope="module")
def page(record: RecordReader) -> str:
    return timeline_html(record, timeline(record))


def test_every_event_is_there_without_script(page: str, record: RecordReader) -> None:
    assert Elements(page).values("data-type") == [row.event.type.value for row in timeline(record)]


def test_links_lead_to_places_on_the_page(page: str) -> None:
    elements = Elements(page)
    links, ids = elements.values("href"), elements.values("id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in links} <= set(ids)


def test_nothing_is_loaded_or_run_from_elsewhere(page: str) -> None:
    elements = Elements(page)
    names = {name for name, _ in elements.attributes}
    assert not names & {"src", "style"} and not any(name.startswith("on") for name in names)
    assert (elements.tags.count("script"), elements.tags.count("style")) == (1, 1)
    assert not re.search(r"https?://|url\(|@import", page)


@pytest.mark.parametrize("tag", ["style", "script"])
def test_the_policy_names_what_stands_inline(page: str, tag: str) -> None:
    content = re.search(f"<{tag}>(.*?)</{tag}>", page, re.S)[1]
    assert f"{tag}-src 'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'" in page
    assert "default-src 'none'" in page


@pytest.mark.parametrize("hostile", ["<script>alert", "<img", "\x1b", "\x07", "\x9b", "\u202e", "wire</style>"])
def test_articles_cannot_break_out(page: str, hostile: str) -> None:
    assert hostile not in page


@pytest.mark.parametrize(
    "words", ["18–19 June", "since 1991", "by 2025", "Undated, published 12 June 2024", "⟨RTLO⟩", "[bold]loud[/bold]"]
)
def test_words_on_the_page(page: str, words: str) -> None:
    assert words in page


def test_an_empty_timeline_is_a_page_too(record: RecordReader) -> None:
    assert "0 events as told by 0 articles." in timeline_html(record, timeline(record, Filters(actor="nobody")))
