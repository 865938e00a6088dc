"""Claims: who says what, with the chain of holders and the events inside."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.articles.span import Span
from dateline.claims.claim import Claim, Stance
from dateline.events.event import Role
from dateline.record.events import role_of
from dateline.record.reader import RecordReader
from dateline.views.filters import Condition, Filters, article_condition, named_condition
from dateline.views.rows import Row, find_rows
from dateline.views.timeline import names


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """A claim with its run and the article that tells of it ("" where unknown)."""

    claim: Claim
    run: str
    outlet: str
    published: str


def claims(reader: RecordReader, filters: Filters | None = None, *, holder: str = "") -> list[ToldClaim]:
    """The claims in text order: of this holder, with an event inside that the filters ask for."""
    return find_claims(reader, claims_condition(filters or Filters(), holder))


def claims_condition(filters: Filters, holder: str = "") -> Condition:
    """The WHERE clause over the `claims` view."""
    condition = article_condition(filters.article)
    if holder.strip():
        named = named_condition(holder)
        held = f"id IN (SELECT claim FROM claim_holders WHERE {named.sql})"
        condition = condition.and_(Condition(held, named.parameters))
    if filters.asks_for_events:
        asked = filters.condition
        told = f"id IN (SELECT claim FROM claim_events WHERE event IN (SELECT id FROM events WHERE {asked.sql}))"
        condition = condition.and_(Condition(told, asked.parameters))
    return condition


def find_claims(reader: RecordReader, condition: Condition) -> list[ToldClaim]:
    """The claims that meet a condition, in text order."""
    rows = find_rows(
        reader,
        "SELECT claims.*, (SELECT outlet FROM articles WHERE articles.id = claims.article) AS outlet,"
        " (SELECT published FROM articles WHERE articles.id = claims.article) AS published"
        f" FROM claims WHERE {condition.sql} ORDER BY article, content_start, content_end, id",
        condition.parameters,
    )
    holders, events = _holders(reader, condition), _events(reader, condition)
    return [_told(row, holders.get(row["id"], ()), events.get(row["id"], ())) for row in rows]


def claim_fields(told: ToldClaim) -> dict[str, object]:
    """A claim as flat fields; holders and events are lists."""
    claim = told.claim
    return {
        "holder": names(claim.holder),
        "stance": claim.stance.value,
        "cue": claim.cue_text,
        "content": claim.content_text,
        "quote": claim.is_quote,
        "events": list(claim.events),
        "outlet": told.outlet or None,
        "published": told.published or None,
        "article": claim.article,
        "id": claim.id,
    }


def _holders(reader: RecordReader, condition: Condition) -> Mapping[str, tuple[Role, ...]]:
    """The holder chain of each claim, nearest first."""
    sql = (
        f"SELECT * FROM claim_holders WHERE claim IN (SELECT id FROM claims WHERE {condition.sql})"
        " ORDER BY claim, position"
    )
    found: dict[str, tuple[Role, ...]] = {}
    for row in find_rows(reader, sql, condition.parameters):
        found[row["claim"]] = (*found.get(row["claim"], ()), role_of(row))
    return found


def _events(reader: RecordReader, condition: Condition) -> Mapping[str, tuple[str, ...]]:
    """The ids of the events inside each claim, in text order."""
    sql = (
        "SELECT claim, event FROM claim_events JOIN events ON events.id = claim_events.event"
        f" WHERE claim IN (SELECT id FROM claims WHERE {condition.sql}) ORDER BY claim, trigger_start, event"
    )
    found: dict[str, tuple[str, ...]] = {}
    for row in find_rows(reader, sql, condition.parameters):
        found[row["claim"]] = (*found.get(row["claim"], ()), row["event"])
    return found


def _told(row: Row, holder: tuple[Role, ...], events: tuple[str, ...]) -> ToldClaim:
    """The claim of one row."""
    claim = Claim(
        id=row["id"],
        article=row["article"],
        sentence=_span(row, "sentence"),
        holder=holder,
        cue=_span(row, "cue"),
        cue_text=row["cue_text"],
        content=_span(row, "content"),
        content_text=row["content_text"],
        stance=Stance(row["stance"]),
        is_quote=bool(row["is_quote"]),
        events=events,
    )
    return ToldClaim(claim, row["run"], row["outlet"] or "", row["published"] or "")


def _span(row: Row, name: str) -> Span:
    """The span of two columns, `NAME_start` and `NAME_end`."""
    return Span(row["article"], row[f"{name}_start"], row[f"{name}_end"])
