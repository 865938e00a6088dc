"""Which words are time expressions, of which kind, and where they stand."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, strategies
from time_sentences import OFFSET, sentence

from dateline.articles.span import Span
from dateline.mentions.time_atoms import Opening
from dateline.mentions.time_grammar import GRAMMAR
from dateline.mentions.time_words import CUES, TRIGGERS, cues_of
from dateline.mentions.times import find_times
from dateline.mentions.timex import Bound, Modifier

_WORDS = (
    "June 18 - 19 , 2024 last week weeks May the 23rd Monday evening from to early two years ago every and of 1990s "
    "nineteen ninety-six '98 Easter half hour a quarter third nineties fiscal year first month before after then "
    "overnight noon 6 p.m. 10:30 GMT o'clock daily each summer the same that in past future ending period now recently"
)


def found(text: str) -> list[str]:
    return [expression.text for expression in find_times(sentence(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks open on June 18, 2024 in Oslo", ["June 18, 2024"]),
        ("Talks open on 18 June", ["18 June"]),
        ("Talks run June 18-19 in Oslo", ["June 18-19"]),
        ("Talks run from June 28 to July 2", ["June 28", "July 2"]),
        ("He ruled between 2019 and 2021", ["2019", "2021"]),
        ("He ruled from Monday to Friday", ["Monday", "Friday"]),
        ("He ruled in 2019-21", ["2019-21"]),
        ("He left in July 2000", ["July 2000"]),
        ("He left on Tuesday, June 18", ["Tuesday, June 18"]),
        ("He left on Tuesday evening", ["Tuesday evening"]),
        ("He left at 6 p.m. on Tuesday", ["6 p.m. on Tuesday"]),
        ("He left late last week", ["late last week"]),
        ("He left at the end of last month", ["the end of last month"]),
        ("He left in July last year", ["July last year"]),
        ("He left nearly two years ago", ["nearly two years ago"]),
        ("He left in the early 1990s", ["the early 1990s"]),
        ("He left today, not yesterday or last night", ["today", "yesterday", "last night"]),
        ("He led for twenty-four years", ["twenty-four years"]),
        ("In the past two months he led", ["the past two months"]),
        ("They meet every Friday and annually", ["every Friday", "annually"]),
        ("He left in the summer of 2023", ["the summer of 2023"]),
        ("Sunday's vote", ["Sunday"]),
        ("The 2015 deal", ["2015"]),
        ("He left on the 23rd (local time)", ["the 23rd"]),
        ("He left on 18.06.2024", ["18.06.2024"]),
        ("He left in early May", ["early May"]),
        ("He left in June 45 years old", ["June"]),
        ("He left in nineteen ninety-six", ["nineteen ninety-six"]),
        ("He leaves in the year two thousand", ["the year two thousand"]),
        ("He led in the nineties and the late '80s", ["the nineties", "the late '80s"]),
        ("He leads until March eighth", ["March eighth"]),
        ("The 2023-24 academic year ends", ["The 2023-24 academic year"]),
        ("He paid in fiscal 2024", ["fiscal 2024"]),
        ("It lost money in the September quarter", ["the September quarter"]),
        ("It lost money in the first half ended June 30", ["the first half", "June 30"]),
        ("It lost money in fiscal 1990's first quarter", ["fiscal 1990's first quarter"]),
        ("He served two years and four months", ["two years and four months"]),
        ("It fell for the past five trading days", ["the past five trading days"]),
        ("It lost more than in the same period last year", ["the same period last year"]),
        ("He came on Easter Sunday and left on Thanksgiving", ["Easter Sunday", "Thanksgiving"]),
        ("He came on Labor Day and left on Boxing Day", ["Labor Day", "Boxing Day"]),
        ("He came on Friday the 13th", ["Friday the 13th"]),
        ("He came on the second Tuesday of March", ["the second Tuesday of March"]),
        ("He came in the week of May 6", ["the week of May 6"]),
        ("He came in the last week of 1997", ["the last week of 1997"]),
        ("He came in the winter of 1944-45", ["the winter of 1944-45"]),
        ("He came a year and a half ago", ["a year and a half ago"]),
        ("He came as recently as May 6", ["May 6"]),
        ("He came at 8:45 this morning", ["8:45 this morning"]),
        ("He came at 10 o'clock on Friday", ["10 o'clock on Friday"]),
        ("He came overnight", ["overnight"]),
        ("He came in the morning", ["the morning"]),
        ("He came later on Tuesday", ["later on Tuesday"]),
        ("He came a week or so ago", ["a week or so ago"]),
        ("He came 40 or 50 years ago", ["40 or 50 years ago"]),
        ("He came two years later", ["two years"]),
        ("He came two years earlier", ["two years earlier"]),
        ("He came a minute and a half after noon", ["a minute and a half", "noon"]),
        ("He came for a half-hour in half a century", ["a half-hour", "half a century"]),
        ("He stayed two nights in the past seven decades", ["two nights", "the past seven decades"]),
        ("He stayed for over a week", ["over a week"]),
        ("He spent over a week here", ["a week"]),
        ("He led for years and within weeks left", ["years", "weeks"]),
        ("He led the year before", ["the year before"]),
        ("He led the day before the vote", ["the day"]),
        ("He led for the week", ["the week"]),
        ("He waited until then", ["then"]),
        ("They run daily flights", ["daily"]),
        ("They fear the future, he said", ["the future"]),
        ("He leaves at a later date", ["a later date"]),
        ("He leaves at 4 in the morning", ["4 in the morning"]),
        ("He leaves at noon local time Sunday", ["noon local time Sunday"]),
        ("He led over a three-year period", ["a three-year period"]),
        ("He led for more than a one-year term", ["more than a one-year term"]),
        ("A decades-long feud and a weeklong strike end", ["decades-long", "weeklong"]),
        ("A five-week-long strike ends", ["five-week-long"]),
        ("It follows months of talks", ["months"]),
        ("It will take years", ["years"]),
        ("In the first hours of the war he fled", ["the first hours"]),
        ("In the years that followed he fled", ["the years"]),
        ("It is to last six to eight weeks", ["six to eight weeks"]),
        ("He left two weeks earlier than planned", ["two weeks"]),
        ("Profit rose in the latest nine months", ["the latest nine months"]),
        ("Profit rose from the quarter a year ago", ["the quarter a year ago"]),
        ("Profit rose in the fiscal second quarter", ["the fiscal second quarter"]),
        ("Profit rose in fiscal second-quarter reports", ["fiscal second-quarter"]),
        ("Profit rises in the first two quarters of 2025", ["the first two quarters of 2025"]),
        ("Profit rises in 2025 and beyond", ["2025 and beyond"]),
        ("The post-1989 order holds", ["post-1989"]),
        ("He led in the 1950s and '60s", ["the 1950s", "'60s"]),
        ("He won the 2008 and 2012 elections", ["2008", "2012"]),
        ("He comes every other Saturday", ["every other Saturday"]),
        ("He came the night before", ["the night before"]),
        ("He lost the '08 vote", ["'08"]),
        ("He comes in the future, not in the past", ["the future", "the past"]),
    ],
)
def test_finds(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nothing here tells when",
        "2019 soldiers came",
        "About 2000 people came",
        "Under Resolution 1718 ships are searched",
        "It cost $2000 or 1950 dollars",
        "The index rose to 1462.93",
        "A second meeting failed",
        "A man 37 years old came",
        "The 23rd brigade came",
        "The evening was cold and the march was long",
        "Three quarters of them came",
        "The first half ended",
        "The 34th of Juneau came on 30.30.2024",
        "Two thousand came, twenty of them men",
        "It pays $5 million a year and four visits a week",
        "They run monthly flights",
        "He reads the Daily Herald",
        "They went Back to the Future",
        "In 18+ years of work he won",
        "He came for the third time in as many weeks",
        "They fear the future of Oslo",
        "It was minutes apart",
        "He reads This Week",
        "He had it in the past three weddings",
        "It was worse than Black Monday",
    ],
)
def test_leaves_what_is_no_time(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "pos", "names", "expected"),
    [
        ("He came in May", {}, {}, ["May"]),
        ("May they come", {"May": "AUX"}, {}, []),
        ("Prime Minister May came", {}, {}, []),
        ("Then May came", {"Then": "ADV"}, {"May": "PER"}, []),
        ("He came in March", {}, {}, ["March"]),
        ("He said April came", {}, {"April": "PER"}, []),
        ("The Good Friday Agreement holds", {}, {"Good": "ORG", "Friday": "ORG", "Agreement": "ORG"}, []),
    ],
)
def test_names_and_verbs_are_told_from_months(
    text: str, pos: dict[str, str], names: dict[str, str], expected: list[str]
) -> None:
    assert [expression.text for expression in find_times(sentence(text, pos=pos, names=names))] == expected


@pytest.mark.parametrize(
    ("text", "pos", "expected"),
    [
        ("Under the current rules he stays", "ADJ", ["current"]),
        ("Under the then-current rules he stayed", "ADJ", ["then-current"]),
        ("In a strong current he drowned", "NOUN", []),
    ],
)
def test_what_is_current_is_told_from_a_current(text: str, pos: str, expected: list[str]) -> None:
    assert [expression.text for expression in find_times(sentence(text, pos={"current": pos}))] == expected


@pytest.mark.parametrize(
    ("text", "kind", "modifier"),
    [
        ("He left in mid-June", "DATE", Modifier.MID),
        ("He left in early 2011", "DATE", Modifier.START),
        ("He left earlier this year", "DATE", Modifier.BEFORE),
        ("He left at noon", "TIME", Modifier.NONE),
        ("He led for about ten years", "DURATION", Modifier.APPROX),
        ("He calls twice a week", "SET", Modifier.NONE),
    ],
)
def test_kind_and_modifier(text: str, kind: str, modifier: Modifier) -> None:
    (expression,) = find_times(sentence(text))
    assert (expression.kind.value, expression.modifier) == (kind, modifier)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("He rules since 2011", Bound.SINCE),
        ("He goes after March 3", Bound.SINCE),
        ("He goes by June", Bound.UNTIL),
        ("He goes before 2025", Bound.UNTIL),
        ("He stays until Friday", Bound.UNTIL),
        ("He goes in June", Bound.AT),
        ("He spoke after Friday's vote", Bound.AT),
    ],
)
def test_preposition_opens_the_interval(text: str, bound: Bound) -> None:
    (expression,) = find_times(sentence(text))
    assert expression.bound is bound


def test_from_compares_beside_a_verb_of_change() -> None:
    (expression,) = find_times(sentence("Rise from August", pos={"Rise": "VERB"}))
    assert expression.bound is Bound.AT


@pytest.mark.parametrize(("head", "bound"), [("VERB", Bound.SINCE), ("NOUN", Bound.AT)])
def test_from_opens_the_interval_of_a_verb_only(head: str, bound: Bound) -> None:
    (expression,) = find_times(sentence("Applies from June 1", pos={"Applies": head}))
    assert expression.bound is bound


@pytest.mark.parametrize(
    ("text", "is_impossible"),
    [
        ("He left on June 31", True),
        ("He left on 31 June 2023", True),
        ("He left on February 29, 2023", True),
        ("He left on February 29, 2024", False),
        ("He left on February 29", False),
        ("He left on February 28-30", True),
    ],
)
def test_a_day_that_the_calendar_lacks_is_kept_and_told(text: str, is_impossible: bool) -> None:
    (expression,) = find_times(sentence(text))
    assert expression.is_impossible is is_impossible


@given(strategies.lists(strategies.sampled_from(_WORDS.split()), min_size=1, max_size=14).map(" ".join))
def test_patterns_left_out_would_not_have_matched(text: str) -> None:
    found = [(shape, shape.build(match)) for shape in GRAMMAR for match in shape.regex.finditer(text)]
    # "early" and "about" tell nothing without a time beside them.
    matches = [shape for shape, atom in found if atom is not None and not isinstance(atom.meaning, Opening)]
    cues = cues_of(text)
    assert not matches or not cues.isdisjoint(TRIGGERS)
    assert all(not cues.isdisjoint(CUES[piece]) for shape in matches for piece in shape.needs)


def test_people_counted_are_no_impossible_day() -> None:
    assert not any(e.is_impossible for e in find_times(sentence("In June 31 people left", pos={"people": "NOUN"})))


def test_words_and_head_word() -> None:
    parsed = sentence("He left on Tuesday evening")
    tokens = list(parsed.tokens)
    tokens[3] = replace(tokens[3], head=4)
    (expression,) = find_times(replace(parsed, tokens=tuple(tokens)))
    assert (expression.first, expression.last, expression.token, expression.sentence) == (3, 4, 4, 3)
    assert expression.span == Span("a", OFFSET + 11, OFFSET + 26)


@given(strategies.lists(strategies.sampled_from(_WORDS.split()), min_size=1, max_size=12).map(" ".join))
def test_spans_are_in_the_text_in_order_and_apart(text: str) -> None:
    expressions = find_times(sentence(text))
    assert [text[e.span.start - OFFSET : e.span.end - OFFSET] for e in expressions] == [e.text for e in expressions]
    assert all(one.span.end <= other.span.start for one, other in pairwise(expressions))


@pytest.mark.parametrize(
    "piece", ["may ", " ", "1", "June 18-", "two and a half ", "the past ", "from June to ", "1-1-"]
)
def test_hostile_text_is_read_to_its_end(piece: str) -> None:
    # Half a second; backtracking over 100,000 characters would take hours.
    text = "on " + piece * (100_000 // len(piece)) + " in May"
    assert [found.text for found in find_times(sentence(text))][-1:] == ["May"]
