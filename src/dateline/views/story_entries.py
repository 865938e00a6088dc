"""Story entries: lines of a story with what was announced in one and settled in another."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.links.expectation import Verdict
from dateline.record.reader import RecordReader
from dateline.views.rows import find_rows
from dateline.views.story_line import StoryLine

# An occurrence is told in several events; what each let be expected leads to the occurrence that settled it.
_ARROWS = """
    SELECT DISTINCT
        announced.id AS announced, verdict, coalesce(settling.id, '') AS settled_by, due_from, due_to,
        coalesce(events.published, '') AS published
    FROM occurrences AS announced
    JOIN expectations ON expectations.event = announced.event
    JOIN events ON events.id = announced.event
    LEFT JOIN occurrences AS settling ON settling.event = expectations.outcome
    WHERE announced.id IN (SELECT value FROM json_each(?))
"""


@dataclass(frozen=True, slots=True)
class Arrow:
    """From an announcement to what became of it, often in the same occurrence: "" in `settled_by` while it is open.

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
    """The arrows by occurrence: those that lead somewhere first, of these the earliest."""
    found: dict[str, list[Arrow]] = defaultdict(list)
    for row in find_rows(reader, _ARROWS, (json.dumps(list(ids)),)):
        days = (row["published"].partition("/")[0], row["due_from"], row["due_to"])
        found[row["announced"]].append(Arrow(Verdict(row["verdict"]), row["settled_by"], *days))
    return {id: sorted(arrows, key=_order) for id, arrows in found.items()}


def _order(arrow: Arrow) -> tuple[bool, str, str, str]:
    return not arrow.settled_by, arrow.announced or "9999", arrow.settled_by, arrow.verdict.value
