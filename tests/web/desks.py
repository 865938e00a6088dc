"""Desks to ask: a record of four articles behind the whole application, without a network."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from dateline.web.app import make_app
from dateline.web.settings import DeskSettings

PASSWORD, TOKEN = "opens the desk", "opens it for programs"
CLOSED = {"password": PASSWORD, "token": TOKEN}
FAR = {"host": "0.0.0.0", "password": PASSWORD}
FORM = "application/x-www-form-urlencoded"


def visitor(record: Path, *, broken_is_shown: bool = True, **settings: Any) -> TestClient:
    """Somebody at a desk of their own, who follows no redirect by themselves."""
    app = make_app(DeskSettings(record, **settings))
    return TestClient(
        app, base_url="http://localhost", follow_redirects=False, raise_server_exceptions=broken_is_shown
    )


def csrf(asking: TestClient, page: str = "/login") -> str:
    """What the forms of a page bring back."""
    found = re.search(r'name="csrf" value="(\w+)"', asking.get(page).text)
    assert found
    return found[1]


def log_in(asking: TestClient, **fields: str) -> Any:
    """Log in with the right password, or with what `fields` say."""
    return asking.post("/login", data={"csrf": csrf(asking), "password": PASSWORD, **fields})


def pieces(size: int, count: int) -> Iterator[bytes]:
    """A body that does not say how long it is."""
    for _ in range(count):
        yield b"x" * size
