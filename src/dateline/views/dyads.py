"""Dyads: how often one state acted on another in a month or year, each act counted once however often it is told."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import permutations, product
from statistics import mean

from dateline.events.event import Event, EventType, Role
from dateline.links.linking import shipped_linking
from dateline.record.reader import RecordReader
from dateline.registry.states import states
from dateline.views.filters import Condition, Filters
from dateline.views.standing import is_standing, is_within
from dateline.views.story_line import Party, StoryLine
from dateline.views.told_occurrences import ToldOccurrence, find_occurrences

FACTS = "happened,ongoing"


class Period(Enum):
    """The stretches of time to count in."""

    MONTH = "month"
    YEAR = "year"

    def of(self, day: str) -> str:
        """The period an ISO day, month or year is in; "" where it is not that fine."""
        length = len("2024-06") if self is Period.MONTH else len("2024")
        return day[:length] if len(day) >= length else ""


@dataclass(frozen=True, slots=True)
class Counted:
    """An act of `source` on `target`, codes of states, in a period, with its counts of articles and origins."""

    period: str
    source: str
    target: str
    type: EventType
    cameo: str
    scale: float
    articles: int
    origins: int


@dataclass(frozen=True, slots=True)
class Dyad:
    """What one state did to another in a period, every act counted once; `key` is what else the acts have in common.

    `scale` is the mean conflict-cooperation score, -10 to 10; `quads` how many acts are of quad class 1, 2, 3 and 4.
    """

    period: str
    source: str
    target: str
    key: str
    count: int
    scale: float
    quads: tuple[int, int, int, int]
    articles: int
    origins: int


@dataclass(frozen=True, slots=True)
class Counts:
    """The acts that could be counted, and how many occurrences between states have no date as fine as the period."""

    acts: list[Counted] = field(default_factory=list)
    undated: int = 0


def count_dyads(reader: RecordReader, filters: Filters | None = None, *, by: Period = Period.MONTH) -> Counts:
    """The acts of states on others; `filters` as for a story, by default what happened or is going on.

    Acts done together, such as meetings, count both ways where nobody is acted on.
    """
    filters = filters or Filters(status=FACTS)
    acts: list[Counted] = []
    undated = 0
    for occurrence in find_occurrences(reader, _condition(filters), filters.min_score):
        pairs = find_pairs(occurrence.telling.event) if is_standing(occurrence.standing, filters.status) else []
        period = by.of(_day(occurrence))
        undated += bool(pairs) and not period
        if period and is_within(occurrence.when, filters.from_date, filters.to_date):
            acts.extend(_counted(occurrence, period, pair) for pair in pairs)
    return Counts(acts, undated)


def find_pairs(event: Event | StoryLine) -> list[tuple[str, str]]:
    """The states that act in an event or line with those they act on, each pair once, none with itself."""
    actors, recipients = _states(event.actors), _states(event.recipients)
    is_mutual = event.type in shipped_linking().mutual and not event.recipients
    pairs = permutations(actors, 2) if is_mutual else product(actors, recipients)
    return [(source, target) for source, target in pairs if source != target]


def dyads(acts: Iterable[Counted], key: Callable[[Counted], str] = lambda act: "") -> list[Dyad]:
    """The acts summed up by period, pair and what a key tells apart; in that order."""
    groups: dict[tuple[str, str, str, str], list[Counted]] = defaultdict(list)
    for act in acts:
        groups[(act.period, act.source, act.target, key(act))].append(act)
    return [_dyad(group, groups[group]) for group in sorted(groups)]


def _condition(filters: Filters) -> Condition:
    """Events in which somebody of a known country acts, as the filters ask, save their days."""
    condition = replace(filters, from_date="", to_date="").condition
    return condition.and_(Condition("id IN (SELECT event FROM roles WHERE part = 'actor' AND country IS NOT NULL)"))


def _day(occurrence: ToldOccurrence) -> str:
    """The ISO day, month or year an occurrence is counted in: its first; the last where the first is open."""
    when = occurrence.when
    return (when and (when.start or when.end)) or ""


def _states(roles: Iterable[Role | Party]) -> list[str]:
    known = states()
    return sorted({role.country for role in roles if role.country in known})


def _counted(occurrence: ToldOccurrence, period: str, pair: tuple[str, str]) -> Counted:
    event = occurrence.telling.event
    counts = (occurrence.articles, occurrence.origins)
    return Counted(period, *pair, event.type, event.cameo, event.scale, *counts)


def _dyad(group: tuple[str, str, str, str], acts: Sequence[Counted]) -> Dyad:
    quads = Counter(act.type.quad for act in acts)
    return Dyad(
        *group,
        count=len(acts),
        scale=round(mean(act.scale for act in acts), 3),
        quads=(quads[1], quads[2], quads[3], quads[4]),
        articles=sum(act.articles for act in acts),
        origins=sum(act.origins for act in acts),
    )
