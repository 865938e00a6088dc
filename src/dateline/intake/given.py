"""Given: the metadata that the user states for files that carry none, and what counts as a date."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from dateline.articles.document import Document
from dateline.errors import InputError

_YEAR_OR_MONTH = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of the documents; it fills what a file itself lacks. Raises InputError for a wrong date."""

    published: str = ""
    outlet: str = ""
    origin: str = ""

    def __post_init__(self) -> None:
        try:
            object.__setattr__(self, "published", iso_day(self.published) if self.published else "")
        except ValueError as error:
            raise InputError("--published", str(error)) from error

    def fill(self, document: Document) -> Document:
        """The document with what it lacked."""
        return replace(
            document,
            published=document.published or self.published,
            outlet=document.outlet or self.outlet,
            origin=document.origin or self.origin,
        )


def iso_day(words: str) -> str:
    """An ISO date, month or year as it is, an ISO time cut to its date. Raises ValueError for anything else."""
    coarse = _YEAR_OR_MONTH.fullmatch(words)
    try:
        if coarse:
            date(int(coarse[1]), int(coarse[2] or 1), 1)
            return words
        return datetime.fromisoformat(words).date().isoformat()
    except ValueError:
        raise ValueError(f"{words[:40]!r} is no ISO date; write 2024-06-18, 2024-06 or 2024") from None
