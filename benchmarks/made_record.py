"""A record of made-up news, written in one transaction: what a reader would have found, without reading.

Events stand in sentences with their roles, dates and places; mentions, claims and findings, which linking does not look
at, are left out unless they are asked for.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from benchmarks.made_news import SEED, MadeArticle, MadeParty, Telling, make_articles
from dateline.articles.article import Article, Metadatum, Part, PartKind, content_id
from dateline.articles.span import Span
from dateline.claims.claim import Claim, Stance
from dateline.claims.finding import Finding, FindingKind
from dateline.events.event import Certainty, Event, Role, Status, When, Where
from dateline.mentions.mention import Interval, Mention, MentionKind
from dateline.reading import Reading, Run
from dateline.record.connection import connect_to_write
from dateline.record.rows import Row, Value, find_rows, reading_row, run_row
from dateline.record.schema import now
from dateline.registry.states import states
from dateline.sentences.tense import Tense

_RUN = Run("made-up", "none", "none", "none", {})
_ROWS_AT_ONCE = 20_000
_PATIENCE = 5.0
# A table has rows of these before its own.
_ORDER = (
    "article_row", "reading_row", "part_row", "mention_row", "event_row", "role_row", "claim_row", "claim_holder_row",
    "claim_event_row", "finding_row",
)  # fmt: skip
_STANCES = {Status.DENIED: Stance.DENIES, Status.POSSIBLE: Stance.DOUBTS, Status.HYPOTHETICAL: Stance.ASKS}
_ARTICLES_FOR_A_FINDING = 20


def write_record(
    path: Path,
    events: int,
    *,
    seed: int = SEED,
    only: Callable[[MadeArticle], bool] | None = None,
    is_whole: bool = False,
) -> int:
    """Write a record with so many events, or add those articles that are `only` wanted; how many articles it wrote.

    A whole one has mentions, claims and findings too, and scores of every height.
    """
    connection = connect_to_write(path, patience=_PATIENCE)
    try:
        connection.execute("BEGIN IMMEDIATE")
        if not connection.execute("SELECT 1 FROM run_row").fetchone():
            _insert(connection, "run_row", [{**run_row(_RUN), "first_used": now()}])
        made = enumerate(make_articles(events, seed=seed), 1)
        wanted = ((n, article) for n, article in made if not only or only(article))
        readings = (make_reading(n, article) for n, article in wanted)
        articles = _insert_readings(connection, map(_with_all_else, readings) if is_whole else readings)
        connection.execute("COMMIT")
        return articles
    finally:
        connection.close()


def _insert_readings(connection: sqlite3.Connection, readings: Iterable[Reading]) -> int:
    waiting: defaultdict[str, list[Row]] = defaultdict(list)
    ((known,),) = connection.execute("SELECT coalesce(max(number), 0) FROM reading_row")
    number = known
    for number, reading in enumerate(readings, known + 1):
        for table, row in _rows(number, reading):
            waiting[table].append(row)
        if len(waiting["role_row"]) >= _ROWS_AT_ONCE:
            _insert_all(connection, waiting)
    _insert_all(connection, waiting)
    return int(number) - int(known)


def _insert_all(connection: sqlite3.Connection, waiting: dict[str, list[Row]]) -> None:
    for table in _ORDER:
        _insert(connection, table, waiting.pop(table, []))


def _insert(connection: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    """Add rows; those of one table may have different columns, the others are then empty."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    if columns:
        names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
        values = (tuple(map(row.get, columns)) for row in rows)
        connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)


def _rows(number: int, reading: Reading) -> Iterator[tuple[str, Mapping[str, Value]]]:
    yield "article_row", {"id": reading.article.id, "text": reading.article.text}
    yield "reading_row", {**reading_row(reading), "number": number, "time_read": now()}
    for table, row in find_rows(reading):
        yield table, {"reading": number, **row}


def make_reading(number: int, made: MadeArticle) -> Reading:
    """What is found in a made-up article, one event in each sentence."""
    id = f"article-{number:07}"
    sentences = [_Sentence(id, telling) for telling in made.tellings]
    start, events = 0, []
    for place, sentence in enumerate(sentences):
        events.append(sentence.event(start, content_id("event", id, str(place))))
        start += len(sentence.text) + 1
    text = " ".join(sentence.text for sentence in sentences)
    article = Article(
        id,
        text,
        (Part(Span(id, 0, len(text)), PartKind.BODY),),
        outlet=Metadatum(made.outlet),
        origin=Metadatum(made.origin) if made.origin else None,
        published=Metadatum(made.published.isoformat()),
    )
    return Reading(article, (), (), tuple(events), (), _RUN)


def _with_all_else(reading: Reading) -> Reading:
    """The reading with what linking does not look at: who is named, who says so, and now and then what is wrong."""
    events = tuple(_between_states(replace(event, score=_score(event))) for event in reading.events)
    text = reading.article.text
    claims = tuple(_claim(event, text) for event in events if event.said_by)
    is_wrong = int(reading.article.id.rpartition("-")[2]) % _ARTICLES_FOR_A_FINDING == 0
    findings = (_finding(events[0]),) if is_wrong and events and events[0].actors else ()
    mentions = tuple(mention for event in events for mention in _mentions(event, text))
    return replace(reading, mentions=mentions, events=events, claims=claims, findings=findings)


def _between_states(event: Event) -> Event:
    """The event with codes of states that there are, so that it counts between states."""
    sides = {part: tuple(map(_of_a_state, getattr(event, part))) for part in ("actors", "recipients", "said_by")}
    where = event.where and replace(event.where, country=_code(event.where.country or ""))
    return replace(event, **sides, where=where)


def _of_a_state(role: Role) -> Role:
    code = _code(role.country or "")
    return replace(role, country=code, id=f"state/{code}" if role.id.startswith("state/") else role.id)


@cache
def _code(made: str) -> str:
    """A state for a made-up one, "S07" the eighth."""
    return list(states())[int(made[1:])]


def _score(event: Event) -> float:
    """A score by the event's id, most of them high."""
    return round(1 - 0.9 * (int(event.id[-6:], 16) / 0xFFFFFF) ** 2, 3)


def _claim(event: Event, text: str) -> Claim:
    return Claim(
        id=content_id("claim", event.id),
        article=event.article,
        sentence=event.sentence,
        holder=event.said_by,
        cue=event.trigger,
        cue_text=event.trigger_text,
        content=event.sentence,
        content_text=event.sentence.of(text),
        stance=_STANCES.get(event.status, Stance.ASSERTS),
        is_quote=False,
        events=(event.id,),
    )


def _finding(event: Event) -> Finding:
    wrong = event.actors[0]
    return Finding(
        id=content_id("finding", event.id),
        article=event.article,
        kind=list(FindingKind)[int(event.id[-6:], 16) % len(FindingKind)],
        sentence=event.sentence,
        span=wrong.span,
        text=wrong.text,
        rests_on=(event.trigger,),
        reason=f"{wrong.text} stands where it cannot stand.",
        should_read="",
        rule="made up",
    )


def _mentions(event: Event, text: str) -> Iterator[Mention]:
    for role in (*event.actors, *event.recipients):
        yield Mention(MentionKind.ACTOR, role.span, role.text, 0, 0, role.id, role.name, role.country, role.sector)
    if event.when and event.when.span:
        interval = Interval(event.when.start, event.when.end)
        value = event.when.start or ""
        span = event.when.span
        yield Mention(MentionKind.TIME, span, span.of(text), 0, 0, timex="DATE", value=value, interval=interval)
    if event.where:
        where = event.where
        yield Mention(MentionKind.PLACE, where.span, where.text, 0, 0, where.id, where.name, where.country)


class _Sentence:
    """The sentence of a telling: its words are put down one stretch after another, and their places remembered."""

    def __init__(self, article: str, telling: Telling) -> None:
        self.article, self.telling = article, telling
        self._places: dict[str, tuple[int, int]] = {}
        self.text = ""
        self._write()

    def event(self, offset: int, id: str) -> Event:
        """The event, in an article where the sentence begins at a character."""
        telling, entry = self.telling, self.telling.of.entry
        return Event(
            id,
            self.article,
            Span(self.article, offset, offset + len(self.text)),
            self._span("trigger", offset),
            entry.lemma,
            entry.id,
            entry.type,
            entry.mode,
            entry.cameo,
            entry.scale,
            self._roles("actor", telling.of.actor, offset),
            self._roles("recipient", telling.of.recipient, offset),
            When(telling.when, telling.when, "text", self._span("when", offset)) if telling.when else None,
            self._where(offset),
            telling.status,
            "-" if telling.status in (Status.DENIED, Status.NOT_HAPPENED) else "+",
            Certainty.POSSIBLE if telling.status is Status.POSSIBLE else Certainty.CERTAIN,
            Tense.FUTURE if telling.status is Status.PLANNED else Tense.PAST,
            self._roles("holder", telling.of.actor, offset),
            0.8,
            ("actor: subject", "recipient: object"),
        )

    def _write(self) -> None:
        telling, happening = self.telling, self.telling.of
        self._put("actor", happening.actor.name)
        self._put("trigger", happening.entry.lemma)
        if happening.recipient.country != happening.actor.country:
            self._put("recipient", happening.recipient.name)
        self._put("", " ".join(telling.words))
        if telling.count:
            self._put("", f"before {telling.count} soldiers")
        if happening.place:
            self._put("where", f"in {happening.place.name}")
        if telling.when:
            self._put("when", _in_words(telling.when))
        if telling.is_attributed:
            self._put("", "according to")
            self._put("holder", happening.actor.name)
        self.text += "."

    def _put(self, name: str, words: str) -> None:
        start = len(self.text) + bool(self.text)
        self.text = f"{self.text} {words}".lstrip()
        self._places[name] = (start, start + len(words))

    def _span(self, name: str, offset: int) -> Span:
        start, end = self._places[name]
        return Span(self.article, offset + start, offset + end)

    def _roles(self, name: str, party: MadeParty, offset: int) -> tuple[Role, ...]:
        if name not in self._places:
            return ()
        return (Role(self._span(name, offset), party.name, party.id, party.name, party.country, "GOV"),)

    def _where(self, offset: int) -> Where | None:
        place = self.telling.of.place
        if place is None:
            return None
        words = f"in {place.name}"
        place_id, at = place.id, (place.latitude, place.longitude)
        return Where(self._span("where", offset), words, place_id, place.name, place.country, *at)


def _in_words(when: str) -> str:
    """ "on 8 March" of an ISO day, "in March" of a month."""
    year, month, *day = map(int, when.split("-"))
    name = date(year, month, 1).strftime("%B")
    return f"on {day[0]} {name}" if day else f"in {name}"
