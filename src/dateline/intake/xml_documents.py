"""XML files that hold documents: feeds. What an XML file is, its root says; its suffix does not."""

from collections.abc import Iterator
from typing import IO

from dateline.articles.document import Document
from dateline.errors import InputError
from dateline.intake.decoding import LARGEST
from dateline.intake.feeds import FEED_ROOTS, read_feed_apart
from dateline.intake.xml_text import root_name


def read_xml_documents(stream: IO[bytes], name: str, *, charset: str = "") -> Iterator[Document | InputError]:
    """The entries of the feed in a stream. Raises InputError for lists of addresses, which hold none, and all else."""
    data = stream.read(LARGEST + 1)
    root = root_name(data)
    if root == "opml":
        raise InputError(name, "it lists feeds and holds no documents; `dateline watch FILE --into RECORD` reads them")
    if root not in FEED_ROOTS and not data.lstrip().startswith(b"{"):
        raise InputError(name, "XML of a kind Dateline does not read; it reads feeds (RSS, Atom)")
    yield from read_feed_apart(data, name, charset=charset).documents()
