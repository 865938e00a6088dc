"""XML that holds articles or leads to them: feeds, and lists of feeds. What it is, its root says, not its suffix."""

from collections.abc import Iterator
from typing import IO

from dateline.articles.document import Document
from dateline.articles.iso_date import iso_day
from dateline.errors import InputError
from dateline.intake.apart import call_apart
from dateline.intake.decoding import LARGEST
from dateline.intake.feed import Entry, Feed
from dateline.intake.feeds import FEED_ROOTS, SECONDS, read_feed_apart
from dateline.intake.listed import Listed
from dateline.intake.opml import read_opml
from dateline.intake.xml_text import root_name


def read_xml_documents(
    stream: IO[bytes], name: str, *, charset: str = ""
) -> Iterator[Document | Listed | InputError]:
    """The entries of a feed, or the addresses of feeds. Raises InputError for other XML.

    An entry that only announces a page is its address, with the entry itself to be read where links are not followed.
    """
    data = stream.read(LARGEST + 1)
    root = root_name(data)
    if root == "opml":
        listed = call_apart(read_opml, data, name, seconds=SECONDS, named=name)
        yield from (Listed(feed.address) for feed in listed)
    elif root in FEED_ROOTS or data.lstrip().startswith(b"{"):
        feed = read_feed_apart(data, name, charset=charset)
        yield from (_found(feed, entry) for entry in feed.entries)
    else:
        raise InputError(name, "XML of a kind Dateline does not read; it reads feeds (RSS, Atom, OPML) and sitemaps")


def _found(feed: Feed, entry: Entry) -> Document | Listed | InputError:
    document = feed.document(entry)
    if not entry.is_teaser:
        return document
    published = iso_day(entry.published) if entry.published else ""
    return Listed(entry.link, entry.title, published, entry.outlet or feed.title, entry.author, instead=document)
