"""Pages with a chart each, and nothing that may go wrong on them."""

from collections.abc import Iterator

import pytest
from looked_at import watched
from made_pages import far_row, many_rows, map_page, network_page, overview_page, story_rows, timeline_page
from page_server import VIEWS, serving
from playwright.sync_api import Browser, Page

COASTLINES = VIEWS / "vendor" / "countries-110m.json"
PAGES = {
    "timeline": timeline_page(story_rows()),
    "far": timeline_page([*story_rows(), far_row()]),
    "many": timeline_page(many_rows(400)),
    "overview": overview_page(),
    "network": network_page(),
    "map": map_page(),
    "map-alone": map_page(coastlines=COASTLINES.read_text()),
}


@pytest.fixture(scope="session")
def charts() -> Iterator[str]:
    """The address of the pages of charts."""
    with serving(PAGES) as address:
        yield address


@pytest.fixture
def chart(browser: Browser, charts: str) -> Iterator[Page]:
    """A page of a chart, by its name; the test fails if anything goes wrong on it or it asks elsewhere."""
    size = {"width": 1280, "height": 900}
    context = browser.new_context(base_url=charts, viewport=size, reduced_motion="reduce")  # type: ignore[arg-type]
    context.set_default_timeout(5_000)
    with watched(context, charts) as page:
        yield page
