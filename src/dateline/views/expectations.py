"""Expectations: what was planned, promised or forecast, what has become of it, and whose word came true how often."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.links.expectation import Expectation, Verdict
from dateline.record.reader import RecordReader
from dateline.views.filters import Condition, Filters, chosen, days_condition, named_condition, one_of
from dateline.views.rows import Row, ToldEvent, find_events, find_rows
from dateline.views.timeline import names

# Counting compares parties, which loads a dictionary of word forms: too slow for commands that only list.
if TYPE_CHECKING:
    from dateline.links.score_card import ScoreLine

_VERDICTS = (Verdict.FULFILLED, Verdict.CHANGED, Verdict.MISSED, Verdict.CONTRADICTED, Verdict.OPEN)
# Nobody else is named where an outlet speaks in its own voice; it answers to its own name then.
_OUTLETS = (
    "SELECT id, '' AS actor, NULL AS country, coalesce(outlet, '') AS name, '' AS text FROM events WHERE outlet <> ''"
)


@dataclass(frozen=True, slots=True)
class ToldExpectation:
    """An expectation with the event that one expected and the one that settled it, None where none has."""

    expectation: Expectation
    told: ToldEvent
    outcome: ToldEvent | None

    @property
    def holder(self) -> str:
        """Who let it be expected: the one who says so, else the outlet, "" where neither is known."""
        return self.expectation.holder or self.told.outlet


def expectations(
    reader: RecordReader, filters: Filters | None = None, *, holder: str = "", verdict: str = ""
) -> list[ToldExpectation]:
    """The expectations asked for by the day they are due, those without one last.

    The filters choose by the expected event, but their dates ask for the days due. `holder` names who let it be
    expected, an outlet where it speaks itself; `verdict` takes several with commas between. Raises QueryError for a
    verdict that there is not.
    """
    return find_expectations(reader, expectations_condition(filters or Filters(), holder=holder, verdict=verdict))


def count_expectations_below(
    reader: RecordReader, filters: Filters | None = None, *, holder: str = "", verdict: str = ""
) -> int:
    """How many expectations meet all that is asked for but the score of their event."""
    asked = filters or Filters()
    below = _condition(asked, _undated(asked).condition_below, holder=holder, verdict=verdict)
    counted = find_rows(reader, f"SELECT count(*) AS found FROM expectations WHERE {below.sql}", below.parameters)
    return int(counted[0]["found"])


def score_lines(
    reader: RecordReader, filters: Filters | None = None, *, holder: str = "", verdict: str = ""
) -> "list[ScoreLine]":
    """The score card over the expectations asked for: one line a holder, those with most settled first."""
    from dateline.links.recorded import read_told
    from dateline.links.score_card import score_card

    told = list(read_told(reader, {}))
    known = {one.event.id for one in told}
    found = expectations(reader, filters, holder=holder, verdict=verdict)
    return score_card((one.expectation for one in found if one.expectation.event in known), told)


def expectations_condition(
    filters: Filters, here: Condition | None = None, *, holder: str = "", verdict: str = ""
) -> Condition:
    """The WHERE clause over the `expectations` view, `here` one more over `events`."""
    of_events = _undated(filters).condition.and_(here or Condition())
    return _condition(filters, of_events, holder=holder, verdict=verdict)


def find_expectations(reader: RecordReader, condition: Condition) -> list[ToldExpectation]:
    """The expectations that meet a condition and whose event a newest reading has, by the day they are due."""
    rows = find_rows(reader, f"SELECT * FROM expectations WHERE {condition.sql}", condition.parameters)
    events, outcomes = (_events(reader, column, condition) for column in ("event", "outcome"))
    known = (row for row in rows if row["event"] in events)
    return sorted((_told(row, events[row["event"]], outcomes.get(row["outcome"])) for row in known), key=_order)


def expectation_fields(told: ToldExpectation) -> dict[str, object]:
    """An expectation as flat fields; `actors`, `recipients` and `changes` are lists."""
    one, event, outcome = told.expectation, told.told.event, told.outcome
    return {
        "due_from": one.due[0],
        "due_to": one.due[1],
        "verdict": one.verdict.value,
        "holder": one.holder or None,
        "type": event.type.value,
        "mode": event.mode or None,
        "actors": names(event.actors),
        "recipients": names(event.recipients),
        "status": event.status.value,
        "score": event.score,
        "outlet": told.told.outlet or None,
        "published": told.told.published or None,
        "sentence": told.told.sentence,
        "outcome_outlet": (outcome.outlet or None) if outcome else None,
        "outcome_published": (outcome.published or None) if outcome else None,
        "outcome_sentence": outcome.sentence if outcome else None,
        "changes": list(one.changes),
        "reason": one.reason,
        "criterion": one.criterion,
        "article": event.article,
        "event": event.id,
        "outcome": one.outcome or None,
        "id": one.id,
    }


def score_fields(line: "ScoreLine") -> dict[str, object]:
    """A line of the score card as flat fields; `announced` counts all, `share` is of what is settled."""
    return {
        "holder": line.holder or None,
        "is_outlet": line.is_outlet,
        "announced": line.settled + line.open,
        **{verdict.value: getattr(line, verdict.value) for verdict in _VERDICTS},
        "share": None if line.share is None else round(line.share, 3),
    }


def _condition(filters: Filters, of_events: Condition, *, holder: str, verdict: str) -> Condition:
    """The WHERE clause over the `expectations` view, with that on their events."""
    condition = Condition(f"event IN (SELECT id FROM events WHERE {of_events.sql})", of_events.parameters)
    condition = condition.and_(days_condition(filters.from_date, filters.to_date, of="due"))
    condition = condition.and_(one_of("verdict", chosen("verdict", verdict.lower(), Verdict)))
    return condition.and_(_held_by(holder)) if holder.strip() else condition


def _undated(filters: Filters) -> Filters:
    """The same filters without their dates."""
    return replace(filters, from_date="", to_date="")


def _held_by(holder: str) -> Condition:
    """Expectations that somebody of that name let be expected."""
    named = named_condition(holder)
    said = f"event IN (SELECT event FROM roles WHERE part = 'said_by' AND position = 0 AND {named.sql})"
    printed = f"holder = '' AND event IN (SELECT id FROM ({_OUTLETS}) WHERE {named.sql})"
    return Condition(f"({said} OR ({printed}))", named.parameters * 2)


def _events(reader: RecordReader, column: str, condition: Condition) -> Mapping[str, ToldEvent]:
    """The events that a column of the expectations meant names, by id."""
    meant = Condition(f"id IN (SELECT {column} FROM expectations WHERE {condition.sql})", condition.parameters)
    return {told.event.id: told for told in find_events(reader, meant)}


def _order(told: ToldExpectation) -> tuple[bool, str, str, str, int, str]:
    """Its place by the first day due, then by publication and text; without a day due, behind all others."""
    due, event = next(filter(None, told.expectation.due), ""), told.told.event
    return (not due, due, told.told.published, event.article, event.trigger.start, event.id)


def _told(row: Row, told: ToldEvent, outcome: ToldEvent | None) -> ToldExpectation:
    expectation = Expectation(
        id=row["id"],
        event=row["event"],
        holder=row["holder"],
        due=(row["due_from"], row["due_to"]),
        criterion=row["criterion"],
        verdict=Verdict(row["verdict"]),
        outcome=row["outcome"],
        words=outcome.event.sentence if outcome else None,
        changes=tuple(json.loads(row["changes"])),
        reason=row["reason"],
    )
    return ToldExpectation(expectation, told, outcome)
