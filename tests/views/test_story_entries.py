"""Arrows from what was announced to what settled it."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from story import write_story
from story_links import EVENTS, EXPECTATIONS, OCCURRENCES

from dateline.links.expectation import Verdict
from dateline.record.link_writer import write_links
from dateline.record.reader import RecordReader, open_record
from dateline.views.filters import Condition
from dateline.views.story_entries import Arrow, find_entries
from dateline.views.story_line import story_line
from dateline.views.told_occurrences import find_occurrences

ACCEPTED, RECOGNISED = EVENTS["accepted", "happened"].id, EVENTS["recognised", "happened"].id
SIGN, EXPEL = EVENTS["sign", "possible"].id, EVENTS["expel", "hypothetical"].id
APART = [
    {"event": event, "occurrence": id, "reason": ""}
    for id, event in (("o2", ACCEPTED), ("o3", RECOGNISED), ("o4", SIGN), ("o5", EXPEL))
]


@pytest.fixture(scope="module")
def arrows(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Arrow, ...]]:
    """The arrows that begin at each occurrence of the small story."""
    path: Path = write_story(tmp_path_factory.mktemp("arrows") / "story.db")
    write_links(path, {"occurrence_row": [*OCCURRENCES, *APART], "expectation_row": EXPECTATIONS})
    with open_record(path) as reader:
        lines = [story_line(one) for one in find_occurrences(reader, Condition(), 0)]
        return {entry.line.id: entry.arrows for entry in find_entries(reader, lines)}


@pytest.mark.parametrize(
    ("occurrence", "expected"),
    [
        ("o1", [Arrow(Verdict.FULFILLED, "o1", "2024-06-10", "2024-06-18", "2024-06-19")]),
        ("o2", [Arrow(Verdict.CHANGED, "o3", "2024-06-10", "2024-05", "2024-05")]),
        ("o3", []),
        ("o4", [Arrow(Verdict.OPEN, "", "2024-06-10", None, "2025")]),
        ("o5", [Arrow(Verdict.MISSED, "", "2024-06-18", None, None)]),
    ],
)
def test_arrows(arrows: Mapping[str, tuple[Arrow, ...]], occurrence: str, expected: list[Arrow]) -> None:
    assert list(arrows[occurrence]) == expected


def test_no_lines_no_entries(record: RecordReader) -> None:
    assert find_entries(record, []) == []
