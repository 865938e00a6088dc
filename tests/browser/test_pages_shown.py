"""Every page: usable by all, at every width, light and dark, and without a script."""

import pytest
from looked_at import check_accessibility, check_width, look_at
from places import ADDRESSES, LOOKS, Look
from playwright.sync_api import Browser, Page, expect


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_page_can_be_used_by_all(page: Page, address: str, theme: str) -> None:
    answer = page.goto(address)
    assert answer
    assert answer.status == (404 if address == "/nothing" else 200)
    for look in LOOKS:
        if look.theme == theme:
            look_at(page, look)
            check_accessibility(page)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_can_be_read_without_a_script(browser: Browser, desk: str, address: str) -> None:
    context = browser.new_context(base_url=desk, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(page.locator("main h1")).to_be_visible()
    assert "{{" not in page.inner_text("body")
    context.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_printed_in_its_width(page: Page, address: str) -> None:
    page.goto(address)
    page.set_viewport_size({"width": 794, "height": 1123})  # A4
    page.emulate_media(media="print")
    check_width(page)
    expect(page.locator(".quick-search")).to_be_hidden()


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_one_logs_in_and_out_by_keyboard(closed_page: Page, look: Look) -> None:
    page = closed_page
    page.goto("/api?x=1")
    look_at(page, look)
    check_accessibility(page)
    page.get_by_label("Your name").focus()
    page.keyboard.type("Ada")
    page.keyboard.press("Tab")
    page.keyboard.type("open")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="For programs")).to_be_visible()
    assert page.url.endswith("/api?x=1")
    page.get_by_role("button", name="Log out").press("Enter")
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()


@pytest.mark.parametrize("first", ["light", "dark"])
def test_light_or_dark_is_remembered(page: Page, first: str) -> None:
    other = "dark" if first == "light" else "light"
    page.emulate_media(color_scheme="dark" if first == "dark" else "light")
    page.goto("/")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name=f"Show the page {other}").click()
    page.goto("/api")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    check_accessibility(page)


@pytest.mark.parametrize("key", ["/"])
def test_a_key_leads_to_the_search(page: Page, key: str) -> None:
    page.goto("/")
    page.keyboard.press(key)
    expect(page.get_by_role("searchbox", name="Search the articles")).to_be_focused()
