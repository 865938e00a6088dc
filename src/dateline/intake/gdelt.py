"""Lists of articles by the GDELT project, as a source of addresses: nothing else of them is taken.

Read are GKG 2.1, mentions and events (2.0 and 1.0) as they are published, tables with a header, as the DOC API and
databases give them, the DOC API's JSON, and the JSON lines of the GDELT Article List. The moments in them are when
GDELT saw an article, not when it was published.
"""

import csv
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import IO, Any

from pydantic_core import from_json

from dateline.errors import InputError
from dateline.intake.decoding import LARGEST
from dateline.intake.listed import Listed

_LONGEST = 2_000_000  # bytes a line; those of the GKG come to some 100,000
_HEADINGS = ("url", "sourceurl", "documentidentifier", "mentionidentifier")
# Tables without a header, by the number of their columns: where the address is, and which column must say "1" for
# it to be one, as the GKG and the mentions also name broadcasts, journals and books.
_LAYOUTS: dict[int, tuple[int, int | None]] = {27: (4, 2), 16: (5, 3), 14: (5, 3), 61: (60, None), 58: (57, None)}


def read_gdelt(stream: IO[bytes], name: str) -> Iterator[Listed | InputError]:
    """The addresses of articles in one of GDELT's lists, in its order. Raises InputError for what is none of them."""
    lines = _lines(stream, name)
    first = next(lines, "")
    if first.lstrip().startswith("{"):
        yield from _read_json(chain([first], lines), name)
    else:
        yield from _read_table(first, lines, name)


def _lines(stream: IO[bytes], name: str) -> Iterator[str]:
    for number, line in enumerate(iter(lambda: stream.readline(_LONGEST + 1), b""), start=1):
        if len(line) > _LONGEST:
            raise InputError(f"{name}:{number}", f"the line is longer than {_LONGEST:,} bytes")
        yield line.decode("utf-8-sig" if number == 1 else "utf-8", "backslashreplace")


def _read_table(first: str, rest: Iterator[str], name: str) -> Iterator[Listed | InputError]:
    lines = chain([first], rest)
    # Tables with tabs quote nothing: a quotation mark in them is one.
    rows = (line.rstrip("\r\n").split("\t") for line in lines) if "\t" in first else _comma_rows(lines, name)
    head = next(rows, [])
    plain = [] if isinstance(head, InputError) else [words.strip().lower() for words in head]
    named = [plain.index(heading) for heading in _HEADINGS if heading in plain]
    if named:
        yield from (_in_column(row, named[0]) for row in rows if isinstance(row, InputError) or len(row) > named[0])
    else:
        yield from _read_bare(chain([head], rows), name)


def _comma_rows(lines: Iterable[str], name: str) -> Iterator[list[str] | InputError]:
    """The rows of a table with commas; one that is none is an error, and the rest goes on."""
    csv.field_size_limit(LARGEST)  # the limit is the module's, and its default is shorter than a line may be
    rows = csv.reader(lines)
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield InputError(f"{name}:{rows.line_num}", f"it is no row of a table ({error})")
            continue
        if row is None:
            return
        yield row


def _in_column(row: list[str] | InputError, column: int) -> Listed | InputError:
    return row if isinstance(row, InputError) else Listed(row[column].strip())


def _read_bare(rows: Iterable[list[str] | InputError], name: str) -> Iterator[Listed | InputError]:
    for number, row in enumerate(rows, start=1):
        if isinstance(row, InputError):
            yield row
            continue
        address, condition = _LAYOUTS.get(len(row), (None, None))
        if address is None:
            yield InputError(f"{name}:{number}", f"no row of one of GDELT's tables, as it has {len(row)} columns")
        elif condition is None or row[condition] == "1":
            yield Listed(row[address].strip())


def _read_json(lines: Iterable[str], name: str) -> Iterator[Listed | InputError]:
    text = ""
    for line in lines:
        text += line
        if len(text) > LARGEST:
            raise InputError(name, f"the list is larger than {LARGEST // 1_000_000} MB; split it")
    try:
        rows = _articles(text)
    except ValueError as error:
        raise InputError(name, f"invalid JSON ({error})") from error
    for row in rows:
        address = row.get("url") if isinstance(row, dict) else None
        yield Listed(address.strip()) if isinstance(address, str) else InputError(name, "an article without a `url`")


def _articles(text: str) -> list[Any]:
    """The articles of one object over several lines, or of an object a line."""
    try:
        found = from_json(text)
    except ValueError:
        return [from_json(line) for line in text.split("\n") if line.strip()]
    articles = found.get("articles", [found])
    return articles if isinstance(articles, list) else [found]
