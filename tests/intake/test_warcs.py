"""Pages come out of a WARC with their address and time; a record that lies is one error, and the others go on."""

import gzip
import io
import zlib

import brotli
import pytest

from dateline.articles.document import Document, Form
from dateline.errors import InputError
from dateline.intake.streams import read_stream

PAGE = b"<html><body><p>Envoys signed."


def http(body: bytes, head: str = "Content-Type: text/html", status: str = "200 OK") -> bytes:
    return f"HTTP/1.1 {status}\r\n{head}\r\n\r\n".encode() + body


def record(data: bytes, *, kind: str = "response", length: int | str | None = None) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <https://example.org/1>\r\n"
        f"WARC-Date: 2024-06-18T08:00:00Z\r\nContent-Length: {len(data) if length is None else length}\r\n\r\n"
    )
    return head.encode() + data + b"\r\n\r\n"


GOOD = record(http(PAGE))


def read(data: bytes) -> list[Document | InputError]:
    return list(read_stream(io.BytesIO(data), "w", Form.WARC))


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_page_has_its_address_and_time(pack: object) -> None:
    data = b"".join(map(pack, [record(b"software: x", kind="warcinfo"), GOOD, GOOD]))  # type: ignore[arg-type]
    page = {"html": PAGE.decode(), "url": "https://example.org/1", "retrieved": "2024-06-18T08:00:00Z"}
    assert read(data) == [Document("w:2", **page), Document("w:3", **page)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "other",
    [
        record(http(PAGE), kind="request"),
        record(http(PAGE, status="404 Not Found")),
        record(http(PAGE, "Content-Type: image/png")),
        record(b"", kind="metadata"),
        record(b"example.org. 300 IN A 192.0.2.1\n").replace(b"1.0\r\n", b"1.0\r\nContent-Type: text/dns\r\n", 1),
    ],
)
def test_other_records_are_passed_over(other: bytes) -> None:
    assert [found.name for found in read(other + GOOD)] == ["w:2"]


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("<p>Signé".encode("cp1252"), "Content-Type: text/html; charset=iso-8859-1"),
        (b"6\r\n<p>Sig\r\n3\r\nn\xc3\xa9\r\n0\r\n\r\n", "Content-Type: text/html\r\nTransfer-Encoding: chunked"),
        ("<p>Signé".encode(), "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip"),
        ("<p>Signé".encode(), "Content-Type: text/html\r\nContent-Length: 3"),
        (gzip.compress("<p>Signé".encode()), "Content-Type: text/html\r\nContent-Encoding: gzip"),
        (brotli.compress("<p>Signé".encode()), "Content-Type: text/html\r\nContent-Encoding: br"),
        (zlib.compress("<p>Signé".encode()), "Content-Type: text/html\r\nContent-Encoding: deflate"),
        ("<p>Signé".encode("cp1252"), "Content-Type: text/html; charset=iso-8859-1\r\nContent-Encoding: br"),
        ("<p>Signé".encode(), "no header at all\r\nContent-Type: text/html"),
    ],
)
def test_a_body_is_decoded_as_its_header_says(body: bytes, head: str) -> None:
    [found] = read(record(http(body, head)))
    assert isinstance(found, Document) and found.html == "<p>Signé"


def test_a_response_of_a_newer_http_is_read() -> None:
    [found] = read(record(http(PAGE).replace(b"HTTP/1.1 200 OK", b"HTTP/2 200")))
    assert isinstance(found, Document) and found.html == PAGE.decode()


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        (record(http(PAGE), length="x"), "they give no length"),
        (record(http(PAGE), length=-5), "they give no length"),
        (record(b"no response at all"), "the response in this record cannot be read"),
        (record(http(b"")), "the page is empty"),
        (record(http(b"\0\1")), "binary data"),
        (record(http(gzip.compress(b" " * 40_000_000))), "times its size"),
        (record(http(PAGE, "X: " + "x" * 70_000)), "cannot be read"),
        (record(http(PAGE, "\r\n".join(f"X-{n}: y" for n in range(200)))), "cannot be read"),
    ],
)
def test_a_bad_record_is_an_error_and_the_next_is_read(bad: bytes, problem: str) -> None:
    error, good = read(bad + GOOD)
    assert isinstance(good, Document)
    assert isinstance(error, InputError) and problem in error.problem


@pytest.mark.parametrize("lie", [-15, 15, 60])
def test_a_wrong_length_costs_no_more_than_the_next_record(lie: int) -> None:
    found = read(GOOD + record(http(PAGE), length=len(http(PAGE)) + lie) + GOOD + GOOD)
    assert isinstance(found[0], Document) and isinstance(found[-1], Document)
    assert sum(isinstance(one, InputError) for one in found) == 1


@pytest.mark.parametrize("data", [(GOOD + GOOD)[:-20], GOOD + record(http(PAGE), length=10**15 - 1)])
def test_where_an_archive_breaks_off_is_told(data: bytes) -> None:
    good, error = read(data)
    assert isinstance(good, Document)
    assert str(error) == "w:2: the archive breaks off in this record; what came before it was read"


def test_what_is_no_archive() -> None:
    assert [str(found) for found in read(b"\n")] == ["w:1: the archive is empty"]
    assert "it is no record of a WARC" in str(read(b"Oslo.\n")[0])
