"""A real desk and a real browser; pages on which nothing may go wrong."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile import write_hostile
from looked_at import watched
from playwright.sync_api import Browser, Page, sync_playwright
from served_desk import serving

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_QUIET = (
    "--no-sandbox",  # as in containers there is none to be had
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium, without a window."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if not found:
        pytest.fail("the desk is tested in a browser, and there is none: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=_QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def desk(demo_record: Path) -> Iterator[str]:
    """The address of a desk over the dispatches."""
    with serving(demo_record) as address:
        yield address


@pytest.fixture(scope="session")
def closed_desk(demo_record: Path) -> Iterator[str]:
    """The address of a desk that asks for the password "open"."""
    with serving(demo_record, DATELINE_PASSWORD="open") as address:
        yield address


@pytest.fixture(scope="session")
def hostile_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of articles that mean harm."""
    return write_hostile(tmp_path_factory.mktemp("hostile") / "hostile.db")


@pytest.fixture(scope="session")
def hostile_desk(hostile_record: Path) -> Iterator[str]:
    """The address of a desk over articles that mean harm."""
    with serving(hostile_record) as address:
        yield address


@pytest.fixture
def page(browser: Browser, desk: str) -> Iterator[Page]:
    """A page of the desk, addresses beginning with a slash; the test fails if anything goes wrong on it."""
    with watched(browser.new_context(base_url=desk), desk) as page:
        yield page


@pytest.fixture
def closed_page(browser: Browser, closed_desk: str) -> Iterator[Page]:
    """A page of the closed desk."""
    with watched(browser.new_context(base_url=closed_desk), closed_desk) as page:
        yield page


@pytest.fixture
def hostile_page(browser: Browser, hostile_desk: str) -> Iterator[Page]:
    """A page of the desk over articles that mean harm."""
    with watched(browser.new_context(base_url=hostile_desk), hostile_desk) as page:
        yield page
