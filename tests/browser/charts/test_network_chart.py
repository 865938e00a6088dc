"""The network: a state a circle, a row an arrow; at rest, the same each time, and open to the keyboard."""

import re

from drawn import draw, scale_shown, words_of_tip
from made_pages import DYADS
from playwright.sync_api import Page, expect

ROWS = [line.split("|") for line in DYADS.splitlines()]
SIZES = "(all, name) => all.map((one) => Number(one.getAttribute(name)))"
STATES = {code for row in ROWS for code in (row[0], row[2])}


def test_states_and_rows_are_drawn(chart: Page) -> None:
    draw(chart, "network")
    assert chart.locator(".plot .node").count() == len(STATES)
    assert chart.locator(".plot .edge").count() == len(ROWS)
    for way in chart.locator(".plot .edge .line").all():
        assert "NaN" not in (way.get_attribute("d") or "NaN")


def test_it_is_at_rest_and_the_same_each_time(chart: Page) -> None:
    places = "() => [...document.querySelectorAll('.node')].map((node) => node.getAttribute('transform'))"
    draw(chart, "network")
    first = chart.evaluate(places)
    chart.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert chart.evaluate(places) == first
    draw(chart, "network")
    assert chart.evaluate(places) == first


def test_more_acts_are_wider_and_larger(chart: Page) -> None:
    draw(chart, "network")
    widths = chart.locator(".plot .edge .line").evaluate_all(SIZES, "stroke-width")
    assert widths == sorted(widths, reverse=True)
    sizes = chart.locator(".plot .node circle").evaluate_all(SIZES, "r")
    assert sizes == sorted(sizes, reverse=True)


def test_conflict_is_dashed_as_well_as_coloured(chart: Page) -> None:
    draw(chart, "network")
    dashes = {tone: chart.locator(f".edge.m{tone} .line").first for tone in (0, 1, 5)}
    style = "one => getComputedStyle(one).strokeDasharray"
    assert {tone: one.evaluate(style) != "none" for tone, one in dashes.items()} == {0: True, 1: True, 5: False}


def test_labels_do_not_cover_each_other(chart: Page) -> None:
    for width in (360, 1280):
        chart.set_viewport_size({"width": width, "height": 900})
        draw(chart, "network")
        boxes = chart.evaluate("""() => [...document.querySelectorAll(".node text")].filter((text) => text.textContent)
            .map((text) => text.getBBox().width && text.getBoundingClientRect())
            .map((box) => [box.left, box.top + 3, box.right, box.bottom - 3])""")
        pairs = [(a, b) for at, a in enumerate(boxes) for b in boxes[:at]]
        assert len(boxes) >= len(STATES) / 2
        assert not [(a, b) for a, b in pairs if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]]


def test_zoom_goes_in_and_back(chart: Page) -> None:
    draw(chart, "network")
    chart.get_by_role("button", name="Zoom in").click()
    chart.wait_for_function("() => Number(document.querySelector('.plot').dataset.scale) > 1.9")
    chart.locator(".plot").press("0")
    chart.wait_for_function("() => Number(document.querySelector('.plot').dataset.scale) === 1")
    assert scale_shown(chart) == 1


def test_what_is_near_stays_lit(chart: Page) -> None:
    draw(chart, "network")
    chart.locator('.node[data-code="VNM"]').hover()
    assert "Vietnam" in words_of_tip(chart)
    expect(chart.locator('.node[data-code="UKR"]')).to_have_class(re.compile(r"\bback\b"))
    expect(chart.locator('.node[data-code="PRK"]')).not_to_have_class(re.compile(r"\bback\b"))


def test_states_and_arrows_open_by_keyboard(chart: Page) -> None:
    draw(chart, "network")
    chart.locator(".plot").focus()
    chart.keyboard.press("Tab")
    assert chart.locator(".node:focus").get_attribute("data-code") == "PRK"
    chart.keyboard.press("ArrowRight")
    assert "North Korea → South Korea" in words_of_tip(chart)
    chart.keyboard.press("Enter")
    chart.wait_for_url("**/row/4")
    chart.go_back()
    chart.locator('.node[data-code="USA"]').focus()
    chart.keyboard.press("Enter")
    chart.wait_for_url("**/row/USA")
