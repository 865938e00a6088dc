"""The words of a web page, and what its markup says of itself. Nothing is fetched, no script is run."""

import logging
from dataclasses import replace

from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document as Page

from dateline.articles.document import Document
from dateline.errors import InputError

# The extensive search also dates a page by years that occur in its prose; a date needs the markup or the address.
_MARKUP_ALONE = {"extensive_search": False, "original_date": True}

# A page without text is told of once, as an InputError; without a handler the libraries would print it as well.
for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


def read_page(document: Document) -> Document:
    """The same document with a text in place of its html; what the document already knew of itself wins.

    Raises InputError when the page holds no text.
    """
    tree = load_html(_whole_page(document.html or ""))
    page = None if tree is None else bare_extraction(tree, include_comments=False, with_metadata=True,
                                                     date_extraction_params=_MARKUP_ALONE)  # fmt: skip
    if tree is None or not isinstance(page, Page) or not (page.text or "").strip():
        raise InputError(document.name, "the page has no text; give the article itself, not a page that loads it later")
    return replace(
        document,
        text=page.text,
        html=None,
        title=document.title or page.title or "",
        published=document.published or page.date or "",
        outlet=document.outlet or page.sitename or "",
        author=document.author or page.author or "",
        url=document.url or page.url or "",
        language=document.language or _language(tree.get("lang") or ""),
    )


def _whole_page(html: str) -> str:
    # The parser takes a bare fragment for something else than a page and drops it.
    return html if "<html" in html[:5000].lower() else f"<html><body>{html}</body></html>"


def _language(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].strip().lower()
