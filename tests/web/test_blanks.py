"""What a form leaves empty is not asked."""

from pathlib import Path

import pytest
from desks import visitor


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/?words=&party=PRK&other=&min_score=", "?party=PRK"),
        ("/?words=&party=", "?"),
        ("/articles?words=a%3Db&outlet=", "?words=a%3Db"),
        ("/claims?words=a=&holder=", "?words=a="),
        ("//evil.example/?x=", "?"),
        ("/?x=%0d%0aset-cookie:%20a=&y=", "?x=%0d%0aset-cookie:%20a="),
    ],
)
def test_empty_values_leave_the_address(small_record: Path, asked: str, led_to: str) -> None:
    answer = visitor(small_record).get(f"http://localhost{asked}")
    assert (answer.status_code, answer.headers["location"]) == (303, led_to)


@pytest.mark.parametrize(
    ("asked", "status"), [("/", 200), ("/?", 200), ("/?party=PRK", 200), ("/?a", 200), ("/api/story?min_score=", 400)]
)
def test_other_addresses_are_answered_as_they_are(small_record: Path, asked: str, status: int) -> None:
    assert visitor(small_record).get(f"http://localhost{asked}").status_code == status
