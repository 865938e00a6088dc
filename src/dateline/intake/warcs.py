"""The pages in a WARC, one record at a time. Records that are no page, or no page that was served, are passed over.

Read here and not by warcio, which holds lines of any length in memory, fails on a record without an address and writes
to the terminal. What a response says of itself is read by `http.client`, whose lines and headers are bounded.
"""

import io
from collections.abc import Iterator
from http.client import HTTPException, HTTPMessage, HTTPResponse, parse_headers
from itertools import count
from socket import socket
from typing import BinaryIO, cast

from dateline.articles.document import Document, Form
from dateline.articles.iso_date import iso_day
from dateline.errors import InputError
from dateline.intake.content import Content
from dateline.intake.decoding import LARGEST, decode_html
from dateline.intake.expanding import expanded
from dateline.intake.forms import form_of

_LONGEST_LINE = 65_536
_PIECE = 1_000_000  # bytes passed over at once


def read_warc(content: Content) -> Iterator[Document | InputError]:
    """The pages of an archive; errors name the record. Raises InputError where the archive breaks off."""
    stream = content.stream
    for number in count(1):
        name = f"{content.name}:{number}"
        line = _next_line(stream)
        if line and not line.startswith(b"WARC/"):
            yield InputError(name, "it is no record of a WARC, or the record before it gives a wrong length")
            line = _find_version(stream)
        if not line:
            if number == 1:
                raise InputError(name, "the archive is empty")
            return
        yield from _read_record(stream, name)


def _next_line(stream: BinaryIO) -> bytes:
    """The next line that is not blank; empty at the end."""
    return next((line for line in iter(lambda: stream.readline(_LONGEST_LINE), b"") if line.strip()), b"")


def _find_version(stream: BinaryIO) -> bytes:
    lines = iter(lambda: stream.readline(_LONGEST_LINE), b"")
    return next((line for line in lines if line.startswith(b"WARC/1.")), b"")


def _read_record(stream: BinaryIO, name: str) -> Iterator[Document | InputError]:
    try:
        headers = parse_headers(stream)
        length = _length(headers)
    except (HTTPException, ValueError) as error:
        yield InputError(name, f"the record's headers cannot be read ({error})")
        return
    is_response = headers.get("WARC-Type", "").strip().lower() == "response"
    data = stream.read(min(length, LARGEST + 1)) if is_response else b""
    if _pass_over(stream, length - len(data)):
        raise InputError(name, "the archive breaks off in this record; what came before it was read")
    if is_response:
        yield from _read_response(data, headers, name)


def _length(headers: HTTPMessage) -> int:
    words = headers.get("Content-Length", "").strip()
    if not (words.isascii() and words.isdigit() and len(words) < 16):
        raise ValueError("they give no length")
    return int(words)


def _pass_over(stream: BinaryIO, length: int) -> int:
    """How many of `length` bytes were not there any more."""
    while length and (data := stream.read(min(length, _PIECE))):
        length -= len(data)
    return length


def _read_response(data: bytes, headers: HTTPMessage, name: str) -> Iterator[Document | InputError]:
    try:
        response = HTTPResponse(cast(socket, _Stored(data)))
        response.begin()
        if response.status == 200 and form_of("", response.headers.get_content_type()) is Form.HTML:
            yield _build(data, response, headers, name)
    except InputError as error:
        yield error
    except (HTTPException, ValueError) as error:
        yield InputError(name, f"the response in this record cannot be read ({error or type(error).__name__})")


def _build(data: bytes, response: HTTPResponse, headers: HTTPMessage, name: str) -> Document:
    if len(data) > LARGEST:
        raise InputError(name, f"the page is larger than {LARGEST // 1_000_000} MB")
    page = expanded(cast(BinaryIO, io.BytesIO(response.read())), name).read(LARGEST + 1)
    if len(page) > LARGEST:
        raise InputError(name, f"the page is larger than {LARGEST // 1_000_000} MB")
    return Document(
        name,
        html=decode_html(page, name=name, charset=response.headers.get_content_charset() or ""),
        url=headers.get("WARC-Target-URI", "").strip().removeprefix("<").removesuffix(">"),
        retrieved=_time(headers.get("WARC-Date", "").strip()),
    )


def _time(words: str) -> str:
    try:
        iso_day(words)
    except ValueError:
        return ""
    return words


class _Stored:
    """A response that was stored, in the place of the connection that it came by."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def makefile(self, mode: str) -> io.BytesIO:
        return io.BytesIO(self._data)
