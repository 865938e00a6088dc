"""Telling: an event in the passage that tells it, with what each of its spans stands for and how it was made."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.events.event import Event, EventType, Role, Status
from dateline.views.dates import interval_words
from dateline.views.markup import event_marks
from dateline.views.passages import Passage, find_passage
from dateline.views.rows import ToldEvent
from dateline.views.story_line import Party, Place, parties_of, place_of

_BASIS = {
    "text": "in the text",
    "inherited": "by a linked expression",
    "published": "by the date of publication",
    "correction": "by a ruling",
}


@dataclass(frozen=True, slots=True)
class Spelled:
    """A part of an event: the words it was read from ("" where there are none) and what they stand for."""

    part: str
    words: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Making:
    """How a row was made: the entry of the codebook, the reasons it was read so, and the run."""

    entry: str
    reasons: tuple[str, ...]
    polarity: str
    certainty: str
    tense: str
    cameo: str
    run: str


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as an article tells it. `reason` says why it is taken to tell of the occurrence, "" of the first."""

    event: str
    article: str
    title: str
    outlet: str
    published: str
    status: Status
    type: EventType
    mode: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    where: Place | None
    when_from: str | None
    when_to: str | None
    when_basis: str
    said_by: tuple[Party, ...]
    score: float
    reason: str
    passage: Passage
    spans: tuple[Spelled, ...]
    made: Making

    @property
    def what(self) -> str:
        """The act in words: its mode, else its type."""
        return (self.mode or self.type.value.lower()).replace("_", " ")


def telling_of(told: ToldEvent, text: str, reason: str = "") -> Telling:
    """The telling of an event; `text` is that of its article."""
    event, when = told.event, told.event.when
    return Telling(
        event=event.id,
        article=event.article,
        title=told.title or text.strip().partition("\n")[0][:120] or event.article,
        outlet=told.outlet,
        published=told.published,
        status=event.status,
        type=event.type,
        mode=event.mode,
        actors=parties_of(event.actors),
        recipients=parties_of(event.recipients),
        where=place_of(event.where),
        when_from=when.start if when else None,
        when_to=when.end if when else None,
        when_basis=when.basis if when else "",
        said_by=parties_of(event.said_by),
        score=event.score,
        reason=reason,
        passage=find_passage(text, event.sentence, event_marks(event)),
        spans=tuple(_spans(event, text)),
        made=_made(told),
    )


def _made(told: ToldEvent) -> Making:
    event = told.event
    return Making(
        entry=event.entry,
        reasons=event.reasons,
        polarity=event.polarity,
        certainty=event.certainty.value,
        tense=event.tense.value,
        cameo=event.cameo,
        run=told.run,
    )


def _spans(event: Event, text: str) -> Iterator[Spelled]:
    """Each part with its words and what they stand for."""
    yield Spelled("trigger", event.trigger_text, f"{event.type.value} {event.mode}".strip())
    for part, roles in (("actor", event.actors), ("recipient", event.recipients), ("holder", event.said_by)):
        yield from (Spelled(part, role.text, _meaning(role, text)) for role in roles)
    if event.when:
        when = event.when
        meaning = f"{interval_words(when.start, when.end)}, {_BASIS.get(when.basis, when.basis)}"
        yield Spelled("when", when.span.of(text) if when.span else "", meaning)
    if event.where:
        meaning = ", ".join(filter(None, (event.where.name, event.where.admin, event.where.country)))
        yield Spelled("where", event.where.text, meaning)


def _meaning(role: Role, text: str) -> str:
    """Whom the words stand for, and through which other words."""
    through = [f"through “{span.of(text)}”" for span in role.through]
    known = (role.name, role.office, role.country or "", role.id, *through)
    return ", ".join(part for part in dict.fromkeys(known) if part and part != role.text)
