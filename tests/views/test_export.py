"""Exports: their shape, their order, and the words at their spans."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pyarrow.parquet
import pytest
from readings import make_reading, write_readings
from story import story

from dateline.record.reader import RecordReader, open_record
from dateline.views.export import ExportKind, export_lines
from dateline.views.filters import Filters
from dateline.views.formats import FileFormat, write_lines
from dateline.views.lines import Line

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"
ALL = Filters(min_score=0)


def written(lines: Iterator[Line], kind: ExportKind, format: FileFormat) -> bytes:
    """What an export writes."""
    file = io.BytesIO()
    write_lines(lines, kind, file=file, format=format)
    return file.getvalue()


def spans(value: object) -> Iterator[dict[str, object]]:
    """Every span anywhere in a line."""
    if isinstance(value, dict):
        if "start" in value and "kind" not in value:
            yield value
        yield from (span for part in value.values() for span in spans(part))
    elif isinstance(value, list):
        yield from (span for part in value for span in spans(part))


@pytest.mark.parametrize("with_text", [True, False])
@pytest.mark.parametrize("kind", ExportKind)
def test_lines_meet_their_schema(record: RecordReader, kind: ExportKind, with_text: bool) -> None:
    schema = json.loads((SCHEMAS / f"{kind.value}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    lines = list(export_lines(record, kind, filters=ALL, with_text=with_text))
    assert lines
    for line in lines:
        jsonschema.validate(line, schema, cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize("kind", [ExportKind.EVENTS, ExportKind.CLAIMS, ExportKind.MENTIONS, ExportKind.FINDINGS])
def test_the_words_at_every_span(record: RecordReader, kind: ExportKind) -> None:
    texts = {reading.article.id: reading.article.text for reading in story()}
    for line in export_lines(record, kind, filters=ALL):
        assert all(span["text"] == texts[line["article"]][span["start"] : span["end"]] for span in spans(line))


@pytest.mark.parametrize("kind", ExportKind)
def test_no_word_of_an_article_without_text(record: RecordReader, kind: ExportKind) -> None:
    exported = written(export_lines(record, kind, filters=ALL, with_text=False), kind, FileFormat.JSONL).decode()
    assert '"text":' not in exported
    assert "the Harbour Wire" not in exported


@pytest.mark.parametrize(
    ("kind", "sides"),
    [(ExportKind.EXPECTATIONS, ["outcome"]), (ExportKind.DISAGREEMENTS, ["first", "second"])],
    ids=lambda value: getattr(value, "value", None),
)
def test_the_words_of_other_events_stand_in_their_articles(
    record: RecordReader, kind: ExportKind, sides: list[str]
) -> None:
    texts = {reading.article.id: reading.article.text for reading in story()}
    told = [line[side] for line in export_lines(record, kind, filters=ALL) for side in sides if line[side]]
    assert {side["article"] for side in told} == {"b3"} | ({"a1", "a2"} if kind is ExportKind.DISAGREEMENTS else set())
    assert all(
        span["text"] == texts[side["article"]][span["start"] : span["end"]] for side in told for span in spans(side)
    )


@pytest.mark.parametrize(
    ("asked", "verdicts"),
    [
        (Filters(), ["changed", "fulfilled", "open", "missed"]),
        (Filters(actor="Lund"), ["fulfilled"]),
        (Filters(from_date="2024-06", to_date="2024-06"), ["fulfilled", "open"]),
        (Filters(article="b3"), ["missed"]),
    ],
)
def test_filters_choose_expectations(record: RecordReader, asked: Filters, verdicts: list[str]) -> None:
    lines = export_lines(record, ExportKind.EXPECTATIONS, filters=asked)
    assert [line["verdict"] for line in lines] == verdicts


def test_a_disagreement_keeps_its_values_to_itself_without_text(record: RecordReader) -> None:
    lines = export_lines(record, ExportKind.DISAGREEMENTS, with_text=False)
    assert [set(line["second"]) for line in lines] == [{"article", "event", "sentence", "words"}] * 2


def test_events_have_the_public_keys_in_order(tmp_path: Path) -> None:
    write_readings(tmp_path / "r.db", make_reading())
    with open_record(tmp_path / "r.db") as reader:
        (line,) = export_lines(reader, ExportKind.EVENTS)
    assert " ".join(line) == (
        "article id run sentence trigger type mode cameo quad scale actors recipients when where status polarity"
        " certainty tense said_by score"
    )
    assert line["actors"][0]["through"] == [{"start": 27, "end": 29, "text": "it"}]
    assert " ".join(line["recipients"][0]) == "start end text id name country sector"
    assert " ".join(line["said_by"][0]) == "start end text id name"
    assert line["when"] == {
        "from": "2024-05",
        "to": "2024-05",
        "basis": "text",
        "span": {"start": 62, "end": 65, "text": "May"},
    }
    assert (line["where"]["lat"], line["where"]["span"]["text"]) == (60.39, "Bergen")


def test_events_come_in_text_order(record: RecordReader) -> None:
    places = [(line["article"], line["trigger"]["start"]) for line in export_lines(record, ExportKind.EVENTS)]
    assert places == sorted(places)


def test_absent_days_and_places_are_null(record: RecordReader) -> None:
    (line,) = export_lines(record, ExportKind.EVENTS, filters=Filters(status="denied"))
    assert (line["when"], line["where"]) == (None, None)


@pytest.mark.parametrize("kind", ExportKind)
def test_formats_hold_the_same_rows(record: RecordReader, kind: ExportKind) -> None:
    jsonl = [json.loads(line) for line in written(export_lines(record, kind), kind, FileFormat.JSONL).splitlines()]
    rows = list(
        csv.DictReader(io.StringIO(written(export_lines(record, kind), kind, FileFormat.CSV).decode(), newline=""))
    )
    table = pyarrow.parquet.read_table(io.BytesIO(written(export_lines(record, kind), kind, FileFormat.PARQUET)))
    columns = set(table.column_names)
    name = next(name for name in ("id", "event", "source") if name in columns)
    assert [row[name] for row in rows] == [line[name] for line in jsonl] == table[name].to_pylist()
    assert all(columns >= set(line) for line in jsonl)
    assert all(
        row[key] == (line[key] or "")
        for row, line in zip(rows, jsonl, strict=True)
        for key in line
        if key in row and isinstance(line[key], str)
    )


def test_parquet_holds_the_same_values(record: RecordReader) -> None:
    lines = list(export_lines(record, ExportKind.EVENTS))
    table = pyarrow.parquet.read_table(io.BytesIO(written(iter(lines), ExportKind.EVENTS, FileFormat.PARQUET)))
    for line, row in zip(lines, table.to_pylist(), strict=True):
        assert (row["when"], row["where"], row["sentence"]) == (line["when"], line["where"], line["sentence"])
        assert [actor["name"] for actor in row["actors"]] == [actor["name"] for actor in line["actors"]]
