"""Review: what is most in doubt and weighs most comes first, and a person rules on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import HTTPException, Query, Request

from dateline.events.event import EventType
from dateline.links.expectation import Verdict
from dateline.mentions.mention import MentionKind
from dateline.record.correction import Field
from dateline.record.corrections import load_corrections, shipped_codebook
from dateline.record.reader import RecordReader
from dateline.views.expectations import ToldExpectation, find_expectations
from dateline.views.passages import Passage, event_passages
from dateline.views.review import Choice, Review, review
from dateline.views.rows import ToldEvent
from dateline.views.story_line import StoryLine
from dateline.web.desk import Desk, OpenedDesk
from dateline.web.index.asked import StoryAsked
from dateline.web.index.lines import find_lines
from dateline.web.index.listing import Page
from dateline.web.index.review import QueueRow, find_queue
from dateline.web.pages.corrections import CorrectionShown, show_corrections
from dateline.web.pages_made import Pages
from dateline.web.paging import PageNumber, Paging, page_of
from dateline.web.rows_shown import find_events_by_id, of_ids, tellings_of

pages = Pages("review")

_SIZE = 20
_ALIKE = 8

EventId = Annotated[str, Query(max_length=200, description="The event to review; by default the first of the queue.")]
Done = Annotated[str, Query(max_length=200, description="The id of the ruling that was just given.")]
Of = Annotated[bool, Query(description="Leave out what the visitor has ruled on, not what anybody has.")]


@dataclass(frozen=True, slots=True)
class Queued:
    """An event that waits for a ruling; `doubt` is what orders the queue."""

    told: ToldEvent
    doubt: float


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The event under review in its sentence, with the others that tell of the same, and those that may."""

    review: Review
    passage: Passage
    tellings: tuple[ToldEvent, ...]
    alike: tuple[StoryLine, ...]
    expectation: ToldExpectation | None

    @property
    def actors(self) -> tuple[Choice, ...]:
        """Mentions that can be chosen for those who take part."""
        return self.review.choices_of(MentionKind.ACTOR)

    @property
    def places(self) -> tuple[Choice, ...]:
        """Mentions that can be chosen for the place."""
        return self.review.choices_of(MentionKind.PLACE)

    @property
    def times(self) -> tuple[Choice, ...]:
        """Mentions that can be chosen for the days."""
        return tuple(one for one in self.review.choices_of(MentionKind.TIME) if one.from_date or one.to_date)


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The queue, most doubt and weight first, and the event under review, None where nothing waits.

    `done` is the ruling that was just given, if there was one.
    """

    queue: tuple[Queued, ...]
    paging: Paging
    reviewed: Reviewed | None
    next: str
    is_mine: bool
    done: CorrectionShown | None

    fields = tuple(Field)
    verdicts = tuple(Verdict)

    @property
    def modes(self) -> dict[EventType, tuple[str, ...]]:
        """The modes of each type in the codebook."""
        modes = shipped_codebook().modes
        return {type: tuple(sorted({mode.name for mode in modes if mode.type is type})) for type in EventType}


@pages.page("/review", "review.html")
def review_queue(
    desk: OpenedDesk, request: Request, event: EventId = "", mine: Of = False, done: Done = "", page: PageNumber = 1
) -> ReviewPage:
    """What is to be reviewed, most doubt and weight first, and one event with all that can be ruled on it."""
    author = request.state.session.author if mine else ""
    found = find_queue(desk.index, page_of(page, size=_SIZE), author=author)
    queue = _queue(desk, found.rows)
    chosen = event or (queue[0].told.event.id if queue else "")
    return ReviewPage(
        queue=queue,
        paging=Paging.of(found, page, size=_SIZE),
        reviewed=_reviewed(desk, chosen) if chosen else None,
        next=_after([one.told.event.id for one in queue], chosen),
        is_mine=mine,
        done=_done(desk.reader, done) if done else None,
    )


def _queue(desk: Desk, rows: Sequence[QueueRow]) -> tuple[Queued, ...]:
    told = find_events_by_id(desk.reader, [row.event for row in rows])
    return tuple(Queued(told[row.event], row.doubt) for row in rows if row.event in told)


def _done(reader: RecordReader, id: str) -> CorrectionShown | None:
    """The ruling of this id, None where there is none."""
    known = {one.id: one for one in load_corrections(reader)}
    return next(iter(show_corrections(reader, [known[id]], known)), None) if id in known else None


def _after(queue: Sequence[str], event: str) -> str:
    """The event to go on to when this one is done."""
    place = queue.index(event) + 1 if event in queue else 0
    return next((one for one in queue[place:] if one != event), "")


def _reviewed(desk: Desk, event: str) -> Reviewed:
    if not desk.reader.query("SELECT 1 FROM machine_events WHERE id = ?", [event]).rows:
        raise HTTPException(404, f"no newest reading has the event {event!r}")
    found = review(desk.reader, event)
    others = tellings_of(desk.reader, [found.occurrence]).get(found.occurrence, ()) if found.occurrence else ()
    return Reviewed(
        review=found,
        passage=event_passages(desk.reader, [found.ruled or found.found])[event],
        tellings=tuple(others),
        alike=_alike(desk, found),
        expectation=_expectation(desk.reader, found.expectation),
    )


def _expectation(reader: RecordReader, id: str) -> ToldExpectation | None:
    return next(iter(find_expectations(reader, of_ids([id]))), None) if id else None


def _alike(desk: Desk, found: Review) -> tuple[StoryLine, ...]:
    """Other occurrences of the same type and parties about the same time: those it may be joined with."""
    event = (found.ruled or found.found).event
    parties = [role.country or role.id or role.text for role in (*event.actors[:1], *event.recipients[:1])]
    month = (event.when.start or event.when.end or "")[:7] if event.when else ""
    between = (parties[0], parties[1]) if len(parties) > 1 else ("", "")
    party = parties[0] if len(parties) == 1 else ""
    asked = StoryAsked(party=party, between=between, types=(event.type,), from_date=month, to_date=month)
    lines = find_lines(desk.index, asked, Page(_ALIKE + 1)).rows
    return tuple(line for line in lines if line.id != found.occurrence)[:_ALIKE]
