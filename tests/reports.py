"""Short reports of the tests' own and the bundled dispatches, read whole."""

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

import pytest

from dateline.articles.article import Article
from dateline.articles.build import build_article
from dateline.articles.document import Document
from dateline.events.event import DEFAULT_SCORE, Event, Role
from dateline.intake.files import Source, find_sources, read_documents
from dateline.reading import Reader, Reading

DISPATCHES = Path(str(files("dateline"))) / "dispatches"
WEDNESDAY = "2024-05-15"


def read_report(reader: Reader, text: str, *, published: str = WEDNESDAY) -> Reading:
    """A report of one paragraph or more, read as published on a Wednesday in May."""
    return reader.read(build_article(Document("report", text=text, published=published)))


def find_event(reader: Reader, text: str, trigger: str, *, published: str = WEDNESDAY) -> Event:
    """The event of a report whose trigger takes in the first place where `trigger` stands; fails when none is shown."""
    place = text.index(trigger)
    events = shown_events(read_report(reader, text, published=published))
    for event in events:
        if event.trigger.start <= place < event.trigger.end:
            return event
    pytest.fail(f"no event at {trigger!r}, only at {[event.trigger_text for event in events]}")


def shown_events(reading: Reading) -> list[Event]:
    """The events that are trusted enough to be shown without being asked for."""
    return [event for event in reading.events if event.score >= DEFAULT_SCORE]


def countries(roles: Sequence[Role]) -> str:
    """The countries of some roles, sorted: "FIN+NOR"; a question mark where one is not known."""
    return "+".join(sorted({role.country or "?" for role in roles}))


def dispatch_articles() -> Iterator[tuple[str, Article]]:
    """The bundled dispatches as articles, by the name of their expected record."""
    for source in find_sources([DISPATCHES]):
        assert isinstance(source, Source) and source.path, source
        for document in read_documents(source):
            assert isinstance(document, Document), document
            article = build_article(document)
            yield document.id or source.path.stem, article


def read_dispatches(reader: Reader) -> Iterator[tuple[str, Reading]]:
    """The readings of the bundled dispatches, by the name of their expected record."""
    return ((name, reader.read(article)) for name, article in dispatch_articles())


def row_ids(dispatches: Mapping[str, Reading] | None = None) -> dict[str, list[str]]:
    """The ids of everything found in each dispatch: the run, the events, the claims. Read here when not given."""
    readings = dict(read_dispatches(Reader.open())) if dispatches is None else dispatches
    return {
        name: [reading.run.id, *(row.id for row in (*reading.events, *reading.claims))]
        for name, reading in readings.items()
    }
