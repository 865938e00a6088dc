"""Document: what a source holds before it is an article, as it was found, with the metadata that came with it."""

from dataclasses import dataclass
from enum import Enum


class Form(Enum):
    """What bytes may hold, by the name a user gives it."""

    TEXT = "text"  # plain text
    HTML = "html"  # a web page
    MARKDOWN = "markdown"  # text with light markup, and perhaps front matter
    PDF = "pdf"  # printed pages, of which the text layer is read
    DOCX = "docx"  # a document of a word processor
    MAIL = "eml"  # one mail, with its attachments
    JSON = "json"  # one document, or a list of them
    JSONL = "jsonl"  # one document a line
    CSV = "csv"  # one document a row, the columns named in the first
    TSV = "tsv"  # the same, divided by tabs
    WARC = "warc"  # an archive of web pages as they were fetched
    ZIP = "zip"  # an archive of files
    URLS = "urls"  # addresses to be fetched, one a line
    XML = "xml"  # what the first element says: a feed, a list of feeds, a sitemap
    GDELT = "gdelt"  # a list of articles by the GDELT project, of which the addresses are fetched


@dataclass(frozen=True, slots=True)
class Document:
    """One raw document. Exactly one of `text`, `html` and `data` is set; metadata that is absent is the empty string.

    `name` says where it was found: a path, `path:line` for a line of JSONL, `path[index]` for an item of a JSON list,
    `path#member` for what is inside an archive or a mail. `text` is final, character for character. `data` are bytes
    still to be parsed, and `form` says as what; the bytes of Markdown are UTF-8. `published` is an ISO date or
    coarser, `retrieved` an ISO time.
    """

    name: str
    text: str | None = None
    html: str | None = None
    data: bytes | None = None
    form: Form | None = None
    id: str = ""
    title: str = ""
    published: str = ""
    outlet: str = ""
    origin: str = ""
    author: str = ""
    url: str = ""
    retrieved: str = ""
    language: str = ""

    def __post_init__(self) -> None:
        if [self.text, self.html, self.data].count(None) != 2:
            raise ValueError("a document has either a text, an html or data")
        if (self.data is None) != (self.form is None):
            raise ValueError("a document has a form exactly when it has data")
