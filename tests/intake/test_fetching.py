"""The Fetcher against real servers: what comes back, what goes wrong, and that everything comes to an end."""

import gzip
import socket
import time
import zlib
from dataclasses import replace
from itertools import repeat

import brotli
import pytest
from web_servers import SMALL, Asked, Say, Site, fetch, page, problem, public, redirect, reply

from dateline.errors import AnswerError
from dateline.intake.fetching import USER_AGENT, Fetched, Fetcher, NotModified

WORDS = b"Ministers signed the treaty. " * 40
BARE = zlib.compressobj(wbits=-15)
MOMENT = "Tue, 18 Jun 2024 10:00:00 GMT"
NO_DATA = b"HTTP/1.1 200 OK\r\n"


def said(*pieces: bytes, rest: float = 0.0) -> Say:
    """A page that says these pieces, with a rest after each."""

    def say(line: socket.socket, asked: Asked) -> None:
        for piece in pieces:
            line.sendall(piece)
            time.sleep(rest)

    return say


def dripped(first: bytes, piece: bytes, *, rest: float) -> Say:
    """A page that never ends."""

    def say(line: socket.socket, asked: Asked) -> None:
        line.sendall(first)
        for each in repeat(piece):
            line.sendall(each)
            time.sleep(rest)

    return say


def chunks(*pieces: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)
    return NO_DATA + b"Transfer-Encoding: chunked\r\n\r\n" + body + end


@pytest.mark.parametrize(
    "answer",
    [
        reply(WORDS),
        NO_DATA + b"\r\n" + WORDS,  # up to the end of the connection
        chunks(WORDS[:7], WORDS[7:]),
        reply(gzip.compress(WORDS), "Content-Encoding: gzip"),
        reply(gzip.compress(WORDS[:9]) + gzip.compress(WORDS[9:]) + b"\0\0", "Content-Encoding: GZIP"),
        reply(zlib.compress(WORDS), "Content-Encoding: deflate"),
        reply(BARE.compress(WORDS) + BARE.flush(), "Content-Encoding: deflate"),
        reply(brotli.compress(WORDS), "Content-Encoding: br"),
        said(*(WORDS.join([NO_DATA + b"\r\n", b""])[i : i + 90] for i in range(0, 1300, 90)), rest=0.01),
        b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + reply(WORDS),
    ],
)
def test_a_body_comes_whole(site: Site, answer: bytes | Say) -> None:
    site.pages["/"] = answer
    assert fetch(site).data == WORDS


def test_what_a_request_says(site: Site) -> None:
    site.pages["/a?b=c"] = reply(b"", "Set-Cookie: a=b")
    fetch(site, "/a?b=c#d"), fetch(site, "/a?b=c")
    told = site.asked[1].headers
    assert site.paths() == ["/a?b=c"] * 2
    assert set(told) == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert told["host"] == f"127.0.0.1:{site.port}" and told["user-agent"] == USER_AGENT


@pytest.mark.parametrize(
    ("kind", "media_type", "charset"),
    [
        ("text/html; charset=ISO-8859-1", "text/html", "iso-8859-1"),
        ('Text/HTML ;Charset="utf-8"', "text/html", "utf-8"),
        ("application/pdf", "application/pdf", ""),
        ("", "", ""),
        ("text/html; charset=", "text/html", ""),
    ],
)
def test_kinds(site: Site, kind: str, media_type: str, charset: str) -> None:
    site.pages["/"] = reply(b"a", f"Content-Type: {kind}", 'ETag: W/"7"', f"Last-Modified: {MOMENT}")
    expected = Fetched(site.at("/"), media_type, charset, b"a", 'W/"7"', MOMENT, is_public=False)
    assert fetch(site) == expected


@pytest.mark.parametrize(
    ("known", "header"),
    [({"etag": '"7"'}, "if-none-match"), ({"modified": MOMENT}, "if-modified-since")],
)
def test_what_is_known_is_not_sent_again(site: Site, known: dict[str, str], header: str) -> None:
    def say(line: socket.socket, asked: Asked) -> None:
        is_known = asked.headers.get(header) in known.values()
        line.sendall(b"HTTP/1.1 304 Not Modified\r\n\r\n" if is_known else reply(b"a"))

    site.pages["/"] = say
    fetcher = Fetcher(SMALL, allow_private=True)
    assert fetcher.fetch(site.at("/"), **known) == NotModified(site.at("/"))
    assert isinstance(fetcher.fetch(site.at("/"), etag="other\r\nX: y"), Fetched)


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Again", "308 For Good"])
def test_redirects_are_followed(site: Site, other: Site, status: str) -> None:
    site.pages |= {"/": redirect("/a b", status), "/a%20b": redirect(other.at("/c"))}
    other.pages["/c"] = page("Signed.")
    assert fetch(site).address == other.at("/c")


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("/", "it leads round in a circle"),
        ("file:///etc/passwd", "it leads to 'file:///etc/passwd', no address that can be fetched"),
        ("http://[::1", "it leads to 'http://"),
        ("http://user:word@127.0.0.1/", "no address that can be fetched: it holds a user name"),
        ("http://0x7f.1/", "no address that can be fetched"),
        ("http://127.0.0.1:1/", "the server cannot be reached"),
        ("", "it leads round in a circle"),
    ],
)
def test_redirects_that_lead_astray(site: Site, where: str, told: str) -> None:
    site.pages["/"] = redirect(where)
    assert told in problem(lambda: fetch(site))


def test_a_redirect_is_in_the_characters_of_its_server(site: Site) -> None:
    site.pages |= {"/": redirect("/x").replace(b"/x", "/café".encode()), "/caf%C3%A9": page("Signed.")}
    assert fetch(site).address.endswith("/caf%C3%A9")


@pytest.mark.parametrize(("steps", "is_too_far"), [(5, False), (6, True)])
def test_redirects_come_to_an_end(site: Site, steps: int, is_too_far: bool) -> None:
    site.pages |= {f"/{step}": redirect(f"/{step + 1}") for step in range(steps)} | {f"/{steps}": page("Signed.")}
    if is_too_far:
        assert problem(lambda: fetch(site, "/0")) == "it leads on more than 5 times"
    else:
        assert fetch(site, "/0").address.endswith("/5")


def test_a_name_that_turns_private_gains_nothing(site: Site) -> None:
    site.pages["/"] = page("Signed.")
    fetcher, connected = public(site, {"news.example": ["93.184.215.14", "127.0.0.1"]})
    fetcher.fetch("http://news.example/")
    assert connected == ["93.184.215.14"] and site.asked[0].headers["host"] == "news.example"
    assert "not on the public internet" in problem(lambda: fetcher.fetch("http://news.example/"))


@pytest.mark.parametrize("machines", [["93.184.215.14"], ["93.184.215.14", "127.0.0.1"]])
def test_what_a_public_page_names_is_public(site: Site, machines: list[str]) -> None:
    fetcher, connected = public(site, {"news.example": machines, "inside.example": ["10.0.0.8"]}, allow_private=True)
    site.pages["/"] = page("Signed.")
    found = fetcher.fetch("http://news.example/")
    assert isinstance(found, Fetched) and found.is_public
    assert "not on the public internet" in problem(lambda: fetcher.fetch("http://inside.example/", is_led=True))
    assert connected == ["93.184.215.14"]


@pytest.mark.parametrize("kept", [{}, {"allow_private": True}])
@pytest.mark.parametrize("where", ["http://127.0.0.1/", "http://inside.example/", "http://169.254.169.254/latest"])
def test_a_public_page_leads_to_no_private_one(site: Site, where: str, kept: dict[str, bool]) -> None:
    site.pages["/"] = redirect(where)
    names = {"news.example": ["93.184.215.14"], "inside.example": ["10.0.0.8"]}
    fetcher, connected = public(site, names, **kept)
    assert "not on the public internet" in problem(lambda: fetcher.fetch("http://news.example/"))
    assert connected == ["93.184.215.14"]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (reply(WORDS, length=9000), "breaks off or is no HTTP"),
        (chunks(WORDS, end=b""), "breaks off or is no HTTP"),
        (chunks(WORDS, end=b"zz\r\n"), "breaks off or is no HTTP"),
        (b"", "the server closes the connection before it answers"),
        (b"HTTP/1.1 2", "closes the connection before it answers"),
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", "breaks off or is no HTTP"),
        (b"\0\xff" * 5000, "breaks off or is no HTTP"),
        (NO_DATA + b"X: " + b"a" * 90_000 + b"\r\n\r\n", "breaks off or is no HTTP"),
        (NO_DATA + b"X: a\r\n" * 30_000 + b"\r\n", "breaks off or is no HTTP"),
        (NO_DATA + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef", "breaks off or is no HTTP"),
        (NO_DATA + b"Content-Length: -5\r\n\r\nabcdef", "breaks off or is no HTTP"),
        (reply(b"a" * 300_000), "the answer is larger than 200,000 bytes"),
        (dripped(NO_DATA + b"\r\n", b"a" * 9000, rest=0), "the answer is larger than 200,000 bytes"),
        (dripped(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 99, rest=0), "the answer is larger than 200,000 bytes"),
        (dripped(NO_DATA + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n" * 99, rest=0), "larger than 200,000"),
        (dripped(NO_DATA, b"X", rest=0.05), "in time"),
        (dripped(NO_DATA + b"\r\n", b"a", rest=0.05), "in time"),
        (dripped(b"", b"H", rest=0.5), "in time"),
        (said(b"", rest=0.6), "in time"),
        (reply(gzip.compress(b"\0" * 90_000_000), "Content-Encoding: gzip"), "it unpacks to more than 2,000,000 bytes"),
        (reply(gzip.compress(b"\0" * 1_900_000), "Content-Encoding: gzip"), "it unpacks to more than 1,000,000 bytes"),
        (reply(zlib.compress(b"\0" * 90_000_000), "Content-Encoding: deflate"), "it unpacks to more than"),
        (reply(brotli.compress(b"\0" * 90_000_000), "Content-Encoding: br"), "it unpacks to more than"),
        (reply(gzip.compress(b"") * 200, "Content-Encoding: gzip"), "packed in more than 100 pieces"),
        (reply(gzip.compress(WORDS)[:-30], "Content-Encoding: gzip"), "it breaks off before its end"),
        (reply(brotli.compress(WORDS)[:-9], "Content-Encoding: br"), "it breaks off before its end"),
        (reply(WORDS, "Content-Encoding: gzip"), "it is not packed as gzip, as it says"),
        (reply(WORDS, "Content-Encoding: br"), "it is not packed as br, as it says"),
        (reply(WORDS, "Content-Encoding: zstd"), "it is packed as 'zstd', which was not asked for"),
        (reply(WORDS, "Content-Encoding: gzip, gzip"), "it is packed as 'gzip, gzip', which was not asked for"),
    ],
)
def test_what_goes_wrong_is_told_and_ends(site: Site, answer: bytes | Say, told: str) -> None:
    site.pages["/"] = answer
    assert told in problem(lambda: fetch(site))


@pytest.mark.parametrize(
    ("status", "header", "seconds"),
    [
        ("404 Not Found", "X: y", None),
        ("410 Gone", "Retry-After: soon", None),
        ("429 Too Many Requests", "Retry-After: 7", 7.0),
        ("429 Too Many Requests", "Retry-After: Fri, 31 Dec 9999 23:59:59 -0100", None),
        ("429 Too Many Requests", "Retry-After: Tue, 18 Jun 2024 10:00:00 +99999999999", None),
        ("500 Internal Server Error", "Retry-After: -3", None),
        ("503 Service Unavailable", "Retry-After: Tue, 18 Jun 2024 10:00:00 GMT", 0.0),
        ("204 No Content", "X: y", None),
        ("206 Partial Content", "Retry-After: " + "9" * 400, 999999999.0),
        ("300 Multiple Choices", "Retry-After: Tue, 99 Jun 99999 10:00:00", None),
    ],
)
def test_statuses(site: Site, status: str, header: str, seconds: float | None) -> None:
    site.pages["/"] = reply(b"a page of words", header, status=status)
    with pytest.raises(AnswerError, match=f"{site.at('/')}: the server answers {status}") as told:
        fetch(site)
    assert (told.value.status, told.value.retry_after) == (int(status[:3]), seconds)


def test_a_port_where_nobody_listens(site: Site) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert "the server cannot be reached" in problem(
        lambda: Fetcher(SMALL, allow_private=True).fetch(f"http://127.0.0.1:{port}/")
    )


def test_the_bounds_are_those_that_are_given(site: Site) -> None:
    site.pages["/"] = reply(WORDS)
    limits = replace(SMALL, bytes_received=9, bytes_of_headers=90)
    assert "larger than 9 bytes" in problem(lambda: fetch(site, limits=limits))
