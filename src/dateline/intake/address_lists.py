"""Contents that name addresses: plain lists, sitemaps, feeds and lists of them, and the lists of GDELT."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.articles.document import Document, Form
from dateline.intake.content import Content, Found
from dateline.intake.decoding import read_html
from dateline.intake.gdelt import read_gdelt
from dateline.intake.listed import read_address_list
from dateline.intake.sitemaps import read_sitemap
from dateline.intake.xml_documents import read_xml_documents
from dateline.intake.xml_text import root_name
from dateline.intake.zips import read_zip

_LOOKED_AT = 4096  # bytes
_SITEMAPS = frozenset({"urlset", "sitemapindex"})


def read_urls(content: Content) -> Iterator[Found]:
    """The addresses of a list, one a line."""
    yield from read_address_list(content.stream, content.name)


def read_xml(content: Content) -> Iterator[Found]:
    """A sitemap's addresses, a page, or a feed's entries, as the first element says. Raises InputError for others."""
    root = root_name(content.stream.peek(_LOOKED_AT))
    if root in _SITEMAPS:
        yield from read_sitemap(content.stream, content.name)
    elif root == "html":
        yield Document(content.name, html=read_html(content))
    else:
        yield from read_xml_documents(content.stream, content.name, charset=content.charset)


def read_gdelt_list(content: Content) -> Iterator[Found]:
    """The addresses of a list by GDELT, zipped as it is published or not."""
    if not content.stream.peek(4).startswith(b"PK\x03\x04"):
        yield from read_gdelt(content.stream, content.name)
        return
    for found in read_zip(content):
        yield replace(found, form=Form.GDELT) if isinstance(found, Content) else found
