"""One visit as several articles tell it, each with one event; linked by hand, so that only views are tested."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from readings import TEXT, make_reading, write_readings

from dateline.articles.article import Metadatum
from dateline.events.event import Event, EventType, Role, Status, When
from dateline.links.told import Told
from dateline.reading import Reading
from dateline.record.link_writer import write_links


def make_role(reading: Reading, name: str) -> Role:
    """A role that "Name@COUNTRY" names: a state where it has no country of its own, "Name@" somebody of none."""
    name, at, country = name.partition("@")
    id = f"person/{name.lower().replace(' ', '-')}" if at else f"state/{name}"
    return Role(reading.events[0].trigger, name, id, name, (country or None) if at else name)


def tell(id: str, told: str = "planned", sides: str = "NOR > FIN", **changes: object) -> Reading:
    """An article of one event; `told` is "status days published", days as "FROM/TO", either "-" where there is none.

    `sides` are names with a plus between on either side of the arrow; `changes` are other fields of the event.
    """
    status, days, published = (*told.split(), "-", "-")[:3]
    reading = make_reading(id)
    actors, _, recipients = sides.partition(" > ")
    event = replace(
        reading.events[0],
        status=Status(status),
        when=_when(reading.events[0], days),
        actors=tuple(make_role(reading, name) for name in actors.split("+")),
        recipients=tuple(make_role(reading, name) for name in filter(None, recipients.split("+"))),
        said_by=(),
        **changes,  # type: ignore[arg-type]
    )
    dated = Metadatum(published) if published != "-" else None
    return replace(reading, article=replace(reading.article, published=dated), events=(event,))


def told_of(reading: Reading, witness: str = "") -> Told:
    """The event of an article as linking knows it."""
    article = reading.article
    published = article.published.value if article.published else ""
    return Told(reading.events[0], published, "Fjord Post", witness or article.id, TEXT)


def write_linked(
    path: Path, readings: Sequence[Reading], together: str, *, witnesses: Mapping[str, str] | None = None
) -> Path:
    """A record of articles; `together` are the ids of those that tell of one thing, each word one: "a1+a2 a3"."""
    write_readings(path, *readings)
    event_of = {reading.article.id: reading.events[0].id for reading in readings}
    occurrences = [
        {"event": event_of[article], "occurrence": f"of-{group.split('+')[0]}", "reason": ""}
        for group in together.split()
        for article in group.split("+")
    ]
    shared = [{"article": article, "witness": witness} for article, witness in (witnesses or {}).items()]
    copies = [
        {"article": one, "source": other, "kind": "near", "share": 0.9, "evidence": "[]", "reason": "nearly as it is"}
        for one, other in (witnesses or {}).items()
        if one != other
    ]
    write_links(path, {"occurrence_row": occurrences, "witness_row": shared, "copy_row": copies})
    return path


def as_type(type: str, mode: str = "", *, cameo: str = "", scale: float = 0.0) -> dict[str, object]:
    """The fields of an event that make it another act."""
    return {"type": EventType(type), "mode": mode, "cameo": cameo, "scale": scale}


def _when(event: Event, days: str) -> When | None:
    start, _, end = days.partition("/")
    if days == "-" or event.when is None:
        return None
    return When(start or None, (end if "/" in days else start) or None, "text", event.when.span)
