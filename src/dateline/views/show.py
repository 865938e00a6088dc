"""Show: one row, found by its id: its sentence with its spans, who says so, how it was made."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from dateline.articles.span import Span
from dateline.errors import QueryError
from dateline.links.told import Told
from dateline.record.reader import RecordReader
from dateline.views.claims import claim_fields, find_claims
from dateline.views.dates import interval_words
from dateline.views.disagreements import disagreement_fields, find_disagreements
from dateline.views.expectations import expectation_fields, find_expectations
from dateline.views.filters import Condition
from dateline.views.findings import find_findings, finding_fields
from dateline.views.markup import Mark, event_marks
from dateline.views.passages import claim_marks, find_words, finding_marks
from dateline.views.review import find_differences, find_rulings, ruling_words
from dateline.views.rows import Row, find_events, find_rows
from dateline.views.story_line import story_line
from dateline.views.timeline import timeline_fields
from dateline.views.told_occurrences import find_occurrence

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Shown:
    """One row of the record, ready to be looked at. `start` is the offset of `text` in the article."""

    kind: str
    id: str
    text: str
    start: int
    marks: list[Mark]
    facts: dict[str, object]
    made: dict[str, object] = field(default_factory=dict)


def show(reader: RecordReader, id: str) -> Shown:
    """The row of this id, or of the only id that begins so. Raises QueryError if there is none."""
    kind, full = _find_one(reader, id.strip())
    return _SHOW[kind](reader, full)


def _find_one(reader: RecordReader, id: str) -> tuple[str, str]:
    """The kind and the full id of the one row meant."""
    if not id:
        raise QueryError("give an id, or its beginning")
    found = _find_ids(reader, "id = ?", (id,)) or _find_ids(reader, "substr(id, 1, length(?)) = ?", (id, id))
    if not found:
        problem = f"no event, claim, mention or finding, nor anything linked, has the id {id!r}"
        raise QueryError(f"{problem}; `dateline timeline` lists the ids of events")
    if len(found) > 1:
        listed = ", ".join(f"{row['id']} ({row['kind']})" for row in found[:5])
        raise QueryError(f"{id!r} begins more than one id: {listed}{', ...' if len(found) > 5 else ''}")
    return str(found[0]["kind"]), str(found[0]["id"])


def _find_ids(reader: RecordReader, condition: str, parameters: tuple[str, ...]) -> list[Row]:
    """Ids that meet a condition, at most six of them."""
    # An event that a person rejected is in no other view.
    views = {kind: "machine_events" if kind == "event" else f"{kind}s" for kind in _SHOW}
    asked = (f"SELECT DISTINCT '{kind}' AS kind, id FROM {view} WHERE {condition}" for kind, view in views.items())
    sql = " UNION ALL ".join(asked)
    return find_rows(reader, f"{sql} LIMIT 6", parameters * len(_SHOW))


def _show_event(reader: RecordReader, id: str) -> Shown:
    """An event as people ruled, as found where they rejected it; with their rulings and what was found otherwise."""
    here = Condition("id = ?", (id,))
    found, ruled = find_events(reader, here, as_found=True)[0], next(iter(find_events(reader, here)), None)
    told = ruled or found
    event = told.event
    when = interval_words(event.when.start, event.when.end) if event.when else ""
    facts = timeline_fields(told) | {"when": when or None}
    for hidden in ("when_from", "when_to", "sentence", "score"):
        del facts[hidden]
    facts |= {"cameo": event.cameo or None, "quad class": event.type.quad, "scale": event.scale}
    facts |= {"polarity": event.polarity, "certainty": event.certainty.value, "tense": event.tense.value}
    facts["rulings"] = _rulings(reader, id, "event")
    facts |= {f"{one.field} as found": one.found or "none" for one in find_differences(found, ruled)}
    made = {"entry": event.entry, "reasons": list(event.reasons), "score": event.score} | _run(reader, told.run)
    return Shown("event", id, told.sentence, event.sentence.start, event_marks(event), _filled(facts), made)


def _show_claim(reader: RecordReader, id: str) -> Shown:
    """A claim with the events inside it."""
    told = find_claims(reader, Condition("id = ?", (id,)))[0]
    claim = told.claim
    text, facts = _words(reader, claim.sentence), _filled(claim_fields(told))
    return Shown("claim", id, text, claim.sentence.start, claim_marks(told), facts, _run(reader, told.run))


def _show_mention(reader: RecordReader, id: str) -> Shown:
    """A mention in the paragraph where it stands."""
    row = find_rows(reader, "SELECT * FROM mentions WHERE id = ?", (id,))[0]
    article = row["article"]
    place = find_rows(
        reader,
        'SELECT start, "end" FROM parts WHERE article = ? AND start <= ? AND "end" >= ?',
        (article, row["start"], row["end"]),
    )
    around = place[0] if place else row
    links = [Mark(link["start"], link["end"], "refers to") for link in json.loads(row["refers_to"])]
    hidden = ("start", "end", "run", "refers_to")
    return Shown(
        kind="mention",
        id=id,
        text=_words(reader, Span(article, around["start"], around["end"])),
        start=around["start"],
        marks=[Mark(row["start"], row["end"], "mention"), *links],
        facts=_filled({name: value for name, value in row.items() if name not in hidden}),
        made=_run(reader, row["run"]),
    )


def _show_finding(reader: RecordReader, id: str) -> Shown:
    """A finding with the words it rests on."""
    told = find_findings(reader, Condition("id = ?", (id,)))[0]
    finding = told.finding
    facts = {name: value for name, value in finding_fields(told).items() if name not in ("start", "end", "rule")}
    made = {"rule": finding.rule} | _run(reader, told.run)
    text = _words(reader, finding.sentence)
    return Shown("finding", id, text, finding.sentence.start, finding_marks(told), _filled(facts), made)


def _show_occurrence(reader: RecordReader, id: str) -> Shown:
    """An occurrence in the sentence that says best what it was, with all that tell of it."""
    found = find_occurrence(reader, id)
    if found is None:
        raise QueryError(f"no event of {id} is in the newest readings; `dateline link` brings the links up to date")
    line, event = story_line(found), found.telling.event
    facts: dict[str, object] = {
        "what": line.headline,
        "stands": [status.value for status in line.statuses],
        "when": interval_words(line.when_from, line.when_to),
        "where": line.where.name if line.where else None,
        "first_told": line.first_told,
        "articles": line.articles,
        "origins": line.origins,
        "told_by": [_telling(one) for one in found.told],
    }
    (told,) = find_events(reader, Condition("id = ?", (event.id,)))
    reasons = find_rows(reader, "SELECT event, reason FROM occurrences WHERE id = ? AND reason <> ''", (id,))
    made = {"joined": [f"{row['event']}: {row['reason']}" for row in reasons], "score": line.score}
    made = _filled(made) | _run(reader, told.run)
    return Shown("occurrence", id, told.sentence, event.sentence.start, event_marks(event), _filled(facts), made)


def _telling(one: Told) -> str:
    who = ", ".join(filter(None, (one.outlet or "an unnamed outlet", one.published)))
    return f"{one.event.id}: {one.event.status.value}, {who}"


def _show_expectation(reader: RecordReader, id: str) -> Shown:
    """An expectation in the sentence that raises it, with what settled it."""
    told = _only(find_expectations(reader, Condition("id = ?", (id,))), id)
    event, facts = told.told.event, expectation_fields(told)
    facts["rulings"] = _rulings(reader, id, "expectation")
    (found,) = find_rows(reader, "SELECT verdict, outcome, reason FROM machine_expectations WHERE id = ?", (id,))
    facts |= {f"{name} as found": found[name] or "none" for name in found if found[name] != (facts[name] or "")}
    made = {name: facts.pop(name) for name in ("criterion", "reason", "score")} | _run(reader, told.told.run)
    for hidden in ("sentence", "id"):
        del facts[hidden]
    return Shown("expectation", id, told.told.sentence, event.sentence.start, event_marks(event), _filled(facts), made)


def _show_disagreement(reader: RecordReader, id: str) -> Shown:
    """A disagreement in the sentence that gives the first value, with the other's beside it."""
    told = _only(find_disagreements(reader, Condition("id = ?", (id,))), id)
    words, sentence = told.disagreement.first_words, told.first.event.sentence
    facts = {name: value for name, value in disagreement_fields(told).items() if name not in ("first_sentence", "id")}
    marks = [Mark(words.start, words.end, "in question")] if sentence.covers(words) else []
    made = _run(reader, told.first.run)
    return Shown("disagreement", id, told.first.sentence, sentence.start, marks, _filled(facts), made)


def _rulings(reader: RecordReader, id: str, kind: str) -> list[str]:
    """What people ruled of it, a line each."""
    return list(map(ruling_words, find_rulings(reader, id, kind)))


def _only(found: list[Found], id: str) -> Found:
    """The one row of an id. Raises QueryError if the newest readings do not have its event any more."""
    if not found:
        raise QueryError(f"the event of {id} is not in the newest reading; `dateline link` brings the links up to date")
    return found[0]


def _run(reader: RecordReader, run: str) -> dict[str, object]:
    """What produced a row."""
    row = find_rows(reader, "SELECT id AS run, version, model, codebook, settings FROM runs WHERE id = ?", (run,))[0]
    return dict(row)


def _words(reader: RecordReader, span: Span) -> str:
    """The words of a span, from its article."""
    return find_words(reader, [span])[span]


def _filled(facts: Mapping[str, object]) -> dict[str, object]:
    """The facts that are known."""
    return {name: fact for name, fact in facts.items() if fact not in (None, "", [])}


_SHOW = {
    "event": _show_event,
    "claim": _show_claim,
    "mention": _show_mention,
    "finding": _show_finding,
    "occurrence": _show_occurrence,
    "expectation": _show_expectation,
    "disagreement": _show_disagreement,
}
