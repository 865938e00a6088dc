"""The charts on the desk's own pages: drawn from their tables, leading where these lead, usable by all."""

import re
from urllib.parse import urlsplit

import pytest
from looked_at import check_accessibility, look_at
from places import LOOKS
from playwright.sync_api import Page, expect

CHARTS = {"/": ("overview", "timeline"), "/dyads": ("network",), "/map": ("map",)}


@pytest.mark.parametrize("address", CHARTS)
def test_charts_are_drawn_and_can_be_used_by_all(page: Page, address: str) -> None:
    page.goto(address)
    for look in LOOKS[:4]:
        look_at(page, look)
        for name in CHARTS[address]:
            expect(page.locator(f"#{name}.drawn .plot [data-mark]:not(.out)").first).to_be_visible()
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        check_accessibility(page)


def test_each_row_of_the_story_has_a_mark(page: Page) -> None:
    page.goto("/")
    expect(page.locator("#timeline.drawn [data-mark]")).to_have_count(page.locator("#story-table tbody tr").count())
    ways = page.locator("#timeline [data-mark]").evaluate_all("marks => marks.map(mark => mark.getAttribute('href'))")
    rows = page.locator("#story-table a.row").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert sorted(ways) == sorted(rows)


def test_a_bar_leads_to_its_time_alone(page: Page) -> None:
    page.goto("/")
    bar = page.locator("#overview [data-mark]").last
    period = bar.get_attribute("data-period")
    bar.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**from={period}&to={period}*")
    expect(page.locator("#timeline.drawn")).to_be_visible()


def test_a_state_leads_to_its_own_network(page: Page) -> None:
    page.goto("/dyads")
    page.locator("#network .node").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/dyads\?one=[A-Z]{3}$"))
    expect(page.locator("#network.drawn")).to_be_visible()


def test_a_place_leads_to_what_took_place_there(page: Page) -> None:
    page.goto("/map")
    spot = page.locator("#map .spot:not(.several)").first
    name = (spot.get_attribute("aria-label") or "").split(":")[0]
    spot.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.locator("#story-table a.row").first.click()
    assert urlsplit(page.url).path.startswith("/occurrences/")
    expect(page.locator("#map.drawn .spot")).to_have_count(1)
    check_accessibility(page)
