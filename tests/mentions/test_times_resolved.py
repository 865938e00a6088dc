"""What time expressions come to: value, days and basis, for a publication date and a tense."""

import pytest
from hypothesis import example, given, strategies
from time_sentences import sentence

from dateline.mentions.meanings import Anchor
from dateline.mentions.mention import Interval
from dateline.mentions.times import find_times, resolve
from dateline.mentions.timex import Resolved
from dateline.sentences.tense import Tense


def resolved(words: str, published: str | None = "2024-06-18", *, tense: str = "past") -> Resolved:
    """The only time of a sentence with these words, for a report of that day (18 June 2024 is a Tuesday)."""
    (expression,) = find_times(sentence(f"Came {words} ."))
    return resolve(expression, Anchor(Interval(published, published) if published else None, Tense(tense)))


def days(found: Resolved) -> tuple[str | None, str | None] | None:
    return (found.interval.start, found.interval.end) if found.interval else None


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("in July 2000", "2000-07", "2000-07"),
        ("in 2011", "2011", "2011"),
        ("in early 2011", "2011", "2011"),
        ("since 2011", "2011", None),
        ("by June 2025", None, "2025-06"),
        ("before March 3, 2020", None, "2020-03-03"),
        ("on 2024-06-18", "2024-06-18", "2024-06-18"),
        ("on 25/12/2023", "2023-12-25", "2023-12-25"),
        ("on June 18-19, 2024", "2024-06-18", "2024-06-19"),
        ("on 18-19 June 2024", "2024-06-18", "2024-06-19"),
        ("in 2019-21", "2019", "2021"),
        ("in the 1990s", "1990", "1999"),
        ("in the 20th century", "1900", "1999"),
        ("in the summer of 2023", "2023-06", "2023-08"),
        ("in the winter of 2023", "2023-12", "2024-02"),
        ("in the third quarter of 2023", "2023-07", "2023-09"),
        ("in the first half of 2023", "2023-01", "2023-06"),
        ("in nineteen ninety-six", "1996", "1996"),
        ("in '98", "1998", "1998"),
        ("in the nineties", "1990", "1999"),
        ("in the 2023-24 academic year", "2023", "2024"),
        ("on Easter Sunday 2019", "2019-04-21", "2019-04-21"),
        ("on Good Friday 2024", "2024-03-29", "2024-03-29"),
        ("on the second Tuesday of March 2024", "2024-03-12", "2024-03-12"),
        ("on the last day of June 2024", "2024-06-30", "2024-06-30"),
        ("in the week of May 8, 2024", "2024-05-06", "2024-05-12"),
        ("in the last week of 1997", "1997-12-29", "1998-01-04"),
        ("in the winter of 1944-45", "1944-12", "1945-02"),
    ],
)
def test_the_words_alone_fix_it(words: str, start: str | None, end: str | None) -> None:
    found = resolved(words, None)
    assert (days(found), found.basis.value) == ((start, end), "text")


@pytest.mark.parametrize(
    ("words", "tense", "start", "end"),
    [
        ("on Wednesday", "past", "2024-06-12", "2024-06-12"),
        ("on Wednesday", "future", "2024-06-19", "2024-06-19"),
        ("on Wednesday", "present", "2024-06-12", "2024-06-12"),
        ("on Tuesday", "past", "2024-06-18", "2024-06-18"),
        ("on Tuesday", "future", "2024-06-18", "2024-06-18"),
        ("in June", "past", "2024-06", "2024-06"),
        ("in September", "past", "2023-09", "2023-09"),
        ("in September", "future", "2024-09", "2024-09"),
        ("in September", "present", "2024-09", "2024-09"),
        ("in February", "future", "2025-02", "2025-02"),
        ("on June 20", "past", "2024-06-20", "2024-06-20"),
        ("on August 20", "past", "2023-08-20", "2023-08-20"),
        ("on June 6", "future", "2024-06-06", "2024-06-06"),
        ("on June 20", "future", "2024-06-20", "2024-06-20"),
        ("on Thursday, June 20", "past", "2024-06-20", "2024-06-20"),
        ("on the 23rd", "past", "2024-05-23", "2024-05-23"),
        ("on the 23rd", "future", "2024-06-23", "2024-06-23"),
        ("on February 29", "future", "2028-02-29", "2028-02-29"),
        ("on Friday the 13th", "future", "2024-09-13", "2024-09-13"),
        ("on Thanksgiving", "future", "2024-11-28", "2024-11-28"),
        ("in the first quarter", "past", "2024-01", "2024-03"),
        ("in the third quarter", "past", "2023-07", "2023-09"),
        ("in the third quarter", "present", "2024-07", "2024-09"),
        ("in the second quarter", "past", "2024-04", "2024-06"),
        ("over the weekend", "past", "2024-06-15", "2024-06-16"),
        ("at Christmas", "past", "2023-12-25", "2023-12-25"),
    ],
)
def test_the_tense_picks_the_turn(words: str, tense: str, start: str, end: str) -> None:
    assert days(resolved(words, tense=tense)) == (start, end)


@pytest.mark.parametrize(
    ("words", "value", "start", "end"),
    [
        ("yesterday", "2024-06-17", "2024-06-17", "2024-06-17"),
        ("tomorrow", "2024-06-19", "2024-06-19", "2024-06-19"),
        ("last week", "2024-W24", "2024-06-10", "2024-06-16"),
        ("this week", "2024-W25", "2024-06-17", "2024-06-23"),
        ("next month", "2024-07", "2024-07", "2024-07"),
        ("last year", "2023", "2023", "2023"),
        ("earlier this year", "2024", "2024", "2024"),
        ("last June", "2023-06", "2023-06", "2023-06"),
        ("last Tuesday", "2024-06-11", "2024-06-11", "2024-06-11"),
        ("next Tuesday", "2024-06-25", "2024-06-25", "2024-06-25"),
        ("last summer", "2023-SU", "2023-06", "2023-08"),
        ("in July last year", "2023-07", "2023-07", "2023-07"),
        ("on Monday last week", "2024-06-10", "2024-06-10", "2024-06-10"),
        ("two weeks ago", "2024-W23", "2024-06-03", "2024-06-09"),
        ("24 years ago", "2000", "2000", "2000"),
        ("in the past two months", "P2M", "2024-04", "2024-06"),
        ("in the past year", "2023", "2023", "2024"),
        ("in the past seven decades", "P70Y", "1954", "2024"),
        ("a week or so ago", "2024-W24", "2024-06-10", "2024-06-16"),
        ("a year and a half ago", "2022-12", "2022-12", "2022-12"),
        ("last Christmas", "2023-12-25", "2023-12-25", "2023-12-25"),
        ("at 8:45 last night", "2024-06-17T20:45", "2024-06-17", "2024-06-17"),
        ("at 4 in the afternoon on Tuesday", "2024-06-18T16:00", "2024-06-18", "2024-06-18"),
        ("on Tuesday evening", "2024-06-18TEV", "2024-06-18", "2024-06-18"),
        ("on Monday at 6:30 pm", "2024-06-17T18:30", "2024-06-17", "2024-06-17"),
        ("last night", "2024-06-17TNI", "2024-06-17", "2024-06-17"),
    ],
)
def test_counted_from_publication(words: str, value: str, start: str, end: str) -> None:
    found = resolved(words)
    assert (found.value, days(found), found.basis.value) == (value, (start, end), "text")


@pytest.mark.parametrize(
    ("tense", "expected"), [("future", ("2024-06-18", "2024-06-21")), ("past", None)], ids=["ahead", "of a time told"]
)
def test_next_days_of_the_past_do_not_follow_publication(tense: str, expected: tuple[str, str] | None) -> None:
    found = resolved("in the next three days", tense=tense)
    assert (found.value, days(found)) == ("P3D", expected)


@pytest.mark.parametrize("words", ["today", "this morning", "tonight"])
def test_the_day_of_publication_is_its_own_basis(words: str) -> None:
    found = resolved(words)
    assert (days(found), found.basis.value) == (("2024-06-18", "2024-06-18"), "published")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("for 24 years", "P24Y"),
        ("for two and a half years", "P2Y6M"),
        ("for half an hour", "PT30M"),
        ("for several weeks", "PXW"),
        ("for two decades", "P20Y"),
        ("every Friday", "XXXX-WXX-5"),
        ("every two years", "P2Y"),
        ("every summer", "XXXX-SU"),
        ("every Monday morning", "XXXX-WXX-1TMO"),
        ("each June", "XXXX-06"),
        ("annually", "P1Y"),
        ("twice a month", "P1M"),
        ("three days later", "P3D"),
        ("for two nights", "P2NI"),
        ("for a minute and a half", "PT1M30S"),
        ("for several decades", "PXE"),
        ("for two thousand years", "P2000Y"),
        ("in the coming days", "PXD"),
        ("in future years", "FUTURE_REF"),
        ("at an earlier date", "PAST_REF"),
        ("on decades-long terms", "PXE"),
        ("on year-long terms", "P1Y"),
        ("every other Friday", "XXXX-WXX-5"),
        ("in fiscal 2024", "2024"),
        ("on June 31", ""),
        ("recently", "PAST_REF"),
        ("now", "PRESENT_REF"),
    ],
)
def test_no_place_on_the_calendar(words: str, value: str) -> None:
    found = resolved(words)
    assert (found.value, found.interval) == (value, None)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("the following year", "2025"),
        ("a day earlier", "2024-06-17"),
        ("that month", "2024-06"),
        ("at noon", "2024-06-18T12:00"),
        ("in the quarter", "2024-Q1"),
        ("in the fiscal year", "2024"),
    ],
)
def test_a_guess_by_the_standard_is_no_basis_for_days(words: str, value: str) -> None:
    found = resolved(words)
    assert (found.value, found.interval) == (value, None)


@pytest.mark.parametrize(
    ("words", "published", "expected"),
    [
        ("today", None, None),
        ("on Monday", None, None),
        ("in June", None, None),
        ("last week", None, None),
        ("on Monday", "2024-06", None),
        ("yesterday", "2024-06", None),
        ("on the 23rd", "2024-06", None),
        ("last week", "2024-06", None),
        ("today", "2024-06", ("2024-06", "2024-06")),
        ("last month", "2024-06", ("2024-05", "2024-05")),
        ("in March", "2024-06", ("2024-03", "2024-03")),
        ("in March", "2024", None),
        ("last year", "2024", ("2023", "2023")),
        ("in July last year", "2024", ("2023-07", "2023-07")),
    ],
)
def test_nothing_finer_than_publication(words: str, published: str | None, expected: tuple[str, str] | None) -> None:
    assert days(resolved(words, published)) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [("2024-06-17", "2024-06-18", "2024-06"), ("2024-06", "2024-07", "2024"), ("2023", "2024", None)],
)
def test_an_inexact_publication_counts_as_what_its_ends_share(start: str, end: str, expected: str | None) -> None:
    (expression,) = find_times(sentence("Came today"))
    found = days(resolve(expression, Anchor(Interval(start, end))))
    assert found == (expected and (expected, expected))


_DATES = strategies.dates().map(lambda day: day.isoformat())
_PHRASES = "yesterday,last week,next year,on Monday,on the 31st,on February 29,99 decades ago,in the next 9999 years"


@example(words="99 decades ago", published="0999-01-01", tense="past")
@given(strategies.sampled_from(_PHRASES.split(",")), _DATES, strategies.sampled_from(["past", "present", "future"]))
def test_any_publication_gives_days_in_order_or_none(words: str, published: str, tense: str) -> None:
    found = days(resolved(words, published, tense=tense))
    assert found is None or str(found[0]) <= str(found[1])


@given(_DATES)
def test_the_past_and_the_future_turn_enclose_publication(published: str) -> None:
    before, after = (days(resolved("on Monday", published, tense=tense)) for tense in ("past", "future"))
    if before and after:
        assert str(before[0]) <= published <= str(after[0])
