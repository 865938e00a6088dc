"""Events as articles tell them, made from a line each: for the tests of links."""

import zlib
from collections.abc import Iterator
from dataclasses import replace

from dateline.articles.span import Span
from dateline.events.event import Certainty, Event, EventType, Role, Status, When, Where
from dateline.links.occurrence import Occurrence
from dateline.links.told import Told
from dateline.sentences.tense import Tense

PLACES = {
    "Riga": ("LVA", 56.9, 24.1),
    "Jurmala": ("LVA", 57.0, 23.8),
    "Oslo": ("NOR", 59.9, 10.8),
    "Tromso": ("NOR", 69.6, 18.9),
}


def tell(article: str, act: str, who: str = "", when: str = "", *, sentence: str = "It [came about].") -> Told:
    """One event as an article tells it.

    `article` is "a1 2031-03-10 Fjord Post", `act` "CONSULT/visit planned", `who` "Nora Lund@NOR > Latvia@LVA < Anna
    Berg@NOR" (doers, those done to, holders; people have two names), `when` "2031-06", "2031-06-18/2031-06-19" or
    "../2031-06"; brackets in `sentence` mark the trigger.
    """
    id, published, outlet = (*article.split(" ", 2), "", "")[:3]
    kind, status = act.split()
    type, _, mode = kind.partition("/")
    doers, holders = _sides(who, "<")
    doers, others = _sides(doers, ">")
    whole, trigger = _spans(id, sentence)
    event = Event(
        id=f"{id}:{act}:{who}:{when}:{sentence}", article=id, sentence=whole, trigger=trigger,
        trigger_text=sentence[sentence.index("[") + 1 : sentence.index("]")], entry="", type=EventType(type), mode=mode,
        cameo="", scale=0.0, actors=tuple(_roles(id, doers)), recipients=tuple(_roles(id, others)), when=_when(when),
        where=None, status=Status(status), polarity="+", certainty=Certainty.CERTAIN, tense=Tense.PAST,
        said_by=tuple(_roles(id, holders)), score=1.0,
    )  # fmt: skip
    return Told(event, published, outlet, witness=id, sentence=sentence.replace("[", "").replace("]", ""))


def change_event(told: Told, **changes: object) -> Told:
    """The same telling of an event with other fields."""
    return replace(told, event=replace(told.event, **changes))  # type: ignore[arg-type]


def place(told: Told, name: str) -> Told:
    """The same, told of at one of PLACES."""
    country, latitude, longitude = PLACES[name]
    where = Where(told.event.trigger, name, f"place/{name}", name, country, latitude, longitude, name)
    return change_event(told, where=where)


def one_occurrence(*tellings: Told) -> list[Occurrence]:
    """All of these as one occurrence."""
    return [Occurrence("o1", tuple(one.event.id for one in tellings), ())]


def _sides(words: str, mark: str) -> tuple[str, str]:
    before, _, after = words.partition(mark)
    return before.strip(), after.strip()


def _roles(article: str, names: str) -> Iterator[Role]:
    for name, _, country in (words.strip().partition("@") for words in names.split("+") if words.strip()):
        id = f"state/{country}" if " " not in name else f"person/{name.replace(' ', '-').lower()}"
        is_group = name.startswith("the ")
        yield Role(Span(article, 0, len(name)), name, "" if is_group else id, "" if is_group else name, country or None)


def _when(words: str) -> When | None:
    first, _, last = words.partition("/")
    ends = [None if end == ".." else end for end in (first, last or first)]
    return When(ends[0], ends[1], "text", None) if words else None


def _spans(article: str, sentence: str) -> tuple[Span, Span]:
    """A sentence and its trigger; the same sentence of an article always stands at the same place."""
    start = zlib.crc32(sentence.replace("[", "").replace("]", "").encode()) % 100_000
    opening, closing = sentence.index("["), sentence.index("]") - 1
    return Span(article, start, start + len(sentence) - 2), Span(article, start + opening, start + closing)
