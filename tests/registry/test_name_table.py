"""One name has many spellings; letter case alone tells some words apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.registry.name_table import NameTable, name_key

TABLE = NameTable([("United States", 1), ("US", 1), ("Guinea", 2), ("Guinea-Bissau", 3), ("People's Front", 4)])


@pytest.mark.parametrize(
    ("surface", "key"),
    [
        ("the U.S.", "US"),
        ("Élysée", "Elysee"),
        ("Guinea-Bissau", "Guinea Bissau"),
        ("Oslo’s", "Oslo"),
        ("United States'", "United States"),
        ("Sana'a", "Sanaa"),
        ("Trinidad & Tobago", "Trinidad and Tobago"),
        ("Tromsø", "Tromso"),
        ("People 's Front", "Peoples Front"),
        ("The", "The"),
        ("  ", ""),
    ],
)
def test_spellings_share_a_key(surface: str, key: str) -> None:
    assert name_key(surface) == key


@pytest.mark.parametrize(
    ("surface", "value"),
    [("US", 1), ("us", None), ("UNITED STATES", 1), ("united states", None), ("the Guinea", 2), ("", None)],
)
def test_letter_case_counts(surface: str, value: int | None) -> None:
    assert TABLE.find(surface) == value


@pytest.mark.parametrize(
    ("words", "start", "found"),
    [
        (["in", "Guinea", "-", "Bissau", "today"], 1, (3, 3)),
        (["Guinea", "-", "Conakry"], 0, (2, 1)),
        (["Guinea", "'s", "army"], 0, (2, 1)),
        (["People", "'s", "Front", "men"], 0, (4, 3)),
        (["the", "United", "States"], 0, None),
        (["the", "United", "States"], 1, (1, 2)),
        (["United", "we", "stand"], 0, None),
        (["us"], 0, None),
        ([","], 0, None),
    ],
)
def test_the_longest_name_is_found(words: list[str], start: int, found: tuple[int, int] | None) -> None:
    assert TABLE.longest(words, start) == found


def test_the_first_of_two_values_keeps_a_name() -> None:
    assert NameTable([("Rome", 1), ("Rome", 2)]).find("Rome") == 1


@given(st.text())
def test_a_key_is_its_own_key(text: str) -> None:
    key = name_key(name_key(text))
    assert name_key(key) == key


@given(st.lists(st.text(max_size=8), min_size=1, max_size=6))
def test_what_is_found_lies_within_the_words(words: list[str]) -> None:
    found = TABLE.longest(words, 0)
    assert found is None or 1 <= found[1] <= len(words)
