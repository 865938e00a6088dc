"""Predictions for any input in the format of a bench, its answers removed, in the format that its scorer reads."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self, TypeVar

from pydantic import BaseModel, Field, ValidationError, model_validator

from benchmarks.event_coref import predict_event_coref
from benchmarks.factuality import FactualityFinder
from benchmarks.links import predict_links
from benchmarks.relation import find_relation
from dateline.articles.article import Article, Part, PartKind
from dateline.articles.layout import find_parts
from dateline.articles.plain import find_paragraphs
from dateline.articles.written import find_written
from dateline.claims.attribution_seen import mark_attributions
from dateline.engines.local import read_into
from dateline.errors import InputError
from dateline.mentions.mention import Interval
from dateline.mentions.time_mentions import find_time_mentions
from dateline.reading import Reader
from dateline.record.reader import open_record
from dateline.sentences.parser import Parser
from dateline.sentences.pipeline import load_pipeline
from dateline.sentences.quotation import quoted_spans
from dateline.views.export import ExportKind, export_lines
from dateline.views.filters import Filters
from dateline.views.formats import FileFormat, json_line, write_lines

# Every task returns an error for each line or report that could not be read; the others are in the output.
Task = Callable[[Path, Path], tuple[InputError, ...]]


class Text(BaseModel):
    """One text to read."""

    id: str
    text: str


class DatedText(Text):
    """A text and the day it was written."""

    dct: str


class Pair(Text):
    """A sentence with two marked parties; a party that the sentence does not name has no span."""

    source_span: tuple[int, int] | None
    target_span: tuple[int, int] | None


class Predicate(BaseModel):
    """One word of a sentence that tells an event or a state."""

    id: str
    tokens: list[str]
    pred_idx: int = Field(ge=0)
    corpus: str = ""

    @model_validator(mode="after")
    def _stands_in_sentence(self) -> Self:
        if self.pred_idx >= len(self.tokens):
            raise ValueError(f"pred_idx {self.pred_idx} is none of the {len(self.tokens)} tokens")
        return self


_Line = TypeVar("_Line", Text, DatedText, Pair, Predicate)


def predict_record(input: Path, output: Path) -> tuple[InputError, ...]:
    """Events of a folder of reports (JSON with id, title, published, text), as `dateline export events` writes them.

    Every row of the record is written, with its score; the default view shows those of DEFAULT_SCORE or more.
    """
    with TemporaryDirectory() as folder:
        record = Path(folder) / "record.db"
        outcome = read_into([input], record, reader=Reader.open())
        with open_record(record) as reader, output.open("wb") as file:
            lines = export_lines(reader, ExportKind.EVENTS, filters=Filters(min_score=0))
            write_lines(lines, ExportKind.EVENTS, file=file, format=FileFormat.JSONL)
    return outcome.errors


def predict_names(input: Path, output: Path) -> tuple[InputError, ...]:
    """Names (PER, ORG, LOC) in lines of Text: {"id", "entities": [{"start", "end", "type", "text"}]}."""
    return _predict_lines(input, output, Text, lambda line: {"entities": list(find_names(line.text))})


def find_names(text: str) -> Iterator[dict[str, int | str]]:
    """The names in a text, in order; offsets count its characters."""
    for name in load_pipeline()(text).ents:
        yield {"start": name.start_char, "end": name.end_char, "type": name.label_, "text": name.text}


def predict_times(input: Path, output: Path) -> tuple[InputError, ...]:
    """Time expressions in lines of DatedText: {"id", "timexes": [{"start", "end", "type", "value"}]}."""
    parser = Parser()
    return _predict_lines(
        input, output, DatedText, lambda line: {"timexes": list(find_timexes(parser, line.text, line.dct))}
    )


def find_timexes(parser: Parser, text: str, dct: str) -> Iterator[dict[str, int | str]]:
    """The TIMEX3 time expressions of a report written on that day, in order; offsets count its characters.

    Every paragraph is read as news: what a report leaves out as boilerplate is annotated as well.
    """
    parts = tuple(Part(span, PartKind.BODY) for span in find_paragraphs(text, article="report"))
    day = find_written(text, find_parts(text, [part.span for part in parts], title=""), dct[:10])
    sentences = parser.sentences(Article("report", text, parts))
    for mention in find_time_mentions(sentences, Interval(day, day)):
        if mention.value:
            yield {
                "start": mention.span.start,
                "end": mention.span.end,
                "type": mention.timex,
                "value": mention.value,
            }


def predict_attributions(input: Path, output: Path) -> tuple[InputError, ...]:
    """Who says what in lines of Text: {"id", "attributions": [{"source", "cue", "content"}]}, each a list of spans."""
    parser = Parser()
    return _predict_lines(
        input, output, Text, lambda line: {"attributions": list(find_attributions(parser, line.text))}
    )


def find_attributions(parser: Parser, text: str) -> Iterator[dict[str, list[tuple[int, int]]]]:
    """The attributions of a report, every paragraph read as news; offsets count characters of the text."""
    parts = tuple(Part(span, PartKind.BODY) for span in find_paragraphs(text, article="report"))
    article = Article("report", text, parts)
    for said in mark_attributions(parser.sentences(article), quoted_spans(article)):
        marked = {"source": said.source, "cue": said.cue, "content": said.content}
        yield {name: [(span.start, span.end) for span in spans] for name, spans in marked.items()}


def predict_factuality(input: Path, output: Path) -> tuple[InputError, ...]:
    """How sure each Predicate is that it took or takes place: {"id", "factuality"}, from -3 to 3."""
    finder = FactualityFinder()
    return _predict_lines(
        input,
        output,
        Predicate,
        lambda line: {"factuality": finder.find(line.tokens, line.pred_idx, corpus=line.corpus)},
    )


def predict_relations(input: Path, output: Path) -> tuple[InputError, ...]:
    """What the source does to the target in lines of Pair: {"id", "root"}."""
    reader = Reader()
    return _predict_lines(
        input,
        output,
        Pair,
        lambda line: {"root": find_relation(reader, line.text, line.source_span, line.target_span)},
    )


def _predict_lines(
    input: Path, output: Path, kind: type[_Line], find: Callable[[_Line], Mapping[str, object]]
) -> tuple[InputError, ...]:
    """Write the id of every line with what is found in it; the errors of those that could not be read."""
    errors = []
    with output.open("w", encoding="utf-8") as file:
        for number, text in enumerate(input.read_bytes().splitlines(), start=1):
            if not text.strip():
                continue
            try:
                line = kind.model_validate_json(text)
            except ValidationError as error:
                errors.append(InputError(f"{input}:{number}", _problem(error)))
                continue
            file.write(json_line({"id": line.id, **find(line)}) + "\n")
    return tuple(errors)


def _problem(error: ValidationError) -> str:
    """The first thing that is wrong with a line."""
    first = error.errors()[0]
    place = ".".join(map(str, first["loc"]))
    return f"{place}: {first['msg']}" if place else first["msg"]


TASKS: Mapping[str, Task] = {
    "record": predict_record,
    "ner": predict_names,
    "temporal": predict_times,
    "attribution": predict_attributions,
    "factuality": predict_factuality,
    "plover": predict_relations,
    "links": predict_links,
    "event_coref": predict_event_coref,
}
