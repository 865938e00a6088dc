"""Secured addresses, asked of real servers: whose certificate is trusted, and what is said where it is not."""

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from web_servers import SMALL, Site, page, problem, redirect, reply, serving

from dateline.errors import AnswerError
from dateline.intake import exchange
from dateline.intake.fetching import Fetched, Fetcher

FETCHER = Fetcher(SMALL, allow_private=True)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(autouse=True)
def _trusting(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    exchange._trusted.cache_clear()
    yield
    exchange._trusted.cache_clear()


def secured(authority: trustme.CA, *, host: str = "127.0.0.1") -> ssl.SSLContext:
    """What a server with a certificate for a host talks with."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host).configure_cert(context)
    return context


def fetch(site: Site, path: str = "/") -> Fetched:
    """A page from a secured address."""
    found = FETCHER.fetch(site.at(path, scheme="https"))
    assert isinstance(found, Fetched)
    return found


def test_a_page_with_a_certificate_that_is_trusted(authority: trustme.CA) -> None:
    with serving(secured(authority)) as site:
        site.pages["/"] = page("Norway waits.")
        assert b"Norway waits." in fetch(site).data


def test_a_page_is_as_large_as_it_says(authority: trustme.CA) -> None:
    with serving(secured(authority)) as site:
        site.pages["/"] = reply(b"a" * 150_000)
        assert len(fetch(site).data) == 150_000


def test_a_certificate_of_nobody_known() -> None:
    with serving(secured(trustme.CA())) as site:
        site.pages["/"] = page("Norway waits.")
        assert "certificate is not to be trusted" in problem(lambda: fetch(site))
        assert site.asked == []


def test_a_certificate_for_another_host(authority: trustme.CA) -> None:
    with serving(secured(authority, host="news.example")) as site:
        assert "certificate is not to be trusted" in problem(lambda: fetch(site))


def test_a_server_that_is_not_secured() -> None:
    with serving() as site:
        site.answer = lambda line: line.sendall(page("Norway waits."))  # type: ignore[method-assign]
        assert "cannot be reached" in problem(lambda: fetch(site))


def test_a_handshake_that_never_ends() -> None:
    with serving() as site:
        site.answer = lambda line: line.recv(1 << 20) and line.recv(1)  # type: ignore[method-assign,assignment]
        assert "does not answer in time" in problem(lambda: fetch(site))


def test_nothing_leads_from_a_secured_address_to_one_that_is_not(authority: trustme.CA) -> None:
    with serving() as plain, serving(secured(authority)) as site:
        site.pages["/"] = redirect(plain.at("/"))
        assert "to one that is not" in problem(lambda: fetch(site))
        assert plain.asked == []


def test_bytes_are_sent_to_a_secured_address(authority: trustme.CA) -> None:
    with serving(secured(authority)) as site:
        site.pages["/hook"] = reply(b"", status="204 No Content")
        FETCHER.post(site.at("/hook", scheme="https"), b"{}", media_type="application/json")
        with pytest.raises(AnswerError, match="404"):
            FETCHER.post(site.at("/other", scheme="https"), b"{}", media_type="application/json")
        assert [asked.headers["content-length"] for asked in site.asked] == ["2", "2"]
