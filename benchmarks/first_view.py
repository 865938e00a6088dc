"""The first view of a page in a browser that has never been at the desk: seconds until all is there, and kilobytes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.desk_addresses import Address

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_LOOKED_AT = ("story", "occurrence", "article", "map")
_TIMES = 5
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"  # milliseconds since it was asked for


@dataclass(frozen=True, slots=True)
class View:
    """A page as it is first seen: the median of some views."""

    name: str
    seconds: float
    kilobytes: float


def measure_views(desk: str, addresses: Mapping[str, Address]) -> list[View]:
    """The first views of the desk at an address; none where there is no browser."""
    from playwright.sync_api import sync_playwright

    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if not found:
        return []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        try:
            return list(_views(browser, desk, addresses))
        finally:
            browser.close()


def _views(browser: Browser, desk: str, addresses: Mapping[str, Address]) -> Iterator[View]:
    _view(browser, f"{desk}/about")  # the browser itself is slow at first
    for name in _LOOKED_AT:
        if name in addresses:
            seen = [_view(browser, desk + addresses[name](Random(number))) for number in range(_TIMES)]
            seconds, kilobytes = zip(*seen, strict=True)
            yield View(name, median(seconds), median(kilobytes))


def _view(browser: Browser, address: str) -> tuple[float, float]:
    """Seconds and kilobytes of one view, with nothing kept from before."""
    with browser.new_context() as context:
        page, taken = context.new_page(), [0.0]
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda told: taken.append(told["encodedDataLength"]))
        page.goto(address, wait_until="networkidle")
        return page.evaluate(_LOADED) / 1000, sum(taken) / 1000
