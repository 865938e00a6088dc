"""The desk as pages see it: the record and its index, opened to be read, both at one moment."""

from asyncio import Semaphore
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Full, LifoQueue
from typing import Annotated

from fastapi import Depends, Request

from dateline.errors import RecordError
from dateline.record.reader import RecordReader, open_record
from dateline.web.index.opening import DeskIndex, open_index

_AT_ONCE = 4  # requests that are worked at; others wait their turn, where they hold nothing


@dataclass(frozen=True, slots=True)
class Desk:
    """The record and its index; `file` is the very file that was opened, which another may have replaced since."""

    reader: RecordReader
    index: DeskIndex
    file: tuple[int, int]


class Desks:
    """Desks of one record, opened when they are needed and used again: what SQLite has read of the file stays known."""

    def __init__(self, record: Path) -> None:
        self.turn = Semaphore(_AT_ONCE)
        self._record = record
        self._free: LifoQueue[Desk] = LifoQueue(_AT_ONCE)

    @contextmanager
    def opened(self) -> Iterator[Desk]:
        """A desk for one visitor's request. Raises RecordError if the record cannot be read."""
        desk = self._take()
        try:
            with desk.reader.at_one_moment(), desk.index.at_one_moment():
                yield desk
        except RecordError:
            close(desk)
            raise
        except BaseException:
            self._give_back(desk)
            raise
        self._give_back(desk)

    def close(self) -> None:
        """Give the files back."""
        while desk := self._next_free():
            close(desk)

    def _take(self) -> Desk:
        file = self._find_file()
        while desk := self._next_free():
            if desk.file == file:
                return desk
            close(desk)
        reader = open_record(self._record, is_shared=True)
        try:
            return Desk(reader, open_index(self._record), file)
        except BaseException:
            reader.close()
            raise

    def _find_file(self) -> tuple[int, int]:
        try:
            found = self._record.stat()
        except OSError as error:
            raise RecordError(f"{self._record}: the record is gone ({error.strerror}); put it back") from error
        return found.st_dev, found.st_ino

    def _give_back(self, desk: Desk) -> None:
        try:
            self._free.put_nowait(desk)
        except Full:
            close(desk)

    def _next_free(self) -> Desk | None:
        try:
            return self._free.get_nowait()
        except Empty:
            return None


def close(desk: Desk) -> None:
    """Give the files of a desk back."""
    desk.reader.close()
    desk.index.close()


async def opened_desk(request: Request) -> AsyncIterator[Desk]:
    """The desk for one request, when it is its turn: many at once would all be slow, and each of them hold files."""
    desks: Desks = request.app.state.desks
    async with desks.turn:
        with desks.opened() as desk:
            yield desk


# Given back before the answer is sent: whoever reads slowly holds nothing.
OpenedDesk = Annotated[Desk, Depends(opened_desk, scope="function")]
