"""A reading as the rows of a record: plain columns, table by table, in an order that foreign keys allow."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.articles.article import Article, Metadatum, content_id
from dateline.articles.span import Span
from dateline.claims.claim import Claim
from dateline.claims.finding import Finding
from dateline.events.event import Event, Role, When, Where
from dateline.mentions.mention import Mention

if TYPE_CHECKING:  # a process that only writes loads no model
    from dateline.reading import Reading, Run

Value = str | int | float | None
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class ReadingRows:
    """A reading as rows: its run, its article and itself, then pairs of a table and a row for all that belongs to it.

    The writer adds the times and the reading's number.
    """

    run: Row
    article: Row
    reading: Row
    found: tuple[tuple[str, Row], ...]


def rows_of(reading: "Reading") -> ReadingRows:
    """The rows of a reading."""
    article = {"id": reading.article.id, "text": reading.article.text}
    return ReadingRows(run_row(reading.run), article, reading_row(reading), tuple(find_rows(reading)))


def find_rows(reading: "Reading") -> Iterator[tuple[str, Row]]:
    """Pairs of a table and a row for all that was found in an article, in an order that foreign keys allow."""
    text = reading.article.text
    yield from (("part_row", row) for row in _part_rows(reading.article))
    yield from (("mention_row", row) for row in _mention_rows(reading.mentions, text))
    for event in reading.events:
        yield "event_row", _event_row(event, text)
        yield from (("role_row", row) for row in _role_rows(event, text))
    for claim in reading.claims:
        yield "claim_row", _claim_row(claim)
        yield from (("claim_holder_row", {"claim": claim.id, **row}) for row in _chain(claim.holder, text))
        yield from (("claim_event_row", {"claim": claim.id, "event": event}) for event in claim.events)
    yield from (("finding_row", _finding_row(finding, text)) for finding in reading.findings)


def run_row(run: "Run") -> dict[str, Value]:
    """A run, without the time of its first use."""
    settings = json.dumps(dict(run.settings), ensure_ascii=False, sort_keys=True)
    return {"id": run.id, "version": run.version, "model": run.model, "codebook": run.codebook, "settings": settings}


def reading_row(reading: "Reading") -> dict[str, Value]:
    """A reading: which article, which run, and the metadata of the article as this run knows them."""
    article = reading.article
    return {
        "article": article.id,
        "run": reading.run.id,
        "title": article.title,
        "url": article.url,
        "retrieved": article.retrieved,
        "language": article.language,
        **_metadatum("outlet", article.outlet),
        **_metadatum("origin", article.origin),
        **_metadatum("author", article.author),
        **_metadatum("published", article.published),
    }


def _metadatum(name: str, metadatum: Metadatum | None) -> dict[str, Value]:
    if metadatum is None:
        return {}
    return {name: metadatum.value, f"{name}_basis": metadatum.basis.value, **_ends(name, metadatum.span)}


def _ends(name: str, span: Span | None) -> dict[str, Value]:
    return {f"{name}_start": span.start, f"{name}_end": span.end} if span else {}


def _part_rows(article: Article) -> Iterator[Row]:
    for position, part in enumerate(article.parts):
        yield {"position": position, "start": part.span.start, "end": part.span.end, "kind": part.kind.value}


def _mention_rows(mentions: Iterable[Mention], text: str) -> Iterator[Row]:
    seen: Counter[tuple[str, ...]] = Counter()
    for mention in mentions:
        # Not the value: a mention whose value a later run corrects is the same mention, changed.
        place = (mention.span.article, mention.kind.value, str(mention.span.start), str(mention.span.end))
        yield {"id": content_id("mention", *place, str(seen[place])), **_mention_row(mention, text)}
        seen[place] += 1


def _mention_row(mention: Mention, text: str) -> Row:
    interval = mention.interval
    return {
        "kind": mention.kind.value,
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "actor": mention.id,
        "name": mention.name,
        "country": mention.country,
        "sector": mention.sector,
        "office": mention.office,
        "timex": mention.timex,
        "value": mention.value,
        "from_date": interval.start if interval else None,
        "to_date": interval.end if interval else None,
        "basis": mention.basis,
        "refers_to": _spans(mention.through, text),
    }


def _event_row(event: Event, text: str) -> Row:
    return {
        "id": event.id,
        **_ends("sentence", event.sentence),
        "sentence_text": event.sentence.of(text),
        **_ends("trigger", event.trigger),
        "trigger_text": event.trigger_text,
        "type": event.type.value,
        "mode": event.mode,
        "cameo": event.cameo,
        "quad": event.type.quad,
        "scale": event.scale,
        **_when(event.when),
        **_where(event.where),
        "status": event.status.value,
        "polarity": event.polarity,
        "certainty": event.certainty.value,
        "tense": event.tense.value,
        "score": event.score,
        "entry": event.entry,
        "reasons": json.dumps(event.reasons, ensure_ascii=False),
    }


def _when(when: When | None) -> dict[str, Value]:
    if when is None:
        return {}
    return {"when_from": when.start, "when_to": when.end, "when_basis": when.basis, **_ends("when", when.span)}


def _where(where: Where | None) -> dict[str, Value]:
    if where is None:
        return {}
    return {
        "where_id": where.id,
        "where_name": where.name,
        "where_country": where.country,
        "where_admin": where.admin or None,
        "latitude": where.latitude,
        "longitude": where.longitude,
        **_ends("where", where.span),
        "where_text": where.text,
    }


def _role_rows(event: Event, text: str) -> Iterator[Row]:
    parts = {"actor": event.actors, "recipient": event.recipients, "said_by": event.said_by}
    for part, roles in parts.items():
        yield from ({"event": event.id, "part": part, **row} for row in _chain(roles, text))


def _chain(roles: Iterable[Role], text: str) -> Iterator[Row]:
    for position, role in enumerate(roles):
        yield {
            "position": position,
            "start": role.span.start,
            "end": role.span.end,
            "text": role.text,
            "actor": role.id,
            "name": role.name,
            "country": role.country,
            "sector": role.sector,
            "office": role.office,
            "through": _spans(role.through, text),
        }


def _claim_row(claim: Claim) -> Row:
    return {
        "id": claim.id,
        **_ends("sentence", claim.sentence),
        **_ends("cue", claim.cue),
        "cue_text": claim.cue_text,
        **_ends("content", claim.content),
        "content_text": claim.content_text,
        "stance": claim.stance.value,
        "is_quote": int(claim.is_quote),
    }


def _finding_row(finding: Finding, text: str) -> Row:
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        **_ends("sentence", finding.sentence),
        "start": finding.span.start,
        "end": finding.span.end,
        "text": finding.text,
        "rests_on": _spans(finding.rests_on, text),
        "reason": finding.reason,
        "should_read": finding.should_read,
        "rule": finding.rule,
    }


def _spans(spans: Iterable[Span], text: str) -> str:
    found = [{"start": span.start, "end": span.end, "text": span.of(text)} for span in spans]
    return json.dumps(found, ensure_ascii=False)
