"""The words of a web page, and what its markup says of itself. Nothing is fetched, no script is run."""

import logging
import re
from dataclasses import replace

from lxml.etree import XPath
from lxml.html import HtmlElement
from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document as Page

from dateline.articles.document import Document
from dateline.errors import InputError

# The extensive search also dates a page by years that occur in its prose; a date needs the markup or the address.
# Software that knows no date writes the first day of 1970.
_MARKUP_ALONE = {"extensive_search": False, "original_date": True, "min_date": "1970-01-02"}

# Dates of other articles, and of updates: the day of publication is wanted or none.
_OTHER_DATES = XPath(
    "//aside//time | //nav//time | //footer//time | //time[contains(@class, 'pdated') or contains(@class, 'odified')]"
    " | //*[contains(@itemprop, 'odified')] | //meta[contains(@property, 'modified') or contains(@property, 'updated')]"
    " | //meta[contains(@name, 'odified') or contains(@name, 'revised') or contains(@name, 'pdated')]"
)
_DATA = XPath("//script[contains(@type, 'ld+json')]")
_MODIFIED = re.compile(r'"dateModified"\s*+:\s*+"[^"]*+"')

# Pages of news have some 5,000 tags; 100,000 take 3 seconds, and from there on time grows with their square, as it does
# with the attributes of one tag.
_MOST_TAGS = 100_000
_FLOOD = re.compile(r"<\w[^\s<>]*+(?:\s++[^\s<>]++){20000}")

# A page without text is told of once, as an InputError; without a handler the libraries would print it as well.
for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


def read_page(document: Document) -> Document:
    """The same document with a text in place of its html; what the document already knew of itself wins.

    Raises InputError when the page holds no text, or more markup than can be read.
    """
    tree = load_html(_whole_page(_within_limits(document)))
    if tree is not None:
        _drop_other_dates(tree)
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


def _within_limits(document: Document) -> str:
    html = document.html or ""
    if html.count("<") > _MOST_TAGS or _FLOOD.search(html):
        raise InputError(document.name, "the page has more markup than an article has; give the article itself")
    return html


def _drop_other_dates(tree: HtmlElement) -> None:
    for element in _OTHER_DATES(tree):
        element.drop_tree()
    for script in _DATA(tree):
        script.text = _MODIFIED.sub('"modified": ""', script.text or "")


def _whole_page(html: str) -> str:
    # The parser takes a bare fragment for something else than a page and drops it.
    return html if "<html" in html[:5000].lower() else f"<html><body>{html}</body></html>"


def _language(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].strip().lower()
