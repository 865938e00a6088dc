"""Item: one hostile input, made in a folder, and what may come of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

GIGABYTE = 1_000_000_000


class Expected(Enum):
    """What may come of an input."""

    ERROR = "one error"
    SETTLED = "one error, or it is read"


@dataclass(frozen=True, slots=True)
class Item:
    """One input: `make` puts it at the path it is given; an `address` needs no file.

    `mark` stands in its name and in its text, so that it is known again in errors and in the record. `name` is what
    the file is called after the mark, as text or bytes. `meanwhile` goes on while it is read.
    """

    mark: str
    name: str | bytes = ""
    make: Callable[[Path], object] = lambda path: None
    expected: Expected = Expected.SETTLED
    address: str = ""
    meanwhile: Callable[[Path], AbstractContextManager[object]] = lambda path: nullcontext()


@dataclass(frozen=True, slots=True)
class Draft:
    """An item before it is numbered: its contents follow from its mark."""

    kind: str
    name: str | bytes
    make: Callable[[Path, str], object] = lambda path, mark: None
    expected: Expected = Expected.SETTLED
    address: str = ""
    meanwhile: Callable[[Path], AbstractContextManager[object]] = lambda path: nullcontext()

    def numbered(self, number: int) -> Item:
        """The item with this number."""
        mark = f"h{number:04}{self.kind}"
        address = self.address and f"{self.address}{'&' if '?' in self.address else '?'}{mark}"
        return Item(mark, self.name, lambda path: self.make(path, mark), self.expected, address, self.meanwhile)


def honest_text(mark: str) -> str:
    """A small report that says its mark, so that no two are the same."""
    return (
        f"Norway said on Monday that it would host Finland in Bergen in May. The report {mark} was confirmed by the "
        f"ministry.\n\nThe foreign minister told reporters that talks on {mark} would go on in Oslo on Friday."
    )
