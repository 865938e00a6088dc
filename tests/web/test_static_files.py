"""Static files: only those that are meant to be read, and kept as long as they are the same."""

from pathlib import Path

import pytest
from desks import CLOSED, visitor

from dateline.web.static_files import static_address


@pytest.mark.parametrize(
    "name",
    [
        "", "/", ".", "../app.py", "..%2fapp.py", "%2e%2e/app.py", "..%5capp.py", "%2fetc%2fhostname.txt",
        "/etc/hostname.txt", "....//app.py", "page.html", "parts.html", "%00.css", "desk.css%00",
        "desk.css/x.css", "%ff.css", "x" * 5000 + ".css", "DESK.CSS", "desk.css.", "../templates/page.html",
        "../static/../app.py",
    ],
)  # fmt: skip
def test_what_is_not_served(small_record: Path, name: str) -> None:
    assert visitor(small_record).get(f"http://localhost/static/{name}").status_code == 404


@pytest.mark.parametrize("name", ["desk.css", "desk.js", "base.css", "icon.svg"])
def test_a_file_is_kept_under_its_version(small_record: Path, name: str) -> None:
    asking = visitor(small_record, **CLOSED)
    kept, asked = asking.get(static_address(name)), asking.get(f"/static/{name}")
    assert (kept.status_code, kept.content) == (200, asked.content)
    assert kept.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert asked.headers["cache-control"] == "no-store"


def test_a_file_that_is_not_there_has_no_address() -> None:
    with pytest.raises(FileNotFoundError, match=r"nothing\.css"):
        static_address("nothing.css")
