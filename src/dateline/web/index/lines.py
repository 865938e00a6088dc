"""Lines of the index: occurrences as they are asked for."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.views.story_line import Place, StoryLine
from dateline.web.index.asked import Order, StoryAsked, on_map, stretches
from dateline.web.index.keys import LAST
from dateline.web.index.line_rows import read_line, read_place
from dateline.web.index.listing import Listing, Page, Stretch, count_rows, listed, take_page
from dateline.web.index.opening import DeskIndex
from dateline.web.index.tokens import facet

_MAPPED = 2_000  # places of more occurrences than these are not looked up one by one
_SHOWN = "SELECT key, shown FROM line WHERE key IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place with how many occurrences were there."""

    place: Place
    count: int


@dataclass(frozen=True, slots=True)
class PlacesFound:
    """Places, the most frequent first; where not `is_whole` those of the newest occurrences only."""

    places: tuple[PlaceRow, ...]
    is_whole: bool


def find_lines(index: DeskIndex, asked: StoryAsked, page: Page = Page()) -> Listing[StoryLine]:  # noqa: B008
    """The occurrences asked for, in the order asked for."""
    counted = count_rows(index, stretches(asked))
    keys = [key for (key,) in take_page(index, _in_order(index, asked), page)]
    return listed(_read_lines(index, keys), counted)


def find_lines_by_id(index: DeskIndex, ids: Iterable[str]) -> dict[str, StoryLine]:
    """The lines of occurrences, by id; those there are."""
    sql = "SELECT id, shown FROM line WHERE id IN (SELECT value FROM json_each(?))"
    return {id: read_line(shown) for id, shown in index.rows(sql, (json.dumps(list(ids)),))}


def find_lines_of_events(index: DeskIndex, events: Iterable[str]) -> dict[str, str]:
    """The ids of the occurrences that events tell of, by event."""
    sql = "SELECT id, line FROM event WHERE line IS NOT NULL AND id IN (SELECT value FROM json_each(?))"
    return dict(index.rows(sql, (json.dumps(list(events)),)))


def find_neighbours(index: DeskIndex, id: str, asked: StoryAsked) -> tuple[StoryLine | None, StoryLine | None]:
    """The occurrences asked for that come before and after one in time."""
    key = index.number("SELECT key FROM line WHERE id = ?", (id,))
    before = _nearest(index, replace(asked, order=Order.NEWEST), (0, key - 1))
    return before, _nearest(index, replace(asked, order=Order.TIME), (key + 1, LAST))


def find_places(index: DeskIndex, asked: StoryAsked, limit: int = 1_000) -> PlacesFound:
    """Where the occurrences asked for were, of those whose place is known on the map."""
    if asked == StoryAsked(order=asked.order):
        sql = "SELECT key, n FROM tally WHERE kind = 'place'"
        return _places(((read_place(text), count) for text, count in index.rows(sql)), limit, is_whole=True)
    keys = take_page(index, on_map(replace(asked, order=Order.NEWEST)), Page(_MAPPED + 1))
    texts = index.rows(_PLACED, (json.dumps([key for (key,) in keys[:_MAPPED]]),))
    found = ((Place(*json.loads(text)), count) for text, count in texts)
    return _places(found, limit, is_whole=len(keys) <= _MAPPED)


_PLACED = """
    SELECT json_extract(shown, '$[10]'), count(*) FROM line
    WHERE key IN (SELECT value FROM json_each(?)) GROUP BY 1
"""


def _places(found: Iterable[tuple[Place, int]], limit: int, *, is_whole: bool) -> PlacesFound:
    ordered = sorted(found, key=lambda one: (-one[1], one[0].name, str(one[0])))
    return PlacesFound(tuple(PlaceRow(*one) for one in ordered[:limit]), is_whole and len(ordered) <= limit)


def _in_order(index: DeskIndex, asked: StoryAsked) -> Iterator[Stretch]:
    """What is asked as stretches, in the order asked for."""
    if asked.order in (Order.TIME, Order.NEWEST):
        yield from stretches(asked)
        return
    kind = asked.order.value
    for (value,) in index.rows("SELECT key FROM tally WHERE kind = ? ORDER BY key DESC", (kind,)):
        yield from stretches(asked, facet(kind, value))


def _read_lines(index: DeskIndex, keys: Sequence[int]) -> list[StoryLine]:
    shown = dict(index.rows(_SHOWN, (json.dumps(keys),)))
    return [read_line(shown[key]) for key in keys]


def _nearest(index: DeskIndex, asked: StoryAsked, within: tuple[int, int]) -> StoryLine | None:
    found = take_page(index, _by_time(stretches(asked, within=within), asked), Page(1))
    return next(iter(_read_lines(index, [key for (key,) in found])), None)


def _by_time(found: Sequence[Stretch], asked: StoryAsked) -> list[Stretch]:
    """Stretches by their keys, the undated ones after all others in time."""
    return sorted(found, key=lambda one: str(one.parameters[1]).zfill(20), reverse=asked.order is Order.NEWEST)
