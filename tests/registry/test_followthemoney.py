"""Lines of FollowTheMoney that may be passed over unread."""

import pytest

from dateline.registry.followthemoney import is_needed


@pytest.mark.parametrize(
    ("line", "needed"),
    [
        (b'{"id": "a", "schema": "Person"}', True),
        (b'{"id": "a", "schema": "Vessel"}', False),
        (b'{"id": "a"}', True),
        (b'[{"id": "a", "schema": "Vessel"}, {"id": "b", "schema": "Person"}]', True),
    ],
)
def test_a_line_is_passed_over_only_if_nothing_in_it_is_kept(line: bytes, needed: bool) -> None:
    assert is_needed(line) is needed
