"""What linking could have found in the small story, written by hand: every verdict but one, two disagreements."""

import json
from pathlib import Path

from story import story

from dateline.articles.article import content_id
from dateline.record.link_writer import write_links
from dateline.record.rows import Row

EVENTS = {(event.trigger_text, event.status.value): event for reading in story() for event in reading.events}
VISIT, TALKS = EVENTS["visit", "planned"], EVENTS["meeting", "ongoing"]
DENIED, ALLEGED = EVENTS["sent", "denied"], EVENTS["sent", "alleged"]


def _expectation(act: str, status: str, settled: str, *, due: tuple[str | None, str | None], holder: str = "") -> Row:
    """`settled` is "verdict" or "verdict by trigger|status"."""
    verdict, _, by = settled.partition(" by ")
    event = EVENTS[act, status].id
    outcome = EVENTS[tuple(by.split("|"))].id if by else ""  # type: ignore[index]
    changes = [f"date: 2024-05 for 1991 ({outcome})"] if verdict == "changed" else []
    return {
        "id": content_id("expectation", event),
        "event": event,
        "holder": holder,
        "due_from": due[0],
        "due_to": due[1],
        "criterion": f"An article tells as a fact that {act} took place.",
        "verdict": verdict,
        "outcome": outcome,
        "changes": json.dumps(changes),
        "reason": f"it is {verdict}",
    }


EXPECTATIONS = [
    _expectation("visit", "planned", "fulfilled by meeting|ongoing", due=("2024-06-18", "2024-06-19")),
    _expectation("sign", "possible", "open", due=(None, "2025")),
    _expectation(
        "accepted", "happened", "changed by recognised|happened", due=("2024-05", "2024-05"), holder="Petra Lund"
    ),
    _expectation("expel", "hypothetical", "missed", due=(None, None)),
    _expectation("says", "happened", "open", due=(None, None)),
]
DISAGREEMENTS: list[Row] = [
    {
        "id": content_id("disagreement", slot),
        "slot": slot,
        "first": values[0],
        "second": values[1],
        "first_event": first.id,
        "second_event": second.id,
        "first_start": first.trigger.start,
        "first_end": first.trigger.end,
        "second_start": second.trigger.start,
        "second_end": second.trigger.end,
        "reason": "1 article of 1 origin against 1 article of 1 origin",
    }
    for slot, values, first, second in (
        ("whether", ("denied", "alleged"), DENIED, ALLEGED),
        ("date", ("2024-06-18/2024-06-19", "2024-06-18"), VISIT, TALKS),
    )
]


_ENDS = {"start": 0, "end": 4}
COPIES: list[Row] = [
    {
        "article": "a2",
        "source": "a1",
        "kind": "partial",
        "share": 0.25,
        "evidence": json.dumps([{"copy": _ENDS, "source": _ENDS}]),
        "reason": "1 of 4 sentences stands in the source",
    }
]
OCCURRENCES: list[Row] = [
    {"event": VISIT.id, "occurrence": "o1", "reason": ""},
    {"event": TALKS.id, "occurrence": "o1", "reason": "same type"},
]


def write_story_links(path: Path) -> Path:
    """The links of the story, added to its record at `path`."""
    found = {"copy_row": COPIES, "occurrence_row": OCCURRENCES, "expectation_row": EXPECTATIONS}
    write_links(path, found | {"disagreement_row": DISAGREEMENTS})
    return path
