"""Articles that mean harm are only read: nothing of them runs, and nothing of the page is made by them."""

from pathlib import Path

import pytest
from hostile import HARM
from looked_at import check_width
from places import PLACES, addresses_of
from playwright.sync_api import Page

from dateline.web.addresses import address

# What the text would have made, or have made run: by class, by name, by where it leads.
MADE = """() => [...document.querySelectorAll(
  ".harm, script:not([src]), style, iframe, object, embed, base, meta[http-equiv], [onerror], [onload], [onfocus]," +
  "[onmouseover], [style], a[href^='javascript:' i], a[href^='data:' i], [src*='evil']"
)].map((one) => one.outerHTML.slice(0, 200))"""
# Only the address that an article gives for itself may lead away, and it says nothing of where one comes from.
ELSEWHERE = """() => [...document.querySelectorAll("a:not([rel~=noreferrer]), area, form[action]")]
  .map((one) => one.getAttribute("href") ?? one.getAttribute("action") ?? "/")
  .filter((place) => new URL(place, location.href).origin !== location.origin)"""
NARROW = {"width": 360, "height": 800}


def check_unharmed(page: Page, place: str, *, statuses: tuple[int, ...] = (200,)) -> None:
    """Fail where the page at an address was harmed by what it shows."""
    answer = page.goto(place)
    assert answer
    assert answer.status in statuses
    assert page.evaluate("window.stolen") is None
    assert page.evaluate(MADE) == []
    assert page.evaluate(ELSEWHERE) == []
    assert page.title().endswith("– Dateline")
    check_width(page)


@pytest.mark.parametrize("name", PLACES)
def test_pages_are_unharmed(hostile_page: Page, hostile_record: Path, name: str) -> None:
    hostile_page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    places = list(addresses_of(PLACES[name], hostile_record))
    assert places
    for place in places:
        check_unharmed(hostile_page, place, statuses=(PLACES[name].status,))


@pytest.mark.parametrize("harm", HARM, ids=range(len(HARM)))
def test_addresses_do_no_harm(hostile_page: Page, harm: str) -> None:
    for place in (address(harm), address(harm=harm), address("articles", harm)):
        check_unharmed(hostile_page, place, statuses=(200, 404))
