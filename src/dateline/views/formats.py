"""Files: export lines as JSONL, CSV or Parquet, written as they come."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from itertools import chain, islice
from typing import IO

from dateline.views.columns import CSV_COLUMNS
from dateline.views.export import ExportKind
from dateline.views.lines import Line
from dateline.views.printable import safe_json

# Rows of one Parquet row group: large enough to compress, small enough for any memory (articles are the largest).
_GROUP = 1_000


class FileFormat(Enum):
    """How exported lines are written."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


def write_lines(lines: Iterable[Line], kind: ExportKind, *, file: IO[bytes], format: FileFormat) -> int:
    """Write lines of one kind to an open file; the number written."""
    return _WRITERS[format](lines, kind, file)


def json_line(line: object) -> str:
    """A value as JSON on one line, letters of every script as they are."""
    return safe_json(json.dumps(line, ensure_ascii=False))


def _write_jsonl(lines: Iterable[Line], _kind: ExportKind, file: IO[bytes]) -> int:
    """One JSON object a line."""
    return sum(1 for line in lines if file.write(json_line(line).encode() + b"\n"))


def _write_csv(lines: Iterable[Line], kind: ExportKind, file: IO[bytes]) -> int:
    """One row a line: "when.from" is the key `from` inside `when`; a list stands as JSON."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", errors="replace")
    writer = csv.DictWriter(text, CSV_COLUMNS[kind].split(), restval="", extrasaction="ignore")
    writer.writeheader()
    count = sum(1 for line in lines if writer.writerow(dict(_cells(line))))
    text.flush()
    text.detach()
    return count


def _cells(line: Line, above: str = "") -> Iterator[tuple[str, object]]:
    """The values of a line under flat names."""
    for key, value in line.items():
        if isinstance(value, dict):
            yield from _cells(value, f"{above}{key}.")
        elif isinstance(value, list):
            yield f"{above}{key}", json_line(value)
            yield from _names(key, value)
        else:
            yield f"{above}{key}", value


def _names(key: str, values: list[object]) -> Iterator[tuple[str, object]]:
    """Beside a list of roles, their names and countries in a form that a spreadsheet can sort."""
    roles = [value for value in values if isinstance(value, dict) and "name" in value]
    if roles:
        yield f"{key}.names", "; ".join(role["name"] or role.get("text", "") for role in roles)
        yield f"{key}.countries", "; ".join(role.get("country") or "" for role in roles)


def _write_parquet(lines: Iterable[Line], kind: ExportKind, file: IO[bytes]) -> int:
    """Nested columns in the shape of the JSONL lines."""
    import pyarrow
    import pyarrow.parquet

    from dateline.views.parquet import parquet_schema

    schema, count = parquet_schema(kind), 0
    waiting = iter(lines)
    with pyarrow.parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        for first in waiting:
            group = list(chain([first], islice(waiting, _GROUP - 1)))
            writer.write_table(pyarrow.Table.from_pylist(group, schema))
            count += len(group)
    return count


_WRITERS: dict[FileFormat, Callable[[Iterable[Line], ExportKind, IO[bytes]], int]] = {
    FileFormat.JSONL: _write_jsonl,
    FileFormat.CSV: _write_csv,
    FileFormat.PARQUET: _write_parquet,
}
