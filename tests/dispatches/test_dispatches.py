"""The bundled dispatches against their expected records."""

import json
from collections.abc import Mapping

import pytest
from dispatches.scoring import EXPECTED, find_shares, kind_of, load_expected, load_rows

from dateline.events.event import EventType, Status
from dateline.reading import Reading

FLOORS: Mapping[str, float] = json.loads((EXPECTED / "floors.json").read_text("utf-8"))
NAMES = sorted(path.stem for path in EXPECTED.glob("*.json") if path.name != "floors.json")

# The main acts of the story, from its beginning to its end: dispatch; trigger, type, status, countries of the actors.
# Whose country a dispatch leaves to its readers ("Putin", no more) is not asked for.
MAIN_ACTS = [
    ("hws-0912-train", "meet CONSULT planned PRK+RUS"),
    ("pcd-0914-banquet", "accepted AGREE happened RUS"),
    ("2023-09-25-translation", "visit CONSULT planned RUS"),
    ("2023-10-19-lavrov", "met CONSULT happened PRK+RUS"),
    ("2023-10-19-lavrov", "accused ACCUSE happened RUS"),
    ("2023-10-19-lavrov", "visited CONSULT happened RUS"),
    ("2023-10-containers-undated", "delivered AID alleged PRK"),
    ("2023-10-containers-undated", "condemned ACCUSE happened USA"),
    ("2023-10-containers-undated", "denied REJECT happened PRK"),
    ("hws-1122-satellite", "condemned ACCUSE happened USA"),
    ("lt-1124-correction", "withdrawing REJECT happened PRK"),
    ("lt-1124-correction", "blamed ACCUSE happened PRK"),
    ("hws-0328-panel", "vetoed REJECT happened RUS"),
    ("hws-0328-panel", "accused ACCUSE happened RUS"),
    ("nl-0517-denial", "exporting AID denied PRK"),
    ("nl-0517-denial", "sent AID alleged PRK"),
    ("nl-0517-denial", "visited CONSULT happened RUS"),
    ("nl-0614-forecast", "arm AID not_happened KOR"),
    ("nl-0614-forecast", "refused REJECT happened KOR"),
    ("hws-0618-arrival", "visit CONSULT planned RUS"),
    ("hws-0618-arrival", "praised SUPPORT happened RUS"),
    ("hws-0618-arrival", "supplied AID alleged PRK"),
    ("hws-0618-arrival", "fly CONSULT planned RUS"),
    ("2024-06-20-hanoi-page", "send AID possible RUS"),
    ("hws-1018-troops", "sent AID alleged PRK"),
    ("vcr-1024-duma", "ratified AGREE happened RUS"),
    ("2024-12-05-looking-back", "given AID not_happened KOR"),
    ("2024-12-05-looking-back", "approved AGREE happened RUS"),
    ("2024-12-05-looking-back", "invited SUPPORT happened RUS"),
]


def test_every_dispatch_has_an_expected_record(dispatches: Mapping[str, Reading]) -> None:
    assert sorted(dispatches) == NAMES
    assert len(NAMES) >= 20


@pytest.mark.parametrize("name", NAMES)
def test_every_dispatch_is_read(name: str, dispatches: Mapping[str, Reading]) -> None:
    reading = dispatches[name]
    assert reading.sentences and reading.mentions and reading.events


@pytest.mark.parametrize("name", NAMES)
def test_the_expected_words_stand_in_the_dispatch(name: str, dispatches: Mapping[str, Reading]) -> None:
    text = dispatches[name].article.text
    for row in load_expected(name, dispatches[name]):
        assert row.trigger.of(text) == row.trigger_text and row.sentence.covers(row.trigger)
        assert [words for words in row.names if words not in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_expected_record_uses_the_words_of_the_record(name: str) -> None:
    for row in load_rows(name):
        assert row["type"] in EventType.__members__
        assert row["status"] in {status.value for status in Status}


@pytest.mark.parametrize("share", FLOORS)
def test_shares_stay_over_their_floors(share: str, dispatches: Mapping[str, Reading]) -> None:
    assert find_shares(dispatches)[share] >= FLOORS[share]


@pytest.mark.parametrize(("name", "act"), MAIN_ACTS)
def test_a_main_act_of_the_story_is_told(name: str, act: str, dispatches: Mapping[str, Reading]) -> None:
    rows = [row for row in load_expected(name, dispatches[name]) if str(row) == act]
    assert rows, "not in the expected record"
    told = [event for row in rows for event in dispatches[name].events if row.is_at(event)]
    assert act in {f"{row.trigger_text} {kind_of(event)}" for row in rows for event in told}, list(map(kind_of, told))
