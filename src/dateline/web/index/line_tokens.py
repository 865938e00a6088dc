"""What full text finds a line by: the words of all its tellings, and facets of who takes part and how it stands."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations, product
from math import ceil

from dateline.events.event import DEFAULT_SCORE, Event, Role
from dateline.links.days import read_days
from dateline.links.linking import shipped_linking
from dateline.views.story_line import StoryLine
from dateline.views.story_words import parties
from dateline.views.told_occurrences import ToldOccurrence
from dateline.web.index.keys import stretch_nodes
from dateline.web.index.tokens import facet, find_words

BANDS = 20  # of the score, from 0 to 1
ALL = facet("all", "")
BELOW = facet("below", "")
OPEN_START = facet("open", "start")
TWO_WAYS = facet("two", "ways")
ON_MAP = facet("on", "map")


def line_tokens(occurrence: ToldOccurrence, line: StoryLine) -> str:
    """The tokens of a line, each once."""
    found = set(_of_line(line))
    for told in occurrence.trusted:
        found.update(_of_event(told.event))
        found.update(find_words(told.sentence))
    found.update(facet("outlet", told.outlet) for told in occurrence.told)
    return " ".join(sorted(found))


def band(score: float) -> int:
    """The band of a score."""
    return int(score * BANDS + 1e-9)


def first_band(min_score: float) -> int:
    """The first band of those over a score."""
    return ceil(min_score * BANDS - 1e-9)


def _of_line(line: StoryLine) -> Iterator[str]:
    yield ALL
    yield facet("type", line.type.value)
    yield from (facet("status", status.value) for status in line.statuses)
    yield facet("band", str(band(line.score)))
    yield facet("score", f"{line.score:.2f}")
    yield facet("origins", f"{line.origins:09}")
    if line.score < DEFAULT_SCORE:
        yield BELOW
    if len(line.statuses) > 1:
        yield TWO_WAYS
    if line.where and line.where.latitude is not None:
        yield ON_MAP
    yield from _of_days(line)


def _of_days(line: StoryLine) -> Iterator[str]:
    days = read_days(line.when_from, line.when_to)
    if days is None:
        return
    yield from (facet("day", node) for node in stretch_nodes(days.first, days.last))
    if days.first == date.min:
        yield OPEN_START


def _of_event(event: Event) -> Iterator[str]:
    for part, roles in (("actor", event.actors), ("recipient", event.recipients)):
        for role in roles:
            yield from _of_role(part, role)
    yield from (facet("between", pair_value(*pair)) for pair in _pairs(event))
    yield from (facet("country", role.country) for role in parties(event) if role.country)
    yield from find_words(f"{event.mode} {event.trigger_text} {event.type.value}")
    if event.where:
        where = event.where
        yield from find_words(f"{where.name} {where.text}")
        yield from (facet("place", value) for value in (where.id, where.name.casefold()) if value)
        yield from (facet("place", word) for word in find_words(where.name))
        if where.country:
            yield facet("country", where.country)


def pair_value(one: str, other: str) -> str:
    """Two states, or others by their ids, whichever comes first."""
    return " ".join(sorted((one, other)))


def _pairs(event: Event) -> Iterator[tuple[str, str]]:
    """The states and others between which an act is: one acts on the other, or both act together in what takes two."""
    actors, recipients = (
        {value for role in side for value in (role.country, role.id) if value}
        for side in (event.actors, event.recipients)
    )
    yield from product(actors, recipients)
    if event.type in shipped_linking().mutual:
        yield from combinations(actors, 2)


def _of_role(part: str, role: Role) -> Iterator[str]:
    yield from (facet(part, value) for value in (role.id, role.country) if value)
    words = find_words(f"{role.name} {role.text}")
    yield from words
    yield from (facet(f"{part} named", word) for word in words)
