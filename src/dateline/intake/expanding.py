"""Compressed bytes to those they stand for, as they are asked for, and never many times more than there were."""

import gzip
import io
import zlib
from collections.abc import Callable
from typing import BinaryIO, cast
from zipfile import BadZipFile

from dateline.errors import InputError

# News in JSONL or HTML packs 3 to 20 times, columns that hardly change some 100 times; a bomb in gzip 1,000 times.
LARGEST_RATIO = 200
_UNSUSPECTED = 1_000_000  # bytes that may come out of however few
_GZIP = b"\x1f\x8b"


def buffered(stream: BinaryIO) -> io.BufferedReader:
    """A stream whose beginning can be looked at before it is read."""
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))


def expanded(stream: BinaryIO, name: str) -> io.BufferedReader:
    """What a gzip stream stands for, its members one after the other; any other stream as it is.

    Reading it raises InputError when it is damaged or cut off, or swells too much.
    """
    packed = buffered(stream)
    if not packed.peek(2).startswith(_GZIP):
        return packed
    counted = _Counted(packed)
    whole = gzip.GzipFile(fileobj=cast(BinaryIO, counted))
    return io.BufferedReader(Expanded(cast(BinaryIO, whole), name, lambda: counted.count))


class Expanded(io.RawIOBase):
    """A decompressing stream whose every failure is an InputError; `packed` tells the bytes it has taken so far."""

    def __init__(self, stream: BinaryIO, name: str, packed: Callable[[], int]) -> None:
        self._stream, self._name, self._packed, self._count = stream, name, packed, 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """The next bytes. Raises InputError."""
        try:
            data = self._stream.read(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile, BadZipFile) as error:
            problem = f"the archive is damaged or cut off ({error}); what came before it was read"
            raise InputError(self._name, problem) from error
        self._count += len(data)
        if self._count > max(_UNSUSPECTED, LARGEST_RATIO * self._packed()):
            raise InputError(self._name, f"it unpacks to more than {LARGEST_RATIO} times its size, as no news does")
        buffer[: len(data)] = data
        return len(data)


class _Counted:
    """A stream that counts what was read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.count = stream, 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data
