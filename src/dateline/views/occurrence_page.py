"""Occurrence: one thing in the world, with its history, every telling in its passage, and what hangs on it."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from dateline.events.event import DEFAULT_SCORE, Status
from dateline.links.disagreement import Slot
from dateline.links.expectation import Verdict
from dateline.links.history import Step, StepKind
from dateline.links.told import Told
from dateline.record.reader import RecordReader
from dateline.views.disagreements import ToldDisagreement, find_disagreements
from dateline.views.expectations import ToldExpectation, find_expectations
from dateline.views.filters import AMONG, Condition, among
from dateline.views.markup import Mark
from dateline.views.notes import find_occurrence_ids
from dateline.views.passages import Passage, find_passage
from dateline.views.review import Difference, find_differences
from dateline.views.rows import ToldEvent, find_events, find_rows
from dateline.views.story import by_countries, find_steps
from dateline.views.story_line import StoryLine, story_line
from dateline.views.telling import Telling, telling_of
from dateline.views.told_occurrences import (
    ToldOccurrence,
    find_occurrence,
    leading_condition,
    read_tellings,
    trusting_some,
)

_RULED_ON = f"SELECT DISTINCT id FROM correction_about_row WHERE kind = 'event' AND id {AMONG}"
_REJECTED = """
    SELECT event FROM machine_occurrences
    WHERE id = ? AND event IN (SELECT event FROM event_ruling_row WHERE verdict = 'rejected') ORDER BY event
"""


@dataclass(frozen=True, slots=True)
class StepTold:
    """A step of the history: who told it first, whom the article names and the outlet, and when it was known.

    `event` tells it; where that tells of another occurrence, one that led to this, `occurrence` is that one, else "".
    """

    kind: StepKind
    status: Status
    known: str
    told_by: str
    outlet: str
    event: str
    occurrence: str


@dataclass(frozen=True, slots=True)
class Origin:
    """All that one independent origin tells: its first article's tellings, and those of the copies of it."""

    witness: str
    outlet: str
    published: str
    articles: int
    tellings: tuple[Telling, ...]
    copies: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a disagreement, with the words that give it."""

    value: str
    event: str
    article: str
    outlet: str
    published: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class DisagreementShown:
    """Two values of one slot that cannot both hold, the one told first before the other."""

    id: str
    slot: Slot
    first: Side
    second: Side
    reason: str


@dataclass(frozen=True, slots=True)
class ExpectationShown:
    """An expectation that a telling raised, or that a telling settled (`is_raised` is false then)."""

    id: str
    is_raised: bool
    holder: str
    due_from: str | None
    due_to: str | None
    verdict: Verdict
    criterion: str
    reason: str
    changes: tuple[str, ...]
    event: str
    sentence: str
    published: str
    outcome: str
    outcome_sentence: str
    outcome_outlet: str
    outcome_published: str


@dataclass(frozen=True, slots=True)
class OccurrencePage:
    """An occurrence in full; `id` is "" for an event that is linked to none, which stands here alone.

    `ruled` is what people changed of its tellings, by event, `rejected` the events that they rejected.
    """

    id: str
    line: StoryLine
    is_below: bool
    steps: tuple[StepTold, ...]
    origins: tuple[Origin, ...]
    disagreements: tuple[DisagreementShown, ...]
    expectations: tuple[ExpectationShown, ...]
    ruled: dict[str, tuple[Difference, ...]]
    rejected: tuple[str, ...]


def occurrence_page(
    reader: RecordReader, id: str, find_leading: Callable[[StoryLine], Iterable[str]] = lambda line: ()
) -> OccurrencePage | None:
    """An occurrence in full; None where the record has none of this id.

    `find_leading` names events of other articles that may have led to it; those of its own are always looked at.
    """
    found = find_occurrence(reader, id)
    return _page(reader, found, find_leading) if found else None


def event_alone(reader: RecordReader, event: str) -> OccurrencePage | None:
    """An event that is linked to no occurrence, as if it were one; None where the record has none of this id."""
    told = read_tellings(reader, Condition("id = ?", (event,)))
    return _page(reader, trusting_some("", told), lambda line: ()) if told else None


def _page(
    reader: RecordReader, found: ToldOccurrence, find_leading: Callable[[StoryLine], Iterable[str]]
) -> OccurrencePage:
    events = [one.event.id for one in found.told]
    line = story_line(found)
    return OccurrencePage(
        id=found.id,
        line=line,
        is_below=line.score < DEFAULT_SCORE,
        steps=tuple(_steps(reader, found, list(find_leading(line)))),
        origins=tuple(_origins(reader, found)),
        disagreements=tuple(_disagreements(reader, events)),
        expectations=tuple(_expectations(reader, events)),
        ruled=_ruled(reader, events),
        rejected=tuple(row["event"] for row in find_rows(reader, _REJECTED, (found.id,))),
    )


def _ruled(reader: RecordReader, events: Sequence[str]) -> dict[str, tuple[Difference, ...]]:
    """What people changed of events: the machine's values beside those that stand now."""
    ids = json.dumps([row["id"] for row in find_rows(reader, _RULED_ON, (json.dumps(events),))])
    here = Condition(f"id {AMONG}", (ids,))
    now = {one.event.id: one for one in find_events(reader, here)}
    found = find_events(reader, here, as_found=True)
    return {one.event.id: find_differences(one, now.get(one.event.id)) for one in found}


def _steps(reader: RecordReader, found: ToldOccurrence, leading: Sequence[str]) -> Iterator[StepTold]:
    """The history, with acts that led up to it told in the same articles or among those given."""
    own = {one.event.id for one in found.told}
    articles = json.dumps(sorted({one.event.article for one in found.told}))
    near = Condition(f"(article {AMONG} OR id {AMONG})", (articles, json.dumps(leading)))
    beside = near.and_(leading_condition(DEFAULT_SCORE))
    steps = find_steps(found, by_countries(read_tellings(reader, beside)))
    linked = find_occurrence_ids(reader, [step.event for step in steps if step.event not in own])
    yield from (step_told(one, linked.get(one.event, "")) for one in steps)


def step_told(step: Step, occurrence: str = "") -> StepTold:
    """A step of a history; `occurrence` where its event tells of another one."""
    return StepTold(step.kind, step.status, step.known, step.told_by, step.outlet, step.event, occurrence)


def _origins(reader: RecordReader, found: ToldOccurrence) -> Iterator[Origin]:
    """The tellings of an occurrence by their origin."""
    ids = json.dumps([one.event.id for one in found.told])
    told = {one.event.id: one for one in find_events(reader, Condition(f"id {AMONG}", (ids,)))}
    reasons = find_rows(reader, f"SELECT event, reason FROM occurrences WHERE event {AMONG}", (ids,))
    texts = find_texts(reader, {one.event.article for one in found.told})
    return origins_of(found, told, texts, {row["event"]: row["reason"] for row in reasons})


def origins_of(
    found: ToldOccurrence,
    told: Mapping[str, ToldEvent],
    texts: Mapping[str, str],
    reason_of: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Origin]:
    """The tellings by their origin, in the order in which origins first told of it.

    `told` are the events by id, `texts` those of the articles, `reason_of` why each event is taken to tell of it.
    """
    for witness in dict.fromkeys(one.witness for one in found.told):
        group = [one for one in found.told if one.witness == witness]
        first = _first_article(witness, group)
        tellings = [
            telling_of(told[one.event.id], texts[one.event.article], reason_of.get(one.event.id, "")) for one in group
        ]
        own = tuple(one for one in tellings if one.article == first)
        copies = tuple(one for one in tellings if one.article != first)
        yield Origin(witness, own[0].outlet, own[0].published, len({one.article for one in tellings}), own, copies)


def _first_article(witness: str, group: Sequence[Told]) -> str:
    """The article that stands for an origin: the witness where it tells of the occurrence, else who told it first."""
    return witness if any(one.event.article == witness for one in group) else group[0].event.article


def find_texts(reader: RecordReader, articles: Iterable[str]) -> Mapping[str, str]:
    """The texts of articles, by id."""
    rows = find_rows(reader, f"SELECT id, text FROM articles WHERE id {AMONG}", (json.dumps(sorted(articles)),))
    return {row["id"]: row["text"] for row in rows}


def _disagreements(reader: RecordReader, events: Sequence[str]) -> Iterator[DisagreementShown]:
    """Both events of a disagreement tell of the same occurrence, so looking for the first finds it."""
    found = find_disagreements(reader, among("first_event", events))
    texts = find_texts(reader, {side.event.article for one in found for side in (one.first, one.second)})
    yield from (disagreement_shown(one, texts) for one in found)


def disagreement_shown(told: ToldDisagreement, texts: Mapping[str, str]) -> DisagreementShown:
    """A disagreement with the passages that give its values; `texts` of the articles by id."""
    first, second = _sides(told, texts)
    return DisagreementShown(told.disagreement.id, told.disagreement.slot, first, second, told.disagreement.reason)


def _sides(told: ToldDisagreement, texts: Mapping[str, str]) -> tuple[Side, Side]:
    one = told.disagreement
    words = Mark(one.first_words.start, one.first_words.end, "in question")
    other_words = Mark(one.second_words.start, one.second_words.end, "in question")
    return _side(one.first, told.first, words, texts), _side(one.second, told.second, other_words, texts)


def _side(value: str, told: ToldEvent, words: Mark, texts: Mapping[str, str]) -> Side:
    article = told.event.article
    passage = find_passage(texts[article], told.event.sentence, [words])
    return Side(value, told.event.id, article, told.outlet, told.published, passage)


def _expectations(reader: RecordReader, events: Sequence[str]) -> Iterator[ExpectationShown]:
    """What the tellings let be expected, then what they settled of what others had."""
    ids = json.dumps(events)
    raised = find_expectations(reader, among("event", events))
    yield from (_expectation(one, is_raised=True) for one in raised)
    # The view's own column may be a ruling, which no index knows.
    by_outcome = f"id IN (SELECT id FROM expectation_row WHERE outcome <> '' AND outcome {AMONG})"
    settled = find_expectations(reader, Condition(f"{by_outcome} AND outcome {AMONG}", (ids, ids)))
    known = {one.expectation.id for one in raised}
    yield from (_expectation(one, is_raised=False) for one in settled if one.expectation.id not in known)


def _expectation(told: ToldExpectation, *, is_raised: bool) -> ExpectationShown:
    one, outcome = told.expectation, told.outcome
    return ExpectationShown(
        id=one.id,
        is_raised=is_raised,
        holder=told.holder,
        due_from=one.due[0],
        due_to=one.due[1],
        verdict=one.verdict,
        criterion=one.criterion,
        reason=one.reason,
        changes=one.changes,
        event=one.event,
        sentence=told.told.sentence,
        published=told.told.published,
        outcome=one.outcome,
        outcome_sentence=outcome.sentence if outcome else "",
        outcome_outlet=outcome.outlet if outcome else "",
        outcome_published=outcome.published if outcome else "",
    )
