"""The guard: whom the desk answers, and what it refuses."""

import time
from pathlib import Path
from typing import Any

import pytest
from desks import CLOSED, FAR, FORM, PASSWORD, TOKEN, csrf, log_in, pieces, visitor

from dateline.web.headers import POLICY
from dateline.web.limits import Allowance

BEARER = {"authorization": f"Bearer {TOKEN}"}
ODD_FORM = b'--X\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n\\ud800\r\n--X--\r\n'
PRIVATE = ("/", "/api", "/api/story", "/api/openapi.json", "/no", "/api/no", "/static", "/loginx", "//login", "/login/")


@pytest.mark.parametrize(
    ("settings", "name", "status"),
    [
        ({}, "localhost", 200),
        ({}, "LocalHost:8311", 200),
        ({}, "127.0.0.1:8311", 200),
        ({}, "[::1]:8311", 200),
        ({}, "evil.example", 421),
        ({}, "localhost.evil.example", 421),
        ({}, "127.0.0.1.evil.example:8311", 421),
        ({}, "localhost@evil.example", 421),
        ({}, "0.0.0.0:8311", 421),
        ({}, "", 421),
        ({"host": "127.0.0.9"}, "127.0.0.9:8311", 200),
        ({"host": "::1"}, "[::1]", 200),
        ({"names": ("Desk.example",), **CLOSED}, "desk.example", 401),
        ({"names": ("desk.example",), **CLOSED}, "evil.example", 421),
        (FAR, "evil.example", 401),
        (FAR, "x/login?", 401),
        (FAR, "x/static/#", 401),
    ],
)
def test_a_name_is_answered_or_not(small_record: Path, settings: dict[str, Any], name: str, status: int) -> None:
    answer = visitor(small_record, **settings).get("/", headers={"host": name})
    assert answer.status_code == status
    assert "evil" not in answer.text
    assert ("set-cookie" in answer.headers) == (status != 421)


@pytest.mark.parametrize("place", PRIVATE)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS", "TRACE", "PROPFIND"])
def test_strangers_see_nothing_of_a_closed_desk(small_record: Path, method: str, place: str) -> None:
    answer = visitor(small_record, **CLOSED).request(method, f"http://localhost{place}")
    assert answer.status_code == 401
    assert "small.db" not in answer.text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (BEARER, 200),
        ({"authorization": f"bearer   {TOKEN} "}, 200),
        ({"authorization": f"Basic {TOKEN}"}, 401),
        ({"authorization": "Bearer"}, 401),
        ({"authorization": "Bearer \xe9"}, 401),
        ({"authorization": f"Bearer {PASSWORD}"}, 401),
        ({"cookie": "dateline_8311=forged"}, 401),
        ({"cookie": "dateline_8311=" + "x" * 4000}, 401),
        ({"x-forwarded-for": "127.0.0.1", "x-forwarded-host": "localhost", "x-original-url": "/login"}, 401),
    ],
)
def test_what_lets_in(small_record: Path, headers: dict[str, str], status: int) -> None:
    raw = {name: value.encode("latin-1") for name, value in headers.items()}
    assert visitor(small_record, **CLOSED).get("/api/story", headers=raw).status_code == status


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"author=Ada&csrf=", FORM, 403),
        (b"author=Ada", FORM, 403),
        (b"author=Ada&csrf=%ED%A0%80", FORM, 403),
        (ODD_FORM, "multipart/form-data; boundary=X; charset=unicode_escape", 403),
        (ODD_FORM, "multipart/form-data; boundary=X; charset=idna", 403),
        (ODD_FORM, "multipart/form-data", 400),
        (ODD_FORM.replace(b'"csrf"', b'"csrf"; filename="csrf"'), "multipart/form-data; boundary=X", 403),
        (b'{"author": "Ada", "csrf": ""}', "application/json", 403),
        (b'{"author": "Ada"}', "text/plain", 403),
        (b"", "", 403),
    ],
)
def test_what_changes_something_must_come_from_a_page_of_ours(
    small_record: Path, body: bytes, kind: str, status: int
) -> None:
    asking = visitor(small_record, **CLOSED)
    log_in(asking)
    assert asking.post("/author", content=body, headers={"content-type": kind}).status_code == status


def test_the_word_of_another_visit_is_not_believed(small_record: Path) -> None:
    asking, stranger = visitor(small_record, **CLOSED), visitor(small_record, **CLOSED)
    log_in(asking)
    assert asking.post("/author", data={"author": "Eve", "csrf": csrf(stranger)}).status_code == 403


@pytest.mark.parametrize("headers", [BEARER])
def test_programs_need_no_form(small_record: Path, headers: dict[str, str]) -> None:
    asked = visitor(small_record, **CLOSED).post("/author", data={"author": "Ada"}, headers=headers)
    assert asked.status_code == 303


@pytest.mark.parametrize(
    ("headers", "size", "status"),
    [
        (BEARER, 2_999, 303),
        (BEARER, 3_001, 413),
        ({}, 2_999, 401),
        ({}, 200_000, 401),
    ],
)
@pytest.mark.parametrize("is_told", [True, False])
def test_bodies_are_bounded(
    small_record: Path, headers: dict[str, str], size: int, status: int, is_told: bool
) -> None:
    whole = b"author=Ada&x=" + b"x" * (size - 13)
    body = whole if is_told else (whole[at : at + 500] for at in range(0, size, 500))
    asking = visitor(small_record, body=3_000, **CLOSED)
    assert asking.post("/author", content=body, headers=headers | {"content-type": FORM}).status_code == status


@pytest.mark.parametrize(("size", "status"), [(99_000, 403), (101_000, 413)])
def test_strangers_bring_less(small_record: Path, size: int, status: int) -> None:
    body, headers = pieces(1000, size // 1000), {"content-type": FORM}
    assert visitor(small_record, **CLOSED).post("/login", content=body, headers=headers).status_code == status


@pytest.mark.parametrize(("length", "status"), [(8_000, 200), (9_000, 414)])
def test_addresses_are_bounded(small_record: Path, length: int, status: int) -> None:
    assert visitor(small_record).get("/?x=" + "x" * length).status_code == status


@pytest.mark.parametrize(
    ("settings", "place", "headers", "allowed"),
    [
        ({**FAR, "requests": 3}, "/login", {}, 3),
        ({**FAR, "requests": 3}, "/static/desk.css", {}, 3),
        ({**CLOSED, "attempts": 2}, "/api/story", {"authorization": "Bearer guess"}, 2),
        ({**CLOSED, "requests": 3}, "/login", {}, 9),
        ({**CLOSED, "attempts": 2}, "/api/story", BEARER, 9),
    ],
)
def test_requests_are_counted(
    small_record: Path, settings: dict[str, Any], place: str, headers: dict[str, str], allowed: int
) -> None:
    asking = visitor(small_record, **settings)
    answers = [
        asking.get(place, headers=headers | {"x-forwarded-for": f"10.0.0.{one}"}).status_code for one in range(9)
    ]
    assert [status != 429 for status in answers] == [one < allowed for one in range(9)]


def test_passwords_are_not_to_be_guessed(small_record: Path) -> None:
    asking = visitor(small_record, attempts=3, **CLOSED)
    answers = [log_in(asking, password=f"guess {one}").status_code for one in range(5)]
    assert answers == [403, 403, 403, 429, 429]
    assert log_in(asking).status_code == 429


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("10.0.0.1", "10.0.0.1", True),
        ("10.0.0.1", "10.0.0.2", False),
        ("2001:db8::1", "2001:db8::ffff:2", True),
        ("2001:db8::1%eth0", "2001:db8::2", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("testclient", "testclient", True),
        ("", "", True),
    ],
)
def test_an_allowance_is_of_one_address(first: str, second: str, is_one: bool) -> None:
    allowance = Allowance(1)
    assert allowance.spend(first)
    assert allowance.spend(second) is not is_one


def test_an_allowance_comes_back_even_to_those_who_keep_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    allowance = Allowance(60)
    granted = 0
    for tick in range(600):  # ten times a second, for a minute
        clock[0] = tick / 10
        granted += allowance.spend("10.0.0.1")
    assert 118 <= granted <= 120


def test_of_many_addresses_the_last_are_remembered() -> None:
    allowance = Allowance(1)
    for one in range(5_000):
        allowance.spend(f"10.0.{one // 256}.{one % 256}")
    assert (allowance.spend("10.0.0.0"), allowance.spend("10.0.19.135")) == (True, False)


@pytest.mark.parametrize("place", ["/", "/login", "/no", "/api/story", "/api/no", "/static/desk.css", "/static/x"])
@pytest.mark.parametrize("settings", [{}, CLOSED])
def test_every_answer_says_how_it_is_to_be_shown(small_record: Path, settings: dict[str, Any], place: str) -> None:
    said = visitor(small_record, **settings).get(place).headers
    assert said["content-security-policy"] == POLICY
    assert (said["x-content-type-options"], said["x-frame-options"]) == ("nosniff", "DENY")
    assert said["cache-control"] == ("no-store" if settings else "private, no-cache")
    assert "access-control-allow-origin" not in said


@pytest.mark.parametrize(
    ("place", "status"), [("/", 200), ("/api/story", 200), ("/nothing", 404), ("/static/desk.css", 200)]
)
def test_a_head_is_that_of_the_whole(small_record: Path, place: str, status: int) -> None:
    asking = visitor(small_record)
    whole, head = asking.get(place), asking.head(place)
    assert (head.status_code, head.content) == (status, b"")
    assert head.headers["content-type"] == whole.headers["content-type"]
    assert head.headers["content-length"] == whole.headers["content-length"]


@pytest.mark.parametrize("method", ["OPTIONS", "DELETE", "PUT", "TRACE"])
@pytest.mark.parametrize("place", ["/", "/api/story", "/login"])
def test_what_is_not_done(small_record: Path, place: str, method: str) -> None:
    answer = visitor(small_record).request(method, place, headers={"origin": "http://evil.example"})
    assert (answer.status_code, "GET" in answer.headers["allow"]) == (405, True)
