"""The page that an entry of a feed stands for, with what the feed says of it."""

from dataclasses import replace

from dateline.articles.document import Document
from dateline.articles.iso_date import iso_day
from dateline.intake.decoding import decode
from dateline.intake.feed import Entry, Feed
from dateline.intake.fetching import Fetched


def read_entry_page(feed: Feed, entry: Entry, fetched: Fetched) -> Document:
    """The page as a document; what the feed says of it goes before what the page's markup does. Raises InputError."""
    html = decode(fetched.data, name=fetched.address, declared=fetched.charset)
    return replace(
        Document(fetched.address, html=html),
        title=entry.title,
        published=iso_day(entry.published) if entry.published else "",
        outlet=entry.outlet or feed.title,
        author=entry.author,
        url=fetched.address,
    )
