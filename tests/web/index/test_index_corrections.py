"""The index follows what people rule, ruling by ruling as from empty, and withdrawn rulings too."""

from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from index_seen import indexed, seen_in
from story import write_story
from story_links import EVENTS, write_story_links

from dateline.errors import DatelineError
from dateline.record import correction, corrections
from dateline.record.link_writer import write_links
from dateline.record.reader import RecordReader, open_record
from dateline.web.index.opening import index_path
from dateline.web.index.review import find_queue
from dateline.web.index.updating import update_index, update_occurrences


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """The story, each event in an occurrence of two or by itself."""
    path = write_story_links(write_story(tmp_path / "record.db"))
    events = sorted(event.id for event in EVENTS.values())
    rows = [{"event": event, "occurrence": f"of-{place // 2}", "reason": ""} for place, event in enumerate(events)]
    write_links(path, {"occurrence_row": rows})
    return path


def ids(reader: RecordReader, view: str) -> list[str]:
    return [id for (id,) in reader.rows(f"SELECT DISTINCT id FROM {view} ORDER BY id")]


def rule_anything(record: Path, chance: Random) -> None:
    """Rule something or other; what cannot be ruled is not."""
    ruling, kind = correction.Ruling, correction.RulingKind
    with open_record(record) as reader:
        event = chance.choice(ids(reader, "machine_events"))
        occurrence, told = chance.choice(list(reader.rows("SELECT id, event FROM occurrences")))
        occurrences, expected = ids(reader, "occurrences"), ids(reader, "expectations")
        undone = chance.choice([*ids(reader, "corrections"), "none"])
    rulings = [
        ruling(kind.ACCEPT, event), ruling(kind.REJECT, event), ruling(kind.UNDO, undone),
        ruling(kind.CHANGE, event, "status", "denied"), ruling(kind.CHANGE, event, "when", None),
        ruling(kind.CHANGE, event, "actors", [{"start": 0, "end": 4, "name": "Somebody"}]),
        ruling(kind.JOIN, occurrence, value={"occurrence": chance.choice(occurrences)}),
        ruling(kind.SPLIT, occurrence, value={"events": [told]}),
        ruling(kind.SETTLE, chance.choice(expected), value={"verdict": "missed", "outcome": ""}),
    ]  # fmt: skip
    with suppress(DatelineError):
        corrections.write_correction(record, chance.choice(rulings), author=chance.choice("AB"))


@pytest.mark.parametrize("seed", range(12))
def test_rulings_followed_one_by_one_give_what_from_empty_gives(record: Path, seed: int) -> None:
    chance = Random(seed)
    update_index(record)
    for _ in range(12):
        rule_anything(record, chance)
        (update_occurrences if chance.random() < 0.5 else update_index)(record)
    update_index(record)
    anew = record.with_name("anew")
    update_index(record, anew)
    assert seen_in(index_path(record)) == seen_in(anew)


def test_what_somebody_ruled_on_is_not_in_the_queue(record: Path) -> None:
    index = indexed(record)
    first = find_queue(index).rows[0].event
    change = correction.Ruling(correction.RulingKind.CHANGE, first, "status", "possible")
    corrections.write_correction(record, change, author="Ada")
    update_occurrences(record)
    assert first not in {row.event for row in find_queue(index).rows}
    assert first not in {row.event for row in find_queue(index, author="Ada").rows}
    assert first in {row.event for row in find_queue(index, author="Bo").rows}
