"""The timeline: every row a mark, lanes, zoom, arrows, and a walk by keyboard to the row's page."""

import re

import pytest
from drawn import box, draw, time_shown, words_of_tip
from made_pages import story_rows
from playwright.sync_api import Page, expect

ROWS = [given for given, _ in story_rows()]


def test_each_row_has_its_mark(chart: Page) -> None:
    marks = draw(chart, "timeline")
    assert marks.count() == len(ROWS)
    for given in ROWS:
        mark = chart.locator(f'.plot [data-id="{given["id"]}"]')
        assert given["status"] in (mark.get_attribute("class") or "")
        assert given["name"] in (mark.get_attribute("aria-label") or "")


def test_many_rows_are_drawn(chart: Page) -> None:
    assert draw(chart, "many").count() == 400


def test_marks_in_view_do_not_cover_each_other(chart: Page) -> None:
    draw(chart, "timeline")
    boxes = chart.evaluate("""() => [...document.querySelectorAll("#timeline [data-mark]:not(.out) > .body")]
        .map((body) => body.getBoundingClientRect()).map((box) => [box.left, box.top, box.right, box.bottom])""")
    pairs = [(one, other) for at, one in enumerate(boxes) for other in boxes[:at]]
    covering = [(a, b) for a, b in pairs if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]]
    assert len(covering) <= len(boxes) / 10


def test_the_undated_stand_in_a_strip_of_their_own(chart: Page) -> None:
    draw(chart, "timeline")
    strip = chart.locator(".heads .undated text")
    expect(strip).to_have_text("undated")
    top = box(strip)["y"] - 20
    undated = [given["id"] for given in ROWS if not given["from"] and not given["to"]]
    tops = [box(chart.locator(f'.plot [data-id="{id}"]'))["y"] for id in undated]
    assert len(tops) == 2
    assert min(tops) > top


@pytest.mark.parametrize(("choice", "key"), [("By dyad", "dyad"), ("By type", "type")])
def test_lanes_are_dyads_or_types(chart: Page, choice: str, key: str) -> None:
    draw(chart, "timeline")
    chart.get_by_role("button", name=choice).click()
    expect(chart.get_by_role("button", name=choice)).to_have_attribute("aria-pressed", "true")
    dated = [given for given in ROWS if given["from"] or given["to"]]
    lanes = chart.locator(".heads g:not(.undated) text").all_text_contents()
    assert set(lanes) <= {given[key] for given in dated} | {f"{n} others" for n in range(30)}
    assert len(lanes) == min(14, len({given[key] for given in dated}))


def test_zoom_changes_the_axis(chart: Page) -> None:
    draw(chart, "timeline")
    plot, views = chart.locator(".plot"), [time_shown(chart)]
    chart.get_by_role("button", name="Zoom in").focus()
    for key in ("Enter", "ArrowRight"):
        before = plot.get_attribute("data-to") or ""
        chart.keyboard.press(key)
        plot.focus()
        expect(plot).not_to_have_attribute("data-to", before)
        views.append(time_shown(chart))
    (first, last), nearer, later = views
    assert first < nearer[0] < nearer[1] < last
    assert nearer[0] < later[0]
    assert nearer[1] < later[1]


def test_zoom_goes_down_to_hours(chart: Page) -> None:
    draw(chart, "timeline")
    for _ in range(30):
        chart.locator(".plot").press("+")
    chart.wait_for_function("""() => { const { from, to } = document.querySelector(".plot").dataset;
        return new Date(to) - new Date(from) < 2 * 864e5; }""")
    expect(chart.locator(".axis .small text").first).to_have_text(re.compile(r"^\d\d:\d\d$"))


def test_the_wheel_alone_scrolls_the_page(chart: Page) -> None:
    draw(chart, "timeline")
    before = time_shown(chart)
    chart.locator(".plot").hover()
    chart.mouse.wheel(0, 200)
    chart.wait_for_function("() => scrollY + document.querySelector('.plot').scrollTop > 0")
    assert time_shown(chart) == before


@pytest.mark.parametrize("verdict", ["fulfilled", "changed", "missed", "contradicted", "open"])
def test_arrows_lead_from_announcements(chart: Page, verdict: str) -> None:
    draw(chart, "timeline")
    arrow = chart.locator(f".arrows .arrow.{verdict} path")
    assert arrow.count() == sum(given["verdict"] == verdict for given in ROWS)
    assert re.match(r"M[\d.-]+,[\d.-]+[CQ]", arrow.first.get_attribute("d") or "")
    assert arrow.first.get_attribute("marker-end") == f"url(#arrow-{verdict})"


def test_a_mark_opens_its_row_by_keyboard(chart: Page) -> None:
    draw(chart, "timeline")
    chart.locator(".plot").focus()
    chart.keyboard.press("Tab")
    chart.keyboard.press("End")
    chart.keyboard.press("Home")
    chart.keyboard.press("ArrowRight")
    focused = chart.locator(".plot [data-mark]:focus")
    assert (focused.get_attribute("aria-label") or "").splitlines()[0].split(". ")[0] in words_of_tip(chart)
    id = focused.get_attribute("data-id")
    chart.keyboard.press("Enter")
    chart.wait_for_url(f"**/row/{id}")


def test_escape_leads_back_to_the_plot(chart: Page) -> None:
    draw(chart, "timeline")
    chart.locator(".plot").focus()
    chart.keyboard.press("Tab")
    chart.keyboard.press("Escape")
    expect(chart.locator(".plot")).to_be_focused()
    expect(chart.locator(".tip")).to_be_hidden()


def test_a_row_lights_its_mark(chart: Page) -> None:
    draw(chart, "timeline")
    chart.locator('tr[data-id="visit"]').hover()
    expect(chart.locator('.plot [data-id="visit"]')).to_have_class(re.compile(r"\blit\b"))


def test_rows_far_off_are_told_of(chart: Page) -> None:
    draw(chart, "far")
    assert time_shown(chart)[0].year > 2000
    chart.locator(".plot").focus()
    chart.keyboard.press("Tab")
    expect(chart.locator("[data-mark]:focus")).to_be_visible()
    button = chart.get_by_role("button", name=re.compile(r"Show all: \d earlier"))
    button.click()
    expect(button).to_be_hidden()
    assert time_shown(chart)[0].year <= 1953


def test_tab_finds_a_mark_in_view_after_zooming(chart: Page) -> None:
    draw(chart, "timeline")
    plot = chart.locator(".plot")
    for _ in range(2):
        before = plot.get_attribute("data-to") or ""
        plot.press("+")
        expect(plot).not_to_have_attribute("data-to", before)
    expect(chart.locator('#timeline [data-mark][tabindex="0"]')).to_be_visible()
    plot.press("Tab")
    expect(chart.locator("#timeline [data-mark]:focus")).to_be_visible()
