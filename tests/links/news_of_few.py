"""News of few parties, acts and days, as readings: much of it repeated, copied, moved to other days or left in silence.

Made from a seed, for the laws of linking a record: what few draws make will often meet.
"""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from dateline.articles.article import Article, Metadatum, Part, PartKind, content_id
from dateline.articles.span import Span
from dateline.events.event import Certainty, Event, EventType, Role, Status, When
from dateline.reading import Reading, Run
from dateline.sentences.tense import Tense

_Party = tuple[str, str, str | None]
_PARTIES = (("state/NOR", "Norway", "NOR"), ("state/LVA", "Latvia", "LVA"), ("person/ana-moe", "Ana Moe", "NOR"),
            ("person/ivars-kalns", "Ivars Kalns", "LVA"), ("organisation/sea-watch", "Sea Watch", None))  # fmt: skip
_ACTS = (
    ("CONSULT", "visit", Status.HAPPENED, "visited"), ("CONSULT", "visit", Status.PLANNED, "will visit"),
    ("CONSULT", "visit", Status.DENIED, "denied having visited"), ("ASSAULT", "attack", Status.HAPPENED, "attacked"),
    ("RETREAT", "ceasefire", Status.PLANNED, "plans a ceasefire with"),
    ("AGREE", "settle", Status.HAPPENED, "settled with"),
)  # fmt: skip
_ENDS = (
    "before 40 soldiers of the garrison were killed", "before 60 soldiers of the garrison were killed",
    "and spoke of the old harbour at some length", "instead of a day that was announced two weeks before",
)  # fmt: skip
_WORDS = (
    "anchor", "barley", "copper", "dowry", "ember", "furnace", "gravel", "hazel", "island", "jetty", "kettle",
    "lantern", "marble", "nettle", "orchard", "pepper", "quarry", "ribbon", "saddle", "timber", "umbrella", "velvet",
    "willow", "yarrow", "zinc", "basket", "cradle", "drum", "falcon", "glove", "helmet", "ivory",
)  # fmt: skip
_DAYS = ("2031-03-02", "2031-03-03", "2031-03-20", "2031-05-20", "2031-06-01", "")
_PUBLISHED = ("2031-03-01", "2031-03-04", "2031-03-30", "2031-06-01", "2031-06-02", "2031-06", "")
_OUTLETS = ("Fjord Post", "Riga Times", "Harbour News", "The Gazette")


def some_news(seed: int, articles: int) -> list[Reading]:
    """Readings of so many articles, some with sentences that stand in others."""
    chance, shelf = Random(seed), list[tuple[str, Event]]()
    readings = []
    for number in range(articles):
        told = [_told(chance, shelf) for _ in range(chance.randint(1, 3))]
        readings.append(_reading(f"a{number:02}", told, chance, "first"))
    return readings


def planned_visit(id: str, published: str, day: str, *, end: str = _ENDS[2]) -> Reading:
    """An article that announces one visit for a day; `end` are the last words of its sentence."""
    (one, other), verb = (_PARTIES[2], _PARTIES[1]), "will visit"
    words = f"{one[1]} {verb} {other[1]} {end} {id}."
    told = words, replace(_event(words, one, other, _ACTS[1]), when=When(day, day, "text", Span("", 0, 1)))
    made = _reading(id, [told], Random(id), "first")
    described = replace(made.article, published=Metadatum(published), outlet=Metadatum(f"{id} Post"), origin=None)
    return replace(made, article=described)


def read_again(reading: Reading, seed: int) -> Reading:
    """The same text as another run reads it: of another day or outlet, with other events."""
    chance = Random(seed)
    kept = [event for event in reading.events if chance.random() < 0.8]
    events = tuple(replace(event, status=chance.choice(_ACTS)[2], when=_when(chance)) for event in kept)
    described = replace(reading.article, **_metadata(chance))  # type: ignore[arg-type]
    return replace(reading, article=described, events=events, run=_run(f"again-{seed}"))


def _told(chance: Random, shelf: list[tuple[str, Event]]) -> tuple[str, Event]:
    """A sentence with its event, at the beginning of a text; every fifth stands in an article before."""
    if shelf and chance.random() < 0.2:
        return chance.choice(shelf)
    shelf.append(_sentence(chance))
    return shelf[-1]


def _sentence(chance: Random) -> tuple[str, Event]:
    (one, other), act = chance.sample(_PARTIES, 2), chance.choice(_ACTS)
    words = f"{one[1]} {act[3]} {other[1]} {chance.choice(_ENDS)} {' '.join(chance.sample(_WORDS, 9))}."
    return words, replace(_event(words, one, other, act), when=_when(chance))


def _event(words: str, one: _Party, other: _Party, act: tuple[str, str, Status, str]) -> Event:
    """The event of a sentence "ONE ACT OTHER ...", undated."""
    type, mode, status, verb = act
    start = len(one[1]) + 1
    return Event(
        "", "", Span("", 0, len(words)), Span("", start, start + len(verb)), verb, f"{type}/{mode}/verb/{mode}",
        EventType(type), mode, "", 0.0, (_role(one, 0),), (_role(other, start + len(verb) + 1),), None, None,
        status, "+", Certainty.CERTAIN, Tense.PAST, (), 0.8,
    )  # fmt: skip


def _role(party: _Party, start: int) -> Role:
    id, name, country = party
    return Role(Span("", start, start + len(name)), name, id, name, country)


def _when(chance: Random) -> When | None:
    day = chance.choice(_DAYS)
    return When(day, day, "text", Span("", 0, 1)) if day else None


def _reading(id: str, told: list[tuple[str, Event]], chance: Random, run: str) -> Reading:
    text = " ".join(words for words, _ in told)
    article = Article(id, text, (Part(Span(id, 0, len(text)), PartKind.BODY),), **_metadata(chance))  # type: ignore
    return Reading(article, (), (), tuple(_events(id, told)), (), _run(run))


def _events(id: str, told: list[tuple[str, Event]]) -> Iterator[Event]:
    start = 0
    for place, (words, event) in enumerate(told):
        yield replace(
            event,
            id=content_id("event", id, str(place)),
            article=id,
            sentence=_moved(event.sentence, id, start),
            trigger=_moved(event.trigger, id, start),
            actors=tuple(replace(role, span=_moved(role.span, id, start)) for role in event.actors),
            recipients=tuple(replace(role, span=_moved(role.span, id, start)) for role in event.recipients),
        )
        start += len(words) + 1


def _moved(span: Span, article: str, by: int) -> Span:
    return Span(article, span.start + by, span.end + by)


def _metadata(chance: Random) -> dict[str, Metadatum | None]:
    published, outlet = chance.choice(_PUBLISHED), chance.choice(_OUTLETS)
    origin = chance.choice(_OUTLETS) if chance.random() < 0.3 else ""
    told = {"published": published, "outlet": outlet, "origin": origin}
    return {name: Metadatum(value) if value else None for name, value in told.items()}


def _run(id: str) -> Run:
    return Run(id, "none", "none", "none", {})
