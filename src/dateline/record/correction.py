"""Correction: a person's ruling on what the machine found, kept with author, time and reason. It overrules, it never
erases.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias

from dateline.articles.article import content_id

Row: TypeAlias = Mapping[str, Any]


class RulingKind(Enum):
    """What a person can rule."""

    ACCEPT = "accept"  # the event is right as it stands, and trusted fully
    REJECT = "reject"  # the text tells of no such event: it is shown no more
    CHANGE = "change"  # one field of the event is otherwise
    JOIN = "join"  # two occurrences are one thing in the world: the other becomes part of the target
    SPLIT = "split"  # some events of an occurrence tell of another thing: they become an occurrence of their own
    SETTLE = "settle"  # what became of an expectation, and which event, if any, tells it
    UNDO = "undo"  # an earlier ruling is withdrawn


class Field(Enum):
    """A field of an event that can be ruled on."""

    TYPE = "type"  # with its mode; CAMEO code, quad class and scale follow from the codebook
    STATUS = "status"
    ACTORS = "actors"
    RECIPIENTS = "recipients"
    SAID_BY = "said_by"
    WHEN = "when"
    WHERE = "where"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person rules of a `target`: an event, an occurrence, an expectation, or a correction to undo, by id.

    `field` is of a change alone, "" else. `value` is what JSON holds; of a change of

    - type: `{"type": "CONSULT", "mode": "visit"}`
    - status: `"planned"`
    - actors, recipients, said_by: a list of `{"start": 0, "end": 6}`, characters of the event's article, in order. Who
      it is comes from the mention that stands there, unless it is given: `actor`, `name`, `country`, `sector`, `office`
    - when: `{"from": "2024-06", "to": "2024-06"}`, ISO, null is open; with the `start` and `end` of its words, if any.
      null: no time is told
    - where: `{"start": 42, "end": 46}`, likewise with `id`, `name`, `country`, `admin`, `latitude`, `longitude`. null:
      no place is told

    of a join `{"occurrence": "the other's id"}`, of a split `{"events": [ids]}`, of a settlement
    `{"verdict": "fulfilled", "outcome": "an event's id, or nothing"}`; None for all others.
    """

    kind: RulingKind
    target: str
    field: str = ""
    value: object = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A ruling as the record keeps it, its value complete. `time` is UTC, ISO; `withdrawn_by` the id of its undo."""

    time: str
    author: str
    ruling: Ruling
    reason: str = ""
    withdrawn_by: str | None = None

    @property
    def id(self) -> str:
        """Made from all that it says."""
        one = self.ruling
        ruled = (one.kind.value, one.target, one.field, value_text(one.value))
        return content_id("correction", self.time, self.author, *ruled, self.reason)


def value_text(value: object) -> str:
    """A value as JSON, the same for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def correction_of(row: Row) -> Correction:
    """The correction of a row of the `corrections` view, or of `correction_row`."""
    ruling = Ruling(RulingKind(row["kind"]), row["target"], row["field"], json.loads(row["value"]))
    return Correction(row["time"], row["author"], ruling, row["reason"], row.get("withdrawn_by"))


def whole_correction(row: Row) -> Correction | None:
    """The correction of a row of `correction_row` that may be damaged; None where it is not what its id stands for."""
    try:
        found = correction_of(row)
        return found if found.id == row["id"] else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
