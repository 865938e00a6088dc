"""Pages with a chart each, and nothing that may go wrong on them."""

from collections.abc import Iterator

import pytest
from looked_at import watched
from made_pages import PAGES
from page_server import serving
from playwright.sync_api import Browser, Page


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
