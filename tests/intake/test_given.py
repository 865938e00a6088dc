"""What counts as a date of publication."""

import pytest

from dateline.errors import InputError
from dateline.intake.given import Given


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("", ""),
        ("2024", "2024"),
        ("2024-06", "2024-06"),
        ("2024-06-18", "2024-06-18"),
        ("2024-06-18T23:30:00Z", "2024-06-18"),
        ("2024-06-18 23:30:00+09:00", "2024-06-18"),
    ],
)
def test_dates(words: str, value: str) -> None:
    assert Given(published=words).published == value


@pytest.mark.parametrize("words", ["0000", "2024-13", "2024-02-30", "yesterday", "18.06.2024", "9" * 5000, "٢٠٢٤"])
def test_what_is_no_date_is_refused(words: str) -> None:
    with pytest.raises(InputError, match=r"^--published: .* is no ISO date"):
        Given(published=words)
