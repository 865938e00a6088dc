"""Files to import, read piece by piece: what kind each is (told by its content) and its lines, none too long."""

import bz2
import gzip
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import IO, cast

from dateline.errors import InputError
from dateline.registry.csv_rows import header_problem, is_table

LONGEST_LINE = 16_000_000  # bytes; the longest items of Wikidata have some four million
_HEAD = 65536
_PIECE_LINES = 4000
_PIECE_BYTES = 4_000_000
_MARK = b"\xef\xbb\xbf"
_TOML = re.compile(rb"\A\s*(#[^\n]*\n\s*)*(\[\[?\s*[A-Za-z_]|[A-Za-z_]+\s*=)")
_JSON = re.compile(rb"\A\s*(\{|\[\s*(\{|\]|\Z))")


class FileKind(Enum):
    """How a file is written."""

    JSON = "JSON"  # lines of FollowTheMoney or Wikidata, each told by itself
    TABLE = "CSV"
    USER = "TOML"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some lines of a file with the number of the first; `too_long` are the numbers of lines that were left out."""

    first: int
    lines: list[bytes]
    too_long: list[int]


def find_kind(path: Path) -> FileKind:
    """How the file is written. Raises InputError."""
    with opened(path) as stream:
        head = stream.read(_HEAD).removeprefix(_MARK)
    if not head.strip():
        raise InputError(str(path), "the file is empty")
    line = head.decode("utf-8", "replace").partition("\n")[0].strip()
    if is_table(line):
        return FileKind.TABLE
    if _JSON.match(head):
        return FileKind.JSON
    if _TOML.match(head):
        return FileKind.USER
    raise InputError(str(path), header_problem(line) or _UNKNOWN)


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a file, unpacked where it is packed by gzip or bzip2. Raises InputError."""
    try:
        with path.open("rb") as plain:
            mark = plain.read(2)
            plain.seek(0)
            yield _unpacked(plain, mark)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(str(path), f"it is packed and damaged ({error})") from error
    except OSError as error:
        raise InputError.refused(str(path), error) from error


def _unpacked(plain: IO[bytes], mark: bytes) -> IO[bytes]:
    if mark == b"\x1f\x8b":
        return cast("IO[bytes]", gzip.GzipFile(fileobj=plain))
    return bz2.BZ2File(plain) if mark == b"BZ" else plain


def read_pieces(stream: IO[bytes]) -> Iterator[Piece]:
    """The lines of a file in pieces of a few megabytes."""
    piece, size, number = Piece(1, [], []), 0, 1
    while line := stream.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            piece.too_long.append(number)
            line = _skip_line(stream)
        piece.lines.append(line)
        size, number = size + len(line), number + 1
        if size > _PIECE_BYTES or len(piece.lines) >= _PIECE_LINES:
            yield piece
            piece, size = Piece(number, [], []), 0
    yield piece


def _skip_line(stream: IO[bytes]) -> bytes:
    """Read on to the end of the line; an empty one in its place keeps the numbers right."""
    while (rest := stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
        pass
    return b"\n"


_UNKNOWN = (
    "neither JSON (FollowTheMoney or Wikidata, an entity a line), nor CSV with the columns of people or holders, "
    "nor a TOML file of actors; see docs/registry.md"
)
