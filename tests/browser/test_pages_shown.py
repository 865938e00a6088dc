"""Every page: usable by all, at every width, light and dark, on paper, and without a script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from looked_at import check_accessibility, check_width, look_at
from places import LOOKS, PLACES, Look, addresses_of
from playwright.sync_api import Browser, Page, expect

from dateline.web.rendering import SECTIONS

# Both themes and both layouts; what is wrong at one more width would be wrong at these.
_TRIED = (Look(360, "dark"), Look(1280, "light"), Look(1280, "dark"))
_CONTROLS = ".quick-search, .around, .sections, .asks, .pages, .chart-tools, .ruling, .signed, footer"


@pytest.fixture(scope="module")
def scriptless(browser: Browser, desk: str) -> Iterator[Page]:
    """A page whose scripts do not run."""
    context = browser.new_context(base_url=desk, java_script_enabled=False)
    yield context.new_page()
    context.close()


def address_of(name: str, record: Path) -> str:
    """The first address of a place."""
    return next(addresses_of(PLACES[name], record))


@pytest.mark.parametrize("name", PLACES)
def test_a_page_is_shown_well(page: Page, demo_record: Path, name: str) -> None:
    answer = page.goto(address_of(name, demo_record))
    assert answer
    assert answer.status == PLACES[name].status
    for look in LOOKS:
        look_at(page, look)
        if look in _TRIED:
            check_accessibility(page)
    page.set_viewport_size({"width": 794, "height": 1123})  # A4
    page.emulate_media(media="print")
    check_width(page)
    assert page.locator(_CONTROLS).filter(visible=True).count() == 0


@pytest.mark.parametrize("name", PLACES)
def test_a_page_can_be_read_without_a_script(scriptless: Page, demo_record: Path, name: str) -> None:
    scriptless.goto(address_of(name, demo_record))
    expect(scriptless.locator("main h1")).to_be_visible()
    assert "{{" not in scriptless.inner_text("body")


def test_every_section_is_among_the_places() -> None:
    assert {address for address, _ in SECTIONS} <= {place.address for place in PLACES.values()}


@pytest.mark.parametrize(
    ("name", "section"),
    [
        ("about", "About"),
        ("corrections", "Review"),
        ("pair", "Actors"),
        ("article", "Articles"),
        ("occurrence", "Story"),
    ],
)
def test_the_section_one_is_in_can_be_seen_on_a_phone(page: Page, demo_record: Path, name: str, section: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(address_of(name, demo_record))
    open_section = page.locator(".sections [aria-current]")
    expect(open_section).to_have_text(section)
    expect(open_section).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_one_logs_in_and_out_by_keyboard(closed_page: Page, look: Look) -> None:
    page = closed_page
    page.goto("/api?x=1")
    look_at(page, look)
    check_accessibility(page)
    page.get_by_label("Your name").focus()
    page.keyboard.type("Ada")
    page.keyboard.press("Tab")
    page.keyboard.type("open")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="For programs")).to_be_visible()
    assert page.url.endswith("/api?x=1")
    page.get_by_role("button", name="Log out").press("Enter")
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()


@pytest.mark.parametrize("first", ["light", "dark"])
def test_light_or_dark_is_remembered(page: Page, first: str) -> None:
    other = "dark" if first == "light" else "light"
    page.emulate_media(color_scheme="dark" if first == "dark" else "light")
    page.goto("/")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name=f"Show the page {other}").click()
    page.goto("/api")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    check_accessibility(page)
