"""Documents and what became of them as Arrow batches, to be sent between processes."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any

import pyarrow

from dateline import errors
from dateline.articles.document import Document, Form
from dateline.errors import DatelineError, InputError
from dateline.record.rows import ReadingRows

Found = Document | InputError
# The rows of a reading; None for an article that this run has read before; or what is wrong with the document.
Result = ReadingRows | InputError | None

_COLUMNS = tuple(field.name for field in fields(Document))
DOCUMENTS = pyarrow.schema([(name, pyarrow.binary()) for name in _COLUMNS])
RESULTS = pyarrow.schema([("table", pyarrow.string()), ("row", pyarrow.string())])

_RAISED, _PROBLEM = "raised", "problem"


def documents_batch(documents: Sequence[Document]) -> pyarrow.RecordBatch:
    """Documents as rows; words as bytes, since a document may hold halves of surrogate pairs."""
    rows = [{name: _packed(getattr(document, name)) for name in _COLUMNS} for document in documents]
    return pyarrow.RecordBatch.from_pylist(rows, schema=DOCUMENTS)


def documents_of(batch: pyarrow.RecordBatch) -> Iterator[Document]:
    """The documents of a batch, one at a time."""
    for row in batch.to_pylist():
        yield Document(**{name: _unpacked(name, data) for name, data in row.items()})  # type: ignore[arg-type]


def result_batch(result: Result) -> pyarrow.RecordBatch:
    """What became of one document: a row for each row of the record, in the order of writing."""
    if isinstance(result, InputError):
        return _batch([(_PROBLEM, [result.name, result.problem])])
    if result is None:
        return _batch([])
    return _batch([("", result.run), ("", result.article), ("", result.reading), *result.found])


def raised_batch(error: DatelineError) -> pyarrow.RecordBatch:
    """An error that ends the whole reading."""
    return _batch([(_RAISED, [type(error).__name__, str(error)])])


def result_of(batch: pyarrow.RecordBatch) -> Result:
    """What became of one document. Raises what was raised where it was read."""
    tables, rows = batch.column("table").to_pylist(), [json.loads(row) for row in batch.column("row").to_pylist()]
    if not rows:
        return None
    if tables[0] == _RAISED:
        raise getattr(errors, rows[0][0])(rows[0][1])
    if tables[0] == _PROBLEM:
        return InputError(*rows[0])
    run, article, reading = rows[:3]
    return ReadingRows(run, article, reading, tuple(zip(tables[3:], rows[3:], strict=True)))


def size_of(document: Document) -> int:
    """How much there is to read in a document, in characters or bytes."""
    return len(document.text or document.html or document.data or "")


def _batch(rows: Iterable[tuple[str, Any]]) -> pyarrow.RecordBatch:
    found = [{"table": table, "row": json.dumps(row)} for table, row in rows]
    return pyarrow.RecordBatch.from_pylist(found, schema=RESULTS)


def _packed(value: str | bytes | Form | None) -> bytes | None:
    words = value.value if isinstance(value, Form) else value
    return words.encode("utf-8", "surrogatepass") if isinstance(words, str) else words


def _unpacked(name: str, data: bytes | None) -> str | bytes | Form | None:
    if data is None or name == "data":
        return data
    words = data.decode("utf-8", "surrogatepass")
    return Form(words) if name == "form" else words
