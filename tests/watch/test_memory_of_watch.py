"""The memory beside a record: what it keeps, and what becomes of a damaged one."""

from pathlib import Path

import pytest

from dateline.errors import RecordError
from dateline.watch.memory import FeedState, WatchMemory, memory_path

STATE = FeedState("https://a.example/feed", '"v1"', "yesterday", 12.5, 3, (("k1", 0), ("k2", 2)))


def test_feeds_are_kept(tmp_path: Path) -> None:
    with WatchMemory(tmp_path / "r.db") as memory:
        memory.keep_feeds([STATE])
    with WatchMemory(tmp_path / "r.db") as memory:
        assert memory.feed(STATE.address) == STATE
        assert memory.feed("https://b.example") == FeedState("https://b.example")


def test_an_alert_waits_until_it_is_written_and_sent(tmp_path: Path) -> None:
    with WatchMemory(tmp_path / "r.db") as memory:
        memory.keep_told("q", ["a", "b"], '{"n": 1}', to_post=True)
        memory.keep_told("q", ["c"])
        [alert] = memory.to_write()
        assert (memory.untold("q", "abcd"), memory.untold("p", "a")) == (["d"], ["a"])
        assert memory.to_post() == [alert] == memory.newest(9)
        memory.keep_written([alert])
        memory.keep_posted(alert)
        assert (memory.to_write(), memory.to_post(), memory.newest(9)) == ([], [], [alert])


@pytest.mark.parametrize("damage", ["noise", "cut", "overwritten", "foreign"])
def test_a_damaged_one_is_begun_anew(tmp_path: Path, damage: str) -> None:
    record = tmp_path / "r.db"
    path = memory_path(record)
    with WatchMemory(record) as memory:
        memory.keep_feeds([FeedState(f"https://a.example/{number}", "x" * 500) for number in range(100)])
    data = path.read_bytes()
    path.write_bytes({
        "noise": b"a letter, no database" * 100, "cut": data[: len(data) // 2],
        "overwritten": data[:4096] + b"\xff" * 20_000 + data[24_096:],
        "foreign": data[:60] + b"\0\0\0\x63" + data[64:],
    }[damage])  # fmt: skip
    with WatchMemory(record) as memory:
        assert memory.is_anew
        memory.keep_feeds([STATE])
        assert memory.feed(STATE.address) == STATE


def test_an_empty_file_is_a_new_memory(tmp_path: Path) -> None:
    memory_path(tmp_path / "r.db").touch()
    with WatchMemory(tmp_path / "r.db") as memory:
        assert not memory.is_anew


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be remembered"):
        WatchMemory(tmp_path / "none" / "r.db")
