"""Bytes of a file to characters, without guessing: UTF-8, UTF-16 with its mark, or what an HTML page declares."""

import codecs
import re
from pathlib import Path

from dateline.errors import InputError

LARGEST = 20_000_000  # bytes a document; the longest reports have some 100,000, and a larger file is a dump of many

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?([\w-]{2,30})""", re.IGNORECASE)


def read_text(path: Path) -> str:
    """The characters of a text file. Raises InputError, or OSError when the file cannot be opened."""
    return decode(read_bytes(path), name=str(path))


def read_html(path: Path) -> str:
    """The characters of a page, by the encoding it declares when it is not UTF-8. Raises as `read_text` does."""
    data = read_bytes(path)
    declared = _DECLARED.search(data[:4096])
    encoding = declared[1].decode("ascii", "replace") if declared else ""
    return decode(data, name=str(path), declared=encoding)


def read_bytes(path: Path) -> bytes:
    """All bytes of a file that is neither empty nor larger than a document may be. Raises InputError or OSError."""
    with path.open("rb") as stream:
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise InputError(str(path), f"the document is larger than {LARGEST // 1_000_000} MB; split it, or write JSONL")
    if not data.strip():
        raise InputError(str(path), "the file is empty")
    return data


def decode(data: bytes, *, name: str, declared: str = "") -> str:
    """The characters of `data`. Raises InputError for binary data and for an unknown encoding."""
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    text = _try(data, encoding)
    if text is None and declared and encoding == "utf-8":
        text = _try(data, declared)
    if text is None or "\0" in text:
        kind = "binary data, not text" if b"\0" in data else "not UTF-8 text"
        raise InputError(name, f"{kind}; Dateline reads UTF-8, or UTF-16 with its byte order mark")
    return text


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
