"""What linking reads from a record: the texts of its articles, and its events as the machine found them in these.

People's rulings do not steer it: they are laid over what it finds.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter
from sys import intern
from typing import Any

from dateline.articles.article import Article, Metadatum, Part, PartKind
from dateline.articles.span import Span
from dateline.events.event import Role
from dateline.links.copy_text import CopyText, copy_text, find_content_words, order_of
from dateline.links.told import Told
from dateline.record.events import EVENT_COLUMNS, ROLE_COLUMNS, Roles, ViewRow, event_of_columns, role_of_columns
from dateline.record.reader import RecordReader

# Rows of a lower score are seldom right as a whole, and would join what does not belong together.
LINKED_SCORE = 0.2
# The words of a place stand in the sentence, but for places told before.
_WHERE_TEXT = """
    CASE WHEN where_start < sentence_start OR where_end > sentence_end THEN (
        SELECT substr(text, where_start + 1, where_end - where_start) FROM articles WHERE articles.id = events.article
    ) ELSE substr(sentence_text, where_start - sentence_start + 1, where_end - where_start) END
"""
_TOLD_COLUMNS = ("article", "published", "outlet", "sentence_text")
_COLUMNS = ", ".join((*_TOLD_COLUMNS, *EVENT_COLUMNS)).replace("where_text", _WHERE_TEXT)
_EVENTS = f"SELECT {_COLUMNS} FROM machine_events AS events WHERE score >= ? ORDER BY article"
# CROSS JOIN: events first and by article, as they are wanted; SQLite would rather go through all roles and sort them.
_ROLES = f"""
    SELECT reading.article, role.event, part, position, {", ".join(f'role."{column}"' for column in ROLE_COLUMNS)}
    FROM newest_reading AS reading
    CROSS JOIN event_row AS event ON event.reading = reading.number
    CROSS JOIN role_row AS role ON role.reading = event.reading AND role.event = event.id
    WHERE score >= ? ORDER BY reading.article
"""
_ARTICLES = """
    SELECT id, text, title, outlet, origin, published,
        (SELECT json_group_array(json_array(start, "end", kind)) FROM parts WHERE parts.article = articles.id) AS parts
    FROM articles
"""
_SOME_ARTICLES = f"{_ARTICLES} WHERE id IN (SELECT value FROM json_each(?))"
_BY_DAY = """
    SELECT id, coalesce(published, ''), coalesce(outlet, ''), coalesce(origin, '') FROM articles
    ORDER BY nullif(published, '') NULLS LAST
"""
_AT_ONCE = 500  # texts in memory
# Where an event stands in its article, then its id.
_PLACE = itemgetter(*((*_TOLD_COLUMNS, *EVENT_COLUMNS).index(name) for name in ("trigger_start", "trigger_end", "id")))


def read_copy_texts(reader: RecordReader) -> Iterator[CopyText]:
    """The articles of a record as comparing sees them, in the order of publication."""
    for _, rows in groupby(reader.rows(_BY_DAY), key=itemgetter(1)):
        of_day = [order[-1] for order in sorted(order_of(*row) for row in rows)]
        for first in range(0, len(of_day), _AT_ONCE):
            yield from _read_texts(reader, of_day[first : first + _AT_ONCE])


def read_copy_text(reader: RecordReader, article: str) -> CopyText:
    """One article as comparing sees it."""
    (text,) = _read_texts(reader, [article])
    return text


def _read_texts(reader: RecordReader, articles: Sequence[str]) -> list[CopyText]:
    rows = reader.stream(_SOME_ARTICLES, (json.dumps(articles),))
    return sorted((copy_text(article_of(row)) for row in rows), key=attrgetter("order"))


def read_told(reader: RecordReader, witnesses: Mapping[str, str]) -> Iterator[Told]:
    """The events of LINKED_SCORE and more in text order, article by article.

    An article without a witness is its own.
    """
    roles = _Beside(_roles(reader))
    for article, rows in groupby(reader.rows(_EVENTS, (LINKED_SCORE,)), key=itemgetter(0)):
        parties, witness = roles.of(article), witnesses.get(article, article)
        for _, published, outlet, sentence, *columns in sorted(rows, key=_PLACE):
            event = event_of_columns(article, columns, parties)
            context = find_content_words(sentence)
            yield Told(event, intern(published or ""), intern(outlet or ""), witness, sentence, context)


def _roles(reader: RecordReader) -> Iterator[tuple[str, Roles]]:
    """Who takes part, by event and part, article by article."""
    kept: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    for article, rows in groupby(reader.rows(_ROLES, (LINKED_SCORE,)), key=itemgetter(0)):
        found: dict[tuple[str, str], tuple[Role, ...]] = {}
        for _, event, part, _, start, end, *told in sorted(rows, key=itemgetter(1, 2, 3)):
            words = tuple(told)
            role = role_of_columns(article, (start, end, *kept.setdefault(words, words)))
            found[event, part] = (*found.get((event, part), ()), role)
        yield article, found


class _Beside:
    """What belongs to articles, given in their order, looked up in the same order."""

    def __init__(self, given: Iterator[tuple[str, Roles]]) -> None:
        self._given = given
        self._next = next(given, None)

    def of(self, article: str) -> Roles:
        """What was given for an article."""
        while self._next is not None and self._next[0] < article:
            self._next = next(self._given, None)
        return self._next[1] if self._next is not None and self._next[0] == article else {}


def article_of(row: ViewRow) -> Article:
    """The article of one row, its parts as JSON lists of start, end and kind."""
    parts = sorted((start, end, kind) for start, end, kind in json.loads(row["parts"]))
    return Article(
        row["id"],
        row["text"],
        tuple(Part(Span(row["id"], start, end), PartKind(kind)) for start, end, kind in parts),
        row["title"] or "",
        outlet=_metadatum(row["outlet"]),
        origin=_metadatum(row["origin"]),
        published=_metadatum(row["published"]),
    )


def _metadatum(value: str | None) -> Metadatum | None:
    return Metadatum(value) if value else None
