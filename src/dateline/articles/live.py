"""Live pages: entries under a time of day, the newest first, that tell of the day the page was published."""

import re

from dateline.articles.article import Article, PartKind
from dateline.articles.span import Span

# "14:05", "2.30 pm", "22:10 GMT": a heading of nothing else.
_CLOCK = re.compile(r"\s*\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?\s*", re.IGNORECASE)


def live_entries(article: Article) -> list[Span]:
    """The body of every entry under a time of day, in text order; none where nothing stands under such a heading."""
    entries, is_timed = [], False
    for part in article.parts:
        if part.kind is PartKind.HEADLINE:
            is_timed = _CLOCK.fullmatch(part.span.of(article.text)) is not None
        elif is_timed:
            entries.append(part.span)
    return entries
