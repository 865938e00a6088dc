"""What belongs together in a folder of reports whose events are given: same event, expectations, disagreements."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import BaseModel, ValidationError

from dateline.articles.build import build_article
from dateline.articles.document import Document
from dateline.articles.span import Span
from dateline.errors import InputError
from dateline.events.event import Certainty, Event, EventType, Role, Status, When
from dateline.links.disagreement import Disagreement
from dateline.links.disagreements import find_disagreements
from dateline.links.expectation import Expectation
from dateline.links.expectations import find_expectations
from dateline.links.occurrences import link_occurrences
from dateline.links.told import Told
from dateline.mentions.mention import Mention, MentionKind
from dateline.reading import Reader, Reading
from dateline.sentences.sentence import Sentence, Token
from dateline.sentences.tense import Tense

# Words that say what a sentence is about.
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "NUM"})


class GivenRole(BaseModel):
    """One who takes part, by words of the report and the state acted for."""

    text: str
    country: str | None = None


class GivenEvent(BaseModel):
    """An event as the hand-made record writes it: see its guide."""

    id: str
    sentence: str
    trigger: str
    type: EventType
    mode: str | None = None
    actors: list[GivenRole] = []
    recipients: list[GivenRole] = []
    start: str | None = None
    end: str | None = None
    status: Status = Status.HAPPENED
    said_by: list[str] = []


class Report(BaseModel):
    """One article with its events given."""

    id: str
    text: str
    title: str = ""
    published: str = ""
    publisher: str = ""
    events: list[GivenEvent] = []


def predict_links(input: Path, output: Path) -> tuple[InputError, ...]:
    """The links of a folder of reports with their events given, as one JSON object; events are "report#event".

    What is told in one report alone is no link: the format knows only what crosses reports.
    """
    reader = Reader.open()
    errors: list[InputError] = []
    told: list[Told] = []
    for path in sorted(input.glob("*.json")):
        try:
            report = Report.model_validate_json(path.read_bytes())
            told.extend(find_told(report, reader))
        except (ValidationError, InputError) as error:
            errors.append(InputError(str(path), str(error)))
    output.write_text(json.dumps(find_links(told), ensure_ascii=False, indent=1), encoding="utf-8")
    return tuple(errors)


def find_links(told: Sequence[Told]) -> dict[str, object]:
    """What a scorer of links reads."""
    article_of = {one.event.id: one.event.article for one in told}
    occurrences = link_occurrences(told)
    crossing = [o for o in occurrences if len({article_of[id] for id in o.events}) > 1]
    return {
        "same_event": [{"mentions": list(occurrence.events)} for occurrence in crossing],
        "expectations": list(map(_expectation, find_expectations(told, occurrences))),
        "disagreements": list(map(_disagreement, find_disagreements(told, occurrences))),
    }


def _expectation(expectation: Expectation) -> dict[str, str]:
    outcome = {"outcome": expectation.outcome} if expectation.outcome else {}
    return {"expectation": expectation.event, "verdict": expectation.verdict.value, **outcome}


def _disagreement(disagreement: Disagreement) -> dict[str, object]:
    events = {"a": disagreement.first_event, "b": disagreement.second_event}
    return {side: {"mention": event} for side, event in events.items()} | {"slot": disagreement.slot.value}


def find_told(report: Report, reader: Reader) -> Iterator[Told]:
    """The given events of a report as an article tells them, who takes part known as far as the reader knows."""
    document = Document(
        report.id, text=report.text, id=report.id, title=report.title, published=report.published,
        outlet=report.publisher,
    )
    reading = reader.read(build_article(document))
    for given in report.events:
        yield _Given(report, reading, given).told()


class _Given:
    """One given event being found in the text."""

    def __init__(self, report: Report, reading: Reading, given: GivenEvent) -> None:
        self.report, self.reading, self.given = report, reading, given
        self.sentence = self._span(given.sentence, 0, len(report.text))
        self.trigger = self._span(given.trigger, self.sentence.start, self.sentence.end)

    def told(self) -> Told:
        """The event with what its article says of itself."""
        report = self.report
        context = frozenset(self._context())
        return Told(self._event(), report.published, report.publisher, report.id, self.given.sentence, context)

    def _event(self) -> Event:
        given = self.given
        when = None
        if given.start or given.end:
            when = When(given.start, given.end, "text", None)
        return Event(
            id=f"{self.report.id}#{given.id}", article=self.report.id, sentence=self.sentence, trigger=self.trigger,
            trigger_text=given.trigger, entry="", type=given.type, mode=given.mode or "", cameo="", scale=0.0,
            actors=tuple(map(self._role, given.actors)), recipients=tuple(map(self._role, given.recipients)),
            when=when, where=None, status=given.status, polarity="+", certainty=Certainty.CERTAIN,
            tense=Tense.PAST, said_by=tuple(self._role(GivenRole(text=text)) for text in given.said_by), score=1.0,
        )  # fmt: skip

    def _span(self, words: str, start: int, end: int) -> Span:
        """Where whole words stand, there or else anywhere; the whole stretch when they are nowhere."""
        text, wanted = self.report.text, re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        found = wanted.search(text, start, end) or wanted.search(text)
        return Span(self.report.id, *found.span()) if found and words else Span(self.report.id, start, end)

    def _role(self, given: GivenRole) -> Role:
        span = self._span(given.text, self.sentence.start, self.sentence.end)
        named = self._mention(span)
        if named is None or (given.country and named.country not in (None, given.country)):
            return Role(span, given.text, country=given.country)
        country = given.country or named.country
        return Role(span, given.text, named.id, named.name, country, named.sector, named.office, named.through)

    def _mention(self, span: Span) -> Mention | None:
        """The actor that the words of a span name: the one whose head is theirs."""
        heads = {(s.index, token.index) for s in self._sentences(span) for token in _heads(s, span)}
        actors = (m for m in self.reading.mentions if m.kind is MentionKind.ACTOR and m.span.overlaps(span))
        return next((m for m in actors if (m.sentence, m.token) in heads or m.span.covers(span)), None)

    def _context(self) -> Iterator[str]:
        for sentence in self._sentences(self.sentence):
            yield from (token.lemma.lower() for token in sentence.tokens if token.pos in _CONTENT)

    def _sentences(self, span: Span) -> list[Sentence]:
        return [sentence for sentence in self.reading.sentences if sentence.span.overlaps(span)]


def _heads(sentence: Sentence, span: Span) -> Iterator[Token]:
    """The words of a span that hang on a word outside of it."""
    inside = {t.index: t for t in sentence.tokens if span.start <= t.start and t.end <= span.end}
    for token in inside.values():
        if token.head == token.index or token.head not in inside:
            yield token
