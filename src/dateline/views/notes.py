"""Notes: the rows of one article in plain fields, each with its words, as they stand in the margin of its text."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from dateline.claims.claim import Stance
from dateline.claims.finding import FindingKind
from dateline.events.event import DEFAULT_SCORE, EventType, Status
from dateline.record.reader import RecordReader
from dateline.views.claims import ToldClaim, find_claims
from dateline.views.dates import interval_words
from dateline.views.filters import Condition
from dateline.views.findings import ToldFinding, find_findings
from dateline.views.markup import Mark, event_marks
from dateline.views.passages import claim_marks, finding_marks
from dateline.views.rows import Row, ToldEvent, find_events, find_rows
from dateline.views.story_line import Party, Place, parties_of, place_of


class Layer(Enum):
    """What an article's text can be marked with."""

    EVENTS = "events"
    CLAIMS = "claims"
    FINDINGS = "findings"
    MENTIONS = "mentions"
    BELOW = "below"  # events under the score that is shown by default


@dataclass(frozen=True, slots=True)
class EventNote:
    """An event in a line; `occurrence` is "" where it is linked to none, days are ISO, None where none is told."""

    id: str
    occurrence: str
    type: EventType
    mode: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    where: Place | None
    when_from: str | None
    when_to: str | None
    when_basis: str
    status: Status
    said_by: tuple[Party, ...]
    score: float
    start: int
    end: int
    marks: tuple[Mark, ...]

    @property
    def what(self) -> str:
        """The act in words: its mode, else its type."""
        return (self.mode or self.type.value.lower()).replace("_", " ")

    @property
    def layer(self) -> Layer:
        """Shown with the events, or with those under the score."""
        return Layer.BELOW if self.score < DEFAULT_SCORE else Layer.EVENTS


@dataclass(frozen=True, slots=True)
class ClaimNote:
    """Who says what; holders nearest first."""

    id: str
    holders: tuple[Party, ...]
    stance: Stance
    cue: str
    content: str
    is_quote: bool
    start: int
    end: int
    marks: tuple[Mark, ...]
    layer: Layer = Layer.CLAIMS


@dataclass(frozen=True, slots=True)
class FindingNote:
    """What a careful reader would flag; `should_read` is "" where that is open."""

    id: str
    kind: FindingKind
    text: str
    reason: str
    should_read: str
    start: int
    end: int
    marks: tuple[Mark, ...]
    layer: Layer = Layer.FINDINGS


@dataclass(frozen=True, slots=True)
class MentionNote:
    """A name, a place, a time or a quantity as printed, with what it stands for."""

    id: str
    kind: str
    text: str
    meaning: str
    start: int
    end: int
    marks: tuple[Mark, ...]
    layer: Layer = Layer.MENTIONS


Note = EventNote | ClaimNote | FindingNote | MentionNote


def find_notes(reader: RecordReader, article: str) -> list[Note]:
    """All that the newest reading of an article found, in text order: events, then claims, findings and mentions."""
    here = Condition("article = ?", (article,))
    told = find_events(reader, here)
    linked = find_occurrence_ids(reader, [one.event.id for one in told])
    notes: list[Note] = [event_note(one, linked.get(one.event.id, "")) for one in told]
    notes.extend(_claim(one) for one in find_claims(reader, here))
    notes.extend(_finding(one) for one in find_findings(reader, here))
    mentions = find_rows(reader, 'SELECT * FROM mentions WHERE article = ? ORDER BY start, "end", id', (article,))
    notes.extend(map(_mention, mentions))
    return notes


def find_occurrence_ids(reader: RecordReader, events: Sequence[str]) -> Mapping[str, str]:
    """The occurrences that events tell of, by event; those linked to none are left out."""
    sql = "SELECT event, id FROM occurrences WHERE event IN (SELECT value FROM json_each(?))"
    return {row["event"]: row["id"] for row in find_rows(reader, sql, (json.dumps(events),))}


def event_note(told: ToldEvent, occurrence: str) -> EventNote:
    """An event in a line."""
    event, when = told.event, told.event.when
    return EventNote(
        id=event.id,
        occurrence=occurrence,
        type=event.type,
        mode=event.mode,
        actors=parties_of(event.actors),
        recipients=parties_of(event.recipients),
        where=place_of(event.where),
        when_from=when.start if when else None,
        when_to=when.end if when else None,
        when_basis=when.basis if when else "",
        status=event.status,
        said_by=parties_of(event.said_by),
        score=event.score,
        start=event.sentence.start,
        end=event.sentence.end,
        marks=tuple(event_marks(event)),
    )


def _claim(told: ToldClaim) -> ClaimNote:
    claim = told.claim
    return ClaimNote(
        id=claim.id,
        holders=parties_of(claim.holder),
        stance=claim.stance,
        cue=claim.cue_text,
        content=claim.content_text,
        is_quote=claim.is_quote,
        start=claim.sentence.start,
        end=claim.sentence.end,
        marks=tuple(claim_marks(told)),
    )


def _finding(told: ToldFinding) -> FindingNote:
    finding = told.finding
    return FindingNote(
        id=finding.id,
        kind=finding.kind,
        text=finding.text,
        reason=finding.reason,
        should_read=finding.should_read,
        start=finding.sentence.start,
        end=finding.sentence.end,
        marks=tuple(finding_marks(told)),
    )


def _mention(row: Row) -> MentionNote:
    days = interval_words(row["from_date"], row["to_date"])
    known = (row["name"], row["office"], row["country"], days or row["value"])
    meaning = ", ".join(part for part in dict.fromkeys(known) if part and part != row["text"])
    mark = Mark(row["start"], row["end"], "mention")
    return MentionNote(row["id"], row["kind"], row["text"], meaning, row["start"], row["end"], (mark,))
