"""What a person rules, made complete from the record and checked against it: ids, words of a vocabulary, fields."""

import sqlite3
from collections.abc import Callable, Mapping
from typing import Any

from dateline.articles.article import content_id
from dateline.errors import QueryError, UnknownRowError
from dateline.events.codebook import Codebook
from dateline.events.event import Status
from dateline.record.connection import rows_of
from dateline.record.correction import Field, Ruling, RulingKind, value_text
from dateline.record.ruling_fields import RuledArticle, field_value, known_keys, one_of

VERDICTS = ("open", "fulfilled", "changed", "missed", "contradicted")
_ARTICLE = """
    SELECT reading.number AS reading, reading.article AS id, article.text
    FROM event_row AS event JOIN reading_row AS reading ON reading.number = event.reading
    JOIN article_row AS article ON article.id = reading.article
    WHERE event.id = ? ORDER BY reading.number DESC LIMIT 1
"""
_Value = dict[str, Any]


def complete(connection: sqlite3.Connection, ruling: Ruling, codebook: Callable[[], Codebook]) -> Ruling:
    """The ruling with its whole value. Raises QueryError for what cannot be ruled, UnknownRowError for unknown rows."""
    if (ruling.kind is RulingKind.CHANGE) != bool(ruling.field):
        raise QueryError("a change names a field of the event, and no other ruling does")
    try:
        value_text((ruling.target, ruling.field, ruling.value)).encode()
    except UnicodeEncodeError:
        raise QueryError("the ruling holds half of a surrogate pair") from None
    value = _COMPLETE[ruling.kind](connection, ruling, codebook)
    return Ruling(ruling.kind, ruling.target, ruling.field, value)


def find_article(connection: sqlite3.Connection, event: str) -> RuledArticle:
    """The article of an event and its newest reading that has the event. Raises UnknownRowError."""
    for row in rows_of(connection, _ARTICLE, event):
        return RuledArticle(connection, **row)
    raise UnknownRowError(f"the record has no event {event!r}; `dateline timeline` lists the ids of events")


def _verdict(connection: sqlite3.Connection, ruling: Ruling, _codebook: Callable[[], Codebook]) -> None:
    find_article(connection, ruling.target)
    _nothing(ruling)


def _change(connection: sqlite3.Connection, ruling: Ruling, codebook: Callable[[], Codebook]) -> object:
    article = find_article(connection, ruling.target)
    field = Field(one_of("field", ruling.field, [field.value for field in Field]))
    if field is Field.STATUS:
        return one_of("status", ruling.value, [status.value for status in Status])
    return _type(ruling.value, codebook()) if field is Field.TYPE else field_value(article, field, ruling.value)


def _type(value: object, codebook: Codebook) -> _Value:
    given = known_keys(value, {"type", "mode"}, {"cameo", "quad", "scale"})
    type = one_of("type", given["type"], sorted({mode.type.value for mode in codebook.modes}))
    modes = {mode.name: mode for mode in codebook.modes if mode.type.value == type}
    mode = modes[one_of(f"mode of {type}", given["mode"], sorted(modes))]
    whole = {"type": type, "mode": mode.name, "cameo": mode.cameo, "quad": mode.type.quad, "scale": mode.scale}
    other = [name for name in given if given[name] != whole[name]]
    if other:
        raise QueryError(f"by the codebook the {other[0]} of {type} {mode.name} is {whole[other[0]]}")
    return whole


def _join(connection: sqlite3.Connection, ruling: Ruling, _codebook: Callable[[], Codebook]) -> _Value:
    """With the events that tell of the other, and the occurrences that were joined to it before."""
    given = known_keys(ruling.value, {"occurrence"}, {"occurrences", "events"})
    other = _word("occurrence", given["occurrence"])
    if other == ruling.target:
        raise QueryError(f"{other}: an occurrence cannot be joined with itself")
    if not _events_of(connection, ruling.target):
        raise _no_occurrence(ruling.target)
    events = given.get("events") or _events_of(connection, other)
    if not events:
        raise _no_occurrence(other)
    sql = "SELECT occurrence FROM occurrence_ruling_row WHERE joined = ? AND occurrence <> ? ORDER BY 1"
    before = [id for (id,) in connection.execute(sql, (other, other))]
    occurrences = given.get("occurrences") or [other, *before]
    return {
        "occurrence": other,
        "occurrences": _ids("occurrences", occurrences),
        "events": _known_events(connection, events),
    }


def _split(connection: sqlite3.Connection, ruling: Ruling, _codebook: Callable[[], Codebook]) -> _Value:
    """With the id of the occurrence that the events then tell of."""
    given = known_keys(ruling.value, {"events"}, {"occurrence"})
    leaving = _known_events(connection, given["events"])
    inside = _events_of(connection, ruling.target)
    if not inside:
        raise _no_occurrence(ruling.target)
    if not set(leaving) <= set(inside):
        raise UnknownRowError(f"these events do not all tell of the occurrence {ruling.target}")
    if set(leaving) == set(inside):
        raise QueryError("all its events cannot be split from an occurrence; leave one at least")
    return {"events": leaving, "occurrence": content_id("occurrence", "split", *leaving)}


def _settle(connection: sqlite3.Connection, ruling: Ruling, _codebook: Callable[[], Codebook]) -> _Value:
    """With the event that was expected."""
    given = known_keys(ruling.value, {"verdict"}, {"outcome", "event"})
    verdict = one_of("verdict", given["verdict"], list(VERDICTS))
    outcome = _word("outcome", given.get("outcome") or "", may_be_empty=True)
    found = connection.execute("SELECT event FROM machine_expectations WHERE id = ?", (ruling.target,)).fetchone()
    if found is None:
        raise UnknownRowError(f"the record has no expectation {ruling.target!r}; `dateline expectations` lists them")
    if outcome == found[0] or (outcome and verdict in ("open", "missed")):
        raise QueryError(f"{outcome}: this event cannot be the outcome of an expectation that is {verdict}")
    if outcome:
        find_article(connection, outcome)
    return {"verdict": verdict, "outcome": outcome, "event": found[0]}


def _undo(connection: sqlite3.Connection, ruling: Ruling, _codebook: Callable[[], Codebook]) -> None:
    found = connection.execute("SELECT kind, withdrawn_by FROM corrections WHERE id = ?", (ruling.target,)).fetchone()
    if found is None:
        raise UnknownRowError(f"the record has no correction {ruling.target!r}; `dateline corrections` lists them")
    if found[0] == RulingKind.UNDO.value:
        raise QueryError(f"{ruling.target} is itself an undo; rule again instead")
    if found[1] is not None:
        raise QueryError(f"{ruling.target} was withdrawn before")
    _nothing(ruling)


_COMPLETE: Mapping[RulingKind, Callable[[sqlite3.Connection, Ruling, Callable[[], Codebook]], object]] = {
    RulingKind.ACCEPT: _verdict,
    RulingKind.REJECT: _verdict,
    RulingKind.CHANGE: _change,
    RulingKind.JOIN: _join,
    RulingKind.SPLIT: _split,
    RulingKind.SETTLE: _settle,
    RulingKind.UNDO: _undo,
}


def _nothing(ruling: Ruling) -> None:
    if ruling.value is not None:
        raise QueryError(f"to {ruling.kind.value} takes no value")


def _events_of(connection: sqlite3.Connection, occurrence: str) -> list[str]:
    sql = "SELECT event FROM occurrences WHERE id = ? ORDER BY event"
    return [event for (event,) in connection.execute(sql, (occurrence,))]


def _known_events(connection: sqlite3.Connection, events: object) -> list[str]:
    ids = _ids("events", events)
    for id in ids:
        find_article(connection, id)
    return ids


def _ids(name: str, value: object) -> list[str]:
    if not isinstance(value, list) or not value:
        raise QueryError(f"{name} must be a list of ids")
    return sorted({_word(name, one) for one in value})


def _word(name: str, value: object, *, may_be_empty: bool = False) -> str:
    if not isinstance(value, str) or not (value or may_be_empty):
        raise QueryError(f"{name} must be an id")
    return value


def _no_occurrence(id: str) -> QueryError:
    return UnknownRowError(f"the record has no occurrence {id!r}; `dateline link` finds them")
