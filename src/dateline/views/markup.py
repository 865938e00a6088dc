"""Markup: the words of an article with the spans of what was found in them, for a terminal and for a notebook."""

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from rich.text import Text

from dateline.errors import QueryError
from dateline.events.event import Event
from dateline.record.reader import RecordReader
from dateline.views.filters import Filters
from dateline.views.printable import printable
from dateline.views.rows import find_events, find_rows

# One colour a part, as hue for pages and as a terminal style; the name of the part always stands beside it.
LABELS = {
    "trigger": ("#f2c94c", "bold black on yellow"),
    "actor": ("#9ad0ec", "black on cyan"),
    "recipient": ("#b7e4a8", "black on green"),
    "when": ("#e3c5f0", "black on magenta"),
    "where": ("#f7c6a3", "black on bright_yellow"),
    "holder": ("#d5d8dc", "black on white"),
    "cue": ("#d5d8dc", "underline"),
    "content": ("#f6efd0", "italic"),
    "mention": ("#f2c94c", "bold black on yellow"),
    "refers to": ("#d5d8dc", "black on white"),
    "in question": ("#f4a6a0", "bold black on red"),
    "rests on": ("#d5d8dc", "black on white"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch `[start, end)` of an article's text and the part it plays."""

    start: int
    end: int
    label: str


def event_marks(event: Event) -> list[Mark]:
    """The spans of an event, those it was reached through included."""
    marks = [Mark(event.trigger.start, event.trigger.end, "trigger")]
    for label, roles in (("actor", event.actors), ("recipient", event.recipients), ("holder", event.said_by)):
        spans = [span for role in roles for span in (role.span, *role.through)]
        marks.extend(Mark(span.start, span.end, label) for span in spans)
    for label, span in (("when", event.when and event.when.span), ("where", event.where and event.where.span)):
        if span:
            marks.append(Mark(span.start, span.end, label))
    return marks


def segments(text: str, marks: Iterable[Mark], start: int = 0) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The text cut wherever a mark begins or ends, each piece with its labels, the narrowest mark first.

    `start` is the offset of the text in its article; marks, or the parts of them, outside the text are left out.
    """
    end = start + len(text)
    inside = [mark for mark in marks if mark.start < end and start < mark.end]
    cuts = {start, end} | {min(max(cut, start), end) for mark in inside for cut in (mark.start, mark.end)}
    edges = sorted(cuts)
    for left, right in pairwise(edges):
        covering = [mark for mark in inside if mark.start <= left and right <= mark.end]
        covering.sort(key=lambda mark: (mark.end - mark.start, mark.start))
        yield text[left - start : right - start], tuple(dict.fromkeys(mark.label for mark in covering))


def sentence_text(text: str, marks: Iterable[Mark], start: int = 0) -> Text:
    """The words for a terminal, each span in the style of its part."""
    shown = Text()
    for piece, labels in segments(text, marks, start):
        shown.append(printable(piece).replace("\n", " "), LABELS[labels[0]][1] if labels else None)
    return shown


def legend_text(marks: Iterable[Mark]) -> Text:
    """The parts that stand in a sentence, each in its own style."""
    labels = dict.fromkeys(mark.label for mark in marks)
    return Text("  ").join(Text(f" {label} ", LABELS[label][1]) for label in labels)


def marked_words(text: str, marks: Iterable[Mark], start: int = 0) -> dict[str, list[str]]:
    """The words under each part, for output without colour."""
    found: dict[str, list[str]] = {}
    for mark in marks:
        if start <= mark.start and mark.end <= start + len(text):
            found.setdefault(mark.label, []).append(text[mark.start - start : mark.end - start])
    return found


def article_html(reader: RecordReader, article: str) -> str:
    """An article with the spans of its events at the default score, as one piece of HTML with inline style."""
    rows = find_rows(reader, "SELECT title, outlet, published, text FROM articles WHERE id = ?", (article,))
    if not rows:
        raise QueryError(f"there is no article {article!r} in this record")
    row = rows[0]
    told = find_events(reader, Filters(article=article).condition)
    marks = [mark for each in told for mark in event_marks(each.event)]
    source = ", ".join(filter(None, (row["outlet"], row["published"])))
    return (
        '<div style="max-width:46em;font:1em/1.6 Georgia,serif">'
        f"<p><strong>{_escaped(row['title'] or article)}</strong> {_escaped(source)}</p>"
        f'<p>{_legend_html(marks)}</p><div style="white-space:pre-wrap">{_marked_html(row["text"], marks)}</div></div>'
    )


def _marked_html(text: str, marks: list[Mark]) -> str:
    """The escaped text with a coloured element around each marked piece."""
    return "".join(_piece_html(piece, labels) for piece, labels in segments(text, marks))


def _piece_html(piece: str, labels: tuple[str, ...]) -> str:
    """One piece of text; all its parts are named when the pointer rests on it."""
    if not labels:
        return _escaped(piece)
    style = f"background:{LABELS[labels[0]][0]};color:#111;border-radius:.2em"
    return f'<mark style="{style}" title="{", ".join(labels)}">{_escaped(piece)}</mark>'


def _legend_html(marks: list[Mark]) -> str:
    """The parts that stand in the article, each in its own colour."""
    return " ".join(_piece_html(label, (label,)) for label in dict.fromkeys(mark.label for mark in marks))


def _escaped(text: str) -> str:
    """Article text as harmless HTML."""
    return html.escape(printable(text))
