"""Limits: how often one address may ask, how much a request may bring, and how long it may take over it."""

import time
from asyncio import timeout
from collections import OrderedDict
from ipaddress import ip_address, ip_network

from starlette.exceptions import HTTPException
from starlette.types import Message, Receive

_REMEMBERED = 4096  # addresses
_ONE_HOUSE = 64  # bits: who has one address of the sixth version has all that begin with these


class Allowance:
    """How many requests a minute each address has left; those not heard from for long are forgotten first."""

    def __init__(self, a_minute: int) -> None:
        self._a_minute = a_minute
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def spend(self, address: str) -> bool:
        """Whether the address had a request left, which it has then spent."""
        now, house = time.monotonic(), _house(address)
        left, last = self._left.pop(house, (float(self._a_minute), now))
        left = min(self._a_minute, left + (now - last) * self._a_minute / 60)
        has_one = left >= 1
        self._left[house] = (left - has_one, now)
        if len(self._left) > _REMEMBERED:
            self._left.popitem(last=False)
        return has_one


class TooLarge(HTTPException):
    """A request's body is larger than the desk takes."""

    def __init__(self, limit: int) -> None:
        told = f"the request is larger than {limit:,} bytes, the most this desk takes"
        super().__init__(413, told, {"connection": "close"})  # what follows is not read


def bounded(receive: Receive, *, most: int, seconds: float) -> Receive:
    """The body as it comes in, which ends in an error where it is of more bytes than `most` or takes too long."""
    taken, left, is_whole = 0, seconds, False

    async def receive_bounded() -> Message:
        nonlocal taken, left, is_whole
        if is_whole:
            return await receive()  # until the visitor has gone, which may take as long as it likes
        start = time.monotonic()
        try:
            async with timeout(left):
                message = await receive()
        except TimeoutError as error:
            told = "the request took too long to come in; send it again"
            raise HTTPException(408, told, {"connection": "close"}) from error
        left -= time.monotonic() - start
        taken += len(message.get("body", b""))
        is_whole = not message.get("more_body", False)
        if taken > most:
            raise TooLarge(most)
        return message

    return receive_bounded


def _house(address: str) -> str:
    try:
        version = ip_address(address.partition("%")[0]).version
    except ValueError:
        return address
    return address if version == 4 else str(ip_network(f"{address.partition('%')[0]}/{_ONE_HOUSE}", strict=False))
