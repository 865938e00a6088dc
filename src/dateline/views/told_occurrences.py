"""Occurrences of a record with the events that tell of them, and two counts: articles and independent origins."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.events.event import DEFAULT_SCORE, Status, When
from dateline.links.linking import shipped_linking
from dateline.links.occurrence_profiles import order_of
from dateline.links.told import Told
from dateline.record.reader import RecordReader
from dateline.views.filters import AMONG, Condition, among
from dateline.views.rows import find_events, find_rows
from dateline.views.standing import find_days_told, find_standing, find_telling

_WITNESSES = f"SELECT article, witness FROM witnesses WHERE article {AMONG}"


@dataclass(frozen=True)
class ToldOccurrence:
    """An occurrence with all that tell of it, in order of publication, then of text.

    `trusted` are those of the score asked for, one at least; only they say what it was, how it stands and when it was.
    """

    id: str
    told: tuple[Told, ...]
    trusted: tuple[Told, ...]

    @property
    def articles(self) -> int:
        """How many articles tell of it."""
        return len({one.event.article for one in self.told})

    @property
    def origins(self) -> int:
        """How many independent origins these articles have: copies of one text are one."""
        return len({one.witness for one in self.told})

    @cached_property
    def standing(self) -> tuple[Status, ...]:
        """How it stands: one status, or two where it is both told and denied."""
        return find_standing(self.trusted)

    @cached_property
    def telling(self) -> Told:
        """The telling that says best what it was."""
        return find_telling(self.trusted)

    @property
    def first_told(self) -> str:
        """When an article first told that it stands as it does; "" when that is not known."""
        return next(one.published for one in self.trusted if one.event.status in self.standing)

    @cached_property
    def when(self) -> When | None:
        """Its days, None when nobody gives any."""
        return find_days_told(self.trusted)


def in_order_of_time(occurrences: Iterable[ToldOccurrence]) -> list[ToldOccurrence]:
    """By their days; the undated last, as they were first told to stand as they do."""
    return sorted(occurrences, key=_place_in_time)


def find_occurrences(reader: RecordReader, asked: Condition, min_score: float) -> list[ToldOccurrence]:
    """The occurrences of which an event meets a condition, with all their events, by their ids."""
    # Ids go through Python: SQLite would look for them again in every query about these events.
    meeting = {row["id"] for row in find_rows(reader, f"SELECT id FROM events WHERE {asked.sql}", asked.parameters)}
    chosen = _occurrences_by_event(reader, "event", meeting)
    occurrence_of = _occurrences_by_event(reader, "id", set(chosen.values()))
    groups: dict[str, list[Told]] = defaultdict(list)
    for one in read_tellings(reader, among("id", occurrence_of)):
        groups[occurrence_of[one.event.id]].append(one)
    found = (told_occurrence(id, groups[id], min_score) for id in sorted(groups))
    return [occurrence for occurrence in found if occurrence.trusted]


def _occurrences_by_event(reader: RecordReader, column: str, values: Iterable[str]) -> dict[str, str]:
    """The occurrence of every event, of these events or of these occurrences."""
    asked = among(column, sorted(values))
    rows = find_rows(reader, f"SELECT event, id FROM occurrences WHERE {asked.sql}", asked.parameters)
    return {row["event"]: row["id"] for row in rows}


def find_occurrence(reader: RecordReader, id: str) -> ToldOccurrence | None:
    """One occurrence, all of its tellings trusted where none has the default score; None where nothing tells of it."""
    told = read_tellings(reader, Condition("id IN (SELECT event FROM occurrences WHERE occurrences.id = ?)", (id,)))
    return trusting_some(id, told) if told else None


def trusting_some(id: str, told: Sequence[Told]) -> ToldOccurrence:
    """The occurrence of which these tell, all of them trusted where none has the default score."""
    found = told_occurrence(id, told, DEFAULT_SCORE)
    return found if found.trusted else told_occurrence(id, told, 0)


def read_tellings(reader: RecordReader, condition: Condition) -> list[Told]:
    """The events that meet a condition, as linking knows them."""
    events = find_events(reader, condition)
    articles = json.dumps(sorted({found.event.article for found in events}))
    witnesses = {row["article"]: row["witness"] for row in find_rows(reader, _WITNESSES, (articles,))}
    return [
        Told(
            found.event,
            found.published,
            found.outlet,
            witnesses.get(found.event.article, found.event.article),
            found.sentence,
        )
        for found in events
    ]


def leading_condition(min_score: float) -> Condition:
    """Acts that lead to others: proposals, invitations, acceptances."""
    acts = tuple(shipped_linking().steps)
    marks = ", ".join("?" * len(acts))
    told = (Status.HAPPENED.value, Status.ALLEGED.value)
    sql = f"score >= ? AND status IN (?, ?) AND type || '/' || mode IN ({marks})"
    return Condition(sql, (min_score, *told, *acts))


def _place_in_time(occurrence: ToldOccurrence) -> tuple[bool, str, str, str]:
    when = occurrence.when
    return when is None, (when and (when.start or when.end)) or "", occurrence.first_told, occurrence.id


def told_occurrence(id: str, told: Iterable[Told], min_score: float) -> ToldOccurrence:
    """The occurrence of which these tell."""
    ordered = tuple(sorted(told, key=order_of))
    return ToldOccurrence(id, ordered, tuple(one for one in ordered if one.event.score >= min_score))
