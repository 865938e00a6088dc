"""Predictions for any input in the format of a bench, its answers removed, in the format that its scorer reads."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from dateline.articles.article import Article, Part, PartKind
from dateline.articles.layout import find_parts
from dateline.articles.plain import find_paragraphs
from dateline.articles.written import find_written
from dateline.engines.local import read_into
from dateline.errors import InputError
from dateline.mentions.mention import Interval
from dateline.mentions.time_mentions import find_time_mentions
from dateline.reading import Reader
from dateline.record.reader import open_record
from dateline.sentences.parser import Parser
from dateline.sentences.pipeline import load_pipeline
from dateline.views.export import ExportKind, export_lines
from dateline.views.formats import FileFormat, json_line, write_lines

Task = Callable[[Path, Path], tuple[InputError, ...]]


def predict_record(input: Path, output: Path) -> tuple[InputError, ...]:
    """Events of a folder of reports (JSON with id, title, published, text), as `dateline export events` writes them.

    Returns an error for each report that could not be read; the others are in the output.
    """
    with TemporaryDirectory() as folder:
        record = Path(folder) / "record.db"
        outcome = read_into([input], record, reader=Reader.open())
        with open_record(record) as reader, output.open("wb") as file:
            lines = export_lines(reader, ExportKind.EVENTS)
            write_lines(lines, ExportKind.EVENTS, file=file, format=FileFormat.JSONL)
    return outcome.errors


def predict_names(input: Path, output: Path) -> tuple[InputError, ...]:
    """Names (PER, ORG, LOC) in JSONL of {"id", "text"}: {"id", "entities": [{"start", "end", "type", "text"}]}.

    Returns an error for each line that could not be read; the others are in the output.
    """
    lines = list(_read_texts(input))
    with output.open("w", encoding="utf-8") as file:
        for id, text in (line for line in lines if not isinstance(line, InputError)):
            file.write(json_line({"id": id, "entities": list(find_names(text))}) + "\n")
    return tuple(line for line in lines if isinstance(line, InputError))


def find_names(text: str) -> Iterator[dict[str, int | str]]:
    """The names in a text, in order; offsets count its characters."""
    for name in load_pipeline()(text).ents:
        yield {"start": name.start_char, "end": name.end_char, "type": name.label_, "text": name.text}


def predict_times(input: Path, output: Path) -> tuple[InputError, ...]:
    """Time expressions in JSONL of {"id", "text", "dct"}: {"id", "timexes": [{"start", "end", "type", "value"}]}.

    Returns an error for each line that could not be read; the others are in the output.
    """
    parser, errors = Parser(), []
    with output.open("w", encoding="utf-8") as file:
        for line in _read_lines(input, keys=("id", "text", "dct")):
            if isinstance(line, InputError):
                errors.append(line)
                continue
            times = find_timexes(parser, line["text"], line["dct"])
            file.write(json_line({"id": line["id"], "timexes": list(times)}) + "\n")
    return tuple(errors)


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


def _read_texts(path: Path) -> Iterator[tuple[str, str] | InputError]:
    """(id, text) of every line that is not blank."""
    for line in _read_lines(path, keys=("id", "text")):
        yield line if isinstance(line, InputError) else (line["id"], line["text"])


def _read_lines(path: Path, *, keys: Sequence[str]) -> Iterator[dict[str, str] | InputError]:
    """The strings under these keys of every line that is not blank."""
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if line.strip():
            yield _read_line(line, keys=keys, name=f"{path}:{number}")


def _read_line(line: bytes, *, keys: Sequence[str], name: str) -> dict[str, str] | InputError:
    try:
        found = json.loads(line)
    except ValueError as error:
        return InputError(name, f"invalid JSON ({error})")
    if not isinstance(found, dict) or not all(isinstance(found.get(key), str) for key in keys):
        return InputError(name, f"a line is a JSON object with {', '.join(keys)}, all of them strings")
    return {key: found[key] for key in keys}


TASKS: Mapping[str, Task] = {"record": predict_record, "ner": predict_names, "temporal": predict_times}
