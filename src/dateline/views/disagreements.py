"""Disagreements: two values for one thing, each with the sentence and the article that give it, neither preferred."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.articles.span import Span
from dateline.links.disagreement import Disagreement, Slot
from dateline.record.reader import RecordReader
from dateline.views.filters import Condition, article_condition, chosen, one_of
from dateline.views.rows import Row, ToldEvent, find_events, find_rows


@dataclass(frozen=True, slots=True)
class ToldDisagreement:
    """A disagreement with the two events whose articles disagree."""

    disagreement: Disagreement
    first: ToldEvent
    second: ToldEvent


def disagreements(reader: RecordReader, *, slot: str = "", article: str = "") -> list[ToldDisagreement]:
    """The disagreements slot by slot, about some slots or with one article on either side.

    `slot` takes several with commas between. Raises QueryError for a slot that there is not.
    """
    condition = one_of("slot", chosen("slot", slot.lower(), Slot))
    return find_disagreements(reader, condition.and_(_told_in(article)) if article else condition)


def find_disagreements(reader: RecordReader, condition: Condition) -> list[ToldDisagreement]:
    """The disagreements that meet a condition and whose events newest readings have, slot by slot."""
    rows = find_rows(
        reader,
        f"SELECT * FROM disagreements WHERE {condition.sql} ORDER BY slot, first_event, second_event, id",
        condition.parameters,
    )
    firsts, seconds = (_events(reader, column, condition) for column in ("first_event", "second_event"))
    return [
        _told(row, firsts[row["first_event"]], seconds[row["second_event"]])
        for row in rows
        if row["first_event"] in firsts and row["second_event"] in seconds
    ]


def disagreement_fields(told: ToldDisagreement) -> dict[str, object]:
    """A disagreement as flat fields: the value that was told first, then the other."""
    one = told.disagreement
    first, second = _side("first", one.first, told.first), _side("second", one.second, told.second)
    return {"slot": one.slot.value, **first, **second, "reason": one.reason, "id": one.id}


def _side(name: str, value: str, told: ToldEvent) -> dict[str, object]:
    """One value with who gives it."""
    return {
        name: value,
        f"{name}_outlet": told.outlet or None,
        f"{name}_published": told.published or None,
        f"{name}_sentence": told.sentence,
        f"{name}_article": told.event.article,
        f"{name}_event": told.event.id,
    }


def _told_in(article: str) -> Condition:
    """Disagreements with an event of this article on either side."""
    here = article_condition(article)
    events = f"IN (SELECT id FROM events WHERE {here.sql})"
    return Condition(f"(first_event {events} OR second_event {events})", here.parameters * 2)


def _events(reader: RecordReader, column: str, condition: Condition) -> Mapping[str, ToldEvent]:
    """The events that a column of the disagreements meant names, by id."""
    meant = Condition(f"id IN (SELECT {column} FROM disagreements WHERE {condition.sql})", condition.parameters)
    return {told.event.id: told for told in find_events(reader, meant)}


def _told(row: Row, first: ToldEvent, second: ToldEvent) -> ToldDisagreement:
    disagreement = Disagreement(
        id=row["id"],
        slot=Slot(row["slot"]),
        first=row["first"],
        second=row["second"],
        first_event=first.event.id,
        second_event=second.event.id,
        first_words=Span(first.event.article, row["first_start"], row["first_end"]),
        second_words=Span(second.event.article, row["second_start"], row["second_end"]),
        reason=row["reason"],
    )
    return ToldDisagreement(disagreement, first, second)
