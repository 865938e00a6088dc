"""The overview: a bar a period, as high as its count, that leads to the period's own occurrences."""

from drawn import box, draw, time_shown, words_of_tip
from playwright.sync_api import Page


def counts_of(page: Page) -> dict[str, int]:
    rows = page.locator("#story-bins tbody tr").evaluate_all(
        "rows => rows.map((row) => [row.dataset.period, row.dataset.count])"
    )
    found: dict[str, int] = {}
    for period, count in rows:
        found[period] = found.get(period, 0) + int(count or 0)
    return found


def test_bars_are_as_high_as_their_counts(chart: Page) -> None:
    bars = draw(chart, "overview")
    counts = {period: count for period, count in counts_of(chart).items() if count}
    assert bars.count() == len(counts)
    heights = bars.evaluate_all("""bars => bars.map(bar => [bar.dataset.period,
        [...bar.querySelectorAll(":scope > g")].reduce((sum, g) => sum + g.getBBox().height, 0)])""")
    tallest, lowest = (pick(heights, key=lambda one: one[1])[0] for pick in (max, min))
    assert counts[tallest] == max(counts.values())
    assert counts[lowest] == min(counts.values())


def test_bars_are_stacked_by_status(chart: Page) -> None:
    bars = draw(chart, "overview")
    shown = bars.nth(20).locator("g").evaluate_all("parts => parts.map(part => part.getAttribute('class'))")
    assert shown == [f"event {status}" for status in ("happened", "ongoing", "planned", "alleged", "denied")]


def test_the_axis_goes_over_all_periods(chart: Page) -> None:
    draw(chart, "overview")
    assert [date.isoformat()[:10] for date in time_shown(chart)] == ["2020-01-01", "2022-01-01"]


def test_a_bar_tells_its_counts(chart: Page) -> None:
    bars = draw(chart, "overview")
    bars.nth(20).hover()
    told = words_of_tip(chart)
    period = bars.nth(20).get_attribute("data-period") or ""
    assert f": {counts_of(chart)[period]} occurrences" in told
    assert "alleged" in told


def test_a_bar_leads_to_its_period_by_keyboard(chart: Page) -> None:
    bars = draw(chart, "overview")
    chart.locator(".plot").focus()
    chart.keyboard.press("Tab")
    chart.keyboard.press("ArrowRight")
    place = bars.nth(1).get_attribute("href")
    assert place == chart.locator('#story-bins tr[data-period="2020-02"] a').first.get_attribute("href")
    chart.keyboard.press("Enter")
    chart.wait_for_url(f"**{place}")


def test_bars_stand_under_their_ticks(chart: Page) -> None:
    bars = draw(chart, "overview")
    year = box(chart.locator(".axis .large", has_text="2021").locator("line"))
    first = box(bars.locator(".hit").nth(12))
    assert abs(year["x"] - first["x"]) < 2
