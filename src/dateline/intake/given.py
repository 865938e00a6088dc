"""Given: the metadata that the user states for files that carry none."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dateline.articles.document import Document, Form
from dateline.articles.iso_date import iso_day
from dateline.errors import InputError


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of the documents; it fills what a file itself lacks. Raises InputError for a wrong date.

    `form` is what standard input, the files named and those of unknown kinds in folders hold; `columns` are the names
    of a table's columns by the key they stand for, as in {"text": "body"}.
    With `allow_private` machines that are not on the public internet may be asked, too; with
    `follow` pages are read in the place of the entries of feeds that only announce them.
    """

    published: str = ""
    outlet: str = ""
    origin: str = ""
    form: Form | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    allow_private: bool = False
    follow: bool = False

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
