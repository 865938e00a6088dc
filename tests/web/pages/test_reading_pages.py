"""Pages one reads: an article with its notes, a copy beside its source, an occurrence; and nothing in them runs."""

from collections.abc import Mapping
from typing import TypeAlias
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from harm import ELEMENT, HARMFUL
from lxml import html

Asked: TypeAlias = tuple[TestClient, Mapping[str, str]]

HARMFUL_PAGES = [
    f"/articles/{quote(HARMFUL, safe='')}?show=events,claims,findings,mentions,below",
    f"/compare?copy={quote(HARMFUL)}&source=a1",
    f"/occurrences/{quote(HARMFUL, safe='')}",
    "/occurrences/o1",
]
# Of the frame of the page and of our own templates.
FRAME = "html head meta title link script body a header p form label input button div nav ul li main footer"
TEXT = "article section h1 h2 h3 span b mark ol blockquote q ins del code br"
FIGURES = "details summary dl dt dd aside time table thead tbody tr th td figure figcaption svg path circle"
OURS = {*FRAME.split(), *TEXT.split(), *FIGURES.split()}


def _page(asked: Asked, address: str) -> html.HtmlElement:
    answer = asked[0].get(address)
    assert answer.status_code == 200, answer.text
    return html.document_fromstring(answer.text)


def _texts(found: list[html.HtmlElement]) -> list[str]:
    return [" ".join(one.text_content().split()) for one in found]


@pytest.mark.parametrize("address", HARMFUL_PAGES)
def test_nothing_that_an_article_says_is_more_than_text(asked: Asked, address: str) -> None:
    page = _page(asked, address)
    elements = [one for one in page.iter() if isinstance(one.tag, str)]
    assert {one.tag for one in elements} <= OURS
    assert all(one.get("src", "").startswith("/static/") for one in page.iter("script"))
    names = {name for one in elements for name in one.attrib}
    assert not {name for name in names if name.startswith("on")} | names & {"style", "srcdoc", "formaction"}
    hrefs = [one.get("href") for one in elements if one.get("href")]
    assert all(href.startswith(("/", "#", "https://example.org/")) for href in hrefs)


@pytest.mark.parametrize("address", HARMFUL_PAGES)
def test_no_character_steers_a_page(asked: Asked, address: str) -> None:
    shown = asked[0].get(address).text
    assert not {"\u202e", "\u2066", "\x00", "\x1b"} & set(shown)


def test_a_megabyte_in_one_line_is_shown(asked: Asked) -> None:
    page = _page(asked, "/articles/long")
    assert len(page.find_class("told")) == 1
    assert len(page.text_content()) > 900_000


@pytest.mark.parametrize(
    ("show", "marked", "notes"),
    [
        ("", {"trigger", "actor", "recipient", "when", "where", "holder", "cue", "content"}, "event claim finding"),
        ("events", {"trigger", "actor", "recipient", "when", "where", "holder"}, "event"),
        ("claims", {"holder", "cue", "content"}, "claim"),
        ("mentions", {"mention"}, ""),
        ("none", set(), ""),
    ],
)
def test_what_is_marked_is_asked_for(asked: Asked, show: str, marked: set[str], notes: str) -> None:
    page = _page(asked, f"/articles/a1?show={show}" if show else "/articles/a1")
    found = {mark.get("class") for words in page.find_class("words") for mark in words.iter("mark")}
    assert found <= marked | {"in-question", "rests-on"} and bool(found) is bool(marked)
    assert [one.get("class").split()[0] for one in page.xpath("//section[@class='note']/ul/li")] == notes.split()


def test_rows_under_the_score_stand_apart(asked: Asked) -> None:
    page = _page(asked, "/articles/a3")
    assert not page.find_class("event")
    assert "1 event scored under 0.3 is left out" in _texts(page.find_class("left-out"))[0]
    assert _page(asked, "/articles/a3?show=below").find_class("below")


def test_sentences_and_notes_lead_to_each_other(asked: Asked) -> None:
    page = _page(asked, "/articles/a2")
    ids = set(page.xpath("//@id"))
    ways = [href[1:] for href in page.xpath("//a[contains(@class, 'at')]/@href")]
    assert len(ways) == 2 and set(ways) <= ids


def test_where_an_article_comes_from(asked: Asked) -> None:
    page = _page(asked, "/articles/a2")
    (chain,) = _texts(page.find_class("chain"))
    assert "Published by Harbour Post" in chain and "Written first by Norway inferred" in chain
    assert "Norway to host Finland" in chain
    assert page.xpath("//a[@class='compare']/@href") == ["/compare?copy=a2&source=a1"]


@pytest.mark.parametrize(("article", "is_linked"), [("a1", True), (quote(HARMFUL, safe=""), False)])
def test_only_web_addresses_are_links(asked: Asked, article: str, is_linked: bool) -> None:
    page = _page(asked, f"/articles/{article}")
    links = page.xpath("//p[@class='url']/a")
    assert [link.get("rel") for link in links] == ["noreferrer noopener nofollow"] * is_linked
    assert page.find_class("url")


@pytest.mark.parametrize("addresses", ["copy=a2&source=a1", "copy=a1&source=a2"])
def test_a_copy_beside_its_source(asked: Asked, addresses: str) -> None:
    found = asked[0].get(f"/api/compare?{addresses}").json()
    assert (found["copy"]["id"], found["source"]["id"], found["days"]) == ("a2", "a1", 1)
    rows = [(row["source"] is not None, row["is_same"]) for row in found["rows"]]
    assert rows == [(False, False), (True, True)]


def test_an_occurrence_and_all_that_hangs_on_it(asked: Asked) -> None:
    page = _page(asked, "/occurrences/o1")
    assert _texts(page.findall(".//h1")) == ["Norway visit → Finland"]
    assert len(page.find_class("origin")) == 2
    assert _texts(page.xpath("//details[@class='copies']/summary")) == ["1 article of the same origin repeats it"]
    assert len(page.find_class("sheet")) == 2
    assert _texts(page.find_class("verdict-word")) == ["contradicted"]
    assert _texts(page.get_element_by_id("places").findall(".//td"))[1:] == ["60.39° N", "5.32° E"]


def test_an_event_leads_to_its_telling(asked: Asked) -> None:
    visitor, events = asked
    answer = visitor.get(f"/events/{events['a2']}")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/occurrences/o1#event-{events['a2']}"
    assert f'id="event-{events["a2"]}"' in visitor.get("/occurrences/o1").text
    assert visitor.get(f"/api/events/{events['a2']}").json()["id"] == "o1"


def test_an_event_of_no_occurrence_stands_alone(asked: Asked) -> None:
    page = _page(asked, f"/events/{asked[1]['long']}")
    assert len(page.find_class("telling")) == 1


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/articles/zz", 404),
        ("/articles/a1?show=colours", 400),
        ("/compare?copy=a1&source=zz", 404),
        ("/compare?copy=a1", 400),
        ("/occurrences/zz", 404),
        ("/events/zz", 404),
    ],
)
def test_what_is_not_there(asked: Asked, address: str, status: int) -> None:
    assert asked[0].get(address).status_code == status
    assert asked[0].get(f"/api{address}").status_code == status


def test_the_api_gives_text_as_it_is(asked: Asked) -> None:
    found = asked[0].get(f"/api/articles/{quote(HARMFUL, safe='')}").json()
    assert found["head"]["title"] == ELEMENT
