"""What tests ask of a chart that is drawn."""

from datetime import datetime

from playwright.sync_api import Locator, Page, expect


def draw(page: Page, name: str) -> Locator:
    """Go to a page of a chart; its marks, which are drawn."""
    page.goto(f"/{name}")
    expect(page.locator("figure.chart.drawn")).to_be_visible()
    return page.locator(".plot [data-mark]")


def box(of: Locator) -> dict[str, float]:
    """Where it stands: x, y, width and height; it must be seen."""
    found = of.bounding_box()
    assert found
    return {"x": found["x"], "y": found["y"], "width": found["width"], "height": found["height"]}


def time_shown(page: Page) -> tuple[datetime, datetime]:
    """The time that the axis goes over."""
    plot = page.locator(".plot")
    first, last = (plot.get_attribute(name) or "" for name in ("data-from", "data-to"))
    return datetime.fromisoformat(first), datetime.fromisoformat(last)


def scale_shown(page: Page) -> float:
    """How far one has zoomed in."""
    return float(page.locator(".plot").get_attribute("data-scale") or "nan")


def words_of_tip(page: Page) -> str:
    """What the tip says."""
    tip = page.locator(".tip")
    expect(tip).to_be_visible()
    return tip.inner_text()
