"""A web server of this machine, whose answers a test changes as it goes."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass
class Answer:
    """What a path answers, and with which headers; with an etag, 304 to who has it."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class NewsServer:
    """`answers` by path; `asked` are the paths asked for with the answers' statuses; `posted` the bodies sent here."""

    address: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(default_factory=list)
    posted: list[bytes] = field(default_factory=list)

    def say(self, path: str, body: str | bytes = b"", *, status: int = 200, **headers: str) -> str:
        """Answer this from now on; the address of it."""
        self.answers[path] = Answer(body.encode() if isinstance(body, str) else body, status, headers)
        return self.address + path


@contextmanager
def news_server() -> Iterator[NewsServer]:
    """A server that runs as long as it is used."""
    news = NewsServer()

    class Asked(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = news.answers.get(self.path, Answer(status=404))
            tags = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
            is_known = any(self.headers.get(tags.get(name, "")) == value for name, value in answer.headers.items())
            self.answer(304 if is_known else answer.status, b"" if is_known else answer.body, answer.headers)

        def do_POST(self) -> None:
            news.posted.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.answer(news.answers.get(self.path, Answer()).status, b"", {})

        def answer(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
            news.asked.append((self.path, status))
            self.send_response(status)
            for name, value in {"Content-Type": "text/html", **headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Asked) as server:
        news.address = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield news
        finally:
            server.shutdown()
            thread.join()


def rss(*entries: tuple[str, str], title: str = "Fjord Post") -> str:
    """A feed of entries, each by its id, which is also the path of its page, and its text."""
    items = "".join(
        f"<item><title>Title of {id}</title><link>/{id}</link><guid>{id}</guid>"
        f"<pubDate>Mon, 15 Apr 2024 10:00:00 GMT</pubDate><description>&lt;p&gt;{text}&lt;/p&gt;</description></item>"
        for id, text in entries
    )
    return f'<rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'
