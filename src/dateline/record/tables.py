"""Views of a record as Arrow: columns with types, lists as lists. pyarrow is loaded when the first table is read."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from dateline.errors import QueryError
from dateline.record.reader import RecordReader

if TYPE_CHECKING:
    import pyarrow

# Each view with the order of its rows, which does not depend on what was read first.
VIEWS = {
    "articles": "id",
    "parts": "article, position",
    "mentions": 'article, start, "end", id',
    "events": "article, trigger_start, id",
    "roles": "article, event, part, position",
    "claims": "article, cue_start, id",
    "claim_holders": "article, claim, position",
    "claim_events": "article, claim, event",
    "findings": 'article, start, "end", id',
    "copies": "article, source",
    "witnesses": "article",
    "occurrences": "id, event",
    "expectations": "event, id",
    "disagreements": "first_event, second_event, id",
    "linkings": "number",
    "corrections": "number",
    "tombstones": "id",
    "runs": "id",
}
# What people rule on; `machine_...` shows the same columns as the machine found them.
RULED = ("events", "roles", "occurrences", "expectations")

BATCH_ROWS = 10_000  # an events batch of this size is some 10 MB; larger ones were no faster to read

# JSON text in the file, lists here: of words, of stretches with their words, of stretches that correspond.
_WORDS, _SPANS, _PAIRS = {"reasons", "changes"}, {"through", "refers_to", "rests_on"}, {"evidence"}
_LISTS = _WORDS | _SPANS | _PAIRS


def find_columns(reader: RecordReader, view: str) -> dict[str, str]:
    """Names of a view's columns with their SQL types, in order. Raises QueryError for an unknown view."""
    if view not in VIEWS:
        raise QueryError(f"there is no view {view!r}; choose from {', '.join(VIEWS)}")
    # What is ruled or found has no declared type; what is found has.
    plain = f"machine_{view}" if view in RULED else view
    columns = reader.query("SELECT name, type FROM pragma_table_info(?)", [plain]).rows
    return {str(name): str(kind) for name, kind in columns}


def find_dicts(reader: RecordReader, view: str) -> Iterator[dict[str, object]]:
    """Rows of a view, one at a time, with JSON lists as lists."""
    find_columns(reader, view)
    return map(_decoded, reader.stream(f"SELECT * FROM {view} ORDER BY {VIEWS[view]}"))


def load_schema(reader: RecordReader, view: str) -> "pyarrow.Schema":
    """The Arrow schema of a view."""
    import pyarrow

    return pyarrow.schema([(name, _type(name, kind)) for name, kind in find_columns(reader, view).items()])


def load_batches(reader: RecordReader, view: str, *, size: int = BATCH_ROWS) -> Iterator["pyarrow.RecordBatch"]:
    """A view as record batches of at most `size` rows: for tables larger than memory."""
    import pyarrow

    schema, rows = load_schema(reader, view), find_dicts(reader, view)
    while batch := list(islice(rows, size)):
        yield pyarrow.RecordBatch.from_pylist(batch, schema=schema)


def load_table(reader: RecordReader, view: str) -> "pyarrow.Table":
    """A whole view as an Arrow table."""
    import pyarrow

    return pyarrow.Table.from_batches(load_batches(reader, view), schema=load_schema(reader, view))


def _type(name: str, kind: str) -> "pyarrow.DataType":
    import pyarrow

    ends = [("start", pyarrow.int64()), ("end", pyarrow.int64())]
    if name in _WORDS:
        return pyarrow.list_(pyarrow.string())
    if name in _SPANS:
        return pyarrow.list_(pyarrow.struct([*ends, ("text", pyarrow.string())]))
    if name in _PAIRS:
        return pyarrow.list_(pyarrow.struct([("copy", pyarrow.struct(ends)), ("source", pyarrow.struct(ends))]))
    if name == "is_quote":
        return pyarrow.bool_()
    # Only a count has no declared type in SQLite.
    return {"TEXT": pyarrow.string(), "REAL": pyarrow.float64()}.get(kind, pyarrow.int64())


def _decoded(row: dict[str, object]) -> dict[str, object]:
    for name in row.keys() & _LISTS:
        row[name] = json.loads(str(row[name]))
    if "is_quote" in row:
        row["is_quote"] = bool(row["is_quote"])
    return row
