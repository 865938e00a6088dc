"""Feed: what an outlet lists of its articles, whichever format it lists them in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.articles.document import Document
from dateline.articles.iso_date import iso_day
from dateline.errors import InputError

# Characters below which an entry's own words are taken to announce a page, not to be one.
TEASER = 200

_TAG = re.compile(r"<[^<>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `published` is an ISO day or time in the outlet's own zone; what is not told is the empty string.

    At most one of `html` and `text` says something. `is_summary` where the feed calls these words a summary.
    """

    id: str
    title: str = ""
    link: str = ""
    published: str = ""
    author: str = ""
    outlet: str = ""
    language: str = ""
    html: str = ""
    text: str = ""
    is_summary: bool = False

    @property
    def is_teaser(self) -> bool:
        """Whether its words stand for a page: there is one, and they are few or but a summary of it."""
        return bool(self.link) and (self.is_summary or len(words_of(self.html or self.text)) < TEASER)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with its entries in its own order; `name` says where it was found."""

    name: str
    title: str = ""
    language: str = ""
    entries: tuple[Entry, ...] = ()

    def documents(self) -> Iterator[Document | InputError]:
        """Its entries as documents, by their own words; an entry without any is an error."""
        return (self.document(entry) for entry in self.entries)

    def document(self, entry: Entry) -> Document | InputError:
        """One entry as a document; an error where it has no words of its own."""
        name = f"{self.name}#{entry.id[:200]}"
        if not words_of(entry.html or entry.text):
            return InputError(name, "the entry has no text of its own; with --follow its page is read")
        return Document(
            name,
            text=None if entry.html else entry.text,
            html=entry.html or None,
            title=entry.title,
            published=iso_day(entry.published) if entry.published else "",
            outlet=entry.outlet or self.title,
            author=entry.author,
            url=entry.link,
            language=entry.language or self.language,
        )


def words_of(markup: str) -> str:
    """What is left of html without its tags: only to see how much it is."""
    return _TAG.sub("", markup).strip()
