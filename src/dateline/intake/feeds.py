"""Feeds of every format to their entries: RSS 0.9x, 1.0 and 2.0, Atom, and JSON Feed. Nothing is fetched.

The characters are decoded and the bounds are checked here, as for every document; feedparser then knows the dialects,
and reads on where a feed is not well-formed, as many are not. Markup in an entry stays as it came: its words are taken
from it where those of a page are.
"""

import re
from calendar import timegm
from datetime import UTC, datetime
from email.utils import parseaddr
from html import unescape
from io import BytesIO
from typing import Any

from dateline.errors import InputError
from dateline.intake.apart import call_apart
from dateline.intake.decoding import LARGEST
from dateline.intake.feed import Entry, Feed, words_of
from dateline.intake.feed_values import MOST_ENTRIES, find_address, find_language, find_time, too_many
from dateline.intake.json_feed import read_json_feed
from dateline.intake.xml_text import xml_text

FEED_ROOTS = frozenset({"rss", "feed", "rdf"})
SECONDS = 25.0  # for one feed, whatever it is; an ordinary one takes some hundredths

_ENTRY = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)[\s>/]", re.IGNORECASE)


def read_feed(data: bytes, name: str, *, charset: str = "") -> Feed:
    """The feed in `data`; `name` says where it is from, `charset` what it was sent as.

    Raises InputError for what is not a feed, is too large, or declares entities. Relative links lead from `name`, if
    that is an address. On bytes from elsewhere use `read_feed_apart`.
    """
    if len(data) > LARGEST:
        raise InputError(name, f"the feed is larger than {LARGEST // 1_000_000} MB; split it")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return read_json_feed(data, name, charset=charset)
    text = xml_text(data, name=name, charset=charset)
    if sum(1 for _ in _ENTRY.finditer(text)) > MOST_ENTRIES:
        raise too_many(name)
    return _feed(_parse(text, name), name)


def read_feed_apart(data: bytes, name: str, *, charset: str = "", seconds: float = SECONDS) -> Feed:
    """The same, read in a process of its own that is stopped after some seconds; then InputError is raised."""
    return call_apart(read_feed, data, name, seconds=seconds, named=name, charset=charset)


def _parse(text: str, name: str) -> Any:
    """What feedparser makes of a feed: a dict, whatever is wrong with it."""
    import feedparser

    headers = {"content-type": "application/xml; charset=utf-8"}
    if find_address(name):
        headers["content-location"] = name
    stream = BytesIO(text.encode("utf-8"))  # a string would be taken for a path or an address
    return feedparser.parse(stream, response_headers=headers, resolve_relative_uris=False, sanitize_html=False)


def _feed(found: Any, name: str) -> Feed:
    if not found.get("version") and not found.entries:
        raise InputError(name, "it is not a feed (RSS, Atom or JSON Feed)")
    if found.bozo and not found.entries:
        raise InputError(name, f"the feed is broken before its first entry ({found.get('bozo_exception', 'no XML')})")
    about = found.feed
    language = find_language(about.get("language", ""))
    entries = tuple(_entry(entry, number) for number, entry in enumerate(found.entries, start=1))
    return Feed(name, _line(about, "title"), language, entries)


def _entry(found: Any, number: int) -> Entry:
    body, is_summary = _body(found)
    link = find_address(found.get("link", ""))
    is_html = body.get("type", "") != "text/plain"
    return Entry(
        id=found.get("id", "").strip() or link or str(number),
        title=_line(found, "title"),
        link=link,
        published=_published(found),
        author=_author(found),
        outlet=_line(found.get("source", {}), "title"),
        language=find_language(body.get("language") or ""),
        html=body["value"] if is_html else "",
        text="" if is_html else body["value"],
        is_summary=is_summary,
    )


def _body(found: Any) -> tuple[Any, bool]:
    """The words of an entry, its content before its summary, and whether they are but the summary."""
    readable = ("text/plain", "text/html", "application/xhtml+xml")
    contents = [one for one in found.get("content", []) if one.get("type") in readable and one.get("value", "").strip()]
    summary = found.get("summary_detail") or {"value": ""}
    return (max(contents, key=lambda one: len(one["value"])), False) if contents else (summary, True)


def _line(found: Any, name: str) -> str:
    """A line of words, which some feeds write as html."""
    detail = found.get(f"{name}_detail") or {"value": found.get(name, "")}
    value = detail.get("value", "")
    plain = unescape(words_of(value)) if "html" in detail.get("type", "") else value
    return " ".join(plain.split())


def _author(found: Any) -> str:
    """The names of those who wrote it; an address without a name is nobody's name."""
    told = found.get("author", "")
    if "@" in told:  # feedparser cuts the name at a wrong place where the domain is a long one
        return parseaddr(told)[0].strip()
    names = (author.get("name", "").strip() for author in found.get("authors", []))
    return ", ".join(dict.fromkeys(filter(None, names)))


def _published(found: Any) -> str:
    """When it was published, else changed, in ISO."""
    name = "published" if found.get("published") else "updated"
    if name not in found:
        return ""
    return find_time(found[name]) or _moment(found.get(f"{name}_parsed"))


def _moment(parsed: Any) -> str:
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC).isoformat() if parsed else ""
    except (ValueError, OverflowError):  # beyond the years there are
        return ""
