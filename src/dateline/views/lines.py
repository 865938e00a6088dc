"""Lines: rows of the record in the public shape of the exports, as plain dicts whose keys stand in a fixed order.

Every span is cut from the article's own text, so that its words cannot differ from it. Without the text (None), a
line has the same shape and no word of the article.
"""

import json
from collections.abc import Iterable

from dateline.articles.span import Span
from dateline.events.event import Role, When, Where
from dateline.views.claims import ToldClaim
from dateline.views.disagreements import ToldDisagreement
from dateline.views.expectations import ToldExpectation
from dateline.views.findings import ToldFinding
from dateline.views.rows import Row, ToldEvent

Line = dict[str, object]


def event_line(told: ToldEvent, text: str | None) -> Line:
    """One event."""
    event = told.event
    return {
        "article": event.article,
        "id": event.id,
        "run": told.run,
        "sentence": span_line(event.sentence, text),
        "trigger": span_line(event.trigger, text),
        "type": event.type.value,
        "mode": event.mode or None,
        "cameo": event.cameo or None,
        "quad": event.type.quad,
        "scale": event.scale,
        "actors": [role_line(role, text) for role in event.actors],
        "recipients": [role_line(role, text) for role in event.recipients],
        "when": _when_line(event.when, text) if event.when else None,
        "where": _where_line(event.where, text) if event.where else None,
        "status": event.status.value,
        "polarity": event.polarity,
        "certainty": event.certainty.value,
        "tense": event.tense.value,
        "said_by": [_source_line(role, text) for role in event.said_by],
        "score": event.score,
    }


def claim_line(told: ToldClaim, text: str | None) -> Line:
    """One claim."""
    claim = told.claim
    return {
        "article": claim.article,
        "id": claim.id,
        "run": told.run,
        "holder": [role_line(role, text) for role in claim.holder],
        "cue": span_line(claim.cue, text),
        "content": span_line(claim.content, text),
        "events": list(claim.events),
        "stance": claim.stance.value,
        "quote": claim.is_quote,
    }


def finding_line(told: ToldFinding, text: str | None) -> Line:
    """One finding. Without the text its reason, which quotes the words, is left out too."""
    finding = told.finding
    line: Line = {"article": finding.article, "id": finding.id, "run": told.run, "kind": finding.kind.value}
    line |= {"span": span_line(finding.span, text), "sentence": span_line(finding.sentence, text)}
    line |= {"rests_on": _span_lines(finding.rests_on, text), "rule": finding.rule}
    return line | ({"reason": finding.reason, "should_read": finding.should_read or None} if text is not None else {})


def expectation_line(told: ToldExpectation, text: str | None, outcome_text: str | None) -> Line:
    """One expectation. Without the text its criterion and changes, which name things as printed, are left out too."""
    one, event = told.expectation, told.told.event
    line: Line = {"article": event.article, "id": one.id, "event": event.id}
    line |= {"sentence": span_line(event.sentence, text), "holder": [role_line(role, text) for role in event.said_by]}
    line |= {"due": {"from": one.due[0], "to": one.due[1]}, "verdict": one.verdict.value}
    line["outcome"] = _event_words(told.outcome, outcome_text) if told.outcome else None
    line["reason"] = one.reason
    return line | ({"criterion": one.criterion, "changes": list(one.changes)} if text is not None else {})


def disagreement_line(told: ToldDisagreement, text: str | None, second_text: str | None) -> Line:
    """One disagreement. Without the text the values, which may be names as printed, are left out too."""
    one = told.disagreement
    first = _event_words(told.first, text) | {"words": span_line(one.first_words, text)}
    second = _event_words(told.second, second_text) | {"words": span_line(one.second_words, second_text)}
    if text is not None:
        first["value"], second["value"] = one.first, one.second
    line: Line = {"article": told.first.event.article, "id": one.id, "slot": one.slot.value}
    return line | {"first": first, "second": second, "reason": one.reason}


def copy_line(row: Row, text: str | None, source_text: str | None) -> Line:
    """One copy, with the stretches of it and of its source that correspond."""
    line: Line = {name: row[name] for name in ("article", "source", "kind", "share")}
    pairs = [
        {
            "copy": span_line(Span(row["article"], pair["copy"]["start"], pair["copy"]["end"]), text),
            "source": span_line(Span(row["source"], pair["source"]["start"], pair["source"]["end"]), source_text),
        }
        for pair in json.loads(row["evidence"])
    ]
    return line | {"evidence": pairs, "reason": row["reason"]}


def occurrence_line(row: Row) -> Line:
    """Which occurrence one event tells of, and the independent origin that its article counts for."""
    line: Line = {name: row[name] for name in ("article", "event", "occurrence", "witness")}
    return line | {"reason": row["reason"] or None}


def mention_line(row: Row, text: str | None) -> Line:
    """One mention, with the keys of its kind."""
    span = Span(row["article"], row["start"], row["end"])
    line: Line = {"article": row["article"], "id": row["id"], "run": row["run"], "kind": row["kind"]}
    line |= span_line(span, text)
    if row["kind"] == "time":
        line |= {"timex": row["timex"], "value": row["value"], "from": row["from_date"], "to": row["to_date"]}
    elif row["kind"] == "quantity":
        line["value"] = row["value"]
    else:
        line |= {row["kind"]: row["actor"] or None, "name": row["name"] or None, "country": row["country"]}
        line |= _given({"sector": row["sector"], "office": row["office"]})
    return line | _given({"refers_to": _span_lines(_linked(row), text)})


def article_line(row: Row, parts: Iterable[Row], text: str | None) -> Line:
    """One article with what is known of where it comes from, and its parts."""
    metadata = ("title", "url", "outlet", "outlet_basis", "origin", "origin_basis", "author", "published")
    line: Line = {"id": row["id"]} | {name: row[name] or None for name in (*metadata, "published_basis", "retrieved")}
    line["language"] = row["language"]
    line |= {"text": text} if text is not None else {}
    line["parts"] = [{"start": part["start"], "end": part["end"], "kind": part["kind"]} for part in parts]
    return line


def span_line(span: Span, text: str | None) -> Line:
    """A span with its words."""
    return {"start": span.start, "end": span.end} | ({"text": span.of(text)} if text is not None else {})


def role_line(role: Role, text: str | None) -> Line:
    """One who takes part; sector, office and the chain only where there are any."""
    line = _source_line(role, text) | {"country": role.country}
    return line | _given(
        {"sector": role.sector, "office": role.office, "through": _span_lines(role.through, text)},
    )


def _source_line(role: Role, text: str | None) -> Line:
    """One who says so."""
    return span_line(role.span, text) | {"id": role.id or None, "name": role.name or None}


def _event_words(told: ToldEvent, text: str | None) -> Line:
    """An event of another line, with the words that tell of it."""
    event = told.event
    return {"article": event.article, "event": event.id, "sentence": span_line(event.sentence, text)}


def _when_line(when: When, text: str | None) -> Line:
    """The days of an event."""
    span = span_line(when.span, text) if when.span else None
    return {"from": when.start, "to": when.end, "basis": when.basis, "span": span}


def _where_line(where: Where, text: str | None) -> Line:
    """The place of an event."""
    line: Line = {"id": where.id or None, "name": where.name or None, "country": where.country}
    line["admin"] = where.admin or None
    return line | {"lat": where.latitude, "lon": where.longitude, "span": span_line(where.span, text)}


def _span_lines(spans: Iterable[Span], text: str | None) -> list[Line]:
    """Several spans with their words."""
    return [span_line(span, text) for span in spans]


def _linked(row: Row) -> list[Span]:
    """The spans a mention was resolved through, nearest first."""
    return [Span(row["article"], link["start"], link["end"]) for link in json.loads(row["refers_to"] or "[]")]


def _given(line: Line) -> Line:
    """The entries that are not empty."""
    return {key: value for key, value in line.items() if value}
