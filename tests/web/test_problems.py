"""What a visitor is told when something is wrong."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desks import CLOSED, visitor
from fastapi import HTTPException
from fastapi.testclient import TestClient
from readings import make_reading, write_readings

from dateline.errors import QueryError
from dateline.web.desk import OpenedDesk

HOSTILE = "<script>alert(1)</script>{{7*7}}"


@pytest.mark.parametrize(
    ("place", "status", "said"),
    [
        ("/nothing", 404, "there is nothing at this address"),
        ("/api/nothing", 404, "there is nothing at this address"),
        ("/static/nothing.css", 404, "there is nothing at this address"),
        ("/static/page.html", 404, "there is no such file"),
        ("POST /", 405, "does not take requests of this kind"),
        ("DELETE /api/story", 405, "does not take requests of this kind"),
        (f"/{HOSTILE}", 404, "there is nothing at this address"),
        (f"/api/{HOSTILE}", 404, "there is nothing at this address"),
        ("/%00%ff%ed%a0%80", 404, "there is nothing at this address"),
        ("/?x=%00&x=%ff&=%ed%a0%80&&;", 200, "Story"),
    ],
)
def test_a_sentence_is_said(small_record: Path, place: str, status: int, said: str) -> None:
    method, _, path = place.rpartition(" ")
    answer = visitor(small_record).request(method or "GET", f"http://localhost{path}")
    assert (answer.status_code, said in answer.text, HOSTILE in answer.text) == (status, True, False)
    assert answer.headers["content-type"].startswith("application/json" if path.startswith("/api/") else "text/html")


def refuse() -> None:
    """Raise what a page raises that finds nothing."""
    raise HTTPException(404, f"no article {HOSTILE}", {"x-said": "so"})


def doubt() -> None:
    """Raise what views raise for a question they cannot answer."""
    raise QueryError(f"{HOSTILE} is no day")


def ask_number(number: int) -> int:
    """Take a number."""
    return number


def break_down() -> None:
    """Have a fault."""
    raise ZeroDivisionError(HOSTILE)


@pytest.mark.parametrize(
    ("page", "status", "said"),
    [
        (refuse, 404, "no article"),
        (doubt, 400, "is no day"),
        (ask_number, 400, "number: Input should be a valid integer"),
        (break_down, 500, "the desk has a fault"),
    ],
)
@pytest.mark.parametrize("prefix", ["", "/api"])
def test_what_pages_raise(
    small_record: Path, page: Callable[..., Any], status: int, said: str, prefix: str
) -> None:
    asking = visitor(small_record, broken_is_shown=False)
    app: Any = asking.app
    app.get(f"{prefix}/page")(page)
    answer = asking.get(f"{prefix}/page", params={"number": HOSTILE})
    assert (answer.status_code, said in answer.text) == (status, True)
    assert prefix or HOSTILE not in answer.text
    assert not prefix or list(answer.json()) == ["detail"]


def count(desk: OpenedDesk) -> Any:
    """How many articles there are."""
    return desk.reader.query("SELECT count(*) FROM articles").rows[0][0]


def counting(record: Path) -> TestClient:
    """A visitor of a desk that counts."""
    asking = visitor(record)
    app: Any = asking.app
    app.get("/count")(count)
    app.get("/api/count")(count)
    return asking


def vanish(record: Path) -> None:
    """The record is deleted."""
    record.unlink()


def damage(record: Path) -> None:
    """The record is overwritten."""
    record.write_bytes(b"no record at all" * 4096)


def empty(record: Path) -> None:
    """The record loses all it held."""
    replace(record, b"")


def foreign(record: Path) -> None:
    """The database of another program takes the record's place."""
    vanish(record)
    with sqlite3.connect(record) as connection:
        connection.execute("CREATE TABLE other (x)")
    connection.close()


def replace(record: Path, content: bytes) -> None:
    """Another file takes the record's place."""
    other = record.with_name("other")
    other.write_bytes(content)
    other.replace(record)


@pytest.mark.parametrize("harm", [vanish, damage, empty, foreign])
@pytest.mark.parametrize("place", ["/count", "/api/count"])
def test_a_record_that_cannot_be_read(
    small_record: Path, tmp_path: Path, harm: Callable[[Path], None], place: str
) -> None:
    record = Path(shutil.copy(small_record, tmp_path / "r.db"))
    asking = counting(record)
    assert asking.get(place).status_code == 200
    harm(record)
    answer = asking.get(place)
    assert (answer.status_code, "r.db: " in answer.text) == (503, True)
    replace(record, small_record.read_bytes())
    assert asking.get(place).status_code == 200


@pytest.mark.parametrize("settings", [CLOSED])
def test_strangers_are_told_nothing_of_a_lost_record(tmp_path: Path, settings: dict[str, Any]) -> None:
    assert visitor(tmp_path / "lost.db", **settings).get("/").status_code == 401


def test_a_record_that_takes_the_place_of_another_is_shown(tmp_path: Path) -> None:
    record, other = tmp_path / "r.db", tmp_path / "other.db"
    write_readings(record, make_reading("a1"))
    write_readings(other, make_reading("a1"), make_reading("a2"))
    asking = counting(record)
    assert asking.get("/count").json() == 1
    other.replace(record)
    assert asking.get("/count").json() == 2
