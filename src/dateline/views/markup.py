"""Markup: the words of an article with the spans of what was found in them, cut into pieces, and for a terminal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from rich.text import Text

from dateline.events.event import Event
from dateline.views.printable import printable

# One terminal style a part; the name of the part always stands beside it. Pages have theirs in `base.css`.
LABELS = {
    "trigger": "bold black on yellow",
    "actor": "black on cyan",
    "recipient": "black on green",
    "when": "black on magenta",
    "where": "black on bright_yellow",
    "holder": "black on white",
    "cue": "underline",
    "content": "italic",
    "mention": "bold black on yellow",
    "refers to": "black on white",
    "in question": "bold black on red",
    "rests on": "black on white",
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
        shown.append(printable(piece).replace("\n", " "), LABELS[labels[0]] if labels else None)
    return shown


def legend_text(marks: Iterable[Mark]) -> Text:
    """The parts that stand in a sentence, each in its own style."""
    labels = dict.fromkeys(mark.label for mark in marks)
    return Text("  ").join(Text(f" {label} ", LABELS[label]) for label in labels)


def marked_words(text: str, marks: Iterable[Mark], start: int = 0) -> dict[str, list[str]]:
    """The words under each part, for output without colour."""
    found: dict[str, list[str]] = {}
    for mark in marks:
        if start <= mark.start and mark.end <= start + len(text):
            found.setdefault(mark.label, []).append(text[mark.start - start : mark.end - start])
    return found
