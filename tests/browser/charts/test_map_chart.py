"""The map: coastlines of this machine, a circle a place, near ones together until one zooms in."""

import pytest
from drawn import draw, scale_shown, words_of_tip
from made_pages import PLACES
from playwright.sync_api import Page, expect

COUNTS = [int(line.split("|")[3]) for line in PLACES.splitlines()]


@pytest.mark.parametrize("name", ["map", "map-alone"])
def test_places_stand_on_land_and_borders(chart: Page, name: str) -> None:
    marks = draw(chart, name)
    assert 6 <= marks.count() < len(COUNTS)
    for shape in ("land", "borders"):
        assert len(chart.locator(f".map .{shape}").get_attribute("d") or "") > 10_000


def test_every_place_is_in_a_circle(chart: Page) -> None:
    marks = draw(chart, "map")
    told = marks.evaluate_all("marks => marks.map(mark => mark.getAttribute('aria-label').match(/: (\\d+) occ/)[1])")
    assert sum(map(int, told)) == sum(COUNTS)


def test_a_circle_of_several_opens(chart: Page) -> None:
    marks = draw(chart, "map")
    before, scale = marks.count(), scale_shown(chart)
    chart.locator(".spot.several", has_text="Pyongyang").click(position={"x": 20, "y": 20})
    chart.wait_for_function("before => Number(document.querySelector('.plot').dataset.scale) > before * 2", arg=scale)
    assert marks.count() > before
    expect(chart.locator(".spot", has_text="Seoul")).to_be_visible()
    chart.get_by_role("button", name="Show all").click()
    expect(marks).to_have_count(before)


def test_places_at_one_point_are_one_link(chart: Page) -> None:
    draw(chart, "map")
    for _ in range(12):
        chart.locator(".plot").press("+")
    moscow = chart.locator(".spot[aria-label^='Moscow: 44 occurrences']")
    expect(moscow).to_have_attribute("href", "/row/2")


def test_zoom_by_key_and_wheel(chart: Page) -> None:
    draw(chart, "map")
    start = scale_shown(chart)
    chart.locator(".plot").press("+")
    chart.wait_for_function("start => Number(document.querySelector('.plot').dataset.scale) > start", arg=start)
    nearer = scale_shown(chart)
    chart.locator(".plot").hover()
    chart.mouse.wheel(0, 300)
    assert scale_shown(chart) == nearer
    chart.locator(".plot").hover()
    chart.keyboard.down("Control")
    chart.mouse.wheel(0, -300)
    chart.keyboard.up("Control")
    chart.wait_for_function("nearer => Number(document.querySelector('.plot').dataset.scale) > nearer", arg=nearer)


def test_a_place_opens_by_keyboard(chart: Page) -> None:
    draw(chart, "map")
    chart.locator(".plot").focus()
    chart.keyboard.press("Tab")
    chart.keyboard.press("ArrowDown")
    focused = chart.locator("[data-mark]:focus")
    assert (focused.get_attribute("aria-label") or "").split(":")[0] in words_of_tip(chart)
    chart.locator(".spot", has_text="Canberra").focus()
    chart.keyboard.press("Enter")
    chart.wait_for_url("**/row/17")


def test_a_circle_of_several_opens_by_keyboard(chart: Page) -> None:
    draw(chart, "map")
    scale = scale_shown(chart)
    chart.locator(".spot.several").first.focus()
    chart.keyboard.press("Enter")
    chart.wait_for_function("scale => Number(document.querySelector('.plot').dataset.scale) > scale", arg=scale)
    assert chart.url.endswith("/map")
