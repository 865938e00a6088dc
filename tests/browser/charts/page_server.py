"""A server of the charts' pages on this machine, with the policy of the desk; it remembers what was asked of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Thread

VIEWS = Path(__file__).parents[3] / "src" / "dateline" / "views"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)


def find_body(path: str, pages: dict[str, str]) -> bytes | None:
    """What stands at a path: a page, or a file of the charts."""
    name = path.partition("?")[0].lstrip("/")
    if name in pages:
        return pages[name].encode()
    if name.startswith("row/"):
        return b"<!doctype html><html lang=en><title>Row</title><link rel=icon href='data:,'>"
    found = [VIEWS / folder / name for folder in ("templates", "vendor") if (VIEWS / folder / name).is_file()]
    return found[0].read_bytes() if found else None


@contextmanager
def serving(pages: dict[str, str]) -> Iterator[str]:
    """Serves pages by name; gives the address they are at."""

    class Handler(BaseHTTPRequestHandler):
        """Answers with a page or a file."""

        def do_GET(self) -> None:
            body = find_body(self.path, pages)
            self.send_response(404 if body is None else 200)
            kind = guess_type(self.path.partition("?")[0])[0] or "text/html"
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
