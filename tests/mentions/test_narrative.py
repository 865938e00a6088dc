"""Times that count from other times of the article: what was told last, the quarter under report, acts told before."""

import pytest
from hypothesis import given, strategies
from time_sentences import article

from dateline.mentions.mention import Interval
from dateline.mentions.time_mentions import ReadTime, read_times

DAY = Interval("2024-06-18", "2024-06-18")


def times(*texts: str) -> list[ReadTime]:
    """The times of an article of these sentences, published on 18 June 2024."""
    return read_times(article(*texts), DAY)


def days(time: ReadTime) -> tuple[str | None, str | None] | None:
    interval = time.resolved.interval
    return (interval.start, interval.end) if interval else None


@pytest.mark.parametrize(
    ("told", "words", "value", "start"),
    [
        ("He came on May 3", "He left the following day", "2024-05-04", "2024-05-04"),
        ("He came on May 3", "He had left the day before", "2024-05-02", "2024-05-02"),
        ("He came on May 3", "He had left the previous day", "2024-05-02", "2024-05-02"),
        ("He came on May 3", "He had left the previous Friday", "2024-04-26", "2024-04-26"),
        ("He came on May 3", "He had left a day earlier", "2024-05-02", "2024-05-02"),
        ("He came on May 3", "He left later that month", "2024-05", "2024-05"),
        ("He came on May 3", "He left the next morning", "2024-05-04TMO", "2024-05-04"),
        ("He came on May 3", "He left overnight", "2024-05-02TNI", "2024-05-02"),
        ("He came on May 3", "He had left the night before", "2024-05-02TNI", "2024-05-02"),
        ("He came on May 3", "He left at 6 pm", "2024-05-03T18:00", "2024-05-03"),
        ("He came on May 3", "He left at 10 pm that night", "2024-05-03T22:00", "2024-05-03"),
        ("He came on May 3", "He stayed until then", "2024-05-03", None),
        ("He came in 1996", "He left the following year", "1997", "1997"),
        ("He came in 1996", "He left that year", "1996", "1996"),
        ("He came in May 1996", "He left in October of that year", "1996-10", "1996-10"),
        ("He came in May 1996", "He left in October the following year", "1997-10", "1997-10"),
        ("He came", "He left in October of that year", "2023-10", "2023-10"),
        ("He came in 1965", "He spent the next five decades here", "P50Y", "1965"),
        ("He came in July 2000", "He left 24 years later", "P24Y", "2024"),
        ("He came in July 2000", "He left two months later", "P2M", "2000-09"),
        ("Profit fell in the third quarter of 2023", "It was higher a year ago", "2022-Q3", "2022-07"),
        ("Profit fell in the third quarter of 2023", "It was higher in the year-earlier period", "2022-Q3", "2022-07"),
        ("Profit fell in the third quarter of 2023", "It was higher in the 2021 quarter", "2021-Q3", "2021-07"),
        ("Profit fell in the third quarter of 2023", "Sales rose in the latest quarter", "2023-Q3", "2023-07"),
    ],
)
def test_counts_from_the_time_told_last(told: str, words: str, value: str, start: str | None) -> None:
    *_, time = times(told, words)
    found = days(time)
    assert (time.resolved.value, found and found[0]) == (value, start)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("He came in 1996", "He left the following day"),
        ("He came for ten days", "He left the following day"),
        ("He came", "He left the following year"),
        ("He came", "He left two months later"),
    ],
)
def test_nothing_is_fixed_without_a_reference_fine_enough(told: str, words: str) -> None:
    *_, time = times(told, words)
    assert days(time) is None


def test_a_quarter_stays_the_one_under_report_for_long() -> None:
    *_, time = times("Profit fell in the third quarter of 2023", *["He spoke"] * 6, "It was higher a year ago")
    # The value is a guess over so many sentences: the days are those of a year ago.
    assert (time.resolved.value, days(time)) == ("2022-Q3", ("2023", "2023"))


def test_a_quarter_ahead_is_not_the_one_under_report() -> None:
    *_, time = times("Sales will grow in the third quarter of 2025", "They rose in the latest quarter")
    assert (time.resolved.value, days(time)) == ("2024-Q1", None)


def test_a_year_to_a_month_is_a_length() -> None:
    first, _ = times("Sales fell in the year to March")
    assert first.resolved.value == "P1Y"


def test_a_reference_is_good_for_a_few_sentences_only() -> None:
    told, *_, far = times("He came on May 3", *["He spoke"] * 4, "He left the following day")
    assert (days(told) is not None, days(far)) == (True, None)


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("Two months after the visit he left", "2024-05"),
        ("Two months before the visit he left", "2024-01"),
        ("The month after the visit he left", "2024-04"),
        ("Two months after the war he left", None),
    ],
)
def test_counts_from_an_act_told_before(words: str, start: str | None) -> None:
    *_, time = times("Visit in March failed", words)
    found = days(time)
    assert (found and found[0]) == start


@pytest.mark.parametrize(
    ("words", "act", "on"),
    [
        ("Resigned on June 13, two days after the vote", "vote", "2024-06-11"),
        ("Resigned on June 13 — two days before the vote", "vote", "2024-06-15"),
        ("Two days after the vote, on June 13, resigned", "vote", "2024-06-11"),
        ("Resigned on June 13, two months after the Board of Trade vote", "vote", "2024-04"),
        # Nothing says when it was.
        ("Resigned two days after the vote", "vote", None),
        ("Resigned on June 13 over plans made two days after the vote", "vote", None),
    ],
)
def test_a_day_told_again_by_an_act_says_when_that_was(words: str, act: str, on: str | None) -> None:
    [sentence] = article(words)
    counted = next(time for time in read_times([sentence], DAY) if time.act is not None)
    assert sentence.tokens[counted.act or 0].text == act
    assert (counted.act_days and counted.act_days.start) == on


def test_counts_from_the_date_behind_it() -> None:
    first, second = times("The day after May 3 he left")
    assert (days(first), first.expression.text) == (("2024-05-04", "2024-05-04"), "The day")
    assert second.expression.text == "May 3"


def test_a_week_is_the_one_that_its_last_day_closes() -> None:
    first, _ = times("Sales fell in the week ended May 10")
    assert (first.resolved.value, days(first)) == ("2024-W19", ("2024-05-06", "2024-05-12"))


def test_an_hour_belongs_to_the_day_behind_it() -> None:
    first, second, _ = times("At 10:35 (0735 GMT) on Friday he left")
    assert (first.resolved.value, second.resolved.value) == ("2024-06-14T10:35", "2024-06-14T07:35")


@pytest.mark.parametrize(
    ("words", "first", "last", "extent"),
    [
        ("He ruled from 1989 to 1991", "1989", "1991", ("1989", "1991")),
        ("He ruled between 2019 and 2021", "2019", "2021", ("2019", "2021")),
        ("He came from June 3 to July 2 2023", "2023-06-03", "2023-07-02", ("2023-06-03", "2023-07-02")),
        ("He came from June to August 2023", "2023-06", "2023-08", ("2023-06", "2023-08")),
        ("He came from Friday to Tuesday", "2024-06-14", "2024-06-18", ("2024-06-14", "2024-06-18")),
    ],
)
def test_both_ends_of_a_range_know_the_range(words: str, first: str, last: str, extent: tuple[str, str]) -> None:
    one, other = times(words)
    assert (one.resolved.value, other.resolved.value) == (first, last)
    assert one.resolved.extent == other.resolved.extent == Interval(*extent)


_WORDS = (
    "the day month year quarter week before after later earlier ago that same following previous next until then two "
    "1996 May 3 Friday from to and between third 18 June 31 6 pm morning overnight visit of last 24 years Easter"
)
_SENTENCE = strategies.lists(strategies.sampled_from(_WORDS.split()), min_size=1, max_size=12).map(" ".join)


@given(
    strategies.lists(_SENTENCE),
    strategies.dates().map(lambda day: Interval(day.isoformat(), day.isoformat())) | strategies.none(),
)
def test_any_words_on_any_day_are_read_in_order(texts: list[str], published: Interval | None) -> None:
    found = read_times(article(*texts), published)
    places = [(time.expression.sentence, time.expression.span) for time in found]
    assert places == sorted(places)
    intervals = [time.resolved.interval for time in found if time.resolved.interval]
    assert all(i.start is None or i.end is None or i.start[:4] <= i.end[:4] for i in intervals)
