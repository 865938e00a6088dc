"""The pages in a WARC, one record at a time. Records that are no page, or no page that was served, are passed over.

Read here and not by warcio, which holds lines of any length in memory, fails on a record without an address and writes
to the terminal. What a response says of itself is read by `http.client`, whose lines and headers are bounded.
"""

import io
import re
from collections.abc import Generator, Iterator
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
from dateline.intake.limits import Limits
from dateline.intake.unpacking import unpack

_LONGEST_LINE = 65_536
_CHUNK = re.compile(rb"[0-9A-Fa-f]{1,8}[ \t]*(?:;[^\r\n]*)?\r?\n")
_PIECE = 1_000_000  # bytes passed over at once
_BLANK = re.compile(rb"(\r?\n\r?\n)")
_VERSION = re.compile(rb"\AHTTP/[23](?:\.\d)? ")
_LIMITS = Limits()


def read_warc(content: Content) -> Iterator[Document | InputError]:
    """The pages of an archive; errors name the record. Raises InputError where the archive breaks off."""
    stream, is_lost = content.stream, False
    for number in count(1):
        name = f"{content.name}:{number}"
        line = _next_line(stream)
        if line and not line.startswith(b"WARC/"):
            if not is_lost:
                yield InputError(name, "it is no record of a WARC, or the record before it gives a wrong length")
            is_lost, line = True, _find_version(stream)
        if not line:
            if number == 1 and not is_lost:
                raise InputError(name, "the archive is empty")
            return
        is_lost = yield from _read_record(stream, name)


def _next_line(stream: BinaryIO) -> bytes:
    """The next line that is not blank; empty at the end."""
    return next((line for line in iter(lambda: stream.readline(_LONGEST_LINE), b"") if line.strip()), b"")


def _find_version(stream: BinaryIO) -> bytes:
    lines = iter(lambda: stream.readline(_LONGEST_LINE), b"")
    return next((line for line in lines if line.startswith(b"WARC/1.")), b"")


def _read_record(stream: BinaryIO, name: str) -> Generator[Document | InputError, None, bool]:
    """The page in a record, if there is one; returns whether the place of the next record is unknown."""
    try:
        headers = parse_headers(stream)
        length = _length(headers)
    except (HTTPException, ValueError) as error:
        yield InputError(name, f"the record's headers cannot be read ({error})")
        return True
    is_response = headers.get("WARC-Type", "").strip().lower() == "response" and _is_http(headers)
    data = stream.read(min(length, LARGEST + 1)) if is_response else b""
    if _pass_over(stream, length - len(data)):
        raise InputError(name, "the archive breaks off in this record; what came before it was read")
    if is_response:
        yield from _read_response(data, headers, name)
    return False


def _is_http(headers: HTTPMessage) -> bool:
    """Whether a response is one of HTTP: archives keep the answers of name servers as well."""
    kind = headers.get("Content-Type", "").strip().lower()
    return not kind or kind.startswith("application/http")


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
    size = len(data)
    stored = io.BytesIO(data := _mended(data))
    try:
        response = HTTPResponse(cast(socket, _Stored(stored)))
        response.begin()
        if response.status == 200 and form_of("", response.headers.get_content_type()) is Form.HTML:
            body = data[stored.tell() :]
            # Many archives keep the headers of the transfer with a body that is already put together.
            body = response.read() if response.chunked and _CHUNK.match(body) else body
            coding = response.headers.get("Content-Encoding", "").strip().lower()
            page = _page(name, _unpacked(body, coding), is_whole=size <= LARGEST)
            yield _build(page, response, headers, name)
    except InputError as error:
        yield error
    except (HTTPException, ValueError) as error:
        yield InputError(name, f"the response in this record cannot be read ({error or type(error).__name__})")


def _mended(data: bytes) -> bytes:
    """A response with such a head as `http.client` reads to its end: of HTTP 1, every line of it with a colon."""
    head, *rest = _BLANK.split(data, maxsplit=1)
    status, *lines = head.splitlines() or [b""]
    kept = [line for line in lines if b":" in line or line.startswith((b" ", b"\t"))]
    return b"".join((b"\r\n".join([_VERSION.sub(b"HTTP/1.1 ", status), *kept]), *rest))


def _unpacked(body: bytes, coding: str) -> bytes:
    """A body without what packed it; as it stands where it is not packed as was said, for many archives unpack it."""
    if coding in ("", "identity", "gzip", "x-gzip"):  # of gzip the first bytes tell
        return body
    try:
        return unpack(body, coding, limits=_LIMITS)
    except ValueError:
        return body


def _page(name: str, body: bytes, *, is_whole: bool) -> bytes:
    """The bytes of a page, unpacked. Raises InputError where there are none or too many."""
    page = expanded(cast(BinaryIO, io.BytesIO(body)), name).read(LARGEST + 1)
    if len(page) > LARGEST or not is_whole:
        raise InputError(name, f"the page is larger than {LARGEST // 1_000_000} MB")
    if not page.strip():
        raise InputError(name, "the page is empty")
    return page


def _build(page: bytes, response: HTTPResponse, headers: HTTPMessage, name: str) -> Document:
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

    def __init__(self, stored: io.BytesIO) -> None:
        self._stored = stored

    def makefile(self, mode: str) -> io.BytesIO:
        return self._stored
