"""Map: where things happened, with the same questions as the story."""

from dataclasses import dataclass

from dateline.registry.states import find_country
from dateline.views.pages import count
from dateline.views.story_line import Place
from dateline.web.desk import OpenedDesk
from dateline.web.index.asked import StoryAsked, on_map, stretches
from dateline.web.index.lines import PlaceRow, find_places
from dateline.web.index.listing import COUNTED, count_rows
from dateline.web.index.opening import DeskIndex
from dateline.web.pages.story import AskedOfStory
from dateline.web.pages_made import Pages

pages = Pages("map")

_MOST = 250


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """A place with its country in words, and how many occurrences were there."""

    place: Place
    country: str
    count: int


@dataclass(frozen=True, slots=True)
class MapPage:
    """Places, the most frequent first: all of them where they are `is_whole`, else those of the newest occurrences.

    `total` counts the occurrences asked for, `placed` those with a place on the map; what is above 10,000 is counted
    only where nothing is asked for, and otherwise `is_more`.
    """

    asked: StoryAsked
    rows: tuple[PlaceShown, ...]
    is_whole: bool
    total: int
    placed: int
    is_more: bool

    @property
    def standfirst(self) -> str:
        """How many occurrences have a place, and how many have none on the map."""
        if self.is_more:
            return f"More than {self.total:,} occurrences; {self.placed:,} or more of them have a place on the map."
        left = self.total - self.placed
        missing = f" The other {left:,} have none, or one that the map does not know." if left else ""
        return f"{count(self.placed, 'occurrence')} of {self.total:,} with a place on the map.{missing}"


@pages.page("/map", "map.html")
def places(desk: OpenedDesk, asked: AskedOfStory) -> MapPage:
    """Places of the occurrences asked for, with how many were there."""
    found = find_places(desk.index, asked, _MOST)
    rows = tuple(map(_shown, found.places))
    if _is_everything(asked):
        return MapPage(asked, rows, found.is_whole, *_known_counts(desk.index), is_more=False)
    total, placed = (count_rows(desk.index, listed) for listed in (stretches(asked), on_map(asked)))
    return MapPage(asked, rows, found.is_whole, min(total, COUNTED), min(placed, COUNTED), is_more=total > COUNTED)


def _shown(row: PlaceRow) -> PlaceShown:
    state = find_country(row.place.country or "")
    return PlaceShown(row.place, state.name if state else row.place.country or "", row.count)


def _is_everything(asked: StoryAsked) -> bool:
    return asked.is_open and not (asked.from_date or asked.to_date or asked.types or asked.statuses)


def _known_counts(index: DeskIndex) -> tuple[int, int]:
    total = index.number("SELECT n FROM tally WHERE kind = 'lines' AND key = 'shown'")
    return total, index.number("SELECT sum(n) FROM tally WHERE kind = 'place'")

