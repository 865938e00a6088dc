"""Story lines as rows of the index and back, and what each adds to its counts."""

import json
from collections.abc import Iterable, Iterator
from itertools import permutations, product

from dateline.events.event import DEFAULT_SCORE, EventType, Status
from dateline.views.dyads import find_pairs
from dateline.views.story_line import Party, Place, StoryLine
from dateline.web.index.counts import Counted
from dateline.web.index.keys import kind_of
from dateline.web.index.line_tokens import band

_FACTS = frozenset({Status.HAPPENED, Status.ONGOING})
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def line_text(line: StoryLine) -> str:
    """A line as the text of its row."""
    where = line.where
    return _encode(
        [
            line.id, line.event, line.type.value, line.mode, [status.value for status in line.statuses],
            line.when_from, line.when_to, line.first_told, _parties(line.actors), _parties(line.recipients),
            where and [where.name, where.country, where.latitude, where.longitude],
            line.scale, line.articles, line.origins, line.tellings, line.score,
        ]
    )  # fmt: skip


def read_line(text: str) -> StoryLine:
    """The line of a row."""
    id, event, type, mode, statuses, start, end, told, actors, recipients, where, *counts = json.loads(text)
    scale, articles, origins, tellings, score = counts
    return StoryLine(
        id, event, EventType(type), mode, tuple(map(Status, statuses)), start, end, told,
        tuple(Party(*one) for one in actors), tuple(Party(*one) for one in recipients),
        Place(*where) if where else None, scale, articles, origins, tellings, score,
    )  # fmt: skip


def counted_of(line: StoryLine) -> Iterator[Counted]:
    """What a line adds to the counts; one under the score that is shown adds nothing but itself."""
    yield _tally("origins", f"{line.origins:09}")
    yield _tally("score", f"{line.score:.2f}")
    month = (line.when_from or line.when_to or "")[:7]
    yield _tally("by band", bin_key(month, kind_of(line.type, line.statuses), line.score))
    if line.score < DEFAULT_SCORE:
        yield _tally("lines", "below")
        return
    yield _tally("lines", "shown")
    yield from _bins(line)
    yield from (("partner", pair, (1,)) for pair in _partners(line))
    if line.where and line.where.latitude is not None:
        yield _tally("place", place_text(line.where))
    if not _FACTS.isdisjoint(line.statuses):
        yield from _dyads(line)


def place_text(place: Place) -> str:
    """A place as the key of its count."""
    return _encode([place.name, place.country, place.latitude, place.longitude])


def read_place(text: str) -> Place:
    """The place of a key."""
    return Place(*json.loads(text))


def party_key(party: Party) -> str:
    """What a party is counted under: its id, else its name."""
    return party.id or party.name


def _tally(kind: str, key: str) -> Counted:
    return "tally", (kind, key), (1,)


def _bins(line: StoryLine) -> Iterator[Counted]:
    """By year, by month, and by day as it is told, with type and standing."""
    day, kind = line.when_from or line.when_to or "", kind_of(line.type, line.statuses)
    yield from (_tally(f"by {name}", bin_key(day[:length], kind)) for name, length in _GRAINS)


_GRAINS = (("year", 4), ("month", 7), ("day", 10))


def bin_key(day: str, kind: int, score: float | None = None) -> str:
    """What is counted, in columns: ten for a day, month or year, three for type and standing, two for the score."""
    return f"{day:10}{kind:03}" + (f"{band(score):02}" if score is not None else "")


def _partners(line: StoryLine) -> Iterable[tuple[str, str]]:
    """Those who act with those they act on, both ways; where nobody is acted on, those who act together."""
    actors, recipients = ({party_key(one) for one in side} for side in (line.actors, line.recipients))
    if not recipients:
        return permutations(sorted(actors), 2)
    pairs = {pair for one in product(actors, recipients) if one[0] != one[1] for pair in (one, one[::-1])}
    return sorted(pairs)


def _dyads(line: StoryLine) -> Iterator[Counted]:
    day = line.when_from or line.when_to or ""
    quads = tuple(int(line.type.quad == quad) for quad in (1, 2, 3, 4))
    amounts = (round(line.scale * 1000), *quads, line.articles, line.origins, 1)
    for period in [""] + [day[:length] for length in (4, 7) if len(day) >= length] if day else []:
        yield from (("dyad", (period, *pair), amounts) for pair in find_pairs(line))


def _parties(parties: Iterable[Party]) -> list[list[str | None]]:
    return [[one.name, one.id, one.country] for one in parties]
