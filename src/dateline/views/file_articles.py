"""The articles at the end of a story file: in full, with an anchor at each sentence that tells of an event."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.articles.span import Span
from dateline.record.reader import RecordReader
from dateline.views.dates import date_words
from dateline.views.markup import Mark, event_marks
from dateline.views.rows import ToldEvent, find_rows

_TEXTS = "SELECT id, text FROM articles WHERE id IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an article's text from the character `start` on; `anchor` is its element's id, "" for none."""

    text: str
    start: int
    anchor: str


@dataclass(frozen=True, slots=True)
class FileArticle:
    """An article of a file: its number there, its words, and the events that the file shows of it."""

    number: int
    title: str
    outlet: str
    published: str
    text: str
    told: tuple[ToldEvent, ...]

    def anchor(self, start: int) -> str:
        """The element id of the sentence that begins at a character."""
        return f"a{self.number}-{start}"

    @property
    def source(self) -> str:
        """Outlet and date of publication, as far as they are known."""
        return ", ".join(filter(None, (self.outlet, date_words(self.published) if self.published else "")))

    @property
    def marks(self) -> list[Mark]:
        """The spans of its events."""
        return [mark for told in self.told for mark in event_marks(told.event)]

    @property
    def pieces(self) -> Iterator[Piece]:
        """The text cut so that each sentence that tells of an event is a piece of its own."""
        at = 0
        for sentence in sorted({told.event.sentence for told in self.told}):
            if sentence.start >= at:
                yield Piece(self.text[at : sentence.start], at, "")
                yield self._told(sentence)
                at = sentence.end
        yield Piece(self.text[at:], at, "")

    def _told(self, sentence: Span) -> Piece:
        return Piece(sentence.of(self.text), sentence.start, self.anchor(sentence.start))


def file_articles(reader: RecordReader, told: Sequence[ToldEvent]) -> Mapping[str, FileArticle]:
    """The articles that tell of these events by id, in the order in which the file comes to them."""
    events: dict[str, list[ToldEvent]] = {}
    for one in told:
        events.setdefault(one.event.article, []).append(one)
    texts = {row["id"]: row["text"] for row in find_rows(reader, _TEXTS, (json.dumps(list(events)),))}
    return {id: _article(number, texts[id], tuple(events[id])) for number, id in enumerate(events, 1)}


def _article(number: int, text: str, told: tuple[ToldEvent, ...]) -> FileArticle:
    first = told[0]
    title = first.title or text.strip().partition("\n")[0][:120] or first.event.article
    return FileArticle(number, title, first.outlet, first.published, text, told)
