"""Paging: which rows of a long list a page shows, and what it says of the others."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Query

from dateline.web.index.listing import Listing, Page

SIZE = 50
_FARTHEST = 200  # pages; who wants to see more asks for less

PageNumber = Annotated[int, Query(ge=1, le=_FARTHEST, description="Which page of the list, from 1 on.")]


@dataclass(frozen=True, slots=True)
class Paging:
    """Page `page`, of `size` rows each, of a list of `total`; where that `is_more` it is longer still."""

    page: int
    size: int
    total: int
    is_more: bool = False

    @classmethod
    def of(cls, listing: Listing[Any], page: int, *, size: int = SIZE) -> "Paging":
        """Where a page stands in its list."""
        return cls(page, size, listing.total, listing.is_more)

    @property
    def pages(self) -> int:
        """How many pages can be asked for."""
        return min(max(1, -(-self.total // self.size)), _FARTHEST)

    @property
    def has_next(self) -> bool:
        """Whether there is a page after this one."""
        return self.page < self.pages

    def words(self, noun: str) -> str:
        """Which rows are shown, of how many."""
        if not self.is_more and self.total <= self.size:
            return f"{self.total:,} {noun}{'' if self.total == 1 else 's'}"
        first = (self.page - 1) * self.size + 1
        last = min(self.page * self.size, self.total)
        return f"{first:,} to {last:,} of {'more than ' if self.is_more else ''}{self.total:,} {noun}s"


def page_of(number: int, *, size: int = SIZE) -> Page:
    """The rows of a page, for the index."""
    return Page(size, (number - 1) * size)
