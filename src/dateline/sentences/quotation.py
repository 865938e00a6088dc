"""What stands between quotation marks: the words of somebody else, in the article's own text."""

import re
from collections.abc import Iterator

from dateline.articles.article import Article, Part
from dateline.articles.span import Span

_MARK = re.compile(r"[“”\"«»„]")
_OPENING, _CLOSING = frozenset("“«„"), frozenset("”»")


def quoted_spans(article: Article) -> list[Span]:
    """Quotations of an article, marks left out, in text order; one that is not closed ends with its paragraph."""
    return [span for part in article.parts if part.kind.is_news for span in _quoted(article, part)]


def _quoted(article: Article, part: Part) -> Iterator[Span]:
    text, begin = part.span.of(article.text), None
    for match in _MARK.finditer(text):
        mark = match.group()
        if begin is None and mark not in _CLOSING:
            begin = match.end()
        elif begin is not None and mark not in _OPENING:
            if match.start() > begin:
                yield Span(article.id, part.span.start + begin, part.span.start + match.start())
            begin = None
    if begin is not None and begin < len(text):
        yield Span(article.id, part.span.start + begin, part.span.end)


def is_quoted(position: int, quotes: list[Span]) -> bool:
    """Whether a character of the text stands inside a quotation."""
    return any(quote.start <= position < quote.end for quote in quotes)
