"""Which form bytes have: by the name they go under, by the media type a server gives them, or by how they begin."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from dateline.articles.document import Form

SUFFIXES: Mapping[str, Form] = {
    ".txt": Form.TEXT,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xhtml": Form.HTML,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
    ".pdf": Form.PDF,
    ".docx": Form.DOCX,
    ".eml": Form.MAIL,
    ".json": Form.JSON,
    ".jsonl": Form.JSONL,
    ".ndjson": Form.JSONL,
    ".csv": Form.CSV,
    ".tsv": Form.TSV,
    ".warc": Form.WARC,
    ".zip": Form.ZIP,
    ".urls": Form.URLS,
    ".xml": Form.XML,
    ".rss": Form.XML,
    ".atom": Form.XML,
    ".opml": Form.XML,
}
_MEDIA_TYPES: Mapping[str, Form] = {
    "text/html": Form.HTML,
    "application/xhtml+xml": Form.HTML,
    "text/markdown": Form.MARKDOWN,
    "application/pdf": Form.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Form.DOCX,
    "message/rfc822": Form.MAIL,
    "application/json": Form.JSON,
    "application/jsonl": Form.JSONL,
    "application/x-ndjson": Form.JSONL,
    "text/csv": Form.CSV,
    "text/tab-separated-values": Form.TSV,
    "application/warc": Form.WARC,
    "application/zip": Form.ZIP,
    "application/xml": Form.XML,
    "text/xml": Form.XML,
    "application/rss+xml": Form.XML,
    "application/atom+xml": Form.XML,
    "application/rdf+xml": Form.XML,
    "text/x-opml": Form.XML,
    "application/feed+json": Form.XML,  # the same reader knows it by its beginning
}
_BEGINNINGS = (
    (b"%PDF-", Form.PDF),
    (b"PK\x03\x04", Form.ZIP),
    (b"WARC/", Form.WARC),
    (b"[", Form.JSON),
    (b"<?xml", Form.XML),
    (b"<rss", Form.XML),
    (b"<feed", Form.XML),
    (b"<urlset", Form.XML),
    (b"<sitemapindex", Form.XML),
    (b"<", Form.HTML),
)
GZIP_SUFFIX = ".gz"


def form_of(name: str, media_type: str = "") -> Form | None:
    """The form of a file, address or member of an archive; None where neither its name nor its media type tells.

    `media_type` may carry parameters. What servers say of everything they do not know ("text/plain") tells least.
    """
    told = media_type.partition(";")[0].strip().lower()
    return _MEDIA_TYPES.get(told) or SUFFIXES.get(_suffix(name)) or (Form.TEXT if told == "text/plain" else None)


def find_form(beginning: bytes) -> Form:
    """The form of bytes that go under no telling name, by how they begin; what is nothing else is text."""
    words = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()
    if words.startswith(b"{"):
        # An object that goes over several lines is one document; one that ends with its line may have others below.
        line, newline, _ = words.partition(b"\n")
        return Form.JSON if newline and not line.rstrip().endswith(b"}") else Form.JSONL
    return next((form for begins, form in _BEGINNINGS if words.startswith(begins)), Form.TEXT)


def _suffix(name: str) -> str:
    path = PurePosixPath(_path_of(name))
    suffix = path.suffix.lower()
    return PurePosixPath(path.stem).suffix.lower() if suffix == GZIP_SUFFIX else suffix


def _path_of(name: str) -> str:
    if not name.startswith(("http://", "https://")):
        return name.replace("\\", "/")
    try:
        return urlsplit(name).path
    except ValueError:  # an address that cannot be one; whoever fetches it says so
        return ""
