"""Opening the index to ask it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class DeskIndex:
    """The index, opened to be read."""

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """All that is read inside is the index as it is now."""
        yield

    def close(self) -> None:
        """Give the file back."""


def open_index(record: Path) -> DeskIndex:
    """Open the index of a record."""
    return DeskIndex()
