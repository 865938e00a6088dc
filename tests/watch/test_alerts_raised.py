"""Alerts from a small story: each new answer once, in words, with the sentence behind it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from readings import make_reading, write_readings
from story import write_story
from story_links import write_story_links

from dateline.events.event import Status
from dateline.links.link_record import link_record
from dateline.record.reader import open_record
from dateline.views.filters import Filters
from dateline.watch.alerts import raise_alerts
from dateline.watch.answers import find_answers
from dateline.watch.memory import WatchMemory
from dateline.watch.questions import Question, QuestionKind

EVENT, EXPECTATION = QuestionKind.EVENT, QuestionKind.EXPECTATION
SETTLED = "fulfilled,changed,missed,contradicted"


@pytest.fixture
def story_record(tmp_path: Path) -> Path:
    """The story, linked by hand."""
    return write_story_links(write_story(tmp_path / "story.db"))


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[WatchMemory]:
    """A memory that knows nothing yet."""
    with WatchMemory(tmp_path / "r.db") as opened:
        yield opened


def says(record: Path, question: Question) -> list[str]:
    """What the answers to a question say."""
    with open_record(record) as reader:
        return [answer.says for answer in find_answers(reader, question)]


def alerts(record: Path, memory: WatchMemory, *questions: Question) -> list[str]:
    """The alerts raised now: what they say."""
    with open_record(record) as reader:
        before = len(memory.newest(1000))
        raised = raise_alerts(reader, questions, memory)
        new = memory.newest(1000)[: len(memory.newest(1000)) - before]
        assert raised == len(new)
        return [json.loads(alert.line)["says"] for alert in reversed(new)]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (Question("q", EVENT), ["Norway, Latvia: meet, ongoing, 18–19 June 2024"]),
        (Question("q", EVENT, between=("NOR", "LVA")), ["Norway, Latvia: meet, ongoing, 18–19 June 2024"]),
        (Question("q", EVENT, between=("NOR", "FIN")), []),
        (Question("q", EVENT, Filters(status="denied")), []),
        (Question("q", EXPECTATION, verdict="fulfilled"),
         ["fulfilled: Petra Lund: visit → Latvia, due 18–19 June 2024 (it is fulfilled)"]),
        (Question("q", EXPECTATION, verdict=SETTLED, holder="Petra Lund"),
         ["changed: Norway: accept → Latvia, due May 2024 (it is changed)"]),
        (Question("q", QuestionKind.DISAGREEMENT, slot="whether"),
         ["whether of Latvia: arms → Iceland: denied (Baltic Mirror, 2024-06-12) against alleged "
          "(Baltic Mirror, 2024-06-12)"]),
        (Question("q", QuestionKind.DISAGREEMENT, Filters(actor="Estonia")), []),
        (Question("q", QuestionKind.FINDING, finding="garbled_name"),
         ["garbled name: “mocked”, should read teased: It cannot be mocked."]),
    ],
)  # fmt: skip
def test_answers_in_words(story_record: Path, question: Question, words: list[str]) -> None:
    assert says(story_record, question) == words


@pytest.mark.parametrize("kind", QuestionKind)
def test_each_answer_is_told_once(story_record: Path, memory: WatchMemory, kind: QuestionKind) -> None:
    question = Question("q", kind, verdict=SETTLED)
    assert len(alerts(story_record, memory, question)) == len(says(story_record, question)) > 0
    assert alerts(story_record, memory, question) == []


def test_each_question_has_a_memory_of_its_own(story_record: Path, memory: WatchMemory) -> None:
    one, other = Question("one", QuestionKind.FINDING), Question("other", QuestionKind.FINDING)
    assert alerts(story_record, memory, one) == alerts(story_record, memory, other)


def test_from_now_on_nothing_old_is_told(story_record: Path, memory: WatchMemory) -> None:
    with open_record(story_record) as reader:
        assert raise_alerts(reader, [Question("q", QuestionKind.FINDING)], memory, is_silent=True) == 0
    assert alerts(story_record, memory, Question("q", QuestionKind.FINDING)) == []


def add(record: Path, *articles: tuple[str, Status]) -> None:
    """One more article on the visit, as it stands; linked."""
    write_readings(record, *(make_reading(id, before=f"{id}. ", status=status) for id, status in articles))
    link_record(record)


def test_a_thing_is_told_once_for_each_way_it_stands(tmp_path: Path, memory: WatchMemory) -> None:
    record, question = tmp_path / "r.db", Question("q", EVENT)
    told = []
    for article in (("a1", Status.PLANNED), ("a0", Status.PLANNED), ("a2", Status.HAPPENED), ("a3", Status.HAPPENED)):
        add(record, article)
        told.append([words.split(", ")[1] for words in alerts(record, memory, question)])
    assert told == [["planned"], [], ["happened"], []]


def test_an_alert_names_its_article(tmp_path: Path, memory: WatchMemory) -> None:
    add(tmp_path / "r.db", ("a1", Status.PLANNED))
    with open_record(tmp_path / "r.db") as reader:
        raise_alerts(reader, [Question("q", EVENT)], memory)
    told = json.loads(memory.newest(1)[0].line)
    assert (told["question"], told["kind"], told["article"], told["url"]) == ("q", "event", "a1", "https://example.org/1")
    assert told["sentence"].startswith("Norway said on Monday")
    assert told["time"].endswith("+00:00") and told["id"]
