"""Documents in CSV or TSV: one a row, by the names of the columns. A wrong row is one error, and the rest goes on.

A quote that is never closed takes in what follows it, up to the size of a document, as it does in every program.
"""

import csv
from collections.abc import Iterator, Mapping
from io import TextIOWrapper
from itertools import chain, count

from dateline.articles.document import Document, Form
from dateline.articles.encodings import codec_names
from dateline.errors import InputError
from dateline.intake import decoding
from dateline.intake.content import Content
from dateline.intake.json_documents import KEYS, build_document

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def find_columns(words: str) -> dict[str, str]:
    """The columns by key that a user writes as "text=body,title=headline". Raises InputError."""
    pairs = [pair.partition("=") for pair in words.split(",") if pair.strip()]
    for key, sign, column in pairs:
        if key.strip() not in KEYS or not sign or not column.strip():
            problem = f"{key.strip()[:40]!r} is none; write text=body,title=headline with keys among {', '.join(KEYS)}"
            raise InputError("--columns", problem)
    return {key.strip(): column.strip() for key, _, column in pairs}


def read_table(content: Content) -> Iterator[Document | InputError]:
    """The documents of a table, a row in memory at a time. Raises InputError or OSError for the whole table."""
    rows = _rows(content)
    _, header = next(rows, ("", []))
    if isinstance(header, InputError):
        raise InputError(content.name, f"its first row does not name columns: {header.problem}")
    if not any(header):
        raise InputError(content.name, "the file is empty")
    columns = _find_columns([name.strip() for name in header], content)
    for name, row in rows:
        if isinstance(row, InputError):
            yield row
        elif len(row) != len(header):
            yield InputError(name, f"the row has {len(row)} fields where the first row names {len(header)} columns")
        else:
            yield build_document({key: row[index] for key, index in columns.items()}, name=name)


def _find_columns(header: list[str], content: Content) -> Mapping[str, int]:
    """Where the columns stand, by key: those the user named, and those that are named as the keys are."""
    known = {name.lower(): index for index, name in reversed(list(enumerate(header)))}
    missing = [name for name in content.columns.values() if name.lower() not in known]
    if missing:
        raise InputError(content.name, f"it has no column {missing[0]!r}; it has {', '.join(header)[:200]}")
    columns = {key: known[key] for key in KEYS if key in known}
    columns.update({key: known[name.lower()] for key, name in content.columns.items()})
    if not columns.keys() & {"text", "html"}:
        problem = f"no column is called text or html; say which is it with --columns text=NAME, of {', '.join(header)}"
        raise InputError(content.name, problem[:400])
    return columns


def _rows(content: Content) -> Iterator[tuple[str, list[str] | InputError]]:
    """The rows that are not blank, each with its name, as its fields or as the error in it."""
    lines = _lines(content)
    first = next(lines, "")
    if "\0" in first:
        raise InputError(content.name, "binary data, not a table")
    # The limit is the module's, and its default is shorter than long articles.
    csv.field_size_limit(decoding.LARGEST)
    reader = csv.reader(chain([first], lines), delimiter=_delimiter(first, content.form), strict=True)
    for number in count(1):
        name = f"{content.name}:{number}"
        try:
            row = next(reader, None)
        except csv.Error as error:
            yield name, InputError(name, f"it is no row ({error}); look for a quote that is not closed")
            continue
        if row is None:
            return
        if row:
            yield name, _checked(row, name)


def _checked(row: list[str], name: str) -> list[str] | InputError:
    if sum(map(len, row)) + len(row) > decoding.LARGEST:
        return InputError(name, f"the row is longer than {decoding.LARGEST // 1_000_000} MB")
    try:
        "".join(row).encode()
    except UnicodeEncodeError:
        return InputError(name, "not UTF-8 text; save the table as CSV in UTF-8")
    return row


def _lines(content: Content) -> Iterator[str]:
    """The lines of a table; one longer than a document may be ends where that is exceeded."""
    marked = "utf-16" if content.stream.peek(2).startswith(_UTF_16) else "utf-8-sig"
    encoding = next(iter(codec_names(content.charset)), "utf-8")
    text = TextIOWrapper(content.stream, marked if encoding == "utf-8" else encoding, "surrogateescape", newline="")
    try:
        while line := text.readline(decoding.LARGEST + 1):
            yield line
            while len(line) > decoding.LARGEST and line[-1] not in "\r\n":
                line = text.readline(decoding.LARGEST + 1)
    except UnicodeError as error:
        raise InputError(content.name, f"not UTF-16 text ({error}); save the table as CSV in UTF-8") from error
    finally:
        if not content.stream.closed:  # as it is where an error ended the table, and with it the file
            text.detach()


def _delimiter(header: str, form: Form) -> str:
    # Where the comma divides decimals, programs write CSV with semicolons.
    return "\t" if form is Form.TSV else max(",;\t", key=header.count)
