"""Copies: which articles repeat others, how far, and whose they are."""

from dataclasses import dataclass

from dateline.record.reader import RecordReader
from dateline.views.filters import Condition, article_condition
from dateline.views.rows import find_rows


@dataclass(frozen=True, slots=True)
class CopyRow:
    """An article that repeats a source, `share` of it (0 to 1), with the outlets and days of both, None if unknown."""

    article: str
    outlet: str | None
    published: str | None
    kind: str
    share: float
    source: str
    source_outlet: str | None
    source_published: str | None
    reason: str


def copies(reader: RecordReader, article: str = "") -> list[CopyRow]:
    """The copies by publication; of one article those it is in, as copy or as source."""
    copy, source = article_condition(article, "copies.article"), article_condition(article, "copies.source")
    return find_copies(reader, Condition(f"{copy.sql} OR {source.sql}", copy.parameters + source.parameters))


def find_copies(reader: RecordReader, condition: Condition) -> list[CopyRow]:
    """The copies that meet a condition over `copies`, by publication."""
    rows = find_rows(
        reader,
        "SELECT copies.article, mine.outlet, mine.published, kind, share, copies.source,"
        " other.outlet AS source_outlet, other.published AS source_published, reason FROM copies"
        " JOIN articles AS mine ON mine.id = copies.article JOIN articles AS other ON other.id = copies.source"
        f" WHERE {condition.sql} ORDER BY mine.published, copies.article, copies.source",
        condition.parameters,
    )
    return [CopyRow(**row) for row in rows]
