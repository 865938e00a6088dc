"""Story: what happened, is to happen or is said to have happened, in order of time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Depends

from dateline.events.event import DEFAULT_SCORE, EventType, Status
from dateline.views.pages import count
from dateline.views.parties_asked import find_state_asked
from dateline.views.story_entries import StoryEntry, find_entries
from dateline.web import asking
from dateline.web.desk import OpenedDesk
from dateline.web.index.asked import Order, StoryAsked
from dateline.web.index.bins import Unit, find_bins, find_units
from dateline.web.index.lines import find_lines
from dateline.web.index.listing import Page
from dateline.web.index.opening import DeskIndex
from dateline.web.pages_made import Pages
from dateline.web.paging import PageNumber, Paging, page_of

pages = Pages("story")

_SIZE = 100


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """How many occurrences of one standing begin in a year, month or day."""

    period: str
    status: Status
    count: int


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A page of the occurrences asked for. `below` are those that only their score leaves out, None where many.

    Where there are more than a page holds, `periods` counts them all by time.
    """

    title: str
    asked: StoryAsked
    entries: tuple[StoryEntry, ...]
    paging: Paging
    below: int | None
    periods: tuple[PeriodCount, ...]

    @property
    def standfirst(self) -> str:
        """What the page shows and what it leaves out."""
        shown = f"{'More than ' if self.paging.is_more else ''}{count(self.paging.total, 'occurrence')}"
        below = f" {self.below:,} more of a lower score left out." if self.below else ""
        return f"{shown}, each told once, however many articles tell of it.{below}"


async def story_asked(
    words: asking.Words = "",
    party: asking.Name = "",
    other: asking.Name = "",
    type: asking.Several = "",
    status: asking.Several = "",
    from_date: asking.From = "",
    to_date: asking.To = "",
    min_score: asking.MinScore = DEFAULT_SCORE,
    place: asking.Name = "",
    outlet: asking.Outlet = "",
    order: Order = Order.TIME,
) -> StoryAsked:
    """What an address asks of the occurrences."""
    both = bool(party.strip() and other.strip())
    return StoryAsked(
        words=words,
        party="" if both else party.strip() or other,
        between=(party, other) if both else ("", ""),
        types=asking.values("type", type.upper(), EventType),
        statuses=asking.values("status", status.lower(), Status),
        from_date=from_date,
        to_date=to_date,
        min_score=min_score,
        place=place,
        outlet=outlet,
        order=order,
    )


AskedOfStory = Annotated[StoryAsked, Depends(story_asked)]


@pages.page("/", "story.html", api="/story")
def story(desk: OpenedDesk, asked: AskedOfStory, page: PageNumber = 1) -> StoryPage:
    """Occurrences in order of time: who did what to whom, how it stands, and how many tell of it."""
    found = find_lines(desk.index, asked, page_of(page, size=_SIZE))
    is_long = found.is_more or found.total > _SIZE
    return StoryPage(
        title=story_title(asked),
        asked=asked,
        entries=tuple(find_entries(desk.reader, found.rows)),
        paging=Paging.of(found, page, size=_SIZE),
        below=None if found.is_more else _count_below(desk.index, asked, found.total),
        periods=tuple(_find_periods(desk.index, asked)) if is_long else (),
    )


def story_title(asked: StoryAsked) -> str:
    """What is asked for, in a few words."""
    parties = [_name(one) for one in (*asked.between, asked.party) if one.strip()]
    about = " and ".join(parties) or asked.place or asked.outlet
    return ": ".join(part for part in (about, asked.words.strip()) if part) or "The story"


def _name(party: str) -> str:
    state = find_state_asked(party)
    return state.name if state else party


def _count_below(index: DeskIndex, asked: StoryAsked, shown: int) -> int | None:
    every = find_lines(index, replace(asked, min_score=0.0), Page(1))
    return None if every.is_more else every.total - shown


def _find_periods(index: DeskIndex, asked: StoryAsked) -> Sequence[PeriodCount]:
    """The occurrences counted by years; by months or days where they are of few years or one month."""
    counted: Counter[tuple[str, Status]] = Counter()
    for unit in find_units(index, asked, _units(asked)):
        counted = Counter()
        for one in find_bins(index, asked, unit):
            if one.period:
                counted[one.period, one.status] += one.count
        if len({period for period, _ in counted}) > 2:
            break
    found = (PeriodCount(*key, number) for key, number in counted.items())
    return sorted(found, key=lambda one: (one.period, one.status.value))


def _units(asked: StoryAsked) -> Sequence[Unit]:
    """The units to count by, the coarsest that the days asked for allow first."""
    first, last = asked.from_date, asked.to_date
    if first and last and first[:7] == last[:7] and len(first) >= 7:
        return (Unit.DAY,)
    return (Unit.MONTH, Unit.DAY) if first and last and first[:4] == last[:4] else (Unit.YEAR, Unit.MONTH, Unit.DAY)
