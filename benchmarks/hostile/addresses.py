"""Hostile addresses: servers that go round in circles, crawl or lie, and private addresses in every notation."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import sleep

from benchmarks.hostile.contents import html
from benchmarks.hostile.item import Draft, Expected

_SLOW = 45.0  # seconds, beyond every patience
_PRIVATE = (
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001", "0",
    "0.0.0.0", "localhost", "LOCALHOST", "localhost.", "127.0.0.1.", "[::1]", "[::]", "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:127.0.0.1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
    "10.0.0.1", "10.1", "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.168.1", "169.254.169.254", "2852039166",
    "0xa9fea9fe", "[fe80::1]", "[fc00::1]", "[fd00:ec2::254]", "100.64.0.1", "198.18.0.1", "224.0.0.1",
    "255.255.255.255", "240.0.0.1", "192.0.0.192", "１２７.0.0.1", "127。0。0。1", "①②⑦.0.0.1", "user:pass@127.0.0.1",
    "wire.example@127.0.0.1", "127.0.0.1%2f", "",
)  # fmt: skip
_OTHER = (
    "file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "data:text/html,x", "http:///", "http://",
    "https://[", "http://a b/", "http://127.0.0.1:99999/", "http://127.0.0.1:0/", "http://127.0.0.1:-1/",
    "http://no-such-host.invalid/", "http://\x00/", "http://127.0.0.1\r\nHost: x/", "jar:http://x!/", "//127.0.0.1/",
)  # fmt: skip


class _Answers(BaseHTTPRequestHandler):
    """Answers each path in its own hostile way."""

    protocol_version = "HTTP/1.1"
    timeout = _SLOW

    def do_GET(self) -> None:
        """Answer, and count the question."""
        path = self.path.partition("?")[0].strip("/").partition("/")[0]
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        self.close_connection = True
        with suppress(OSError):
            _WAYS.get(path, _loop)(self)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def head(self, status: int = 200, /, **headers: str) -> None:
        """Send a status and headers."""
        self.send_response(status)
        for name, value in {"content_type": "text/html", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()


def _loop(one: _Answers) -> None:
    one.head(302, location=one.path, content_length="0")


def _longer(one: _Answers) -> None:
    one.head(302, location=f"{one.path.partition('?')[0]}/x?{one.path.partition('?')[2]}", content_length="0")


def _never(one: _Answers) -> None:
    sleep(_SLOW)


def _slow_head(one: _Answers) -> None:
    for character in b"HTTP/1.1 200 OK\r\n" + b"x-long: " + b"a" * 1000:
        one.wfile.write(bytes([character]))
        sleep(0.5)


def _slow_body(one: _Answers) -> None:
    one.head(content_length="100000")
    for _ in range(200):
        one.wfile.write(b"<p>")
        sleep(0.5)


def _endless(one: _Answers) -> None:
    one.head()
    while True:
        one.wfile.write(b"<p>Norway waits.</p>" * 10_000)


def _long_head(one: _Answers) -> None:
    one.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        one.wfile.write(b"x-long: " + b"a" * 60_000 + b"\r\n")


def _bomb(one: _Answers) -> None:
    data = gzip.compress(bytes(200_000_000), 9)
    one.head(content_encoding="gzip", content_length=str(len(data)))
    one.wfile.write(data)


def _encoded(times: int) -> Callable[[_Answers], None]:
    def answer(one: _Answers) -> None:
        data = html("encoded")
        for _ in range(times):
            data = gzip.compress(data)
        one.head(content_encoding=", ".join(["gzip"] * times), content_length=str(len(data)))
        one.wfile.write(data)

    return answer


def _no_http(one: _Answers) -> None:
    one.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n")


def _moved(to: str) -> Callable[[_Answers], None]:
    return lambda one: one.head(302, location=to, content_length="0")


def _plain(data: bytes, **headers: str) -> Callable[[_Answers], None]:
    def answer(one: _Answers) -> None:
        one.head(**headers)
        one.wfile.write(data)

    return answer


_WAYS: Mapping[str, Callable[[_Answers], None]] = {
    "loop": _loop,
    "longer": _longer,
    "never": _never,
    "slow-head": _slow_head,
    "slow-body": _slow_body,
    "endless": _endless,
    "long-head": _long_head,
    "bomb": _bomb,
    "encoded-often": _encoded(50),
    "to-file": _moved("file:///etc/passwd"),
    "to-metadata": _moved("http://169.254.169.254/latest/"),
    "to-nothing": _moved(""),
    "closes": lambda one: one.wfile.close(),
    "no-http": _no_http,
    "short": _plain(b"<p>Norway", content_length="100000"),
    "lies": _plain(b"\xff\xfe\x00binary", content_type="text/html; charset=no-such"),
    "chunks": _plain(b"ffffffffffffffff\r\nabc", transfer_encoding="chunked"),
    "no-gzip": _plain(b"not gzip", content_encoding="gzip", content_length="8"),
    "empty": _plain(b"", content_length="0"),
    "gone": lambda one: one.head(410, content_length="0"),
    "later": lambda one: one.head(503, content_length="0", retry_after="999999999"),
}


class HostileServer(ThreadingHTTPServer):
    """A server on this machine alone; `asked` are the paths it was asked for, robots.txt among them."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.asked: list[str] = []

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])


@contextmanager
def hostile_server() -> Iterator[HostileServer]:
    """The server while it serves."""
    with HostileServer() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


def server_drafts(port: int) -> Iterator[Draft]:
    """Addresses of the server, for a Dateline that was allowed to ask it."""
    for way in _WAYS:
        yield Draft("web", "", expected=Expected.ERROR, address=f"http://127.0.0.1:{port}/{way}")


def private_drafts(port: int) -> Iterator[Draft]:
    """Addresses that lead to this machine or to others near it, and such as are none: never to be asked."""
    for host in _PRIVATE:
        yield Draft("own", "", expected=Expected.ERROR, address=f"http://{host}:{port}/private")
    for address in _OTHER:
        if "\0" not in address:  # no command can be given one
            yield Draft("own", "", expected=Expected.ERROR, address=address)
