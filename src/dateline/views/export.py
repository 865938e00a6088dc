"""Export: the rows of a record in text order, article by article, so that one of any size needs little memory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from dateline.record.reader import RecordReader
from dateline.views.claims import claims_condition, find_claims
from dateline.views.disagreements import find_disagreements
from dateline.views.expectations import expectations_condition, find_expectations
from dateline.views.filters import Condition, Filters, article_condition
from dateline.views.findings import find_findings, findings_condition
from dateline.views.lines import (
    Line,
    article_line,
    claim_line,
    copy_line,
    disagreement_line,
    event_line,
    expectation_line,
    finding_line,
    mention_line,
    occurrence_line,
)
from dateline.views.rows import ToldEvent, find_events, find_rows


class ExportKind(Enum):
    """What can be exported."""

    EVENTS = "events"
    CLAIMS = "claims"
    MENTIONS = "mentions"
    ARTICLES = "articles"
    FINDINGS = "findings"
    COPIES = "copies"
    OCCURRENCES = "occurrences"
    EXPECTATIONS = "expectations"
    DISAGREEMENTS = "disagreements"


@dataclass(frozen=True, slots=True)
class Source:
    """One article of a record to export from; `text` is None when its words are to be left out."""

    reader: RecordReader
    article: str
    text: str | None
    filters: Filters

    @property
    def here(self) -> Condition:
        """The WHERE clause for rows of this article alone."""
        return Condition("article = ?", (self.article,))

    def text_of(self, told: ToldEvent) -> str | None:
        """The text that an event stands in, of this article or another."""
        article = told.event.article
        return self.text if self.text is None or article == self.article else _text(self.reader, article)


def export_lines(
    reader: RecordReader, kind: ExportKind, *, filters: Filters | None = None, with_text: bool = True
) -> Iterator[Line]:
    """The lines of one kind, streamed. Filters on events choose events, claims by those inside, and expectations.

    A disagreement stands with the article of its first value.
    """
    asked = filters or Filters()
    chosen = article_condition(asked.article, "id")
    for row in find_rows(reader, f"SELECT id FROM articles WHERE {chosen.sql} ORDER BY id", chosen.parameters):
        yield from _LINES[kind](Source(reader, row["id"], _text(reader, row["id"]) if with_text else None, asked))


def _text(reader: RecordReader, article: str) -> str:
    """The final text of an article."""
    return str(find_rows(reader, "SELECT text FROM articles WHERE id = ?", (article,))[0]["text"])


def _event_lines(source: Source) -> Iterator[Line]:
    """The events of one article."""
    for told in find_events(source.reader, source.filters.condition.and_(source.here)):
        yield event_line(told, source.text)


def _claim_lines(source: Source) -> Iterator[Line]:
    """The claims of one article."""
    for told in find_claims(source.reader, claims_condition(source.filters).and_(source.here)):
        yield claim_line(told, source.text)


def _mention_lines(source: Source) -> Iterator[Line]:
    """The mentions of one article."""
    sql = f'SELECT * FROM mentions WHERE {source.here.sql} ORDER BY start, "end", kind, id'
    for row in find_rows(source.reader, sql, source.here.parameters):
        yield mention_line(row, source.text)


def _finding_lines(source: Source) -> Iterator[Line]:
    """The findings in one article."""
    for told in find_findings(source.reader, findings_condition().and_(source.here)):
        yield finding_line(told, source.text)


def _copy_lines(source: Source) -> Iterator[Line]:
    """The copies that one article is, of whichever sources."""
    for row in find_rows(source.reader, "SELECT * FROM copies WHERE article = ? ORDER BY source", (source.article,)):
        yield copy_line(row, source.text, None if source.text is None else _text(source.reader, row["source"]))


def _occurrence_lines(source: Source) -> Iterator[Line]:
    """The occurrences that the events of one article tell of."""
    sql = (
        "SELECT events.article, event, occurrences.id AS occurrence, coalesce(witness, events.article) AS witness,"
        " reason FROM occurrences JOIN events ON events.id = event"
        f" LEFT JOIN witnesses ON witnesses.article = events.article WHERE events.{source.here.sql}"
        " ORDER BY trigger_start, trigger_end, event"
    )
    yield from map(occurrence_line, find_rows(source.reader, sql, source.here.parameters))


def _expectation_lines(source: Source) -> Iterator[Line]:
    """The expectations that one article raises."""
    found = find_expectations(source.reader, expectations_condition(source.filters, source.here))
    for told in sorted(found, key=lambda told: (told.told.event.trigger, told.expectation.id)):
        yield expectation_line(told, source.text, source.text_of(told.outcome) if told.outcome else None)


def _disagreement_lines(source: Source) -> Iterator[Line]:
    """The disagreements whose first value one article tells."""
    here = Condition(f"first_event IN (SELECT id FROM events WHERE {source.here.sql})", source.here.parameters)
    for told in find_disagreements(source.reader, here):
        yield disagreement_line(told, source.text, source.text_of(told.second))


def _article_lines(source: Source) -> Iterator[Line]:
    """The article itself."""
    parts = find_rows(source.reader, "SELECT * FROM parts WHERE article = ? ORDER BY position", (source.article,))
    for row in find_rows(source.reader, "SELECT * FROM articles WHERE id = ?", (source.article,)):
        yield article_line(row, parts, source.text)


_LINES: dict[ExportKind, Callable[[Source], Iterator[Line]]] = {
    ExportKind.EVENTS: _event_lines,
    ExportKind.CLAIMS: _claim_lines,
    ExportKind.MENTIONS: _mention_lines,
    ExportKind.ARTICLES: _article_lines,
    ExportKind.FINDINGS: _finding_lines,
    ExportKind.COPIES: _copy_lines,
    ExportKind.OCCURRENCES: _occurrence_lines,
    ExportKind.EXPECTATIONS: _expectation_lines,
    ExportKind.DISAGREEMENTS: _disagreement_lines,
}
