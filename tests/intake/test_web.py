"""From addresses to documents: each fetched once, in the order asked, several hosts at a time, one request to each."""

import gzip
import threading
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from web_servers import SMALL, Asked, Say, Site, page, public, redirect, reply, serving

from dateline.articles.document import Document, Form
from dateline.errors import InputError
from dateline.intake.fetching import Fetcher
from dateline.intake.files import Given, find_sources, read_documents
from dateline.intake.listed import Listed
from dateline.intake.politeness import Manners, PoliteFetcher
from dateline.intake.streams import read_body
from dateline.intake.turns import Errand, in_turn
from dateline.intake.web import Found, Web

QUICK = PoliteFetcher(Fetcher(SMALL, allow_private=True), Manners(rest=0.0))


def web() -> Web:
    return Web(QUICK, read_body)


def sitemap(*addresses: str, root: str = "urlset", entry: str = "url") -> bytes:
    inside = "".join(f"<{entry}><loc>{address}</loc></{entry}>" for address in addresses)
    return reply(f"<{root}>{inside}</{root}>".encode(), "Content-Type: application/xml")


def test_a_public_list_names_public_pages_alone(site: Site) -> None:
    site.pages |= {"/map": sitemap("http://inside.example/secret", "http://other.example/1"), "/1": page("Signed.")}
    hosts = {"news.example": "93.184.215.14", "inside.example": "10.0.0.1", "other.example": "93.184.215.15"}
    fetcher, connected = public(site, {host: [ip] * 9 for host, ip in hosts.items()}, allow_private=True)
    found = names(Web(PoliteFetcher(fetcher, Manners(rest=0.0)), read_body).read([Listed("http://news.example/map")]))
    assert found == ["InputError secret", "Document 1"]
    assert "10.0.0.1" not in connected


def names(found: Iterator[Document | InputError]) -> list[str]:
    return [f"{type(one).__name__} {one.name.rpartition('/')[2]}" for one in found]


def test_a_page_becomes_a_document(site: Site) -> None:
    site.pages |= {"/old": redirect("/new"), "/new": page("Signed.")}
    [found] = web().read([Listed(site.at("/old"), "Treaty", "2024-06-18", "The Quay", "Ola Berg")])
    assert isinstance(found, Document) and found.html and "Signed." in found.html
    assert (found.title, found.published) == ("Treaty", "2024-06-18")
    assert (found.outlet, found.author) == ("The Quay", "Ola Berg")
    assert found.url == site.at("/new") and found.retrieved[10] == "T" and found.retrieved.endswith("+00:00")


def test_bad_addresses_leave_the_others_alone(site: Site) -> None:
    site.pages |= {"/1": page("Signed."), "/2": page("Kept."), "/pic": reply(b"a", "Content-Type: image/png")}
    asked: list[Found] = [
        Listed(site.at("/1")), Listed("file:///etc/passwd"), Listed(site.at("/none")), InputError("list:4", "bad"),
        Document("a.txt", text="Read."), Listed(site.at("/pic")), Listed(site.at("/2")),
    ]  # fmt: skip
    expected = ["Document 1", "InputError passwd", "AnswerError none", "InputError list:4", "Document a.txt"]
    assert names(web().read(asked)) == [*expected, "InputError pic", "Document 2"]


def sources(*given: str | Path, **kept: Any) -> list[str]:
    """What comes of reading what is named."""
    what = Given(allow_private=True, **kept)
    web = Web(QUICK, read_body, what.follow)
    found = (
        [source] if isinstance(source, InputError) else read_documents(source, given=what, web=web)
        for source in find_sources(given, what)
    )
    return names(chain.from_iterable(found))


@pytest.mark.parametrize("is_fetched", [True, False])
def test_lists_are_fetched_where_they_are_named(site: Site, tmp_path: Path, is_fetched: bool) -> None:
    site.pages |= {"/1": page("Signed."), "/2": page("Kept.")}
    (tmp_path / "a.urls").write_text(f"{site.at('/1')}\n{site.at('/2')}\n{site.at('/1')}\n")
    found = sources(tmp_path / "a.urls" if is_fetched else tmp_path, site.at("/2"))
    assert found == (["Document 1", "Document 2"] if is_fetched else ["InputError a.urls", "Document 2"])


@pytest.mark.parametrize(
    ("kind", "body", "form", "found"),
    [
        ("text/plain; charset=windows-1252", b"\x93Signed.\x94", None, "Document a"),
        ("text/html; charset=windows-1251", "<p>Подписано".encode("cp1251"), None, "Document a"),
        ("text/html; charset=utf-16le", "<p>Signed.".encode("utf-16-le"), None, "Document a"),
        ("application/json", b'[{"text": "Signed."}]', None, "Document a[0]"),
        ("application/pdf", b"%PDF-1.4", None, "Document a"),
        ("application/octet-stream", gzip.compress(b'{"text": "Signed."}\n'), None, "Document a:1"),
        ("text/plain", b"# a list\n/none\n", Form.URLS, "InputError none"),
        ("application/rss+xml", b"<svg/>", None, "InputError a"),
        ("image/svg+xml", b"<svg/>", None, "InputError a"),
        ("text/plain", b"\0\1\2", None, "InputError a"),
        ("text/plain", b"", None, "InputError a"),
    ],
)
def test_what_comes_is_read_as_what_it_is(site: Site, kind: str, body: bytes, form: Form | None, found: str) -> None:
    site.pages["/a"] = reply(body, f"Content-Type: {kind}")
    assert sources(site.at("/a"), form=form) == [found]


@pytest.mark.parametrize(("member", "fetched"), [("a.urls", 0), ("a.xml", 0), ("20240618.export.CSV", 1)])
def test_lists_in_archives_are_fetched_where_the_user_says_so(
    site: Site, tmp_path: Path, member: str, fetched: int
) -> None:
    site.pages["/1"] = page("Signed.")
    row = "x\t" * 60 + site.at("/1")
    inside = {"a.urls": site.at("/1"), "a.xml": f"<urlset><url><loc>{site.at('/1')}</loc></url></urlset>"}
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(member, inside.get(member, row))
    found = sources(tmp_path / "a.zip", form=Form.GDELT if fetched else None)
    assert found == (["Document 1"] if fetched else [f"InputError a.zip#{member}"])
    assert site.paths().count("/1") == fetched


FEED = """<rss version='2.0'><channel><title>The Quay</title><item><title>Treaty</title><guid>1st</guid>
<link>{}</link><description>A treaty.</description></item></channel></rss>"""


@pytest.mark.parametrize(("is_named", "follow"), [(True, True), (True, False), (False, True)])
def test_pages_of_a_feed_are_fetched_where_it_is_followed(
    site: Site, tmp_path: Path, is_named: bool, follow: bool
) -> None:
    site.pages["/1"] = page("Signed.")
    (tmp_path / "a.rss").write_text(FEED.format(site.at("/1")))
    [found] = sources(tmp_path / "a.rss" if is_named else tmp_path, follow=follow)
    assert (found == "Document 1") == (is_named and follow) == ("/1" in site.paths())


def test_sitemaps_lead_to_pages_and_each_is_fetched_once(site: Site) -> None:
    site.pages |= {f"/{number}": page("Signed.") for number in range(4)}
    site.pages |= {
        "/index": sitemap(site.at("/s1"), site.at("/s2"), root="sitemapindex", entry="sitemap"),
        "/s1": sitemap(site.at("/0"), site.at("/1"), site.at("/0#again")),
        "/s2": sitemap(site.at("/2"), site.at("/1"), site.at("/index"), site.at("/3")),
    }
    assert names(web().read([Listed(site.at("/index"))])) == [f"Document {number}" for number in range(4)]
    assert len(site.paths()) == len(set(site.paths()))


def test_lists_in_lists_come_to_an_end(site: Site) -> None:
    site.pages |= {f"/{n}": sitemap(site.at(f"/{n + 1}"), site.at(f"/{n}x")) for n in range(99)}
    found = list(web().read([Listed(site.at("/0"))]))
    assert "deep in other lists" in str(found[0]) and len(site.paths()) < 12


def test_nothing_in_an_article_is_fetched(site: Site) -> None:
    links = f"<img src='{site.at('/i.png')}'><script src='/s.js'></script><a href='/2'>more</a><link href='/c.css'>"
    site.pages["/"] = reply(f"<html>{links}<p>Signed.</p></html>".encode(), "Content-Type: text/html")
    list(web().read([Listed(site.at("/"))]))
    assert site.paths() == ["/robots.txt", "/"]


@pytest.mark.parametrize("hosts", [1, 3, 12])
def test_one_errand_a_host_in_the_order_asked(hosts: int) -> None:
    under_way: list[int] = []
    crowded: list[int] = []

    def call(number: int) -> int:
        crowded.extend(one for one in under_way if one % hosts == number % hosts)
        under_way.append(number)
        time.sleep(0.001 * (number % 3))
        under_way.remove(number)
        return number

    errands = (Errand(f"host{number % hosts}", lambda number=number: call(number)) for number in range(60))
    assert list(in_turn(errands)) == list(range(60)) and not crowded


def test_who_takes_slowly_is_waited_for() -> None:
    begun = threading.Semaphore(0)
    results = in_turn(Errand(f"host{number}", begun.release) for number in range(1000))
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert sum(begun.acquire(blocking=False) for _ in range(1000)) <= 40


def test_a_slow_host_does_not_hold_up_the_others(site: Site) -> None:
    def meet(barrier: threading.Barrier) -> Say:
        def say(line: object, asked: Asked) -> None:
            if asked.path == "/":
                barrier.wait(timeout=5)  # only passed when two are asked at the same time
            line.sendall(page("Signed."))  # type: ignore[attr-defined]

        return say

    with serving() as second:
        both = meet(threading.Barrier(2))
        site.pages["/"] = second.pages["/"] = both
        found = web().read([Listed(site.at("/")), Listed(second.at("/", host="localhost"))])
        assert [type(one) for one in found] == [Document, Document]
