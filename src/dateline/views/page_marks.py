"""Marked words on a page: article text, escaped, with an element around each span; looks are in `timeline.css`."""

import html
from collections.abc import Iterable

from dateline.views.markup import Mark, segments
from dateline.views.printable import printable


def escaped(text: str) -> str:
    """Text as harmless HTML, in elements and in quoted attributes."""
    return html.escape(printable(text))


def marked(text: str, marks: Iterable[Mark], start: int = 0) -> str:
    """The escaped words, each marked piece in an element of the class of its narrowest span."""
    return "".join(_piece(piece, labels) for piece, labels in segments(text, marks, start))


def _piece(piece: str, labels: tuple[str, ...]) -> str:
    """One piece; every part it plays is named when the pointer rests on it."""
    if not labels:
        return escaped(piece)
    return f'<mark class="{labels[0]}" title="{", ".join(labels)}">{escaped(piece)}</mark>'
