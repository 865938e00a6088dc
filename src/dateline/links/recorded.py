"""What linking reads from a record: the texts of its articles, and its events as their articles tell them."""

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from dateline.articles.article import Article, Metadatum, Part, PartKind
from dateline.articles.span import Span
from dateline.events.event import Role
from dateline.links.copy_text import CopyText, copy_text, find_content_words
from dateline.links.told import Told
from dateline.record.events import ViewRow, event_of, role_of
from dateline.record.reader import RecordReader

# Rows of a lower score are seldom right as a whole, and would join what does not belong together.
LINKED_SCORE = 0.2
_EVENTS = """
    SELECT events.*, (
        SELECT substr(text, where_start + 1, where_end - where_start) FROM articles WHERE articles.id = events.article
    ) AS where_text
    FROM events WHERE score >= ? ORDER BY article, trigger_start, trigger_end, id
"""
_ARTICLES = """
    SELECT id, text, title, outlet, origin, published,
        (SELECT json_group_array(json_array(start, "end", kind)) FROM parts WHERE parts.article = articles.id) AS parts
    FROM articles ORDER BY id
"""


def read_copy_texts(reader: RecordReader) -> Iterator[CopyText]:
    """The articles of a record as comparing sees them."""
    for row in reader.stream(_ARTICLES):
        yield copy_text(article_of(row))


def read_told(reader: RecordReader, witnesses: Mapping[str, str]) -> Iterator[Told]:
    """The events of a record of LINKED_SCORE and more in text order, article by article.

    An article without a witness is its own.
    """
    roles = _roles(reader)
    for row in reader.stream(_EVENTS, (LINKED_SCORE,)):
        sentence, article = str(row["sentence_text"]), str(row["article"])
        yield Told(
            event_of(row, roles),
            str(row["published"] or ""),
            str(row["outlet"] or ""),
            witnesses.get(article, article),
            sentence,
            find_content_words(sentence),
        )


def _roles(reader: RecordReader) -> dict[tuple[str, str], tuple[Role, ...]]:
    """Who takes part, by event and part."""
    rows = reader.stream("SELECT * FROM roles ORDER BY event, part, position")
    return {key: tuple(map(role_of, found)) for key, found in groupby(rows, key=itemgetter("event", "part"))}


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
