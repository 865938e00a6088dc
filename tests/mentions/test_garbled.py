"""Names that sound alike, and those that only look alike."""

import pytest

from dateline.mentions.garbled import shares_a_word, sounds_like


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("Loveloff", "Lavrov", True),
        ("Labrov", "Lavrov", True),
        ("Mergel", "Merkel", True),
        ("Lavrova", "Lavrov", True),
        ("ambassador", "Assad", False),
        ("Petrov", "Lavrov", False),
        ("Li", "Lee", False),
        ("Obana", "Obama", False),  # two consonants are shared by too many
    ],
)
def test_single_names(name: str, known: str, expected: bool) -> None:
    assert sounds_like(name, known) is expected


def test_short_names_where_more_is_known_of_them() -> None:
    assert sounds_like("Obana", "Obama", shortest=2)


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("Loveloff", "Sergei Lavrov", True),
        ("Sergey Labrov", "Sergei Lavrov", True),
        ("Ivan Labrov", "Sergei Lavrov", False),
    ],
)
def test_a_whole_name_shares_a_word(name: str, known: str, expected: bool) -> None:
    assert shares_a_word(name, known) is expected


@pytest.mark.parametrize(
    ("one", "other"), [("Loveloff", "Lavrov"), ("Petrov", "Lavrov"), ("Li", "Lee"), ("Óskar", "Oskar")]
)
def test_sound_goes_both_ways(one: str, other: str) -> None:
    assert sounds_like(one, other) is sounds_like(other, one)


@pytest.mark.parametrize("name", ["Lavrov", "Støltenberg", "von der Leyen", "Gutérres"])
def test_a_name_sounds_like_itself_in_any_letters(name: str) -> None:
    assert sounds_like(name, name.upper())
    assert shares_a_word(name, name.lower())
