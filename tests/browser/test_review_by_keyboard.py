"""The review by keyboard alone: every ruling, what follows from it on other pages, and its undoing."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from looked_at import watched
from playwright.sync_api import Browser, Page, expect
from served_desk import serving

from dateline.record.reader import open_record

# An event of the score that is shown, in an occurrence that several articles tell of.
_EVENT = """
    SELECT events.id, occurrences.id AS occurrence, article FROM events JOIN occurrences ON event = events.id
    WHERE score >= 0.3 AND status = 'happened' AND occurrences.id IN (
        SELECT id FROM occurrences GROUP BY id HAVING count(*) > 2
    ) ORDER BY events.id LIMIT 1
"""
_EXPECTED = "SELECT event FROM expectations WHERE verdict = 'open' ORDER BY id LIMIT 1"


@pytest.fixture(scope="module")
def own_record(demo_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the dispatches' record, to be ruled on."""
    return Path(shutil.copy(demo_record, tmp_path_factory.mktemp("review") / "ruled.db"))


@pytest.fixture(scope="module")
def own_desk(own_record: Path) -> Iterator[str]:
    """A desk over it."""
    with serving(own_record) as address:
        yield address


@pytest.fixture
def reviewer(browser: Browser, own_desk: str) -> Iterator[Page]:
    """A page of that desk."""
    with watched(browser.new_context(base_url=own_desk), own_desk) as page:
        yield page


def first(record: Path, question: str) -> tuple[str, ...]:
    """The first row that a question finds."""
    with open_record(record) as reader:
        return tuple(map(str, reader.query(question).rows[0]))


def press(page: Page, *keys: str) -> None:
    """Press keys one after the other."""
    for key in keys:
        page.keyboard.press(key)


def rule(page: Page, *keys: str) -> None:
    """Press keys, the last of which sends a form."""
    press(page, *keys[:-1])
    with page.expect_navigation():
        page.keyboard.press(keys[-1])


def open_review(page: Page, event: str) -> None:
    """The review of an event."""
    page.goto(f"/review?event={event}")
    expect(page.locator("article.sheet")).to_be_visible()


def test_accepting_with_a_reason_goes_on_to_the_next(reviewer: Page, own_record: Path) -> None:
    reviewer.goto("/review")
    before = reviewer.locator(".act-head").inner_text(), reviewer.url
    press(reviewer, "e")
    reviewer.keyboard.type("plainly told")
    rule(reviewer, "Enter", "a")
    assert reviewer.url != before[1]
    rulings = "SELECT kind, reason FROM corrections ORDER BY number DESC"
    assert first(own_record, rulings) == ("accept", "plainly told")


@pytest.mark.parametrize(
    ("keys", "field"),
    [
        (("s", "End", "Enter"), "status"),
        (("t", "ArrowDown", "Enter"), "type"),
        (("w", "Space", "Enter"), "actors"),
        (("m", "Space", "Enter"), "recipients"),
        (("y", "Space", "Enter"), "said_by"),
        (("p", "End", "Enter"), "where"),
    ],
)
def test_changing_a_field_and_undoing_it(reviewer: Page, own_record: Path, keys: tuple[str, ...], field: str) -> None:
    event, _, _ = first(own_record, _EVENT)
    open_review(reviewer, event)
    rule(reviewer, *keys)
    expect(reviewer.locator(".rulings li").last).to_contain_text(f"change {field}")
    assert first(own_record, "SELECT field FROM corrections WHERE kind = 'change' ORDER BY number DESC") == (field,)
    rule(reviewer, "u")
    expect(reviewer.locator(".rulings li").last).to_contain_text("withdrawn")
    expect(reviewer.locator(".differences")).to_have_count(0)


def test_changed_days_are_typed(reviewer: Page, own_record: Path) -> None:
    event, _, _ = first(own_record, _EVENT)
    open_review(reviewer, event)
    press(reviewer, "d", "Control+a")
    reviewer.keyboard.type("2024-05-01")
    press(reviewer, "Tab", "Control+a")
    reviewer.keyboard.type("2024-05-03")
    rule(reviewer, "Enter")
    expect(reviewer.locator(".differences")).to_contain_text("2024-05-01")
    rule(reviewer, "u")


def test_views_follow_a_ruling_at_once_and_the_row_found_stays(reviewer: Page, own_record: Path) -> None:
    event, occurrence, article = first(own_record, _EVENT)
    open_review(reviewer, event)
    press(reviewer, "s", "Home")
    reviewer.keyboard.type("denied")
    rule(reviewer, "Enter")
    reviewer.goto(f"/occurrences/{occurrence}")
    told = reviewer.locator(f"#event-{event}")
    expect(told.locator(".status").first).to_have_text("denied")
    expect(told.locator(".differences del")).to_have_text("happened")
    reviewer.goto("/?status=denied")
    expect(reviewer.locator(f"tr[data-id='{occurrence}']")).to_have_count(1)
    reviewer.goto(f"/articles/{article}")
    expect(reviewer.locator(f".note a[href='/events/{event}']").locator("xpath=../..")).to_contain_text("denied")
    open_review(reviewer, event)
    rule(reviewer, "u")


def test_what_is_rejected_is_shown_no_more_until_it_is_undone(reviewer: Page, own_record: Path) -> None:
    event, occurrence, _ = first(own_record, _EVENT)
    open_review(reviewer, event)
    rule(reviewer, "r")
    reviewer.goto(f"/occurrences/{occurrence}")
    expect(reviewer.locator(f"#event-{event}")).to_have_count(0)
    expect(reviewer.get_by_text("People rejected 1 telling")).to_be_visible()
    open_review(reviewer, event)
    expect(reviewer.get_by_text("no page shows this row any more")).to_be_visible()
    rule(reviewer, "u")
    reviewer.goto(f"/occurrences/{occurrence}")
    expect(reviewer.locator(f"#event-{event}")).to_have_count(1)


def test_splitting_an_occurrence_and_undoing_it(reviewer: Page, own_record: Path) -> None:
    event, occurrence, _ = first(own_record, _EVENT)
    open_review(reviewer, event)
    press(reviewer, "o")
    split = reviewer.get_by_role("button", name="Split")
    split.focus()
    rule(reviewer, "Enter")
    assert first(own_record, f"SELECT id FROM occurrences WHERE event = '{event}'") != (occurrence,)
    reviewer.goto(f"/occurrences/{occurrence}")
    expect(reviewer.locator(f"#event-{event}")).to_have_count(0)
    open_review(reviewer, event)
    rule(reviewer, "u")
    assert first(own_record, f"SELECT id FROM occurrences WHERE event = '{event}'") == (occurrence,)


def test_joining_two_occurrences_and_undoing_it(reviewer: Page, own_record: Path) -> None:
    reviewer.goto("/review")
    for event in reviewer.locator(".queue a").evaluate_all("all => all.map(one => one.href)"):
        reviewer.goto(event)
        press(reviewer, "o")
        if reviewer.locator("input[type=radio][name=other]").count():
            break
    other = reviewer.locator("input[type=radio][name=other]").first
    joined = other.get_attribute("value")
    other.focus()
    press(reviewer, "Space")
    reviewer.get_by_role("button", name="Join").focus()
    rule(reviewer, "Enter")
    assert first(own_record, f"SELECT count(*) FROM occurrences WHERE id = '{joined}'") == ("0",)
    rule(reviewer, "u")
    assert first(own_record, f"SELECT count(*) > 0 FROM occurrences WHERE id = '{joined}'") == ("1",)


def test_settling_an_expectation_and_undoing_it(reviewer: Page, own_record: Path) -> None:
    (event,) = first(own_record, _EXPECTED)
    open_review(reviewer, event)
    rule(reviewer, "x", "End", "Enter")
    settled = f"SELECT verdict FROM expectations WHERE event = '{event}'"
    assert first(own_record, settled) == ("contradicted",)
    rule(reviewer, "u")
    assert first(own_record, settled) == ("open",)


def test_two_reviewers_and_how_far_they_agree(reviewer: Page, own_record: Path) -> None:
    event, _, _ = first(own_record, _EVENT)
    for name, key in (("Ada", "a"), ("Grace", "r")):
        open_review(reviewer, event)
        reviewer.get_by_label("Rulings are signed").focus()
        press(reviewer, "Control+a")
        reviewer.keyboard.type(name)
        rule(reviewer, "Enter")
        open_review(reviewer, event)
        rule(reviewer, key)
    reviewer.goto("/corrections")
    row = reviewer.get_by_role("row").filter(has_text="Ada and Grace")
    expect(row).to_contain_text("0 %")
    reviewer.get_by_role("button", name="Undo: reject").first.focus()
    rule(reviewer, "Enter")


def test_rulings_are_carried_to_another_record(reviewer: Page, own_record: Path, tmp_path: Path) -> None:
    exported = tmp_path / "rulings.jsonl"
    with reviewer.expect_download() as download:
        reviewer.goto("/corrections")
        reviewer.get_by_role("link", name="as JSON Lines").press("Enter")
    download.value.save_as(exported)
    reviewer.get_by_label("Add the rulings of a file").set_input_files(exported)
    with reviewer.expect_navigation():
        reviewer.get_by_role("button", name="Add them").press("Enter")
    expect(reviewer.get_by_role("heading", name="0 rulings added")).to_be_visible()
    assert first(own_record, "SELECT count(*) FROM corrections") == (str(len(exported.read_text().splitlines())),)


def test_a_ruling_is_given_and_undone_without_a_script(browser: Browser, own_desk: str, own_record: Path) -> None:
    event, _, _ = first(own_record, _EVENT)
    with watched(browser.new_context(base_url=own_desk, java_script_enabled=False), own_desk) as page:
        open_review(page, event)
        page.get_by_text("Status s").click()
        page.get_by_role("combobox", name="Status").select_option("planned")
        page.get_by_role("button", name="Change the status").click()
        changed = page.locator(".differences ins", has_text="planned")
        expect(changed).to_have_count(1)
        page.get_by_role("button", name="Undo").last.click()
        expect(changed).to_have_count(0)
