"""What was fetched, to what is in it."""

from collections.abc import Iterator
from io import BytesIO

from dateline.articles.document import Document
from dateline.errors import InputError
from dateline.intake.decoding import decode
from dateline.intake.fetching import Fetched
from dateline.intake.listed import Listed
from dateline.intake.sitemaps import is_sitemap, read_sitemap
from dateline.intake.xml_documents import is_feed, read_xml_documents

_JSON_FEED = "application/feed+json"
_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def read_body(fetched: Fetched, *, follow: bool = False) -> Iterator[Document | Listed | InputError]:
    """The page, the addresses that a sitemap names, or the entries of a feed, whose pages are named to `follow` them.

    Raises InputError for other kinds.
    """
    name = fetched.address
    if is_sitemap(fetched.data[:4096]):
        yield from read_sitemap(BytesIO(fetched.data), name)
    elif is_feed(fetched.data[:4096]) or fetched.media_type == _JSON_FEED:
        yield from read_xml_documents(BytesIO(fetched.data), name, charset=fetched.charset, follow=follow)
    elif fetched.media_type in _PAGES:
        yield Document(name, html=decode(fetched.data, name=name, declared=fetched.charset))
    elif fetched.media_type == "text/plain":
        yield Document(name, text=decode(fetched.data, name=name, declared=fetched.charset))
    else:
        raise InputError(name, f"a kind of page Dateline does not read ({fetched.media_type or 'none is told'})")
