"""Calls in a process of its own: what they give, and what becomes of those that do not end well."""

import os
import time

import pytest

from dateline.errors import InputError
from dateline.intake.apart import call_apart


def divide(one: int, by: int = 1) -> float:
    """A quotient."""
    return one / by


def refuse(name: str) -> None:
    """What a reader does with a bad document."""
    raise InputError(name, "no text")


def take_memory() -> int:
    """More than there is leave for."""
    return len(bytearray(4_000_000_000))


def test_gives_what_the_function_gives() -> None:
    assert call_apart(divide, 6, seconds=30, named="x", by=3) == 2.0


@pytest.mark.parametrize(
    ("function", "arguments", "problem"),
    [
        (refuse, ["page.html"], "page.html: no text"),
        (divide, [1, 0], "x: reading it crashed"),
        (os._exit, [3], "x: reading it crashed"),
        (os.abort, [], "x: reading it crashed"),
        (take_memory, [], "x: reading it crashed"),
    ],
)
def test_one_error_for_what_goes_wrong(function: object, arguments: list[object], problem: str) -> None:
    with pytest.raises(InputError, match=f"^{problem}"):
        call_apart(function, *arguments, seconds=30, named="x")  # type: ignore[arg-type]


def test_what_hangs_is_stopped() -> None:
    with pytest.raises(InputError, match=r"^x: it took more than 0\.2 s"):
        call_apart(time.sleep, 3600, seconds=0.2, named="x")
