"""Polling real servers of this machine: what is new, what is unchanged, what fails and comes back."""

from dataclasses import replace
from random import Random

import pytest
from news_server import NewsServer, rss

from dateline.articles.document import Document
from dateline.errors import InputError
from dateline.intake.fetching import Fetcher
from dateline.watch.memory import FeedState
from dateline.watch.polling import LONGEST_PAUSE, MOST_TRIES, Polled, Poller

EVERY = 900.0
PAGE = f"<html><body><article><p>{'The envoy left Riga on Monday. ' * 20}</p></article></body></html>"
POLLER = Poller(Fetcher(allow_private=True), EVERY, chance=Random(1))
FOLLOWER = replace(POLLER, follow=True)


def poll(poller: Poller, state: FeedState, now: float = 0.0) -> Polled:
    """One poll."""
    [polled] = poller.poll([state], now)
    return polled


def told(polled: Polled) -> list[tuple[str, str]]:
    """The documents of a poll, each by its title and the first of its words, errors by their problem."""
    return [
        (one.title, (one.text or one.html or "")[:12]) if isinstance(one, Document) else ("", one.problem)
        for one in polled.found
    ]


def test_what_is_new_is_given_once(news: NewsServer) -> None:
    state = FeedState(news.say("/feed", rss(("a", "First."))))
    first = poll(POLLER, state)
    news.say("/feed", rss(("b", "Second."), ("a", "First.")))
    second = poll(POLLER, first.state)
    assert told(first) == [("Title of a", "<p>First.</p")]
    assert told(second) == [("Title of b", "<p>Second.</")]
    assert told(poll(POLLER, second.state)) == []


def test_an_entry_that_changed_is_new(news: NewsServer) -> None:
    state = poll(POLLER, FeedState(news.say("/feed", rss(("a", "First."))))).state
    news.say("/feed", rss(("a", "First, corrected.")))
    assert told(poll(POLLER, state)) == [("Title of a", "<p>First, co")]


@pytest.mark.parametrize("header", [{"ETag": '"v1"'}, {"Last-Modified": "Mon, 15 Apr 2024 10:00:00 GMT"}])
def test_what_has_not_changed_is_not_sent_again(news: NewsServer, header: dict[str, str]) -> None:
    state = poll(POLLER, FeedState(news.say("/feed", rss(("a", "First.")), **header))).state
    again = poll(POLLER, state)
    assert news.asked == [("/feed", 200), ("/feed", 304)]
    assert (again.found, again.failure, again.state.entries) == ((), None, state.entries)


def test_pauses_grow_while_a_feed_fails_and_end_when_it_is_back(news: NewsServer) -> None:
    state = FeedState(news.say("/feed", status=500))
    pauses = []
    for _ in range(8):
        state = poll(POLLER, state).state
        pauses.append(state.due)
    news.say("/feed", rss(("a", "First.")))
    back = poll(POLLER, state)
    assert pauses[:6] == sorted(pauses[:6])
    assert pauses[0] > EVERY and max(pauses) <= LONGEST_PAUSE
    assert (back.state.failures, told(back)) == (0, [("Title of a", "<p>First.</p")])
    assert 0.9 * EVERY <= back.state.due <= EVERY


@pytest.mark.parametrize(
    ("status", "headers", "least"),
    [(410, {}, 30 * 86_400), (429, {"Retry-After": "7200"}, 7200), (404, {}, EVERY), (503, {}, EVERY)],
)
def test_what_a_server_says_is_kept_to(news: NewsServer, status: int, headers: dict[str, str], least: float) -> None:
    polled = poll(POLLER, FeedState(news.say("/feed", status=status, **headers)))
    assert polled.failure and str(status) in str(polled.failure)
    assert polled.state.due >= least


@pytest.mark.parametrize(
    "body",
    ["<html>No feed</html>", "", rss(("a", "x")).replace("<rss", '<!DOCTYPE a [<!ENTITY b "c">]><rss')],
)
def test_what_is_no_feed_fails(news: NewsServer, body: str) -> None:
    polled = poll(POLLER, FeedState(news.say("/feed", body)))
    assert polled.found == ()
    assert polled.failure and polled.failure.name == f"{news.address}/feed"


def test_a_page_is_read_in_place_of_its_teaser(news: NewsServer) -> None:
    news.say("/a", PAGE)
    polled = poll(FOLLOWER, FeedState(news.say("/feed", rss(("a", "First.")))))
    [page] = polled.found
    assert isinstance(page, Document)
    assert (page.name, page.title, page.html) == (f"{news.address}/a", "Title of a", PAGE)
    assert (page.url, page.outlet, page.published) == (f"{news.address}/a", "Fjord Post", "2024-04-15")


def test_a_whole_article_is_read_from_the_feed(news: NewsServer) -> None:
    whole = rss(("a", "x")).replace("<description>&lt;p&gt;x&lt;/p&gt;</description>", "").replace(
        "</item>", f'<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">{"Long. " * 60}'
        "</content:encoded></item>")  # fmt: skip
    assert told(poll(FOLLOWER, FeedState(news.say("/feed", whole)))) == [("Title of a", "Long. Long. ")]


def test_a_page_that_cannot_be_had_is_asked_for_again_then_its_teaser_read(news: NewsServer) -> None:
    state = FeedState(news.say("/feed", rss(("a", "First.")), ETag='"v1"'))
    rounds = []
    for _ in range(MOST_TRIES + 1):
        polled = poll(FOLLOWER, state)
        rounds.append([isinstance(one, InputError) for one in polled.found])
        state = polled.state
    assert rounds == [[True]] * (MOST_TRIES - 1) + [[True, False], []]
    assert [path for path, _ in news.asked].count("/a") == MOST_TRIES


def test_a_page_that_comes_late_is_read_alone(news: NewsServer) -> None:
    first = poll(FOLLOWER, FeedState(news.say("/feed", rss(("a", "First.")))))
    news.say("/a", PAGE)
    second = poll(FOLLOWER, first.state)
    assert told(second) == [("Title of a", PAGE[:12])]
    assert poll(FOLLOWER, second.state).found == ()


def test_a_feed_of_many_pages_is_read_over_several_rounds(news: NewsServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.watch.polling.MOST_PAGES", 2)
    for name in "abd":
        news.say(f"/{name}", PAGE)
    feed = news.say("/feed", rss(*((name, f"{name}.") for name in "abcd")), ETag='"v1"')
    state, rounds = FeedState(feed), []
    for _ in range(MOST_TRIES + 1):
        polled = poll(FOLLOWER, state)
        rounds.append([title or "error" for title, _ in told(polled)])
        state = polled.state
    assert rounds == [["Title of a", "Title of b"], ["error", "Title of d"], ["error"], ["error", "Title of c"]]
    assert (state.etag, poll(FOLLOWER, state).found) == ('"v1"', ())


@pytest.mark.parametrize("count", [0, 1, 8, 20])
def test_many_feeds_are_polled_in_their_order(news: NewsServer, count: int) -> None:
    states = [FeedState(news.say(f"/{number}", status=404)) for number in range(count)]
    assert [polled.state.address for polled in POLLER.poll(states, 0)] == [state.address for state in states]
