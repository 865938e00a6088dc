"""Every chart: usable by all, at every width, light and dark, in print, and no hole where nothing can be drawn."""

import pytest
from drawn import box, draw
from looked_at import check_accessibility, check_width, look_at
from made_pages import PAGES
from places import LOOKS
from playwright.sync_api import Browser, Page, expect

NAMES = ("timeline", "overview", "network", "map")


@pytest.mark.parametrize("name", NAMES)
def test_a_chart_can_be_used_by_all(chart: Page, name: str) -> None:
    draw(chart, name)
    for look in LOOKS:
        look_at(chart, look)
        plot, figure = (box(chart.locator(part)) for part in (".plot", "figure.chart"))
        assert plot["width"] == pytest.approx(figure["width"], abs=1)
        expect(chart.locator(".plot > svg").last).to_have_attribute("width", str(int(plot["width"])))
    for theme in ("light", "dark"):
        chart.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        check_accessibility(chart)


@pytest.mark.parametrize("name", NAMES)
def test_a_chart_is_printed(chart: Page, name: str) -> None:
    draw(chart, name)
    chart.set_viewport_size({"width": 794, "height": 1123})  # A4
    chart.emulate_media(media="print")
    check_width(chart)
    expect(chart.locator(".plot > svg").last).to_be_visible()
    expect(chart.locator(".chart-tools")).to_be_hidden()


@pytest.mark.parametrize("name", NAMES)
def test_a_chart_without_a_script_leaves_no_hole(browser: Browser, charts: str, name: str) -> None:
    context = browser.new_context(base_url=charts, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/{name}")
    expect(page.locator("figure")).to_be_hidden()
    expect(page.locator("table")).to_be_visible()
    context.close()


@pytest.mark.parametrize("name", NAMES)
def test_a_chart_without_rows_is_not_drawn(chart: Page, name: str) -> None:
    chart.route(f"**/{name}", lambda route: route.fulfill(body=_emptied(name), content_type="text/html"))
    chart.goto(f"/{name}")
    expect(chart.locator("table")).to_be_visible()
    expect(chart.locator("figure")).to_be_hidden()


@pytest.mark.parametrize("name", NAMES)
def test_harmful_rows_are_words(chart: Page, name: str) -> None:
    harm = "<img class=harm src=x onerror=window.stolen=1>"
    body = PAGES[name].replace("Kim Jong Un", _escaped(harm)).replace("Pyongyang", _escaped(harm))
    body = body.replace("North Korea", _escaped(harm)).replace('href="/row/', "href=\"javascript:window.stolen='1")
    chart.route(f"**/{name}", lambda route: route.fulfill(body=body, content_type="text/html"))
    marks = draw(chart, name)
    assert marks.count() > 5
    assert chart.locator(".harm").count() == 0
    assert chart.locator(".plot [href^='javascript']").count() == 0


def _emptied(name: str) -> str:
    head, _, rest = PAGES[name].partition("<tbody>")
    return head + "<tbody>" + rest[rest.index("</table>") :]


def _escaped(words: str) -> str:
    return words.replace("<", "&lt;")
