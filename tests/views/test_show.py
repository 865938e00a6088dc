"""One row by its id."""

from pathlib import Path

import pytest
from story import write_story
from story_links import DISAGREEMENTS, EXPECTATIONS, OCCURRENCES

from dateline.errors import QueryError
from dateline.record.link_writer import write_links
from dateline.record.reader import RecordReader, open_record
from dateline.record.rows import Row
from dateline.views.claims import claims
from dateline.views.filters import Filters
from dateline.views.markup import marked_words
from dateline.views.rows import find_rows
from dateline.views.show import show
from dateline.views.timeline import timeline


def test_an_event_by_the_beginning_of_its_id(record: RecordReader) -> None:
    event = timeline(record, Filters(status="alleged"))[0].event
    shown = show(record, event.id[:10])
    assert (shown.kind, shown.id, shown.made["entry"], shown.made["model"]) == (
        "event",
        event.id,
        "aid.sent",
        "model-a",
    )
    words = marked_words(shown.text, shown.marks, shown.start)
    assert words["holder"] == ["Estonia's", "the Harbour Wire"]
    assert (words["trigger"], words["when"]) == (["sent"], ["2023"])


def test_a_claim(record: RecordReader) -> None:
    claim = claims(record, holder="Estonia")[0].claim
    shown = show(record, claim.id)
    assert shown.kind == "claim"
    assert shown.facts["holder"] == ["Estonia", "the Harbour Wire"]


def test_a_mention_in_its_paragraph(record: RecordReader) -> None:
    row = find_rows(record, "SELECT id FROM mentions WHERE text = 'June 18-19'")[0]
    shown = show(record, row["id"])
    assert marked_words(shown.text, shown.marks, shown.start) == {"mention": ["June 18-19"]}


@pytest.mark.parametrize(
    ("id", "kind", "words", "other"),
    [
        (EXPECTATIONS[0]["id"], "expectation", {"when": ["June 18-19"]}, "outcome_sentence"),
        (DISAGREEMENTS[1]["id"], "disagreement", {"in question": ["visit"]}, "second_sentence"),
    ],
)
def test_what_was_linked(record: RecordReader, id: str, kind: str, words: dict[str, list[str]], other: str) -> None:
    shown = show(record, id)
    assert (shown.kind, shown.text) == (kind, "She is to visit Riga on June 18-19.")
    assert words.items() <= marked_words(shown.text, shown.marks, shown.start).items()
    assert shown.facts[other] == "Norway and Latvia are meeting in Riga."


def test_an_occurrence_with_all_that_tell_of_it(record: RecordReader) -> None:
    shown = show(record, "o1")
    assert (shown.kind, shown.text) == ("occurrence", "Norway and Latvia are meeting in Riga.")
    assert marked_words(shown.text, shown.marks, shown.start)["trigger"] == ["meeting"]
    assert (shown.facts["articles"], shown.facts["stands"]) == (2, ["ongoing"])
    assert [line.split(":")[0] for line in shown.facts["told_by"]] == [row["event"] for row in OCCURRENCES]  # type: ignore[attr-defined]
    assert shown.made["joined"] == [f"{OCCURRENCES[1]['event']}: same type"]


def test_an_occurrence_of_which_nothing_tells_any_more(tmp_path: Path) -> None:
    path = write_story(tmp_path / "r.db")
    write_links(path, {"occurrence_row": [{"event": "gone", "occurrence": "o2", "reason": ""}]})
    with open_record(path) as reader, pytest.raises(QueryError, match="no event of o2"):
        show(reader, "o2")


@pytest.mark.parametrize(
    ("table", "row", "column"),
    [("expectation_row", EXPECTATIONS[0], "event"), ("disagreement_row", DISAGREEMENTS[1], "first_event")],
)
def test_a_link_whose_event_is_gone(tmp_path: Path, table: str, row: Row, column: str) -> None:
    path = write_story(tmp_path / "r.db")
    write_links(path, {table: [{**row, column: "gone"}]})
    with open_record(path) as reader, pytest.raises(QueryError, match="not in the newest reading"):
        show(reader, str(row["id"]))


@pytest.mark.parametrize(
    ("id", "problem"), [("zz", "no event, claim, mention or finding, nor anything linked, has"), (" ", "give an id")]
)
def test_ids_refused(record: RecordReader, id: str, problem: str) -> None:
    with pytest.raises(QueryError, match=problem):
        show(record, id)


def test_a_beginning_of_several_ids_is_refused(record: RecordReader) -> None:
    ids = [row["id"] for row in find_rows(record, "SELECT id FROM events UNION SELECT id FROM mentions")]
    first = next(id[0] for id in ids if sum(other[0] == id[0] for other in ids) > 1)
    with pytest.raises(QueryError, match="more than one id"):
        show(record, first)
