"""The commands `watch` and `alerts` from outside, over a server of this machine."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from news_server import NewsServer, news_server, rss
from readings import RUN, make_reading, write_readings
from typer.testing import CliRunner, Result

from dateline.articles.article import Article
from dateline.cli.app import app
from dateline.links.link_record import link_record
from dateline.reading import Reading
from dateline.watch.memory import memory_path

QUESTIONS = '[[question]]\nname = "dates"\nkind = "finding"\nfinding = "impossible_date"\n'


class Finds:
    """Finds nothing in an article; stops, as if by Ctrl-C, at one that says so."""

    run = RUN

    def read(self, article: Article) -> Reading:
        """An empty reading."""
        if article.text == "Stop.":
            raise KeyboardInterrupt
        return Reading(article, (), (), (), (), RUN)


@pytest.fixture
def news(monkeypatch: pytest.MonkeyPatch) -> Iterator[NewsServer]:
    """A server for one test, which need not be spared; no model is loaded."""
    monkeypatch.setattr("dateline.cli.watch.reader_settings", lambda *_: Finds())
    monkeypatch.setattr("dateline.intake.politeness.PoliteFetcher", lambda fetcher: fetcher)
    with news_server() as server:
        yield server


def run(*arguments: object) -> Result:
    """A command, run in this process."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def watch(folder: Path, feed: object, *options: str) -> Result:
    """One round over a feed, into a record in the folder."""
    return run("watch", feed, "--into", folder / "r.db", "--once", *options)


def test_a_list_of_feeds_is_read_once(tmp_path: Path, news: NewsServer) -> None:
    news.say("/feed", rss(("a", "The envoy left."), ("b", "The envoy stayed.")))
    outlines = f'<outline xmlUrl="{news.address}/feed"/>'
    (tmp_path / "feeds.opml").write_text(f"<opml><body>{outlines}</body></opml>")
    first, second = (watch(tmp_path, tmp_path / "feeds.opml", "--allow-private") for _ in range(2))
    assert (first.exit_code, first.stdout, second.exit_code, second.output) == (0, "", 0, "")
    assert first.stderr == f"1 feed asked, 2 articles read into {tmp_path / 'r.db'}\n"


@pytest.mark.parametrize(
    ("body", "options", "ends"),
    [
        (rss(("a", "The envoy left.")), [], (1, "is not on the public internet")),
        ("no feed", ["--allow-private"], (1, "it is not a feed")),
        (rss(("a", "Stop.")), ["--allow-private"], (130, "stopped; what was read is kept")),
        (rss(("a", "")), ["--allow-private"], (0, "the entry has no text of its own")),
        (rss(("a", "x")), ["--every", "1s"], (2, "once a minute at most")),
        (rss(("a", "x")), ["--every", "often"], (2, "write a number and a unit")),
    ],
)
def test_how_it_ends(
    tmp_path: Path, news: NewsServer, body: str, options: list[str], ends: tuple[int, str]
) -> None:
    result = watch(tmp_path, news.say("/feed", body), *options)
    assert result.exit_code == ends[0]
    assert ends[1] in " ".join(result.stderr.replace("│", " ").split())


@pytest.mark.parametrize("name", ["none.opml", "feed.txt", "ftp://a.example/feed"])
def test_what_is_no_list_of_feeds(tmp_path: Path, news: NewsServer, name: str) -> None:
    (tmp_path / "feed.txt").write_text("Dear Sir")
    result = watch(tmp_path, tmp_path / name if "//" not in name else name)
    assert result.exit_code == 1
    assert isinstance(result.exception, Exception) and name in str(result.exception)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A linked record with a finding, and a file of questions beside it."""
    write_readings(tmp_path / "r.db", make_reading())
    link_record(tmp_path / "r.db")
    (tmp_path / "q.toml").write_text(QUESTIONS)
    return tmp_path / "r.db"


def ask(record: Path, *options: object) -> Result:
    """Ask the saved questions."""
    return run("alerts", record, "--questions", record.with_name("q.toml"), *options)


def test_alerts_are_printed_once(record: Path) -> None:
    first, second = ask(record), ask(record)
    assert (first.exit_code, second.exit_code, second.output) == (0, 0, "")
    assert json.loads(first.stdout)["says"] == "impossible date: “Monday”, should read Tuesday: It was a Tuesday."


def test_alerts_go_where_they_are_sent(record: Path, news: NewsServer) -> None:
    lines, feed = record.with_name("a.jsonl"), record.with_name("a.atom")
    sent = ["--webhook", f"{news.address}/hook", "--allow-private"]
    assert ask(record, "--alerts", lines, "--feed", feed, *sent).output == ""
    assert news.posted == [lines.read_bytes().rstrip()]
    assert "impossible date" in feed.read_text()


def test_a_webhook_that_fails_is_told(record: Path, news: NewsServer) -> None:
    result = ask(record, "--webhook", news.say("/hook", status=500), "--allow-private")
    assert result.exit_code == 1
    assert "the alerts that wait are sent next time" in result.stderr


def test_from_now_on(record: Path) -> None:
    assert ask(record, "--from-now").output == ask(record).output == ""


def test_a_damaged_memory_is_told_of(record: Path, tmp_path: Path, news: NewsServer) -> None:
    memory_path(record).write_bytes(b"a letter, no database" * 300)
    result = watch(tmp_path, news.say("/feed", rss()), "--allow-private")
    assert (result.exit_code, "was damaged and is begun anew" in result.stderr) == (0, True)
