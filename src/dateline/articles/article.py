"""Article: one published text in its final form, with what is known of where it comes from."""

import hashlib
from dataclasses import dataclass
from enum import Enum

from dateline.articles.span import Span


class PartKind(Enum):
    """What a stretch of an article is; events are read from headline, lead and body alone."""

    HEADLINE = "headline"  # a headline that stands in the text
    BODY = "body"  # a paragraph of the report
    CAPTION = "caption"  # words under a picture
    DATELINE = "dateline"  # "PYONGYANG, June 18 (KCNA) --", "Friday, March 1, 2024"
    SOURCE = "source"  # "Source: X", a byline, an agency tag on a line of its own
    DUPLICATE = "duplicate"  # the same headline or paragraph a second time
    BIOGRAPHY = "biography"  # about the author
    FORM = "form"  # comment form, newsletter, login
    SHARE = "share"  # share bars, related links, tags
    FOREIGN = "foreign"  # a paragraph that is surely in another language than the article
    DEBRIS = "debris"  # template leftovers, anything else that is not the report

    @property
    def is_news(self) -> bool:
        """Whether events are read from such a part."""
        return self in (PartKind.HEADLINE, PartKind.BODY)


class Basis(Enum):
    """Where a piece of metadata comes from."""

    GIVEN = "given"  # the input or the user said so
    INFERRED = "inferred"  # found in the text; its span is kept


@dataclass(frozen=True, slots=True)
class Metadatum:
    """A piece of metadata with its basis; `span` is set exactly when it was inferred from the text."""

    value: str
    basis: Basis = Basis.GIVEN
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph-like stretch of an article and what it is. Parts are in order and do not overlap."""

    span: Span
    kind: PartKind


@dataclass(frozen=True, slots=True)
class Article:
    """One published text. `published` is an ISO date (day precision or coarser: "2024-06-18", "2023-09").

    `language` is an ISO 639 code: what is surely recognised, else what the document declares; "und" where neither is.
    """

    id: str
    text: str
    parts: tuple[Part, ...]
    title: str = ""
    url: str = ""
    outlet: Metadatum | None = None
    origin: Metadatum | None = None
    author: Metadatum | None = None
    published: Metadatum | None = None
    retrieved: str = ""
    language: str = "en"


def content_id(*parts: str) -> str:
    """A stable id of 16 hex digits; parts are length-prefixed, so that two lists cannot share an id."""
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(f"{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()
