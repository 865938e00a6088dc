"""Given: the metadata that the user states for files that carry none."""

from dataclasses import dataclass, replace

from dateline.articles.document import Document
from dateline.articles.iso_date import iso_day
from dateline.errors import InputError


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
