"""What belongs together, predicted from reports whose events are given and from documents whose mentions are."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from benchmarks.accuracy import main
from benchmarks.event_coref import find_stories, predict_event_coref
from benchmarks.links import predict_links

PLANNED = "Norwegian Prime Minister Anna Berg will visit Riga in June, her office said."
MADE = "Berg visited Latvia on June 3 and met its president. Fishermen protested in Oslo."


def event(id: str, sentence: str, trigger: str, type: str = "CONSULT", **more: Any) -> dict[str, Any]:
    """A given event."""
    return {"id": id, "sentence": sentence, "trigger": trigger, "type": type, "mode": None, **more}


def party(text: str, country: str) -> list[dict[str, str]]:
    """One who takes part."""
    return [{"text": text, "country": country}]


def folder_of(top: Path, *reports: dict[str, Any]) -> Path:
    """A folder with a file for each report."""
    for report in reports:
        (top / f"{report['id']}.json").write_text(json.dumps(report), encoding="utf-8")
    return top


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A visit announced and made, and a protest."""
    going = {"actors": party("Anna Berg", "NOR"), "recipients": party("Riga", "LVA"), "start": "2031-06"}
    gone = {"actors": party("Berg", "NOR"), "recipients": party("Latvia", "LVA"), "start": "2031-06-03"}
    visited, protested = (sentence.strip() + "." for sentence in MADE.split(".")[:2])
    planned = [event("e1", PLANNED, "visit", status="planned", **going)]
    made = [
        event("e1", visited, "visited", status="happened", **gone),
        event("e2", protested, "protested", "PROTEST", actors=party("Fishermen", "NOR")),
    ]
    return folder_of(
        tmp_path,
        {"id": "r1", "title": "", "published": "2031-05-20", "text": PLANNED, "events": planned},
        {"id": "r2", "title": "", "published": "2031-06-04", "text": MADE, "events": made},
    )


def test_events_of_two_reports_are_put_together(story: Path, tmp_path: Path) -> None:
    output = tmp_path / "links"
    assert predict_links(story, output) == ()
    links = json.loads(output.read_text(encoding="utf-8"))
    assert links["same_event"] == [{"mentions": ["r1#e1", "r2#e1"]}]
    (expectation,) = links["expectations"]
    assert expectation["expectation"] == "r1#e1"
    assert {"expectation", "verdict"} <= set(expectation)
    assert links["disagreements"] == []


def test_a_report_that_cannot_be_read_is_one_error(story: Path, tmp_path: Path) -> None:
    (story / "bad.json").write_text("{}")
    output = tmp_path / "links"
    (error,) = predict_links(story, output)
    assert error.name.endswith("bad.json")
    assert json.loads(output.read_text(encoding="utf-8"))["same_event"]


@pytest.mark.parametrize(
    ("bags", "stories"),
    [
        ([], []),
        (["gas port", "gas port", "vote law"], [0, 0, 1]),
        (["gas port", "vote law", "gas port", "vote law"], [0, 1, 0, 1]),
    ],
)
def test_documents_that_share_rare_words_are_one_story(bags: list[str], stories: list[int]) -> None:
    assert find_stories([Counter(bag.split()) for bag in bags]) == stories


def document(id: str, words: str, *triggers: str) -> dict[str, Any]:
    """A document of one sentence with mentions at words of it."""
    tokens = words.split()
    events = [
        {"mention_id": f"{id}#{trigger}", "sent": 0, "tokens": [tokens.index(trigger)], "cluster": "answer"}
        for trigger in triggers
    ]
    return {"id": id, "sentences": [tokens], "events": events}


def test_mentions_of_one_word_in_one_story_are_one_event(tmp_path: Path) -> None:
    source, output = tmp_path / "documents", tmp_path / "clusters"
    lines = [
        document("d1", "Mayor Aino Salo of Turku resigned after the harbour fire", "resigned", "fire"),
        document("d2", "The resignation of Mayor Salo shook Turku and its harbour", "resignation"),
        document("d3", "Coach Liv Moe of Bergen resigned before the cup final", "resigned"),
        document("d4", "Bergen lost the cup final without coach Liv Moe", "lost"),
    ]
    source.write_text("\n".join(map(json.dumps, lines)) + "\n\n{}\n", encoding="utf-8")
    (error,) = predict_event_coref(source, output)
    assert error.name.endswith(":6")
    found = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    of = {mention["mention_id"]: mention["cluster"] for line in found for mention in line["events"]}
    assert of["d1#resigned"] == of["d2#resignation"] != of["d3#resigned"]
    assert len(set(of.values())) == 4


@pytest.mark.parametrize("task", ["links", "event_coref"])
def test_the_tasks_are_known(task: str, tmp_path: Path) -> None:
    source = tmp_path / "input"
    if task == "links":
        source.mkdir()
    else:
        source.touch()
    assert main(["predict", task, str(source), str(tmp_path / "output")]) == 0
