"""Listing: a page of a list, with how long the whole list is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from dateline.web.index.opening import DeskIndex

COUNTED = 10_000  # a longer list is only known to be longer, and not listed further
One = TypeVar("One")
Other = TypeVar("Other")


@dataclass(frozen=True, slots=True)
class Page:
    """Which rows of a list to give: `limit` of them after the first `offset`."""

    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Listing(Generic[One]):
    """The rows of a page, and how many there are in all: `total`, or more than that where `is_more`."""

    rows: tuple[One, ...]
    total: int
    is_more: bool = False

    def of(self, make: Callable[[One], Other]) -> "Listing[Other]":
        """The same list of what is made of each row."""
        return Listing(tuple(map(make, self.rows)), self.total, self.is_more)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows of a question in SQL: what is selected, and in which order."""

    sql: str
    parameters: tuple[object, ...] = ()
    order: str = ""


Row = tuple[Any, ...]


def find_listing(index: DeskIndex, stretches: Sequence[Stretch], page: Page) -> Listing[Row]:
    """The page of a list that is told stretch by stretch, one after the other."""
    return listed(take_page(index, stretches, page), count_rows(index, stretches))


def listed(rows: Iterable[One], total: int) -> Listing[One]:
    """The listing of rows of so many, counted up to one more than COUNTED."""
    return Listing(tuple(rows), min(total, COUNTED), total > COUNTED)


def count_rows(index: DeskIndex, stretches: Iterable[Stretch]) -> int:
    """How many rows there are in all, up to one more than COUNTED."""
    total = 0
    for stretch in stretches:
        if total <= COUNTED:
            total += _count(index, stretch, COUNTED + 1 - total)
    return total


def take_page(index: DeskIndex, stretches: Iterable[Stretch], page: Page) -> list[Row]:
    """The rows of a page."""
    rows: list[Row] = []
    skipped = page.offset
    for stretch in stretches:
        if len(rows) < page.limit and page.offset < COUNTED:
            found = _take(index, stretch, page.limit - len(rows), skipped)
            rows += found
            # Only where nothing was given are there rows of it to be counted as skipped.
            skipped = 0 if found or not skipped else skipped - _count(index, stretch, skipped)
    return rows


def _count(index: DeskIndex, stretch: Stretch, most: int) -> int:
    return index.number(f"SELECT count(*) FROM ({stretch.sql} LIMIT ?)", (*stretch.parameters, most))


def _take(index: DeskIndex, stretch: Stretch, limit: int, offset: int) -> list[Row]:
    return index.rows(f"{stretch.sql} {stretch.order} LIMIT ? OFFSET ?", (*stretch.parameters, limit, offset))
