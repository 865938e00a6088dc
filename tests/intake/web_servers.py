"""Real servers on 127.0.0.1 that say what a test gives them, well formed or not, and remember what they were asked."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from dateline.errors import InputError
from dateline.intake.fetching import Fetched, Fetcher, Limits, NotModified

SMALL = Limits(
    bytes_received=200_000,
    bytes_unpacked=2_000_000,
    bytes_of_headers=8_000,
    seconds_to_connect=1.0,
    seconds_of_silence=0.3,
    seconds_in_all=0.9,
)


@dataclass
class Asked:
    """One request: its path, its headers in small letters, and when it came."""

    path: str
    headers: Mapping[str, str]
    at: float


Say = Callable[[socket.socket, Asked], None]


@dataclass
class Site:
    """A server whose pages are bytes to send, or functions that talk to the connection themselves."""

    port: int
    pages: dict[str, bytes | Say] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def at(self, path: str, *, scheme: str = "http", host: str = "127.0.0.1") -> str:
        """The address of a page."""
        return f"{scheme}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [asked.path for asked in self.asked]

    def answer(self, line: socket.socket) -> None:
        """Read one request from a connection and answer it."""
        data = b""  # what a POST carries comes after it, and is not read
        while b"\r\n\r\n" not in data:
            got = line.recv(65_536)
            if not got:
                return
            data += got
        first, *rest = data.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (one.partition(":") for one in rest)}
        asked = Asked(first.split(" ")[1], headers, time.monotonic())
        self.asked.append(asked)
        page = self.pages.get(asked.path, reply(b"", status="404 Not Found"))
        page(line, asked) if callable(page) else line.sendall(page)


def reply(body: bytes, *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    """An answer with its length told, or a length that lies."""
    told = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body) if length is None else length}"]
    return "\r\n".join([*told, "", ""]).encode("latin-1") + body


def page(words: str) -> bytes:
    """A page with a paragraph."""
    return reply(f"<html><body><article><p>{words}</p></article></body></html>".encode(), "Content-Type: text/html")


def redirect(where: str, status: str = "302 Found") -> bytes:
    """An answer that leads on."""
    return reply(b"", f"Location: {where}", status=status)


@contextmanager
def serving(secured: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A server, until the test is over; what it is still saying then is cut off. It is `secured` by a certificate."""
    listener = socket.create_server(("127.0.0.1", 0))
    site = Site(listener.getsockname()[1])
    threading.Thread(target=_serve, args=(listener, site, secured), daemon=True).start()
    try:
        yield site
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def _serve(listener: socket.socket, site: Site, secured: ssl.SSLContext | None) -> None:
    while True:
        try:
            line, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=_answer, args=(line, site, secured), daemon=True).start()


def _answer(line: socket.socket, site: Site, secured: ssl.SSLContext | None) -> None:
    with line, suppress(OSError):  # the other side may have had enough
        if secured is None:
            site.answer(line)
            return
        with secured.wrap_socket(line, server_side=True) as talk:
            site.answer(talk)


def fetch(site: Site, path: str = "/", limits: Limits = SMALL) -> Fetched:
    """A page, fetched without manners."""
    found = Fetcher(limits, allow_private=True).fetch(site.at(path))
    assert isinstance(found, Fetched)
    return found


def problem(call: Callable[[], Fetched | NotModified]) -> str:
    """What goes wrong with a fetch."""
    try:
        call()
    except InputError as error:
        return error.problem
    raise AssertionError("nothing went wrong")


def then(*answers: bytes) -> Say:
    """A page that says another thing each time it is asked."""
    left = list(answers)
    return lambda line, asked: line.sendall(left.pop(0))


def public(site: Site, names: dict[str, list[str]], **kept: Any) -> tuple[Fetcher, list[str]]:
    """A fetcher for which public addresses lead to the site, and the addresses that it connected to.

    Each time a name is resolved its next address is given.
    """
    connected: list[str] = []

    def resolver(host: str, port: int, **_: Any) -> list[tuple[Any, ...]]:
        return [(0, 0, 0, "", (names[host].pop(0), port))]

    def connector(machine: tuple[str, int], seconds: float) -> socket.socket:
        connected.append(machine[0])
        return socket.create_connection(("127.0.0.1", site.port), seconds)

    return Fetcher(SMALL, resolver=resolver, connector=connector, **kept), connected
