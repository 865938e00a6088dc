"""The watch from feed to alert, over a server of this machine and a reader that knows one sentence."""

import json
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from news_server import NewsServer, rss
from readings import RUN, TEXT, load_views, make_reading, write_readings

from dateline.articles.article import Article
from dateline.engines.local import read_documents_into
from dateline.intake.fetching import Fetcher
from dateline.reading import Reading, Run
from dateline.watch.memory import WatchMemory, memory_path
from dateline.watch.outputs import Outputs
from dateline.watch.polling import Poller
from dateline.watch.questions import Question, QuestionKind
from dateline.watch.watching import Round, Watch

EVERY = 900.0


@dataclass
class KnowsOneSentence:
    """Finds an event where an article says TEXT; stops, as if by Ctrl-C, at one that says so."""

    run: Run = RUN

    def read(self, article: Article) -> Reading:
        if "Stop." in article.text:
            raise KeyboardInterrupt
        before, _, after = article.text.partition(TEXT)
        found = make_reading(article.id, before=before) if TEXT in article.text and not after else None
        return replace(found, article=article) if found else Reading(article, (), (), (), (), RUN)


@dataclass
class Desk:
    """A watch with its memory; `shown` are the alerts it told of."""

    watch: Watch
    shown: list[str] = field(default_factory=list)

    def round(self, now: float, *, is_first: bool = False) -> Round:
        """One round."""
        with WatchMemory(self.watch.record) as memory:
            return self.watch.make_round(memory, now, is_first=is_first)

    def articles(self) -> list[object]:
        """The texts of the record."""
        return sorted(str(article["text"]) for article in load_views(self.watch.record)["articles"])


@pytest.fixture
def desk(tmp_path: Path, news: NewsServer) -> Desk:
    """A watch of two feeds with one question."""
    record, shown = tmp_path / "r.db", list[str]()
    return Desk(
        Watch(
            record,
            [f"{news.address}/one", f"{news.address}/two"],
            Poller(Fetcher(allow_private=True), EVERY),
            lambda documents: read_documents_into(documents, record, reader=KnowsOneSentence()),
            [Question("visits", QuestionKind.EVENT)],
            Outputs(shown.append),
        ),
        shown,
    )


def test_from_feed_to_alert(desk: Desk, news: NewsServer) -> None:
    news.say("/one", rss(("a", TEXT), ("b", "The envoy stayed.")))
    news.say("/two", rss(("c", "The port is open.")))
    found = desk.round(0, is_first=True)
    assert (found.polled, found.outcome.read, found.alerts, found.outcome.errors, found.failures) == (2, 3, 1, (), ())
    [alert] = map(json.loads, desk.shown)
    assert (alert["question"], alert["url"], alert["sentence"]) == ("visits", f"{news.address}/a", TEXT)


def test_nothing_new_is_nothing_done(desk: Desk, news: NewsServer) -> None:
    news.say("/one", rss(("a", TEXT)))
    news.say("/two", rss(("c", "The port is open.")))
    desk.round(0, is_first=True)
    assert desk.round(1) == Round()
    again = desk.round(EVERY)
    assert (again.polled, again.outcome.read, again.outcome.already_there, len(desk.shown)) == (2, 0, 0, 1)


def test_a_feed_that_fails_stops_no_other(desk: Desk, news: NewsServer) -> None:
    news.say("/two", rss(("a", TEXT)))
    found = desk.round(0, is_first=True)
    assert (found.outcome.read, found.alerts) == (1, 1)
    assert [failure.name for failure in found.failures] == [f"{news.address}/one"]


def test_an_entry_that_cannot_be_read_is_told_once(desk: Desk, news: NewsServer) -> None:
    for path in ("/one", "/two"):
        news.say(path, rss(("a", ""), ("b", "The envoy stayed.")))
    rounds = [desk.round(0, is_first=True), desk.round(EVERY)]
    assert [len(found.outcome.errors) for found in rounds] == [2, 0]


def test_what_a_stop_cut_off_is_read_next_time(desk: Desk, news: NewsServer) -> None:
    news.say("/one", rss(("a", "The envoy stayed."), ("b", "Stop."), ("c", TEXT)), ETag='"v1"')
    news.say("/two", rss())
    with pytest.raises(KeyboardInterrupt):
        desk.round(0, is_first=True)
    assert desk.articles() == ["The envoy stayed."]
    news.say("/one", rss(("a", "The envoy stayed."), ("c", TEXT)), ETag='"v1"')
    found = desk.round(1, is_first=True)
    assert (found.outcome.read, found.outcome.already_there, len(desk.shown)) == (1, 1, 1)


def test_a_lost_memory_loses_nothing_and_repeats_alerts(desk: Desk, news: NewsServer) -> None:
    news.say("/one", rss(("a", TEXT)))
    news.say("/two", rss())
    desk.round(0, is_first=True)
    memory_path(desk.watch.record).write_bytes(b"a letter, no database" * 300)
    found = desk.round(1, is_first=True)
    assert (found.outcome.read, found.outcome.already_there) == (0, 1)
    assert [json.loads(line)["says"] for line in desk.shown] == [json.loads(desk.shown[0])["says"]] * 2


def test_news_that_were_not_linked_are_linked_at_the_start(desk: Desk, news: NewsServer) -> None:
    news.say("/one", rss())
    news.say("/two", rss())
    write_readings(desk.watch.record, make_reading())
    assert desk.round(0, is_first=True).alerts == 1


def test_a_record_that_is_gone_is_filled_again(desk: Desk, news: NewsServer) -> None:
    news.say("/one", rss(("a", TEXT)), ETag='"v1"')
    news.say("/two", rss(("c", "The port is open.")))
    desk.round(0, is_first=True)
    desk.watch.record.unlink()
    again = desk.round(EVERY, is_first=True)
    assert (again.outcome.read, again.alerts, len(desk.shown)) == (2, 1, 2)
