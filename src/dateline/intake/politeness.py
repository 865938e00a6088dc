"""PoliteFetcher: a Fetcher that asks each host one thing at a time, with rests, and keeps to its robots.txt."""

import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from dateline.errors import AnswerError
from dateline.intake.fetching import Fetched, Fetcher, NotModified
from dateline.intake.robots import Robots
from dateline.intake.web_address import WebAddress, read_address

_BUSY = frozenset({429, 503})


@dataclass(frozen=True, slots=True)
class Manners:
    """Seconds of rest between two requests to a host, the longest that it may ask for, and how often it is tried."""

    rest: float = 1.0
    longest_rest: float = 60.0
    tries: int = 3
    first_wait: float = 5.0


_MANNERS = Manners()


@dataclass(slots=True)
class _Host:
    """A host's turn: held while it is asked, and not given again before `free` on the monotonic clock."""

    turn: Lock = field(default_factory=Lock)
    booking: Lock = field(default_factory=Lock)
    free: float = 0.0

    def wait(self, rest: float) -> None:
        """Wait for the next moment at which it may be asked, and take it."""
        with self.booking:
            start = max(time.monotonic(), self.free)
            self.free = start + rest
        time.sleep(max(0.0, start - time.monotonic()))

    def postpone(self, seconds: float) -> None:
        """Give no turn for so long."""
        with self.booking:
            self.free = max(self.free, time.monotonic() + seconds)


@dataclass(slots=True)
class PoliteFetcher:
    """Fetches as `Fetcher` does, from any number of threads; a host that says it is busy is tried again later."""

    fetcher: Fetcher
    manners: Manners = _MANNERS
    _robots: Robots = field(init=False)
    _hosts: defaultdict[str, _Host] = field(default_factory=lambda: defaultdict(_Host))

    def __post_init__(self) -> None:
        self._robots = Robots(self.fetcher)

    def fetch(self, address: str, *, etag: str = "", modified: str = "", is_led: bool = False) -> Fetched | NotModified:
        """What is at the address. Raises InputError, AnswerError among it, naming what went wrong."""
        host = self._hosts[read_address(address, any_port=self.fetcher.allow_private).host]
        with host.turn:
            tried = 1
            while True:
                try:
                    return self.fetcher.fetch(
                        address, etag=etag, modified=modified, is_led=is_led, before=self._ask_leave
                    )
                except AnswerError as error:
                    wait = self._wait_after(error, tried)
                    if wait is None:
                        raise
                host.postpone(wait)
                tried += 1

    def _wait_after(self, error: AnswerError, tried: int) -> float | None:
        """The seconds until the next try; none where there is to be none."""
        asked = self.manners.first_wait * 2 ** (tried - 1) if error.retry_after is None else error.retry_after
        is_last = tried == self.manners.tries or asked > self.manners.longest_rest
        return None if is_last or error.status not in _BUSY else asked

    def _ask_leave(self, address: WebAddress) -> None:
        asked = self._robots.check(address, before=self._rest(self.manners.rest))
        self._rest(min(max(asked, self.manners.rest), self.manners.longest_rest))(address)

    def _rest(self, seconds: float) -> Callable[[WebAddress], None]:
        return lambda address: self._hosts[address.host].wait(seconds)
