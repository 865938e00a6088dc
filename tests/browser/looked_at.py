"""Looking at pages: what went wrong on one, whether all can use it, whether it fits."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from places import Look
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

AXE = Axe()
HEIGHT = 900
# Whether an element, other than one made to be scrolled, makes the page wider than its window.
WIDEST = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Watch:
    """What goes wrong on the pages of a context: errors, warnings, dialogs, and requests that fail or go elsewhere."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.wrong: list[str] = []
        self._origin = origin
        self._refused: set[str] = set()
        context.on("request", self._see_request)
        context.on("requestfailed", self._see_failure)
        context.on("response", self._see_response)
        context.on("console", self._see_console)
        context.on("weberror", lambda error: self._note("error", str(error.error)))
        context.on("dialog", lambda dialog: (self._note("dialog", dialog.message), dialog.dismiss()))

    def _note(self, kind: str, told: str) -> None:
        self.wrong.append(f"{kind}: {told}")

    def _see_request(self, request: Request) -> None:
        if not request.url.startswith((f"{self._origin}/", "data:", "blob:")):
            self._note("elsewhere", request.url)

    def _see_failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # which the browser does itself as it goes on to another page
            self._note("failed", f"{request.url} {request.failure}")

    def _see_response(self, response: Response) -> None:
        if response.status >= 400:
            is_page = response.request.is_navigation_request()
            self._refused.add(response.url) if is_page else self._note(str(response.status), response.url)

    def _see_console(self, message: ConsoleMessage) -> None:
        # Of a page that is refused the browser says so too; what it should have been is for its test to ask.
        if message.type in ("error", "warning") and message.location["url"] not in self._refused:
            self._note(message.type, f"{message.text} ({message.location['url']})")


@contextmanager
def watched(context: BrowserContext, origin: str) -> Iterator[Page]:
    """A page on which nothing may go wrong meanwhile, of a context that is closed in the end."""
    watch = Watch(context, origin)
    try:
        yield context.new_page()
    finally:
        context.close()
    assert not watch.wrong, "\n".join(watch.wrong)


def look_at(page: Page, look: Look) -> None:
    """Give a page the width and theme of a look; fails where it then scrolls sideways."""
    page.emulate_media(color_scheme="dark" if look.theme == "dark" else "light")
    page.set_viewport_size({"width": look.width, "height": HEIGHT})
    check_width(page)


def check_width(page: Page) -> None:
    """Fail where the page scrolls sideways."""
    wider = page.evaluate(WIDEST)
    assert wider <= 0, f"{urlsplit(page.url).path} is {wider} px wider than its window"


def check_accessibility(page: Page) -> None:
    """Fail where axe finds that somebody cannot use the page."""
    results = AXE.run(page)
    assert results.violations_count == 0, results.generate_report()
