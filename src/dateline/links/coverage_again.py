"""Coverage as a record remembers it, and which plans a change of it concerns.

What `Coverage` keeps of all articles stands in two tables: who is told of on which day (`linked_party`), and plans and
announcements by what they are found by (`linked_plan`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations

from dateline.events.event import Event, Role, Status
from dateline.links.coverage import Coverage, moves_date
from dateline.links.days import days_published, days_told
from dateline.links.recorded_news import read_told_of
from dateline.links.roles_compared import key_of
from dateline.links.told import Told
from dateline.record.link_memory import LinkMemory

_BETWEEN = "\t"
_NEWS, _PLAN, _MOVE = "news", "plan", "move"
_MANY = 3_000  # rows on a party; of parties with more it does not matter which is asked for first


@dataclass(frozen=True, slots=True)
class OriginNews:
    """An origin that gained or lost an article: what it told before, and what it tells now."""

    origin: str
    before: Sequence[Told]
    now: Sequence[Told]

    @property
    def day(self) -> str:
        """The last day of an article."""
        days = (published.first.isoformat() for published in map(days_published, self._told) if published is not None)
        return max(days, default="")

    @property
    def parties(self) -> set[str]:
        """All who are told of."""
        return {party for one in self._told for party in parties_of(one.event)}

    @property
    def _told(self) -> Sequence[Told]:
        return (*self.before, *self.now)


class RecordedCoverage(Coverage):
    """The same answers, from what is remembered of all articles."""

    def __init__(self, memory: LinkMemory) -> None:
        super().__init__()
        self._memory = memory

    def origins_after(self, roles: Sequence[Role], day: date, *, type: str = "") -> int:
        """How many origins tell of all these parties after that day, of acts of one type only if it is given."""
        parties = self._rarest_first(roles, type, day)
        found = self._memory.origins_on(parties[0], type, day.isoformat()) if parties else set()
        for party in parties[1:]:
            found = self._memory.origins_on(party, type, day.isoformat(), found)
        return len(found)

    def is_told_after(self, roles: Sequence[Role], day: date, *, type: str, but: Iterable[str]) -> bool:
        """Whether an origin that is none of `but` tells of all these on one day after that, in acts of a type."""
        parties = self._rarest_first(roles, type, day)
        return bool(parties) and self._memory.is_told_of(parties, type, day.isoformat(), but)

    def moves_of(self, event: Event) -> list[Told]:
        """Announcements of the same kind of act by one of the same doers whose words move a date."""
        events = self._memory.plans(_by_doer(_MOVE, event)) - {event.id}
        found = read_told_of(self._memory.connection, events) if events else {}
        return [found[id] for id in sorted(found)]

    def _rarest_first(self, roles: Sequence[Role], type: str, day: date) -> list[str]:
        after = day.isoformat()
        return sorted(
            {key_of(role) for role in roles},
            key=lambda party: (self._memory.count_party(party, type, after, _MANY), party),
        )


def party_rows(told: Iterable[Told]) -> set[tuple[str, str, str, str]]:
    """Who is told of, in what type of act, on which day and by which origin."""
    found = set()
    for one in told:
        published = days_published(one)
        if published is not None:
            day, type = _iso(published.first), one.event.type.value
            found |= {(party, type, day, one.witness) for party in parties_of(one.event)}
    return found


@lru_cache(maxsize=10_000)
def _iso(day: date) -> str:
    """The day, told in millions of rows, kept once."""
    return day.isoformat()


def plan_rows(told: Iterable[Told]) -> Iterator[tuple[str, str, str]]:
    """The keys by which plans and moves are found, each with its event and the day after which news may concern it: the
    last of its publication, or of those it is due on if that is earlier.
    """
    for one in told:
        if one.event.status is Status.PLANNED:
            published, due = days_published(one), days_told(one.event.when)
            day = min(published.last, due.last if due else date.max).isoformat() if published else ""
            yield from ((key, one.event.id, day) for key in _plan_keys(one))


def parties_of(event: Event) -> set[str]:
    """The keys of those who act or are acted on."""
    return {key_of(role) for role in (*event.actors, *event.recipients)}


def plans_moved(memory: LinkMemory, told: Iterable[Told]) -> set[str]:
    """The plans on which announcements among these events may say another day."""
    moving = (one.event for one in told if one.event.status is Status.PLANNED and moves_date(one))
    return memory.plans({key for event in moving for key in _by_doer(_PLAN, event)})


def plans_covered(memory: LinkMemory, news: Iterable[OriginNews]) -> set[str]:
    """The plans whose parties are all among those that one origin tells of, in an article of a later day."""
    return {plan for one in news for plan in memory.plans(_pairs(one.parties), before=one.day)}


def _plan_keys(one: Told) -> set[str]:
    if days_told(one.event.when) is None:
        return {*_by_doer(_MOVE, one.event)} if moves_date(one) else set()
    keys = {*_by_doer(_PLAN, one.event)}
    parties = sorted(parties_of(one.event))
    if parties and days_published(one) is not None:
        keys.add(_BETWEEN.join((_NEWS, *parties[:2])))
    return keys | {*_by_doer(_MOVE, one.event)} if moves_date(one) else keys


def _by_doer(kind: str, event: Event) -> set[str]:
    return {_BETWEEN.join((kind, event.type.value, key_of(role))) for role in event.actors}


def _pairs(parties: Iterable[str]) -> Iterator[str]:
    """What plans are found by whose parties are among these: the first two of them in order, or the only one."""
    for some in (1, 2):
        yield from (_BETWEEN.join((_NEWS, *each)) for each in combinations(sorted(parties), some))
