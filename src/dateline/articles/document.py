"""Document: what a file holds before it is an article, as raw text or html with the metadata that came with it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One raw document. Exactly one of `text` and `html` is set; metadata that is absent is the empty string.

    `name` says where it was found: a path, `path:line` for a line of JSONL, `path[index]` for an item of a JSON
    list. `text` is final, character for character. `published` is an ISO date or coarser, `retrieved` an ISO time.
    """

    name: str
    text: str | None = None
    html: str | None = None
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
        if (self.text is None) == (self.html is None):
            raise ValueError("a document has either a text or an html")
