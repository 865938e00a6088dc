"""Review: what was found beside what was ruled, the rulings in order, and what can be chosen; shown and exported."""

import json
from pathlib import Path

import jsonschema
import pytest
from ruled import BERGEN, E1, E3, FINLAND, MAY, change, rule, span, write_ruled_on

from dateline.errors import QueryError
from dateline.mentions.mention import MentionKind
from dateline.record.correction import Field, RulingKind
from dateline.record.reader import open_record
from dateline.views.export import ExportKind, export_lines
from dateline.views.review import Difference, Review, review
from dateline.views.rows import find_events
from dateline.views.show import show

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return write_ruled_on(tmp_path / "r.db")


def reviewed(path: Path, event: str = E1) -> Review:
    with open_record(path) as reader:
        return review(reader, event)


def test_an_event_nobody_ruled_on(record: Path) -> None:
    one = reviewed(record)
    assert one.found == one.ruled and one.corrections == () and one.differences == () and not one.is_accepted
    assert (one.occurrence, one.found_occurrence, one.expectation) == ("o1", "o1", "x1")


def test_what_was_found_stands_beside_what_was_ruled(record: Path) -> None:
    made = [change(record, Field.STATUS, "denied"), change(record, Field.ACTORS, [span(FINLAND)])]
    made.append(rule(record, RulingKind.UNDO, made[0].id))
    made.append(rule(record, RulingKind.ACCEPT, E1))
    made.append(rule(record, RulingKind.JOIN, "o3", {"occurrence": "o1"}))
    one = reviewed(record)
    assert one.differences == (Difference("actors", ["Norway"], ["Finland"]), Difference("score", 0.9, 1.0))
    assert [found.id for found in one.corrections] == [found.id for found in made]
    assert [found.withdrawn_by for found in one.corrections] == [made[2].id, None, None, None, None]
    assert (one.is_accepted, one.occurrence, one.found_occurrence) == (True, "o3", "o1")


def test_a_rejected_event_is_still_there_to_review(record: Path) -> None:
    rule(record, RulingKind.REJECT, E1)
    one = reviewed(record)
    assert one.found.event.id == E1 and one.ruled is None and not one.is_accepted and one.occurrence == ""
    with open_record(record) as reader:
        assert "reject" in str(show(reader, E1).facts["rulings"])


def test_mentions_of_the_article_can_be_chosen(record: Path) -> None:
    one = reviewed(record)
    chosen = one.choices_of(MentionKind.ACTOR, MentionKind.PLACE)
    assert chosen and {choice.kind for choice in chosen} <= {MentionKind.ACTOR, MentionKind.PLACE}
    text = one.found.sentence
    assert all(text[choice.start : choice.end] == choice.text for choice in one.choices)
    for choice in chosen:
        change(record, Field.ACTORS, [span((choice.start, choice.end))])
        ruled = reviewed(record).ruled
        assert ruled and ruled.event.actors[0].id == choice.actor


def test_an_unknown_event(record: Path) -> None:
    with pytest.raises(QueryError, match="no newest reading has the event 'e9'"):
        reviewed(record, "e9")


def test_a_corrected_row_tells_the_rulings_and_what_was_found(record: Path) -> None:
    change(record, Field.WHEN, {"from": "2025", "to": "2025", **span(MAY)})
    rule(record, RulingKind.SETTLE, "x1", {"verdict": "missed"})
    with open_record(record) as reader:
        event, expectation = show(reader, E1).facts, show(reader, "x1").facts
    assert (event["when"], event["when_from as found"], event["when_basis"]) == ("2025", "2024-05", "correction")
    assert "Ada: change when 2025 (the text says so)" in str(event["rulings"])
    assert (expectation["verdict"], expectation["verdict as found"]) == ("missed", "changed")
    assert "Ada: settle missed (the text says so)" in str(expectation["rulings"])


def test_exports_of_a_corrected_record_follow_their_schemas(record: Path) -> None:
    change(record, Field.TYPE, {"type": "AID", "mode": "arms"})
    for field, value in (
        (Field.WHEN, {"from": "2025", "to": None}),
        (Field.WHERE, span(BERGEN)),
        (Field.ACTORS, [span(MAY)]),
    ):
        change(record, field, value)
    rule(record, RulingKind.REJECT, E3)
    rule(record, RulingKind.SETTLE, "x1", {"verdict": "missed"})
    for kind in ExportKind:
        schema = json.loads((SCHEMAS / f"{kind.value}.schema.json").read_text("utf-8"))
        with open_record(record) as reader:
            for line in export_lines(reader, kind):
                jsonschema.validate(line, schema)


def test_what_was_found_can_be_asked_for(record: Path) -> None:
    from dateline.views.filters import Condition

    rule(record, RulingKind.REJECT, E1)
    with open_record(record) as reader:
        everything = {one.event.id for one in find_events(reader, Condition(), as_found=True)}
        assert everything - {one.event.id for one in find_events(reader, Condition())} == {E1}
