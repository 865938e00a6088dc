"""Offices over the years, as the registry has them."""

import pytest

from dateline.views.careers import find_career


@pytest.mark.parametrize("actor", ["person/nobody-at-all", "person/", "state/NOR", "", "Sergei Lavrov"])
def test_others_have_no_career(actor: str) -> None:
    assert find_career(actor) is None


def test_offices_come_in_order_of_time() -> None:
    career = find_career("person/vladimir-putin")
    assert career
    assert [(one.title, one.of, one.start[:4], one.end[:4]) for one in career.offices] == [
        ("prime minister", "Russia", "1999", "2000"),
        ("acting president", "Russia", "1999", "2000"),
        ("president", "Russia", "2000", "2008"),
        ("prime minister", "Russia", "2008", "2012"),
        ("president", "Russia", "2012", ""),
    ]


@pytest.mark.parametrize("actor", ["person/vladimir-putin", "person/sergei-lavrov", "person/kim-jong-un"])
def test_bars_lie_within_the_years(actor: str) -> None:
    career = find_career(actor)
    assert career
    assert all(0 <= one.left <= one.left + one.width <= 1000 for one in career.offices)
    assert [one.left for one in career.offices] == sorted(one.left for one in career.offices)
