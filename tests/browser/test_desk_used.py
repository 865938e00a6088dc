"""The desk as one uses it: questions in the address, rows by keys, links that lead somewhere, also without a script."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx
import pytest
from looked_at import HEIGHT, check_accessibility, check_width, watched
from lxml import html
from places import PLACES, addresses_of
from playwright.sync_api import Browser, Locator, Page, expect
from typer.testing import CliRunner

from dateline.cli import app

_ASKED = re.compile(r"/\?party=PRK&other=RUS&status=alleged$")


@pytest.fixture
def scriptless(browser: Browser, desk: str) -> Iterator[Page]:
    """A page whose scripts do not run."""
    with watched(browser.new_context(base_url=desk, java_script_enabled=False), desk) as page:
        yield page


@pytest.fixture(scope="module")
def story_file(demo_record: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a story in one file on the disk."""
    path = tmp_path_factory.mktemp("file") / "story.html"
    asked = ["timeline", str(demo_record), "--between", "RUS", "PRK", "--html", str(path)]
    assert CliRunner().invoke(app, asked).exit_code == 0
    return path.as_uri()


def party(page: Page) -> Locator:
    """Where the story is asked for a party; marks of the chart may be labelled with that word too."""
    return page.get_by_role("textbox", name="Party", exact=True)


def ask_by_keyboard(page: Page) -> None:
    """Ask the story for what is alleged between two states."""
    party(page).focus()
    page.keyboard.type("PRK")
    page.keyboard.press("Tab")
    page.keyboard.type("RUS")
    page.get_by_text("Type, status and score").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Status").focus()
    page.keyboard.type("alleged")
    party(page).press("Enter")


def check_asked(page: Page) -> None:
    """Fail where the page is not the story that was asked for, with the question in its form."""
    expect(party(page)).to_have_value("PRK")
    expect(page.get_by_label("Status")).to_have_value("alleged")
    expect(page.locator("#story-table tbody tr:not([data-status=alleged], [data-second=alleged])")).to_have_count(0)
    assert page.locator("#story-table tbody tr").count() > 0


def test_a_question_stays_in_the_address(page: Page) -> None:
    page.goto("/")
    ask_by_keyboard(page)
    page.wait_for_url("**/?*")
    expect(page).to_have_url(_ASKED)
    check_asked(page)
    page.reload()
    check_asked(page)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/occurrences/*")
    page.go_back()
    check_asked(page)
    page.go_back()
    expect(party(page)).to_have_value("")
    expect(party(page)).to_be_enabled()


@pytest.mark.parametrize(
    "address", ["/", "/articles", "/claims", "/expectations?due=settled", "/findings", "/review", "/search?words=Putin"]
)
def test_keys_step_through_rows_and_open_one(page: Page, address: str) -> None:
    page.goto(address)
    rows = page.locator("[data-row]")
    for key, at in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        page.keyboard.press(key)
        assert rows.nth(at).evaluate("row => row.contains(document.activeElement)")
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.parametrize(
    ("keys", "heading"),
    [("?", "Keys"), ("/treaty\n", "Search")],
)
def test_keys_lead_to_the_search_and_to_all_keys(page: Page, keys: str, heading: str) -> None:
    page.goto("/claims")
    page.keyboard.type(keys)
    expect(page.get_by_role("heading", name=heading, exact=True)).to_be_in_viewport()


def test_a_question_is_asked_without_a_script(scriptless: Page) -> None:
    scriptless.goto("/")
    party(scriptless).fill("PRK")
    scriptless.get_by_text("Type, status and score").click()
    scriptless.get_by_label("Status").select_option("alleged")
    scriptless.get_by_role("button", name="Ask").click()
    check_asked(scriptless)
    scriptless.locator("#story-table a.row").first.click()
    scriptless.wait_for_url("**/occurrences/*")
    scriptless.get_by_role("link", name="Read it in the article").first.click()
    expect(scriptless.locator(".told:target")).to_be_in_viewport()


def read_page(visitor: httpx.Client, place: str) -> tuple[int, html.HtmlElement]:
    """What is answered at an address, and its page."""
    answer = visitor.get(place)
    return answer.status_code, html.document_fromstring(answer.text or "<p>")


def links_of(address: str, page: html.HtmlElement) -> list[tuple[str, str]]:
    """Where links of a page lead on the desk, without and with the place in the page; of many some twenty."""
    found = (urldefrag(urljoin(address, href)) for href in page.xpath("//a/@href"))
    here = sorted({(to.url, to.fragment) for to in found if urlsplit(to.url).netloc == urlsplit(address).netloc})
    return here[:: 1 + len(here) // 20]


def test_links_lead_somewhere(desk: str, demo_record: Path) -> None:
    with httpx.Client(follow_redirects=True) as visitor:
        read = cache(lambda place: read_page(visitor, place))
        starts = [urljoin(desk, next(addresses_of(place, demo_record))) for place in PLACES.values()]
        for to, fragment in sorted(set().union(*(links_of(start, read(start)[1]) for start in starts))):
            status, page = read(to)
            assert status == 200 or to in starts, to
            assert not fragment or page.xpath("//*[@id=$id]", id=fragment), f"{to}#{fragment}"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_story_in_a_file_is_opened_from_the_disk(browser: Browser, story_file: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": HEIGHT})
    with watched(context, "file://") as page:
        page.goto(story_file)
        check_width(page)
        check_accessibility(page)
        expect(page.locator("#timeline svg").first).to_be_visible()
        page.locator("#story-table a.row").first.press("Enter")
        expect(page.locator(".told-of:target")).to_be_in_viewport()
