"""Numbers with what they count, and how exact their words make them."""

from math import inf

import pytest

from dateline.links import numbers_told
from dateline.links.numbers_told import NumberTold, find_numbers, rounding


def only(sentence: str) -> NumberTold:
    """The one number of a sentence."""
    (number,) = find_numbers(sentence)
    return number


@pytest.mark.parametrize(
    ("sentence", "words", "counted"),
    [
        ("The blast killed 14 people.", "14", "killed"),
        ("At least fourteen people were killed.", "At least fourteen", "killed"),
        ("Three of the wounded were dead by noon.", "Three", "injured"),
        ("Officers detained 36 demonstrators.", "36", "arrested"),
        ("About 2,500 marchers filled the square.", "About 2,500", "protester"),
        ("An estimated 1.7 million protesters came.", "An estimated 1.7 million", "protester"),
        ("They sent two dozen special forces soldiers.", "two dozen", "soldier"),
        ("Some tens of thousands of people fled.", "Some tens of thousands", "people"),
        ("They signed twelve agreements.", "twelve", "agreement"),
        ("It shut ports for five weeks.", "five", "week"),
        ("It named eleven others and released them.", "eleven", "other"),
        ("Hundreds of NATO soldiers came.", "Hundreds", "soldier"),
        ("It expelled nine diplomats.", "nine", "expelled"),
    ],
)
def test_what_is_counted(sentence: str, words: str, counted: str) -> None:
    number = only(sentence)
    assert (number.words, number.counted) == (words, counted)
    assert sentence[number.start : number.end] == number.words


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks on June 9, 2031 failed.",
        "The June 9 protests went on.",
        "On 9 June protests went on.",
        "In 2031 protests went on.",
        "The 53-year-old leader spoke.",
        "It won 5% of votes.",
        "It paid $5 million in fines.",
        "Article 5 binds allies.",
        "The G7 leaders met.",
        "It was one of the raids.",
        "It was a two-day visit.",
        "A three-judge court heard Lund's plea.",
        "He spoke at 9 pm to members.",
    ],
)
def test_what_is_no_count(sentence: str) -> None:
    assert find_numbers(sentence) == ()


def test_each_number_counts_its_own() -> None:
    found = find_numbers("At least 14 people were killed and 33 injured.")
    assert [(number.value, number.counted) for number in found] == [(14, "killed"), (33, "injured")]


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("14", 14, 14),
        ("at least 14", 14, inf),
        ("more than 1,000", 500, inf),
        ("up to 14", 0, 14),
        ("nearly 15", 12, 15),
        ("about 15", 12, 18),
        ("1,500", 1_450, 1_550),
        ("two million", 1_500_000, 2_500_000),
        ("dozens of", 24, 199),
        ("two hundred", 150, 250),
    ],
)
def test_words_leave_a_number_open(words: str, least: float, most: float) -> None:
    number = only(f"Rioters burnt {words} cars.")
    assert (number.least, number.most) == pytest.approx((least, most))


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("36", "38", False),
        ("at least 36", "38", True),
        ("at least 38", "36", False),
        ("about 36", "38", True),
        ("10,000", "12,000", True),
        ("1,500", "3,000", False),
        ("more than 30", "thirty-four", True),
        ("dozens of", "36", True),
        ("hundreds of", "36", False),
    ],
)
def test_agreement_is_the_same_either_way(one: str, other: str, agree: bool) -> None:
    first, second = (only(f"Rioters burnt {words} cars.") for words in (one, other))
    assert first.agrees_with(second) is second.agrees_with(first) is agree


@pytest.mark.parametrize(
    ("value", "rough"),
    [(7, 0), (10, 5), (36, 0), (120, 5), (1_500, 50), (10_000, 5_000), (1_700_000, 50_000), (2.5, 0)],
)
def test_rounding_is_half_a_unit_of_the_last_digit(value: float, rough: float) -> None:
    assert rounding(value) == rough


NUMBERS = ["14", "two dozen", "twenty-one", "A few", "tens of thousands", "HUNDREDS", "a million", "٣", "SEVEN"]


@pytest.mark.parametrize("number", NUMBERS)
def test_no_number_is_passed_over(number: str) -> None:
    sentence = f"There were {number} soldiers, nobody else."
    assert find_numbers(sentence) == tuple(numbers_told._find(sentence)) != ()


def test_a_sentence_without_a_number_is_not_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(numbers_told, "_find")
    assert find_numbers("Nobody told how many came, or often.") == ()
