"""Every stretch of the processor's time is counted, once, for the module that it was spent in."""

import sys
from collections import Counter

import pytest

from benchmarks.day_of_news import find_rows
from benchmarks.speed import DISPATCHES
from benchmarks.where_time_goes import Looks, measure_shares, shares_rows
from dateline.articles.span import Span


def test_time_is_counted_for_the_innermost_module(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = Looks(last=1.0)
    clock = iter([1.5, 2.0])
    monkeypatch.setattr("benchmarks.where_time_goes.process_time", lambda: next(clock))
    looks.look(0, None)

    class Text(str):
        def __getitem__(self, place: object) -> str:
            looks.look(0, sys._getframe())
            return ""

    Span("a", 0, 1).of(Text("x"))
    assert looks.seconds == {"": 0.5, "articles/span": 0.5}


def test_shares_add_up() -> None:
    rows = shares_rows(Looks(Counter({f"m{number}": 1.0 for number in range(20)})))
    assert (len(rows), rows[0]["of all"], rows[-1]) == (
        17,
        "5.0%",
        {"module": "4 others", "seconds": "4.00", "of all": "20.0%"},
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no signals by processor time there")
def test_a_reading_is_looked_at() -> None:
    looks = measure_shares(find_rows(DISPATCHES / "none.jsonl"), 2)
    assert looks.seconds["sentences/model"] > 0
