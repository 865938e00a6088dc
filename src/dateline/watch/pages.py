"""The page that an entry of a feed stands for, with what the feed says of it."""

from dataclasses import replace

from dateline.articles.document import Document
from dateline.articles.iso_date import iso_day
from dateline.errors import InputError
from dateline.intake.feed import Entry, Feed
from dateline.intake.fetching import Fetched
from dateline.intake.streams import read_body


def read_entry_page(feed: Feed, entry: Entry, fetched: Fetched) -> Document:
    """The page as a document; what the feed says of it goes before what the page's markup does. Raises InputError."""
    found = next(read_body(fetched, None), None)
    if not isinstance(found, Document):
        raise found if isinstance(found, InputError) else InputError(fetched.address, "it is no page, but a list")
    return replace(
        found,
        title=entry.title or found.title,
        published=iso_day(entry.published) if entry.published else found.published,
        outlet=entry.outlet or feed.title,
        author=entry.author or found.author,
        url=fetched.address,
    )
