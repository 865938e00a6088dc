"""Work for several hosts side by side and for each host one piece at a time, with results in the order asked."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

Result = TypeVar("Result")

_THREADS = 8
_AHEAD = 32  # each may hold one document in memory


@dataclass(slots=True)
class Errand(Generic[Result]):
    """Something to be called while no other errand to its host is under way."""

    host: str
    call: Callable[[], Result]
    begun: "Future[Result] | None" = None

    @property
    def is_running(self) -> bool:
        """Whether it was begun and has not ended."""
        return self.begun is not None and not self.begun.done()


def in_turn(errands: Iterable[Errand[Result]]) -> Iterator[Result]:
    """What comes of each errand, in their order; some are begun before they are asked for.

    Whoever takes the results slowly is waited for: no more than so many of them are held at any time.
    """
    errands = iter(errands)
    ahead: deque[Errand[Result]] = deque()
    pool = ThreadPoolExecutor(_THREADS)
    try:
        while True:
            ahead.extend(islice(errands, _AHEAD - len(ahead)))
            if not ahead:
                return
            _begin(ahead, pool)
            under_way = [one.begun for one in ahead if one.begun]
            if under_way and ahead[0].begun is under_way[0] and under_way[0].done():
                ahead.popleft()
                yield under_way[0].result()
            else:
                wait([one for one in under_way if not one.done()], return_when=FIRST_COMPLETED)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _begin(ahead: Iterable[Errand[Result]], pool: ThreadPoolExecutor) -> None:
    """Begin what has not begun and goes to a host that nothing under way goes to."""
    busy = {one.host for one in ahead if one.is_running}
    for one in ahead:
        if one.begun is None and one.host not in busy:
            one.begun = pool.submit(one.call)
            busy.add(one.host)
