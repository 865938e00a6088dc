"""The Parquet schemas of the exports: the same names and nesting as the JSONL lines. Loaded only to write Parquet."""

import pyarrow

from dateline.views.columns import COLUMNS
from dateline.views.export import ExportKind

_TEXT = pyarrow.string()
_OFFSET = pyarrow.int32()
_SPAN = pyarrow.struct({"start": _OFFSET, "end": _OFFSET, "text": _TEXT})
_SOURCE = pyarrow.struct({"start": _OFFSET, "end": _OFFSET, "text": _TEXT, "id": _TEXT, "name": _TEXT})
_KNOWN = [pyarrow.field(name, _TEXT) for name in ("country", "sector", "office")]
_ROLE = pyarrow.struct([*_SOURCE, *_KNOWN, pyarrow.field("through", pyarrow.list_(_SPAN))])
_WHEN = pyarrow.struct({"from": _TEXT, "to": _TEXT, "basis": _TEXT, "span": _SPAN})
_DEGREES = pyarrow.float64()
_WHERE = pyarrow.struct(
    {"id": _TEXT, "name": _TEXT, "country": _TEXT, "admin": _TEXT, "lat": _DEGREES, "lon": _DEGREES, "span": _SPAN}
)
_PART = pyarrow.struct({"start": _OFFSET, "end": _OFFSET, "kind": _TEXT})
_DUE = pyarrow.struct({"from": _TEXT, "to": _TEXT})
_TOLD = [pyarrow.field("article", _TEXT), pyarrow.field("event", _TEXT), pyarrow.field("sentence", _SPAN)]
_VALUE = pyarrow.struct([*_TOLD, pyarrow.field("words", _SPAN), pyarrow.field("value", _TEXT)])

_TYPES = {
    ExportKind.EVENTS: {
        "sentence": _SPAN,
        "trigger": _SPAN,
        "quad": pyarrow.int8(),
        "scale": pyarrow.float64(),
        "actors": pyarrow.list_(_ROLE),
        "recipients": pyarrow.list_(_ROLE),
        "when": _WHEN,
        "where": _WHERE,
        "said_by": pyarrow.list_(_SOURCE),
        "score": pyarrow.float64(),
    },
    ExportKind.CLAIMS: {
        "holder": pyarrow.list_(_ROLE),
        "cue": _SPAN,
        "content": _SPAN,
        "events": pyarrow.list_(_TEXT),
        "quote": pyarrow.bool_(),
    },
    ExportKind.MENTIONS: {"start": _OFFSET, "end": _OFFSET, "refers_to": pyarrow.list_(_SPAN)},
    ExportKind.ARTICLES: {"parts": pyarrow.list_(_PART)},
    ExportKind.FINDINGS: {"span": _SPAN, "sentence": _SPAN, "rests_on": pyarrow.list_(_SPAN)},
    ExportKind.COPIES: {
        "share": pyarrow.float64(),
        "evidence": pyarrow.list_(pyarrow.struct({"copy": _SPAN, "source": _SPAN})),
    },
    ExportKind.OCCURRENCES: {},
    ExportKind.EXPECTATIONS: {
        "sentence": _SPAN,
        "holder": pyarrow.list_(_ROLE),
        "due": _DUE,
        "outcome": pyarrow.struct(_TOLD),
        "changes": pyarrow.list_(_TEXT),
    },
    ExportKind.DISAGREEMENTS: {"first": _VALUE, "second": _VALUE},
}


def parquet_schema(kind: ExportKind) -> pyarrow.Schema:
    """The columns of one export; what is not named otherwise is text."""
    return pyarrow.schema([(name, _TYPES[kind].get(name, _TEXT)) for name in COLUMNS[kind].split()])
