"""What is to be caught on a page is caught."""

import pytest
from looked_at import check_accessibility, check_width, watched
from playwright.sync_api import Browser, Page

PAGE = "<!doctype html><html lang=en><title>Page</title><main><h1>Page</h1>{}</main>"


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("console.error('a fault')", "error: a fault"),
        ("console.warn('a doubt')", "warning: a doubt"),
        ("setTimeout(() => { throw new Error('thrown') })", "error: thrown"),
        ("setTimeout(() => alert('stolen'))", "dialog: stolen"),
        ("fetch('/nothing')", "404: http"),
        ("fetch('http://192.0.2.1/').catch(() => 0)", "error: Connecting to .http://192.0.2.1/. violates"),
        ("new Image().src = '//evil.example/x.png'", "elsewhere: http://evil.example/x.png"),
        ("document.body.insertAdjacentHTML('beforeend', '<p style=color:red onclick=alert(1)>')", "error: "),
    ],
)
def test_what_goes_wrong_is_told(browser: Browser, desk: str, script: str, told: str) -> None:
    with pytest.raises(AssertionError, match=told), watched(browser.new_context(base_url=desk), desk) as page:
        page.goto("/api")
        page.evaluate(f"() => {{ {script} }}")
        page.wait_for_timeout(300)


@pytest.mark.parametrize("piece", ["<img src=/static/icon.svg>", "<input>", "<p style='color:#aaa'>pale</p>"])
def test_what_not_all_can_use_is_told(page: Page, piece: str) -> None:
    page.set_content(PAGE.format(piece))
    with pytest.raises(AssertionError, match="accessibility violations"):
        check_accessibility(page)


@pytest.mark.parametrize("piece", [f"<p>{'W' * 500}", "<div style='width:9000px'>wide</div>"])
def test_what_is_too_wide_is_told(page: Page, piece: str) -> None:
    page.set_content(PAGE.format(piece))
    with pytest.raises(AssertionError, match="wider than its window"):
        check_width(page)
