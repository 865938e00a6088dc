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


def is_feed(beginning: bytes) -> bool:
    """Whether this is the beginning of a feed in XML, or of a list of feeds."""
    return root_name(beginning) in {*FEED_ROOTS, "opml"}


def read_xml_documents(
    stream: IO[bytes], name: str, *, charset: str = "", follow: bool = False
) -> Iterator[Document | Listed | InputError]:
    """The entries of a feed as they are; to `follow`, the addresses of feeds, and of pages in place of their teasers.

    Raises InputError for other XML, and for a list of feeds that is not to be followed: it holds no documents.
    """
    data = stream.read(LARGEST + 1)
    root = root_name(data)
    if root == "opml":
        listed = call_apart(read_opml, data, name, seconds=SECONDS, named=name)
        if not follow:
            raise InputError(name, "it lists feeds and holds no documents; `dateline watch` reads them")
        yield from (Listed(feed.address) for feed in listed)
    elif root in FEED_ROOTS or data.lstrip().startswith(b"{"):
        feed = read_feed_apart(data, name, charset=charset)
        yield from (_found(feed, entry, follow=follow) for entry in feed.entries)
    else:
        raise InputError(name, "XML of a kind Dateline does not read; it reads feeds (RSS, Atom, OPML)")


def _found(feed: Feed, entry: Entry, *, follow: bool) -> Document | Listed | InputError:
    if follow and entry.is_teaser:
        published = iso_day(entry.published) if entry.published else ""
        return Listed(entry.link, entry.title, published, entry.outlet or feed.title, entry.author)
    return feed.document(entry)
