"""Story entries: lines of a story with what was announced in one and settled in another."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.links.expectation import Verdict
from dateline.record.reader import RecordReader
from dateline.views.rows import find_rows
from dateline.views.story_line import StoryLine

# An occurrence is told in several events; what each let be expected leads to the occurrence that settled it. That is
# looked up for each: joined, SQLite would first lay out all the occurrences there are.
_ARROWS = """
    SELECT DISTINCT
        announced.id AS announced, verdict, due_from, due_to,
        coalesce((SELECT id FROM occurrences WHERE event = expectations.outcome), '') AS settled_by
    FROM occurrences AS announced
    JOIN expectations ON expectations.event = announced.event
    WHERE announced.id IN (SELECT value FROM json_each(?))
    ORDER BY announced.id, due_from, due_to, verdict
"""


@dataclass(frozen=True, slots=True)
class Arrow:
    """From an announcement to what became of it: `settled_by` is an occurrence, "" while that is open.

    `due_from` and `due_to` are the ISO days on which it is due, None where no day was told.
    """

    verdict: Verdict
    settled_by: str
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
    found: dict[str, list[Arrow]] = defaultdict(list)
    for row in find_rows(reader, _ARROWS, (json.dumps(list(ids)),)):
        # Several tellings of a plan that took place settle one another.
        if row["settled_by"] != row["announced"]:
            arrow = Arrow(Verdict(row["verdict"]), row["settled_by"], row["due_from"], row["due_to"])
            found[row["announced"]].append(arrow)
    return found
