"""Calls made at once, in threads that end with the program: those of an executor hold up Ctrl-C for a slow server."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from threading import Thread
from typing import Generic, TypeVar

_Given = TypeVar("_Given")
_Found = TypeVar("_Found")


def map_at_once(function: Callable[[_Given], _Found], given: Iterable[_Given], *, width: int) -> Iterator[_Found]:
    """What the function gives for each, in order; `width` calls are made at once and no more results are kept."""
    remaining = iter(given)
    while batch := list(islice(remaining, width)):
        calls = [_Call(function, one) for one in batch]
        for call in calls:
            call.start()
        for call in calls:
            yield call.result()


class _Call(Thread, Generic[_Given, _Found]):
    """One call; its result, or what it raised, is had by waiting for it."""

    def __init__(self, function: Callable[[_Given], _Found], given: _Given) -> None:
        super().__init__(daemon=True)
        self.function, self.given = function, given
        self.found: list[_Found] = []
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self.found.append(self.function(self.given))
        except BaseException as error:
            self.error = error
            raise

    def result(self) -> _Found:
        self.join()
        if self.error:
            raise self.error
        return self.found[0]
