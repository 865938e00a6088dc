"""Polling: which feeds are due, what they list that is new, and what to remember of them once it is read."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from random import Random
from typing import Protocol

from dateline.articles.document import Document
from dateline.errors import AnswerError, InputError
from dateline.intake.feed import Entry, Feed
from dateline.intake.feeds import read_feed_apart
from dateline.intake.fetching import Fetched, NotModified
from dateline.intake.turns import Errand, in_turn
from dateline.intake.web_address import read_address
from dateline.watch.memory import FeedState
from dateline.watch.pages import read_entry_page

LONGEST_PAUSE = 86_400.0  # seconds that a feed that goes on failing is left alone
_GONE = 30 * 86_400.0  # seconds that one is left alone whose server says that it is gone for good
MOST_PAGES = 50  # of one feed in a round: all others wait for the slowest
MOST_TRIES = 3  # rounds in which the page of a teaser is asked for, before the teaser is read in its place


class AddressFetcher(Protocol):
    """What fetches, politely and safely."""

    def fetch(self, address: str, *, etag: str = "", modified: str = "", is_led: bool = False) -> Fetched | NotModified:
        """What is at an address, unless it is as it was when it had this `etag` or `modified`; it must be public where
        a public page named it (`is_led`). Raises InputError.
        """


@dataclass(frozen=True, slots=True)
class Polled:
    """What a feed gave: documents and errors to be read, and the state to keep after that."""

    state: FeedState
    found: tuple[Document | InputError, ...] = ()
    failure: InputError | None = None


@dataclass(frozen=True, slots=True)
class _News:
    """An entry by its key, how often its page was asked for in vain (0 where it is settled), and what to read of it.

    `tries` is None where it was not come to: it stays news.
    """

    key: str
    tries: int | None = 0
    found: tuple[Document | InputError, ...] = ()


@dataclass(frozen=True, slots=True)
class Poller:
    """Polls feeds, each after a pause of `every` seconds; with `follow` pages are read in place of their teasers."""

    fetcher: AddressFetcher
    every: float
    follow: bool = False
    chance: Random = field(default_factory=Random)

    def poll(self, states: Iterable[FeedState], now: float) -> Iterator[Polled]:
        """Each feed in its order; several hosts are asked at once, each of them one feed at a time."""
        return in_turn(Errand(_host(state.address), partial(self.poll_one, state, now)) for state in states)

    def poll_one(self, state: FeedState, now: float) -> Polled:
        """One feed."""
        due = now + self.every * self.chance.uniform(0.9, 1.0)
        try:
            fetched = self.fetcher.fetch(state.address, etag=state.etag, modified=state.modified)
            if isinstance(fetched, NotModified):
                return Polled(replace(state, due=due, failures=0))
            feed = read_feed_apart(fetched.data, fetched.address, charset=fetched.charset)
        except InputError as error:
            return Polled(self._failed(state, error, now), failure=error)
        news = list(self._news(feed, dict(state.entries), is_led=fetched.is_public))
        entries = tuple({one.key: one.tries for one in news if one.tries is not None}.items())
        # While pages are still to be had the feed is asked for in full: unchanged, it would not name them again.
        is_settled = all(one.tries == 0 for one in news)
        etag, modified = (fetched.etag, fetched.modified) if is_settled else ("", "")
        found = tuple(document for one in news for document in one.found)
        return Polled(FeedState(state.address, etag, modified, due, 0, entries), found)

    def _failed(self, state: FeedState, error: InputError, now: float) -> FeedState:
        """The same feed, to be asked again after a pause that grows from failure to failure."""
        failures = state.failures + 1
        pause = min(self.every * 2 ** min(failures, 20), max(LONGEST_PAUSE, self.every))
        wait = pause * self.chance.uniform(0.75, 1.0)
        if isinstance(error, AnswerError):
            asked_for = _GONE if error.status == HTTPStatus.GONE else error.retry_after or 0
            wait = max(wait, min(asked_for, _GONE))
        return replace(state, due=now + wait, failures=failures)

    def _news(self, feed: Feed, known: Mapping[str, int], *, is_led: bool) -> Iterator[_News]:
        """Each entry of a feed, with what there is to read of it, which is nothing where it was read before."""
        pages = 0
        for entry in feed.entries:
            key = _key(entry)
            tries = known.get(key)
            if tries == 0:
                yield _News(key)
            elif not (self.follow and entry.is_teaser):
                yield _News(key, 0, (_retrieved(feed.document(entry)),))
            elif pages < MOST_PAGES:
                pages += 1
                yield self._page(feed, entry, _News(key, (tries or 0) + 1), is_led=is_led)
            else:
                yield _News(key, tries)

    def _page(self, feed: Feed, entry: Entry, news: _News, *, is_led: bool) -> _News:
        """The page of a teaser; an error where it cannot be had, in the end with the teaser itself."""
        try:
            fetched = self.fetcher.fetch(entry.link, is_led=is_led)
            if isinstance(fetched, NotModified):
                raise InputError(entry.link, "the server says that a page never read before has not changed")
            return _News(news.key, 0, (_retrieved(read_entry_page(feed, entry, fetched)),))
        except InputError as error:
            if (news.tries or 0) < MOST_TRIES:
                return replace(news, found=(error,))
            teaser = feed.document(entry)
            return _News(news.key, 0, (error, _retrieved(teaser)) if isinstance(teaser, Document) else (error,))


def _host(address: str) -> str:
    """The host of a feed; what is no address is told when it is fetched."""
    try:
        return read_address(address, any_port=True).host
    except InputError:
        return ""


def _key(entry: Entry) -> str:
    """What an entry is known by: a changed text is news."""
    told = (entry.id, entry.link, entry.title, entry.html or entry.text)
    return hashlib.sha256("\0".join(told).encode("utf-8", "replace")).hexdigest()[:32]


def _retrieved(found: Document | InputError) -> Document | InputError:
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return replace(found, retrieved=now) if isinstance(found, Document) else found
