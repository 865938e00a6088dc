"""Story entries: lines of a story with what was announced in one and settled in another."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.links.expectation import Verdict
from dateline.record.reader import RecordReader
from dateline.views.story_line import StoryLine

# Asked one after the other by ids: joined, SQLite would first lay out all the occurrences there are.
_IN = "IN (SELECT value FROM json_each(?))"
_EVENTS = f"SELECT event, id FROM occurrences WHERE id {_IN}"
_OCCURRENCES = f"SELECT event, id FROM occurrences WHERE event {_IN}"
_EXPECTATIONS = f"""
    SELECT event, verdict, outcome, due_from, due_to, (SELECT published FROM events WHERE id = event)
    FROM expectations WHERE event {_IN}
"""


@dataclass(frozen=True, slots=True)
class Arrow:
    """From an announcement to what became of it, often in the same occurrence: `settled_by` is "" while it is open.

    `announced` is when it was published, "" if unknown; `due_from` and `due_to` are the ISO days on which it is due,
    None where no day was told.
    """

    verdict: Verdict
    settled_by: str
    announced: str
    due_from: str | None
    due_to: str | None


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """A line of a story with the arrows that begin at it."""

    line: StoryLine
    arrows: tuple[Arrow, ...]

    @property
    def dyad(self) -> str:
        """The two sides by countries, else by names, in one order: "PRK–RUS"; one side where there is no other."""
        parties = (*self.line.actors, *self.line.recipients)
        return "–".join(sorted({party.country or party.name for party in parties})[:2])


def find_entries(reader: RecordReader, lines: Sequence[StoryLine]) -> list[StoryEntry]:
    """The lines with their arrows."""
    arrows = _find_arrows(reader, [line.id for line in lines])
    return [StoryEntry(line, tuple(arrows.get(line.id, ()))) for line in lines]


def _find_arrows(reader: RecordReader, ids: Iterable[str]) -> dict[str, list[Arrow]]:
    """The arrows by the occurrence they begin at: those that lead somewhere first, of these the earliest."""
    announcing = dict(_ask(reader, _EVENTS, ids))
    rows = list(_ask(reader, _EXPECTATIONS, announcing))
    settling = dict(_ask(reader, _OCCURRENCES, {row[2] for row in rows if row[2]}))
    found: dict[str, set[Arrow]] = defaultdict(set)
    for event, verdict, outcome, due_from, due_to, published in rows:
        announced = (published or "").partition("/")[0]
        found[announcing[event]].add(Arrow(Verdict(verdict), settling.get(outcome, ""), announced, due_from, due_to))
    return {id: sorted(arrows, key=_order) for id, arrows in found.items()}


def _order(arrow: Arrow) -> tuple[bool, str, str, str, str]:
    days = (arrow.announced or "9999", arrow.due_from or arrow.due_to or "")
    return (not arrow.settled_by, *days, arrow.settled_by, arrow.verdict.value)


def _ask(reader: RecordReader, sql: str, ids: Iterable[str]) -> Iterator[tuple[Any, ...]]:
    return reader.rows(sql, (json.dumps(sorted(ids)),))
