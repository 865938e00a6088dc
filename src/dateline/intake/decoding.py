"""Bytes to characters: UTF-8, UTF-16 with its mark, what a header or page declares, or what is beyond doubt."""

import codecs
import re
from collections.abc import Iterator
from io import BufferedReader

from dateline.articles.encodings import codec_names
from dateline.errors import InputError
from dateline.intake.content import Content
from dateline.intake.recognising import recognise

LARGEST = 20_000_000  # bytes a document; the longest reports have some 100,000, and a larger file is a dump of many

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?([\w-]{2,30})""", re.IGNORECASE)


def read_text(content: Content) -> str:
    """The characters of a plain text. Raises InputError, or OSError when the file cannot be read."""
    data = read_bytes(content)
    return decode(data, name=content.name, declared=(content.charset,), is_prose=True)


def read_html(content: Content) -> str:
    """The characters of a page, by the encoding it declares when it is not UTF-8. Raises as `read_text` does."""
    return decode_html(read_bytes(content), name=content.name, charset=content.charset)


def decode_html(data: bytes, *, name: str, charset: str = "") -> str:
    """The characters of a page whose header declared `charset`. Raises InputError."""
    declared = _DECLARED.search(data[:4096])
    inside = declared[1].decode("ascii", "replace") if declared else ""
    return decode(data, name=name, declared=(charset, inside), is_prose=not (charset or inside))


def read_bytes(content: Content) -> bytes:
    """All bytes of a document that is neither empty nor larger than one may be. Raises InputError or OSError."""
    data = content.stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        problem = f"the document is larger than {LARGEST // 1_000_000} MB; split it, or write JSONL"
        raise InputError(content.name, problem)
    if not data.strip():
        raise InputError(content.name, "the file is empty")
    return data


def lines(stream: BufferedReader) -> Iterator[bytes]:
    """The lines of a stream; of one longer than a document may be, its beginning, of more than LARGEST bytes."""
    while line := stream.readline(LARGEST + 1):
        yield line
        while len(line) > LARGEST and not line.endswith(b"\n"):
            line = stream.readline(LARGEST + 1)


def decode(data: bytes, *, name: str, declared: tuple[str, ...] = (), is_prose: bool = False) -> str:
    """The characters of `data`, by its mark, as UTF-8, or by the first of `declared` that fits all of it.

    Of prose that declares nothing the encoding is recognised where it is beyond doubt. Raises InputError for binary
    data and for an unknown encoding.
    """
    text = next((text for encoding in _encodings(data, declared) if (text := _try(data, encoding)) is not None), None)
    if text is None and is_prose and not any(declared):
        text = _try(data, recognise(data))
    if text is None:
        kind = "binary data, not text" if b"\0" in data else "not UTF-8 text"
        raise InputError(name, f"{kind}; Dateline reads UTF-8, or UTF-16 with its byte order mark")
    return text


def _encodings(data: bytes, declared: tuple[str, ...]) -> list[str]:
    marked = [encoding for mark, encoding in _MARKS if data.startswith(mark)]
    return marked[:1] or ["utf-8", *(codec for label in declared for codec in codec_names(label))]


def _try(data: bytes, encoding: str) -> str | None:
    """The text; None where it is none in this encoding, or has a NUL in it, as no text has."""
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):
        return None
    return None if "\0" in text else text
