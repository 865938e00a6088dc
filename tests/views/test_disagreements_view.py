"""Which disagreements are shown, with both values and the words that give them."""

from pathlib import Path

import pytest
from story import write_story
from story_links import DENIED, TALKS, VISIT, write_story_links

from dateline.errors import QueryError
from dateline.record.link_writer import write_links
from dateline.record.reader import RecordReader, open_record
from dateline.views.disagreements import disagreement_fields, disagreements


@pytest.mark.parametrize(
    ("asked", "slots"),
    [
        ({}, ["date", "whether"]),
        ({"slot": "whether"}, ["whether"]),
        ({"slot": "Date, place"}, ["date"]),
        ({"slot": "number"}, []),
        ({"article": "a1"}, ["date"]),
        ({"article": "b3"}, ["date"]),
        ({"article": "a"}, ["date", "whether"]),
        ({"article": "a2", "slot": "date"}, []),
        ({"article": "c4"}, []),
    ],
)
def test_disagreements_asked_for(record: RecordReader, asked: dict[str, str], slots: list[str]) -> None:
    assert [one.disagreement.slot.value for one in disagreements(record, **asked)] == slots


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("first", "2024-06-18/2024-06-19"),
        ("second", "2024-06-18"),
        ("first_sentence", "She is to visit Riga on June 18-19."),
        ("second_sentence", "Norway and Latvia are meeting in Riga."),
        ("first_published", "2024-06-10"),
        ("second_published", "2024-06-18"),
        ("first_outlet", "Fjord Post"),
        ("second_article", "b3"),
        ("first_event", VISIT.id),
        ("second_event", TALKS.id),
    ],
)
def test_both_sides_stand_with_who_tells_them(record: RecordReader, name: str, value: str) -> None:
    (told,) = disagreements(record, slot="date")
    assert disagreement_fields(told)[name] == value


def test_the_words_of_a_value_are_in_its_article(record: RecordReader) -> None:
    (told,) = disagreements(record, slot="whether")
    assert told.disagreement.first_words == DENIED.trigger


def test_a_slot_that_there_is_not_is_refused(record: RecordReader) -> None:
    with pytest.raises(QueryError, match="no slot 'time'; choose from number, date"):
        disagreements(record, slot="time")


def test_what_no_longer_stands_is_not_shown(tmp_path: Path) -> None:
    path = write_story_links(write_story(tmp_path / "r.db"))
    write_links(path, {"disagreement_row": []})
    with open_record(path) as reader:
        assert disagreements(reader) == []
