"""Who wrote this copy and for whom, as bylines and author biographies tell."""

from dateline.articles.article import Basis, Metadatum, Part, PartKind
from dateline.articles.boilerplate import find_fields
from dateline.articles.span import Span


def find_author(text: str, parts: tuple[Part, ...]) -> Metadatum | None:
    """The author of a byline, else the person whom a biography below the report describes."""
    return _find(text, parts, "author", PartKind.SOURCE) or _find(text, parts, "author", PartKind.BIOGRAPHY)


def find_outlet(text: str, parts: tuple[Part, ...]) -> Metadatum | None:
    """The outlet that the author's biography says the author writes for."""
    return _find(text, parts, "outlet", PartKind.BIOGRAPHY)


def _find(text: str, parts: tuple[Part, ...], field: str, kind: PartKind) -> Metadatum | None:
    for part in parts:
        if part.kind is kind:
            for start, end in find_fields(part.span.of(text), field, kind=kind):
                span = Span(part.span.article, part.span.start + start, part.span.start + end)
                return Metadatum(span.of(text), Basis.INFERRED, span)
    return None
