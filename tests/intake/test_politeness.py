"""What a polite fetcher asks, and when: robots.txt, rests, and hosts that say they are busy."""

from dataclasses import replace

import pytest
from web_servers import SMALL, Say, Site, page, problem, redirect, reply, then

from dateline.intake.fetching import Fetched, Fetcher
from dateline.intake.politeness import Manners, PoliteFetcher
from dateline.intake.robots import _for_us

QUICK = Manners(rest=0.0, longest_rest=0.3, first_wait=0.02)
BUSY = "503 Service Unavailable"


def polite(manners: Manners = QUICK) -> PoliteFetcher:
    return PoliteFetcher(Fetcher(SMALL, allow_private=True), manners)


@pytest.mark.parametrize(
    ("robots", "told"),
    [
        (reply(b"User-agent: *\nDisallow: /private\n"), ""),
        (reply(b"User-agent: *\nDisallow: /\n"), "asks programs not to"),
        (reply(b"User-agent: Dateline\nDisallow: /\n\nUser-agent: *\nAllow: /\n"), "asks programs not to"),
        (reply(b"User-agent: Dateline\nAllow: /\n\nUser-agent: *\nDisallow: /\n"), ""),
        (reply(b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n"), "asks programs not to"),
        (reply(b"User-agent: Other\nUser-Agent: dateline/1.0 # us\nDisallow: /\n"), "asks programs not to"),
        (reply(b"User-agent: *\nAllow: /\nUser agent line\nDisallow: /\n"), ""),
        (reply(b"User-agent: *\nDisallow: /*a*a*a*a*a*a*a*a*a*a*a*a*b$\n"), ""),
        (reply(b"", status="404 Not Found"), ""),
        (reply(b"", status="403 Forbidden"), ""),
        (reply(b"<html>Nothing here</html>", "Content-Type: text/html"), ""),
        (reply(bytes(range(256)) * 9), ""),
        (reply(b""), ""),
        (reply(b"", status="500 Internal Server Error"), "its robots.txt cannot be had (the server answers 500"),
        (reply(b"", status=BUSY), "its robots.txt cannot be had"),
        (reply(b"", status="429 Too Many Requests"), "its robots.txt cannot be had"),
        (reply(b"Disallow: /a\n" * 60_000), "its robots.txt cannot be had (the answer is larger than 512,000 bytes"),
        (redirect("/robots.txt"), "its robots.txt cannot be had (it leads round in a circle"),
        (b"", "its robots.txt cannot be had"),
    ],
)
def test_robots(site: Site, robots: bytes, told: str) -> None:
    site.pages |= {"/robots.txt": robots, "/aaaaaaaaaaaaaaaaaaaaaaaaa": page("Signed.")}
    fetcher = polite()
    for _ in range(2):
        if told:
            assert told in problem(lambda: fetcher.fetch(site.at("/aaaaaaaaaaaaaaaaaaaaaaaaa")))
        else:
            assert isinstance(fetcher.fetch(site.at("/aaaaaaaaaaaaaaaaaaaaaaaaa")), Fetched)
    assert site.paths().count("/robots.txt") == 1


@pytest.mark.parametrize("line", ["User-agent: a{}", "useragent a{}", "User   agent: a{} # b", "\vUser-agent: a{}\f"])
def test_a_rule_is_kept_once_for_all_other_programs(line: str) -> None:
    text = "\n".join([*map(line.format, range(300)), "User-agent: *", *(f"Disallow: /{n}" for n in range(300))])
    named = [found for found in _for_us(text).splitlines() if found.startswith("User-agent: ")]
    assert (len(named), set(named)) == (301, {"User-agent: another", "User-agent: *"})


def test_robots_of_where_a_redirect_leads(site: Site, other: Site) -> None:
    site.pages["/"] = redirect(other.at("/a"))
    other.pages |= {"/robots.txt": reply(b"User-agent: *\nDisallow: /\n"), "/a": page("Signed.")}
    assert "asks programs not to" in problem(lambda: polite().fetch(site.at("/")))
    assert other.paths() == ["/robots.txt"]


@pytest.mark.parametrize(
    ("robots", "rest", "least"), [(b"", 50.0, 50.0), (b"User-agent: *\nCrawl-delay: 40\n", 0.0, 40.0)]
)
def test_rests_between_requests(
    site: Site, monkeypatch: pytest.MonkeyPatch, robots: bytes, rest: float, least: float
) -> None:
    rested: list[float] = []
    monkeypatch.setattr("dateline.intake.politeness.time.sleep", rested.append)
    site.pages |= {"/robots.txt": reply(robots), "/": page("Signed.")}
    fetcher = polite(replace(QUICK, rest=rest, longest_rest=60.0))
    for _ in range(3):
        fetcher.fetch(site.at("/"))
    assert [seconds > least / 2 for seconds in rested[-2:]] == [True, True]


def test_a_crawl_delay_is_bounded(site: Site) -> None:
    site.pages |= {"/robots.txt": reply(b"User-agent: *\nCrawl-delay: 86400\n"), "/": page("Signed.")}
    fetcher = polite(replace(QUICK, longest_rest=0.01))
    assert [isinstance(fetcher.fetch(site.at("/")), Fetched) for _ in range(2)] == [True, True]


@pytest.mark.parametrize(
    ("answers", "asked", "told"),
    [
        ([reply(b"", status=BUSY), page("Signed.")], 2, ""),
        ([reply(b"", "Retry-After: 0", status="429 Too Many Requests")] * 2 + [page("Signed.")], 3, ""),
        ([reply(b"", status=BUSY)] * 9, 3, "the server answers 503"),
        ([reply(b"", "Retry-After: 3600", status=BUSY)] * 9, 1, "the server answers 503"),
        ([reply(b"", status="500 Internal Server Error")] * 9, 1, "the server answers 500"),
        ([reply(b"", status="410 Gone")] * 9, 1, "the server answers 410 Gone"),
    ],
)
def test_a_busy_host_is_tried_again(site: Site, answers: list[bytes | Say], asked: int, told: str) -> None:
    site.pages["/"] = then(*answers)
    if told:
        assert told in problem(lambda: polite().fetch(site.at("/")))
    else:
        assert isinstance(polite().fetch(site.at("/")), Fetched)
    assert site.paths().count("/") == asked
