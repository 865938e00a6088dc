"""Findings: what a careful reader would flag in the articles of a record."""

import json
from dataclasses import dataclass

from dateline.articles.span import Span
from dateline.claims.finding import Finding, FindingKind
from dateline.errors import QueryError
from dateline.record.reader import RecordReader
from dateline.views.filters import Condition, article_condition
from dateline.views.rows import Row, find_rows

_OF_THE_ARTICLE = ", ".join(
    f"(SELECT {column} FROM articles WHERE articles.id = findings.article) AS {column}"
    for column in ("title", "url", "outlet", "published")
)


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """A finding with its run and the article it is of ("" where unknown); `title` is its address where it has none."""

    finding: Finding
    run: str
    title: str
    outlet: str
    published: str


def findings(reader: RecordReader, *, article: str = "", kind: str = "") -> list[ToldFinding]:
    """The findings article by article in text order: of one article, of some kinds.

    Raises QueryError for a kind that there is not.
    """
    return find_findings(reader, findings_condition(article, kind))


def findings_condition(article: str = "", kind: str = "") -> Condition:
    """The WHERE clause over the `findings` view; `kind` takes several with commas between."""
    asked = [one.strip().lower() for one in kind.split(",") if one.strip()]
    valid = [one.value for one in FindingKind]
    if wrong := set(asked).difference(valid):
        raise QueryError(f"there is no kind {min(wrong)!r}; choose from {', '.join(valid)}")
    condition = article_condition(article)
    return condition.and_(Condition(f"kind IN ({', '.join('?' * len(asked))})", tuple(asked))) if asked else condition


def find_findings(reader: RecordReader, condition: Condition) -> list[ToldFinding]:
    """The findings that meet a condition, article by article in text order."""
    rows = find_rows(
        reader,
        f'SELECT findings.*, {_OF_THE_ARTICLE} FROM findings WHERE {condition.sql} ORDER BY article, start, "end", id',
        condition.parameters,
    )
    return [_told(row) for row in rows]


def finding_fields(told: ToldFinding) -> dict[str, object]:
    """A finding as flat fields."""
    finding = told.finding
    return {
        "kind": finding.kind.value,
        "text": finding.text,
        "should_read": finding.should_read or None,
        "reason": finding.reason,
        "rule": finding.rule,
        "start": finding.span.start,
        "end": finding.span.end,
        "outlet": told.outlet or None,
        "published": told.published or None,
        "title": told.title or None,
        "article": finding.article,
        "id": finding.id,
    }


def _told(row: Row) -> ToldFinding:
    article = row["article"]
    finding = Finding(
        id=row["id"],
        article=article,
        kind=FindingKind(row["kind"]),
        sentence=Span(article, row["sentence_start"], row["sentence_end"]),
        span=Span(article, row["start"], row["end"]),
        text=row["text"],
        rests_on=tuple(Span(article, one["start"], one["end"]) for one in json.loads(row["rests_on"])),
        reason=row["reason"],
        should_read=row["should_read"],
        rule=row["rule"],
    )
    return ToldFinding(
        finding, row["run"], row["title"] or row["url"] or "", row["outlet"] or "", row["published"] or ""
    )
