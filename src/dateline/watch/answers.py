"""Answers: what a record says to saved questions, each as words with the sentence and the article behind it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dateline.links.disagreement import Slot
from dateline.record.reader import RecordReader
from dateline.views.dates import interval_words
from dateline.views.disagreements import ToldDisagreement, find_disagreements
from dateline.views.expectations import ToldExpectation, expectations
from dateline.views.filters import Condition, chosen, one_of
from dateline.views.findings import ToldFinding, findings
from dateline.views.parties_asked import between_condition
from dateline.views.rows import ToldEvent, find_rows
from dateline.views.story import StoryFilters, story
from dateline.views.story_line import parties_of, story_line
from dateline.views.told_occurrences import ToldOccurrence
from dateline.watch.questions import Question, QuestionKind


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `keys` are what it is remembered by: it is new while none of them was told for the question."""

    id: str
    keys: tuple[str, ...]
    says: str
    sentence: str
    article: str
    outlet: str
    published: str


def find_answers(reader: RecordReader, question: Question) -> Iterator[Answer]:
    """All that the record answers to a question now."""
    return _FINDERS[question.kind](reader, question)


def find_url(reader: RecordReader, article: str) -> str:
    """The address of an article, "" where it has none."""
    rows = find_rows(reader, "SELECT url FROM articles WHERE id = ?", (article,))
    return (rows[0]["url"] or "") if rows else ""


def _occurrences(reader: RecordReader, question: Question) -> Iterator[Answer]:
    asked = StoryFilters(question.story, question.between, question.filters)
    return (_occurrence(row.occurrence) for row in story(reader, asked))


def _occurrence(found: ToldOccurrence) -> Answer:
    # Its id is that of its first event, which an article of an earlier day may take over; the events stay.
    standing = " and ".join(status.value for status in found.standing)
    keys = tuple(f"{one.event.id} {standing}" for one in found.told)
    line = story_line(found)
    told = next(one for one in reversed(found.trusted) if one.event.status in found.standing)
    days = interval_words(line.when_from, line.when_to)
    says = ", ".join(filter(None, (line.headline, standing.replace("_", " "), days)))
    return Answer(found.id, keys, says, told.sentence, told.event.article, told.outlet, told.published)


def _expectations(reader: RecordReader, question: Question) -> Iterator[Answer]:
    found = expectations(reader, question.filters, holder=question.holder, verdict=question.verdict)
    return map(_expectation, found)


def _expectation(told: ToldExpectation) -> Answer:
    one, shown = told.expectation, told.outcome or told.told
    due = interval_words(*one.due)
    days = f", due {due}" if due else ""
    reason = f" ({one.reason})" if one.reason else ""
    says = f"{one.verdict.value}: {_headline(told.told)}{days}{reason}"
    keys = (f"{one.id} {one.verdict.value}",)
    return Answer(one.id, keys, says, shown.sentence, shown.event.article, shown.outlet, shown.published)


def _disagreements(reader: RecordReader, question: Question) -> Iterator[Answer]:
    events = question.filters.condition
    if any(name.strip() for name in question.between):
        events = events.and_(between_condition(*question.between))
    inside = f"IN (SELECT id FROM events WHERE {events.sql})"
    condition = Condition(f"(first_event {inside} OR second_event {inside})", events.parameters * 2)
    slots = one_of("slot", chosen("slot", question.slot.lower(), Slot))
    return map(_disagreement, find_disagreements(reader, condition.and_(slots)))


def _disagreement(told: ToldDisagreement) -> Answer:
    one, shown = told.disagreement, told.second
    sides = (f"{one.first} ({_teller(told.first)})", f"{one.second} ({_teller(told.second)})")
    says = f"{one.slot.value} of {_headline(told.first)}: {' against '.join(sides)}"
    return Answer(one.id, (one.id,), says, shown.sentence, shown.event.article, shown.outlet, shown.published)


def _findings(reader: RecordReader, question: Question) -> Iterator[Answer]:
    return (_finding(reader, told) for told in findings(reader, kind=question.finding))


def _finding(reader: RecordReader, told: ToldFinding) -> Answer:
    one = told.finding
    right = f", should read {one.should_read}" if one.should_read else ""
    says = f"{one.kind.value.replace('_', ' ')}: “{one.text}”{right}: {one.reason}"
    sql = "SELECT substr(text, ?, ?) AS words FROM articles WHERE id = ?"
    [row] = find_rows(reader, sql, (one.sentence.start + 1, one.sentence.end - one.sentence.start, one.article))
    return Answer(one.id, (one.id,), says, row["words"], one.article, told.outlet, told.published)


def _headline(told: ToldEvent) -> str:
    """Who, the act and whom."""
    event = told.event
    who, whom = (", ".join(party.name for party in parties_of(roles)) for roles in (event.actors, event.recipients))
    act = (event.mode or event.type.value.lower()).replace("_", " ")
    return f"{who or 'nobody named'}: {act}{f' → {whom}' if whom else ''}"


def _teller(told: ToldEvent) -> str:
    return ", ".join(filter(None, (told.outlet or "an unnamed outlet", told.published)))


_FINDERS: Mapping[QuestionKind, Callable[[RecordReader, Question], Iterator[Answer]]] = {
    QuestionKind.EVENT: _occurrences,
    QuestionKind.EXPECTATION: _expectations,
    QuestionKind.DISAGREEMENT: _disagreements,
    QuestionKind.FINDING: _findings,
}
