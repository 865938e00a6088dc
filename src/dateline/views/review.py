"""Review: one event as the machine found it beside what people ruled, and what can be chosen to rule otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dateline.errors import QueryError
from dateline.mentions.mention import MentionKind
from dateline.record.correction import Correction, RulingKind, correction_of
from dateline.record.reader import RecordReader
from dateline.views.dates import interval_words
from dateline.views.filters import Condition
from dateline.views.rows import ToldEvent, find_events, find_rows
from dateline.views.timeline import timeline_fields

_RULINGS = """
    SELECT * FROM corrections WHERE number IN (SELECT correction FROM correction_about_row WHERE kind = ? AND id = ?)
    ORDER BY time, number
"""
_CHOICES = """
    SELECT id, kind, start, "end", text, actor, name, country, from_date, to_date FROM mentions
    WHERE article = ? AND kind <> 'quantity' ORDER BY start, "end", kind, id
"""
_RULED_IN = ("type", "mode", "status", "actors", "recipients", "said_by", "when_from", "when_to", "where", "score")


@dataclass(frozen=True, slots=True)
class Choice:
    """A mention of the event's article: its id, kind and span, and what it stands for ("" or None where unknown)."""

    id: str
    kind: MentionKind
    start: int
    end: int
    text: str
    actor: str
    name: str
    country: str | None
    from_date: str | None
    to_date: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which what people ruled differs from what was found; None is nothing."""

    field: str
    found: object
    ruled: object


@dataclass(frozen=True, slots=True)
class Review:
    """An event to be reviewed.

    `ruled` is None when it was rejected. `occurrence` is what it tells of as people ruled, `found_occurrence` as
    linking found, "" for none. `expectation` is the id of the one it raises, or "". Corrections are about any of these,
    in the order of their time, withdrawn ones among them; undone is what has a `withdrawn_by`.
    """

    found: ToldEvent
    ruled: ToldEvent | None
    corrections: tuple[Correction, ...]
    choices: tuple[Choice, ...]
    occurrence: str
    found_occurrence: str
    expectation: str

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What differs, field by field; nothing when it was rejected."""
        return find_differences(self.found, self.ruled)

    @property
    def is_accepted(self) -> bool:
        """Whether a person accepted it, and that stands."""
        verdicts = (RulingKind.ACCEPT, RulingKind.REJECT)
        standing = [one.ruling.kind for one in self.corrections if not one.withdrawn_by and one.ruling.kind in verdicts]
        return standing[-1:] == [RulingKind.ACCEPT]

    def choices_of(self, *kinds: MentionKind) -> tuple[Choice, ...]:
        """The mentions of these kinds, those of the event's sentence first, then as they stand in the article."""
        sentence = self.found.event.sentence
        chosen = (one for one in self.choices if one.kind in kinds)
        return tuple(sorted(chosen, key=lambda one: not sentence.start <= one.start < sentence.end))


def review(reader: RecordReader, event: str) -> Review:
    """What a person needs to rule on an event. Raises QueryError if no newest reading has it."""
    here = Condition("id = ?", (event,))
    found = find_events(reader, here, as_found=True)
    if not found:
        raise QueryError(f"no newest reading has the event {event!r}")
    occurrence, expectation = (_linked(reader, view, event) for view in ("occurrences", "machine_expectations"))
    about = (("event", event), ("occurrence", occurrence), ("expectation", expectation))
    rulings = {one.id: one for kind, id in about for one in find_rulings(reader, id, kind)}
    return Review(
        found=found[0],
        ruled=next(iter(find_events(reader, here)), None),
        corrections=tuple(sorted(rulings.values(), key=lambda one: one.time)),
        choices=_choices(reader, found[0].event.article),
        occurrence=occurrence,
        found_occurrence=_linked(reader, "machine_occurrences", event),
        expectation=expectation,
    )


def find_rulings(reader: RecordReader, id: str, kind: str = "event") -> tuple[Correction, ...]:
    """All rulings about an event, an occurrence or an expectation, in the order of their time."""
    return tuple(map(correction_of, find_rows(reader, _RULINGS, (kind, id))))


def find_differences(found: ToldEvent, ruled: ToldEvent | None) -> tuple[Difference, ...]:
    """The fields in which a ruled event differs from the one found, none where it was rejected."""
    before, after = timeline_fields(found), timeline_fields(ruled or found)
    differing = (field for field in _RULED_IN if before[field] != after[field])
    return tuple(Difference(field, before[field], after[field]) for field in differing)


def ruling_words(correction: Correction) -> str:
    """A correction in one line: when, who, what, why."""
    why = f" ({correction.reason})" if correction.reason else ""
    return f"{correction.time} {correction.author}: {ruled_words(correction)}{why}"


def ruled_words(correction: Correction) -> str:
    """What was ruled: "change status denied", and whether it was withdrawn."""
    one = correction.ruling
    what = " ".join(filter(None, (one.kind.value, one.field, _value_words(one.value, one.field))))
    return f"{what}, withdrawn" if correction.withdrawn_by else what


def _value_words(value: Any, field: str) -> str:
    """A value for people: names of those who take part or of the place, days, type and mode, ids."""
    if isinstance(value, list):
        return ", ".join(_value_words(one, field) for one in value) or "none"
    if not isinstance(value, dict):
        return str(value or ("none" if field else ""))
    if field == "when":
        return interval_words(value["from"], value["to"])
    shown = value.get("name") or value.get("text") or ""
    others = ("type", "mode", "verdict", "outcome", "occurrence") if field != "where" else ()
    return shown or " ".join(str(value[name]) for name in others if value.get(name))


def _choices(reader: RecordReader, article: str) -> tuple[Choice, ...]:
    rows: Sequence[dict[str, object]] = [dict(row) for row in find_rows(reader, _CHOICES, (article,))]
    return tuple(Choice(**{**row, "kind": MentionKind(row["kind"])}) for row in rows)  # type: ignore[arg-type]


def _linked(reader: RecordReader, view: str, event: str) -> str:
    """The id in a view of links of what the event belongs to."""
    return next((str(row["id"]) for row in find_rows(reader, f"SELECT id FROM {view} WHERE event = ?", (event,))), "")
