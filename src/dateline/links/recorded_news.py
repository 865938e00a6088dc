"""What linking reads of a record when news arrives: readings and events by their numbers and ids, and nothing else."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from dateline.articles.span import Span
from dateline.events.event import Role
from dateline.links.copy_text import CopyText, copy_text, find_content_words
from dateline.links.recorded import LINKED_SCORE, article_of
from dateline.links.told import Told
from dateline.record.connection import rows_of
from dateline.record.events import EVENT_COLUMNS, ROLE_COLUMNS, Roles, event_of_columns, role_of_columns
from dateline.record.link_memory import listed

_TEXTS = """
    SELECT reading.*, reading.article AS id, article_row.text, (
        SELECT json_group_array(json_array(start, "end", kind)) FROM part_row WHERE part_row.reading = reading.number
    ) AS parts
    FROM reading_row AS reading JOIN article_row ON article_row.id = reading.article
    WHERE reading.number IN (SELECT value FROM json_each(?))
"""
_EVENTS = f"""
    SELECT event.reading, reading.article, reading.published, reading.outlet, (
        SELECT witness FROM witness_row AS found
        WHERE found.article = reading.article AND stands ORDER BY linking DESC LIMIT 1
    ) AS witness, sentence_text, {", ".join(f"event.{column}" for column in EVENT_COLUMNS)}
    FROM event_row AS event JOIN reading_row AS reading ON reading.number = event.reading
    WHERE score >= ?
"""
_OF_READINGS = _EVENTS + "AND event.reading IN (SELECT value FROM json_each(?))"
_BY_ID = (
    _EVENTS
    + """AND event.id IN (SELECT value FROM json_each(?))
    AND event.reading = (SELECT max(number) FROM reading_row WHERE article = reading.article)"""
)
_TRIGGERS = """
    SELECT article, sentence_start, sentence_end, trigger_start, trigger_end
    FROM event_row AS event JOIN reading_row ON number = event.reading
    WHERE score >= ? AND event.reading IN (SELECT value FROM json_each(?))
"""
_ROLES = f"""
    SELECT reading, event, part, {", ".join(f'"{column}"' for column in ROLE_COLUMNS)} FROM role_row
    WHERE {{}} IN (SELECT value FROM json_each(?)) ORDER BY event, part, position
"""


def read_texts_of(connection: sqlite3.Connection, readings: Iterable[int]) -> dict[int, CopyText]:
    """Articles as comparing sees them, by the number of their reading."""
    return {row["number"]: copy_text(article_of(row)) for row in rows_of(connection, _TEXTS, listed(readings))}


def read_told_in(connection: sqlite3.Connection, readings: Iterable[int]) -> list[Told]:
    """The events of readings, of LINKED_SCORE and more."""
    numbers = listed(readings)
    return list(_told(connection, _OF_READINGS, _ROLES.format("reading"), numbers))


def read_told_of(connection: sqlite3.Connection, events: Iterable[str]) -> dict[str, Told]:
    """Events by their ids, as the newest readings of their articles have them."""
    return {one.event.id: one for one in _told(connection, _BY_ID, _ROLES.format("event"), listed(events))}


def read_triggers(connection: sqlite3.Connection, readings: Iterable[int]) -> dict[Span, list[Span]]:
    """The triggers of each sentence, of events of LINKED_SCORE and more."""
    triggers: defaultdict[Span, list[Span]] = defaultdict(list)
    for article, *ends in connection.execute(_TRIGGERS, (LINKED_SCORE, listed(readings))):
        triggers[Span(article, *ends[:2])].append(Span(article, *ends[2:]))
    return triggers


def _told(connection: sqlite3.Connection, events: str, roles: str, wanted: str) -> Iterator[Told]:
    found = connection.execute(events, (LINKED_SCORE, wanted)).fetchall()
    by_reading = _roles(connection, roles, wanted, {(row[0], row[6]): row[1] for row in found})
    for reading, article, published, outlet, witness, sentence, *columns in found:
        event, context = event_of_columns(article, columns, by_reading[reading]), find_content_words(sentence)
        yield Told(event, published or "", outlet or "", witness or article, sentence, context)


def _roles(
    connection: sqlite3.Connection, sql: str, wanted: str, articles: Mapping[tuple[int, str], str]
) -> Mapping[int, Roles]:
    """Who takes part in events, by reading; `articles` are those of the events by reading and id."""
    roles: defaultdict[int, dict[tuple[str, str], tuple[Role, ...]]] = defaultdict(dict)
    for reading, event, part, *columns in connection.execute(sql, (wanted,)):
        article = articles.get((reading, event))
        if article is not None:
            of_reading, key = roles[reading], (event, part)
            of_reading[key] = (*of_reading.get(key, ()), role_of_columns(article, columns))
    return roles
