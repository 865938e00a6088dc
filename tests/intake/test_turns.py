"""Errands in turn: results in the order asked, a host at a time, and an error raised where its result is taken."""

from collections.abc import Callable
from functools import partial

import pytest

from dateline.intake.turns import Errand, in_turn


def give(number: int) -> int:
    if number == 3:
        raise ZeroDivisionError
    return number


def test_results_come_in_the_order_asked() -> None:
    errands = [Errand(f"host-{number % 3}", partial(give, number)) for number in range(100, 180)]
    assert list(in_turn(errands)) == list(range(100, 180))


def test_a_host_is_asked_one_thing_at_a_time() -> None:
    asked: list[str] = []

    def ask(host: str) -> str:
        asked.append(f"{host} begins")
        asked.append(f"{host} ends")
        return host

    hosts = ["a", "a", "b", "a", "b"] * 20
    calls: list[Callable[[], str]] = [partial(ask, host) for host in hosts]
    assert list(in_turn(map(Errand, hosts, calls))) == hosts
    of_a = [line for line in asked if line.startswith("a")]
    assert of_a == ["a begins", "a ends"] * 60


def test_what_an_errand_raises_is_raised_in_its_turn() -> None:
    results = in_turn(Errand("", partial(give, number)) for number in range(1, 6))
    assert [next(results), next(results)] == [1, 2]
    with pytest.raises(ZeroDivisionError):
        next(results)
