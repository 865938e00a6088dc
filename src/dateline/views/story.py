"""Story: occurrences in order of time, each with how it stands, its history and its two counts.

`story` takes words. Each that says something must be found, by its stem, in one event of an occurrence: a state by any
of its names among those who take part or as the place, a person's name among those who take part, one word for an act
in the act itself, any other word in the sentence. All that are found are shown in order of time: a story is better told
whole than best first. `between` takes two parties, states by any of their names, everybody else by words of theirs.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.links.history import Step, history
from dateline.links.occurrence import Occurrence
from dateline.links.told import Told
from dateline.record.reader import RecordReader
from dateline.views.filters import Condition, Filters, among
from dateline.views.parties_asked import between_condition
from dateline.views.standing import is_after, is_standing, is_within
from dateline.views.story_words import countries, read_story_words, sort_words, tells_of
from dateline.views.timeline import names
from dateline.views.told_occurrences import (
    ToldOccurrence,
    find_occurrences,
    in_order_of_time,
    leading_condition,
    read_tellings,
)


@dataclass(frozen=True, slots=True)
class StoryFilters:
    """Which occurrences to show. Empty fields ask for nothing.

    `story` are words, `between` two parties. Of the other filters days and status are those of the occurrence; all else
    must hold for one of its events.
    """

    story: str = ""
    between: tuple[str, str] = ("", "")
    filters: Filters = field(default_factory=Filters)

    @property
    def condition(self) -> Condition:
        """The WHERE clause over the `events` view, of which one event of an occurrence must meet all."""
        condition = replace(self.filters, status="", from_date="", to_date="").condition
        if any(name.strip() for name in self.between):
            condition = condition.and_(between_condition(*self.between))
        return condition.and_(read_story_words(self.story).condition) if self.story.strip() else condition


@dataclass(frozen=True, slots=True)
class StoryRow:
    """An occurrence with the steps in which it came about."""

    occurrence: ToldOccurrence
    steps: tuple[Step, ...]


def story(reader: RecordReader, asked: StoryFilters | None = None) -> list[StoryRow]:
    """The occurrences asked for, in order of their days; undated ones last, by publication."""
    asked = asked or StoryFilters()
    found = find_occurrences(reader, asked.condition, asked.filters.min_score)
    if asked.story.strip():
        found = list(_telling_of(asked.story, found))
    chosen = [occurrence for occurrence in found if _holds(asked.filters, occurrence)]
    leading = by_countries(read_tellings(reader, _near(chosen).and_(leading_condition(asked.filters.min_score))))
    return [StoryRow(occurrence, tuple(find_steps(occurrence, leading))) for occurrence in in_order_of_time(chosen)]


def story_fields(row: StoryRow) -> dict[str, object]:
    """A row as flat fields; those who take part, statuses, steps and ids of events are lists."""
    occurrence = row.occurrence
    event, when = occurrence.telling.event, occurrence.when
    where = event.where
    return {
        "when_from": when.start if when else None,
        "when_to": when.end if when else None,
        "status": [status.value for status in occurrence.standing],
        "type": event.type.value,
        "mode": event.mode or None,
        "actors": names(event.actors),
        "recipients": names(event.recipients),
        "where": (where.name or where.text) if where else None,
        "articles": occurrence.articles,
        "origins": occurrence.origins,
        "history": [step_words(step) for step in row.steps],
        "score": event.score,
        "events": [one.event.id for one in occurrence.told],
        "id": occurrence.id,
        "sentence": occurrence.telling.sentence,
    }


def step_words(step: Step) -> str:
    """A step in a line: "2024-06-18 announced: the Kremlin (Fjord Post)"."""
    return f"{step.known or 'undated'} {step.kind.value}: {teller_words(step)}"


def teller_words(step: Step) -> str:
    """Who told a step first: whom the article names, and the outlet."""
    if step.told_by and step.outlet:
        return f"{step.told_by} ({step.outlet})"
    return step.told_by or step.outlet or "an unnamed outlet"


def _telling_of(question: str, occurrences: list[ToldOccurrence]) -> Iterator[ToldOccurrence]:
    """The occurrences of which a trusted event tells of what the question asks for."""
    asked = sort_words(read_story_words(question), (one for found in occurrences for one in found.trusted))
    return (found for found in occurrences if any(tells_of(one, asked) for one in found.trusted))


def _near(occurrences: Iterable[ToldOccurrence]) -> Condition:
    """Events of the same states: no other leads to an occurrence."""
    states = sorted(frozenset().union(*(countries(one.event) for found in occurrences for one in found.trusted)))
    of_states = among("country", states)
    return Condition(f"id IN (SELECT event FROM roles WHERE {of_states.sql})", of_states.parameters)


def _holds(filters: Filters, occurrence: ToldOccurrence) -> bool:
    """Whether an occurrence stands as asked, on days asked for."""
    is_then = is_within(occurrence.when, filters.from_date, filters.to_date)
    return is_then and is_standing(occurrence.standing, filters.status)


def by_countries(told: Iterable[Told]) -> dict[frozenset[str], list[Told]]:
    """Acts by the countries of those who take part and of the place."""
    found: dict[frozenset[str], list[Told]] = defaultdict(list)
    for one in told:
        found[countries(one.event)].append(one)
    return found


def find_steps(occurrence: ToldOccurrence, leading: Mapping[frozenset[str], Sequence[Told]]) -> list[Step]:
    """The history of an occurrence as its trusted events tell it; `leading` are acts that may have led to it."""
    own = [one.event.id for one in occurrence.trusted]
    theirs = frozenset().union(*(countries(one.event) for one in occurrence.trusted))
    near = [
        one
        for states in leading
        if states <= theirs
        for one in leading[states]
        if one.event.id not in own and not is_after(one.published, occurrence.when)
    ]
    reasons = ("",) * (len(own) - 1)
    return history(Occurrence(occurrence.id, tuple(own), reasons), [*occurrence.trusted, *near])
