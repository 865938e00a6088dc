"""Where alerts go: a file of lines, an Atom feed, a webhook; each alert at least once, whatever ends a run."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from news_server import NewsServer

from dateline.errors import InputError
from dateline.intake.feeds import read_feed
from dateline.watch.atom import MOST
from dateline.watch.memory import WatchMemory
from dateline.watch.outputs import Outputs, tell_alerts


def line(words: str, **changes: str) -> str:
    """An alert."""
    told = {"question": "q", "says": words, "sentence": "It is so.", "url": "https://a.example/1"}
    return json.dumps({**told, "time": "2024-05-06T10:00:00+00:00", **changes})


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[WatchMemory]:
    """A memory of two alerts that wait."""
    with WatchMemory(tmp_path / "r.db") as opened:
        opened.keep_told("q", ["1"], line("One"), to_post=True)
        opened.keep_told("q", ["2"], line("Two"), to_post=True)
        yield opened


def tell(memory: WatchMemory, outputs: Outputs) -> list[InputError]:
    """Tell what waits."""
    return list(tell_alerts(memory, outputs, title="Dateline"))


def test_lines_are_printed_where_no_file_is_named(memory: WatchMemory) -> None:
    shown: list[str] = []
    assert tell(memory, Outputs(shown.append)) == tell(memory, Outputs(shown.append)) == []
    assert shown == [line("One"), line("Two")]


@pytest.mark.parametrize(
    ("there", "kept"), [("", []), ("{}\n", ["{}"]), ("{}", ["{}"]), ('{"cut sho', ['{"cut sho'])]
)
def test_lines_are_added_to_a_file(memory: WatchMemory, tmp_path: Path, there: str, kept: list[str]) -> None:
    path = tmp_path / "alerts.jsonl"
    path.write_text(there)
    tell(memory, Outputs(print, path))
    memory.keep_told("q", ["3"], line("Three"))
    tell(memory, Outputs(print, path))
    assert path.read_text().splitlines() == [*kept, line("One"), line("Two"), line("Three")]


def test_the_feed_holds_the_newest(memory: WatchMemory, tmp_path: Path) -> None:
    for number in range(MOST):
        memory.keep_told("q", [f"more {number}"], line(f"<b>{number}</b> \x1b & \u202e", url="javascript:x"))
    tell(memory, Outputs(lambda told: None, feed=tmp_path / "a.atom"))
    feed = read_feed((tmp_path / "a.atom").read_bytes(), "a.atom")
    assert (feed.title, len(feed.entries)) == ("Dateline", MOST)
    assert (feed.entries[0].title, feed.entries[0].link) == (f"q: <b>{MOST - 1}</b> & ⟨RTLO⟩", "")
    assert len({entry.id for entry in feed.entries}) == MOST


def test_a_feed_that_is_gone_is_written_again(memory: WatchMemory, tmp_path: Path) -> None:
    outputs = Outputs(lambda told: None, feed=tmp_path / "a.atom")
    tell(memory, outputs)
    (tmp_path / "a.atom").unlink()
    tell(memory, outputs)
    [two, one] = read_feed((tmp_path / "a.atom").read_bytes(), "a.atom").entries
    assert (two.title, one.link, one.text) == ("q: Two", "https://a.example/1", "It is so.")


def test_each_alert_is_sent(memory: WatchMemory, news: NewsServer) -> None:
    outputs = Outputs(lambda told: None, webhook=f"{news.address}/hook", allow_private=True)
    assert tell(memory, outputs) == tell(memory, outputs) == []
    assert news.posted == [line("One").encode(), line("Two").encode()]


def test_what_was_not_taken_is_sent_next_time(memory: WatchMemory, news: NewsServer) -> None:
    outputs = Outputs(lambda told: None, webhook=news.say("/hook", status=500), allow_private=True)
    [failure] = tell(memory, outputs)
    assert "500" in str(failure) and "next time" in str(failure)
    news.say("/hook", status=204)
    assert tell(memory, outputs) == []
    assert news.posted == [line(words).encode() for words in ("One", "Two", "One", "Two")]


def test_an_alert_that_is_refused_does_not_hold_up_those_behind_it(memory: WatchMemory, news: NewsServer) -> None:
    for number in range(4):
        memory.keep_told("q", [str(number)], line(str(number)), to_post=True)
    outputs = Outputs(lambda told: None, webhook=news.say("/hook", status=400), allow_private=True)
    [failure] = tell(memory, outputs)
    assert "400" in str(failure) and len(news.posted) == 3  # a server that refuses everything is left alone
    news.say("/hook", status=204)
    assert tell(memory, outputs) == [] and memory.to_post() == []
    assert [json.loads(data)["says"] for data in news.posted[3:]] == ["1", "2", "3", "One", "Two", "0"]


@pytest.mark.parametrize("webhook", ["http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/", "file:///x", "ftp://a"])
def test_private_machines_are_not_told(memory: WatchMemory, webhook: str) -> None:
    [failure] = tell(memory, Outputs(lambda told: None, webhook=webhook))
    assert failure.name == webhook
    assert len(memory.to_post()) == 2


def test_a_kill_between_writing_and_remembering_repeats(memory: WatchMemory, tmp_path: Path) -> None:
    def killed(told: str) -> None:
        shown.append(told)
        if len(shown) == 2:
            raise KeyboardInterrupt

    shown: list[str] = []
    outputs = Outputs(killed)
    with pytest.raises(KeyboardInterrupt):
        tell(memory, outputs)
    tell(memory, replace(outputs, show=shown.append))
    assert shown == [line("One"), line("Two")] * 2
