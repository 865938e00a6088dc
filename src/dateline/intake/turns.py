"""Work for several hosts side by side and for each host one piece at a time, with results in the order asked.

The threads end with the program: those of an executor would hold up Ctrl-C for the slowest server.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import islice
from queue import SimpleQueue
from threading import Thread
from typing import Generic, TypeVar

Result = TypeVar("Result")

_AT_ONCE = 8
_AHEAD = 32  # each may hold one document in memory


@dataclass(frozen=True, slots=True)
class Errand(Generic[Result]):
    """Something to be called while no other errand to its host is under way."""

    host: str
    call: Callable[[], Result]


def in_turn(errands: Iterable[Errand[Result]]) -> Iterator[Result]:
    """What comes of each errand, in their order, or what it raises; some are begun before they are asked for.

    Whoever takes the results slowly is waited for: no more than so many of them are held at any time.
    """
    errands = iter(errands)
    ended: SimpleQueue[_Run[Result]] = SimpleQueue()
    ahead: deque[_Run[Result]] = deque()
    under_way: set[str] = set()
    while True:
        ahead.extend(_Run(errand, ended) for errand in islice(errands, _AHEAD - len(ahead)))
        if not ahead:
            return
        _begin(ahead, under_way)
        if ahead[0].has_ended:
            yield ahead.popleft().result()
        else:
            one = ended.get()
            one.has_ended = True
            under_way.remove(one.errand.host)


def _begin(ahead: Iterable["_Run[Result]"], under_way: set[str]) -> None:
    """Begin what has not begun and goes to a host that nothing under way goes to."""
    for one in ahead:
        if len(under_way) < _AT_ONCE and not one.has_begun and one.errand.host not in under_way:
            under_way.add(one.errand.host)
            one.has_begun = True
            one.start()


class _Run(Thread, Generic[Result]):
    """One errand in a thread of its own, which is told of at its end."""

    def __init__(self, errand: Errand[Result], ended: "SimpleQueue[_Run[Result]]") -> None:
        super().__init__(daemon=True)
        self.errand, self.ended = errand, ended
        self.has_begun = self.has_ended = False
        self.found: Future[Result] = Future()

    def run(self) -> None:
        """Call it, and tell that it has ended, whatever came of it."""
        try:
            self.found.set_result(self.errand.call())
        except BaseException as error:  # noqa: BLE001 -- raised again where the result is taken
            self.found.set_exception(error)
        self.ended.put(self)

    def result(self) -> Result:
        """What came of it; raises what it raised."""
        return self.found.result()
