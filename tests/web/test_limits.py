"""Bodies come in whole, in time and in bounds, or not at all."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import pytest
from anyio.from_thread import start_blocking_portal
from starlette.exceptions import HTTPException
from starlette.types import Message

from dateline.web.limits import bounded


def in_a_loop(made: Callable[[], Awaitable[Any]]) -> Any:
    """What is made in a loop of its own thread: that of a browser may be running in this one."""
    with start_blocking_portal() as portal:
        return portal.call(made)


def take(sizes: Iterable[int | None], *, seconds: float = 60) -> Any:
    """Take a body that comes in pieces of these sizes, the last of which ends it; None never comes."""

    async def receive() -> Message:
        size = next(coming)
        if size is None:
            await asyncio.Event().wait()
        return {"type": "http.request", "body": b"x" * (size or 0), "more_body": size != 0}

    async def read() -> int:
        taken, body = 0, bounded(receive, most=1_000, seconds=seconds)
        while (message := await body())["more_body"]:
            taken += len(message["body"])
        return taken

    coming = iter(sizes)
    return in_a_loop(read)


@pytest.mark.parametrize(("sizes", "taken"), [([0], 0), ([1, 2, 0], 3), ([1_000, 0], 1_000), ([500, 500, 0], 1_000)])
def test_a_body_in_bounds_is_whole(sizes: list[int | None], taken: int) -> None:
    assert take(sizes) == taken


@pytest.mark.parametrize(
    ("sizes", "status"),
    [([1_001, 0], 413), ([500, 501], 413), ([1] * 2_000, 413), ([None], 408), ([10, None], 408)],
)
def test_another_ends_in_an_error(sizes: list[int | None], status: int) -> None:
    with pytest.raises(HTTPException) as refused:
        take(sizes, seconds=0.01 if status == 408 else 60)
    assert refused.value.status_code == status


def test_waiting_for_the_visitor_to_go_is_no_delay() -> None:
    """After the whole body a page waits to hear that nobody is there any more; that may take any time."""

    async def receive() -> Message:
        if not said:
            said.append(True)
            return {"type": "http.request", "body": b""}
        await asyncio.sleep(0.05)
        return {"type": "http.disconnect"}

    async def read() -> str:
        body = bounded(receive, most=0, seconds=0.01)
        await body()
        return str((await body())["type"])

    said: list[bool] = []
    assert in_a_loop(read) == "http.disconnect"
