"""What is timed: reading files into a record, and on the same text the reader model and the tokenizer by themselves.

Dateline is imported where it is used: a process takes over the peak memory of the one that starts it, so that the one
that prints must stay small.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.articles.article import Article
    from dateline.reading import Reader, Reading, Run
    from dateline.sentences.sentence import Sentence

_STRETCH_WORDS = 80  # as the pipeline cuts running text for sentence starts
_WARM_UP = "Norway said on Monday that it would host Finland in Bergen in May."


@dataclass(frozen=True, slots=True)
class Measured:
    """Processor seconds for the same `words` of `articles`: what else the machine does hardly counts in them.

    `megabytes` is the peak memory of reading everything, model included.
    """

    articles: int
    words: int
    everything: float
    model: float
    tokenizer: float
    megabytes: float


@dataclass
class Listener:
    """A reader that keeps the words of what it reads: paragraphs once, since the reader reads copies once as well."""

    reader: Reader
    articles: int = 0
    paragraphs: dict[str, list[list[str]]] = field(default_factory=dict)

    @property
    def run(self) -> Run:
        """The run of the reader itself."""
        return self.reader.run

    def read(self, article: Article) -> Reading:
        """What the reader itself reads."""
        reading = self.reader.read(article)
        self.articles += 1
        for part in article.parts:
            inside = (s for s in reading.sentences if part.span.start <= s.span.start < part.span.end)
            self.paragraphs.setdefault(part.span.of(article.text), [_words(sentence) for sentence in inside])
        return reading


def measure_reading(texts: Sequence[Path]) -> Measured:
    """Read these files and folders in this process, on one core, and time each way of reading them."""
    _keep_to_one_core()
    listener = _warm_listener()
    everything = _seconds_of_everything(texts, listener)
    megabytes = peak_megabytes()
    paragraphs = {text: sentences for text, sentences in listener.paragraphs.items() if sentences}
    return Measured(
        articles=listener.articles,
        words=sum(len(sentence) for sentences in paragraphs.values() for sentence in sentences),
        everything=everything,
        model=_seconds_of_model(list(paragraphs.values())),
        tokenizer=_seconds_of_tokenizer(list(paragraphs)),
        megabytes=megabytes,
    )


def peak_megabytes() -> float:
    """The most memory this process has held so far; 0 where the system does not tell (Windows)."""
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)  # macOS counts bytes, the others kilobytes


def find_stretches(sentences: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """The words of a paragraph in the stretches that sentence starts are looked for in."""
    words = [word for sentence in sentences for word in sentence]
    for begin in range(0, len(words), _STRETCH_WORDS):
        yield words[begin : begin + _STRETCH_WORDS]


def _words(sentence: Sentence) -> list[str]:
    return [token.text for token in sentence.tokens]


def _keep_to_one_core() -> None:
    if sys.platform == "linux":
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _warm_listener() -> Listener:
    """A reader whose tables and model are loaded: what is measured is reading, not starting."""
    from dateline.articles.build import build_article
    from dateline.articles.document import Document
    from dateline.reading import Reader

    reader = Reader.open()
    reader.read(build_article(Document("warm-up", text=_WARM_UP)))
    return Listener(reader)


def _seconds_of_everything(texts: Sequence[Path], listener: Listener) -> float:
    from dateline.engines.local import read_into

    with TemporaryDirectory() as folder:
        begin = process_time()
        outcome = read_into(texts, Path(folder) / "record.db", reader=listener)
        seconds = process_time() - begin
    for error in outcome.errors:
        print(f"error: {error}", file=sys.stderr)
    return seconds


def _seconds_of_model(paragraphs: Sequence[Sequence[Sequence[str]]]) -> float:
    from dateline.sentences.model import ReaderModel

    model = ReaderModel()
    begin = process_time()
    for sentences in paragraphs:
        for stretch in find_stretches(sentences):
            model.starts(stretch)
        for sentence in sentences:
            model.parse(sentence)
    return process_time() - begin


def _seconds_of_tokenizer(paragraphs: Sequence[str]) -> float:
    import spacy

    tokenizer = spacy.blank("en").tokenizer
    begin = process_time()
    for text in paragraphs:
        tokenizer(text)
    return process_time() - begin
