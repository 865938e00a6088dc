"""Logging in, and out again."""

from pathlib import Path
from typing import Any

import pytest
from desks import CLOSED, TOKEN, csrf, log_in, visitor
from fastapi import Request
from fastapi.testclient import TestClient

from dateline.web.sessions import Session


def another(asking: TestClient, cookies: dict[str, str]) -> TestClient:
    """Another visitor of the same desk, with these cookies."""
    return TestClient(asking.app, base_url="http://localhost", cookies=cookies)


def signer(asking: TestClient) -> str:
    """What the rulings of a visitor are signed with."""
    app: Any = asking.app

    def tell(request: Request) -> str:
        return str(request.state.session.author)

    app.get("/signer")(tell)
    told: str = asking.get("/signer").json()
    return told


@pytest.mark.parametrize(
    ("next", "leads_to"),
    [
        ("/articles?words=a+b", "/articles?words=a+b"),
        ("/events/a%2Fb", "/events/a%2Fb"),
        ("/articles/å", "/articles/%C3%A5"),
        ("", "/"),
        ("articles", "/"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example/", "/"),
        ("/\t/evil.example/", "/"),
        ("/\r\nset-cookie: a=b", "/"),
        ("\n//evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/\ud83d", "/"),
    ],
)
def test_one_stays_at_the_desk(small_record: Path, next: str, leads_to: str) -> None:
    asking = visitor(small_record, **CLOSED)
    fields = {"csrf": csrf(asking), "password": CLOSED["password"], "next": next}
    parts = (f"--X\r\nContent-Disposition: form-data; name={name}\r\n\r\n{value}\r\n" for name, value in fields.items())
    body = ("".join(parts) + "--X--\r\n").encode(errors="surrogatepass")
    answer = asking.post("/login", content=body, headers={"content-type": "multipart/form-data; boundary=X"})
    assert (answer.status_code, answer.headers["location"]) == (303, leads_to)


@pytest.mark.parametrize(
    ("password", "status"),
    [(CLOSED["password"], 303), ("", 400), ("wrong", 403), (TOKEN, 403), ("é\ud83d\ude00", 403), ("x" * 1001, 400)],
)
def test_only_the_password_lets_in(small_record: Path, password: str, status: int) -> None:
    asking = visitor(small_record, **CLOSED)
    answer = log_in(asking, password=password.encode("utf-16", "surrogatepass").decode("utf-16"))
    assert answer.status_code == status
    assert asking.get("/").status_code == (200 if status == 303 else 401)


@pytest.mark.parametrize("settings", [{}, {"token": TOKEN}])
def test_without_a_password_none_lets_in(small_record: Path, settings: dict[str, Any]) -> None:
    asking = visitor(small_record, **settings)
    word = Session.new().csrf(asking.app.state.settings)  # type: ignore[attr-defined]
    assert asking.post("/login", data={"csrf": word, "password": ""}).status_code == 403


@pytest.mark.parametrize(
    ("settings", "status", "said"),
    [({}, 303, ""), ({"token": TOKEN}, 200, "no password"), (CLOSED, 200, "type=\"password\"")],
)
def test_the_page_to_log_in(small_record: Path, settings: dict[str, Any], status: int, said: str) -> None:
    answer = visitor(small_record, **settings).get("/login")
    assert (answer.status_code, said in answer.text) == (status, True)


@pytest.mark.parametrize(
    ("asked", "next"),
    [
        ("/articles?words=a&words=b%20c", "/articles?words=a&amp;words=b%20c"),
        ('/"><script>', "/%22%3E%3Cscript%3E"),
        ("/%0d%0ax", "/%0D%0Ax"),
    ],
)
def test_the_page_asked_for_is_gone_on_to(small_record: Path, asked: str, next: str) -> None:
    answer = visitor(small_record, **CLOSED).get(asked)
    assert (answer.status_code, f'name="next" value="{next}"' in answer.text) == (401, True)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_cookie_is_for_the_desk_alone(small_record: Path, scheme: str) -> None:
    said = visitor(small_record, port=8400, **CLOSED).get(f"{scheme}://localhost/login").headers["set-cookie"]
    assert said.startswith("dateline_8400=")
    assert ("HttpOnly" in said, "SameSite=lax" in said, "Secure" in said) == (True, True, scheme == "https")


def test_a_session_planted_before_is_of_no_use(small_record: Path) -> None:
    asking = visitor(small_record, **CLOSED)
    csrf(asking)
    planted = dict(asking.cookies)
    log_in(asking)
    assert another(asking, planted).get("/").status_code == 401


def test_logging_out_ends_every_copy(small_record: Path) -> None:
    asking = visitor(small_record, **CLOSED)
    log_in(asking)
    kept = dict(asking.cookies)
    assert another(asking, kept).get("/").status_code == 200
    assert asking.post("/logout", data={"csrf": csrf(asking, "/")}).status_code == 303
    assert [one.get("/").status_code for one in (asking, another(asking, kept))] == [401, 401]


@pytest.mark.parametrize(
    ("settings", "author", "shown"),
    [
        (CLOSED, "Ada", "Ada"),
        (CLOSED, "  Ada\r\nSet-Cookie: x\x1b \u202e", "Ada Set-Cookie: x ⟨RTLO⟩"),
        (CLOSED, "", ""),
        ({**CLOSED, "author": "Desk"}, "", ""),
    ],
)
def test_who_logs_in_signs(small_record: Path, settings: dict[str, Any], author: str, shown: str) -> None:
    asking = visitor(small_record, **settings)
    log_in(asking, author=author)
    assert signer(asking) == shown


def test_a_name_can_be_changed(small_record: Path) -> None:
    asking = visitor(small_record, author="Desk")
    assert signer(asking) == "Desk"
    asking = visitor(small_record, **CLOSED)
    log_in(asking)
    asking.post("/author", data={"author": " Bo ", "csrf": csrf(asking, "/")})
    assert signer(asking) == "Bo"
