"""Coverage as a record remembers it, and which plans a change of it concerns.

What `Coverage` keeps of all articles stands in two tables: who is told of on which day (`linked_party`), and plans and
announcements by what they are found by (`linked_plan`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
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
_MANY = 500  # articles on a party; of parties with more it does not matter which is asked for first


@dataclass(frozen=True, slots=True)
class OriginNews:
    """An origin that gained or lost an article: all its articles, the last day of one, and who is told of in them."""

    articles: frozenset[str]
    day: str
    parties: frozenset[str]

    @classmethod
    def of(cls, told: Sequence[Told]) -> "OriginNews":
        """The news of an origin that tells these."""
        days = [published.first.isoformat() for published in map(days_published, told) if published is not None]
        parties = frozenset(party for one in told for party in parties_of(one.event))
        return cls(frozenset(one.event.article for one in told), max(days, default=""), parties)


class RecordedCoverage(Coverage):
    """The same answers, from what is remembered of all articles."""

    def __init__(self, memory: LinkMemory) -> None:
        super().__init__()
        self._memory = memory

    def origins_after(self, roles: Sequence[Role], day: date, *, type: str = "") -> frozenset[str]:
        """The origins that tell of all these parties after that day, of acts of one type only if it is given."""
        after = day.isoformat()
        rarest, *others = sorted({key_of(role) for role in roles}, key=lambda party: self._count(party, after)) or [""]
        found = self._origins(rarest, after, type)
        for party in others:
            behind = self._memory.articles_behind(found)
            rows = self._memory.party_after(party, after, behind)
            found = {behind[article] for article, types in rows if _is_of(type, types)}
        return frozenset(found)

    def is_told_after(self, roles: Sequence[Role], day: date, *, type: str, but: Set[str]) -> bool:
        """Whether an article that is none of `but` tells of all these parties, in acts of a type, after that day."""
        after = day.isoformat()
        rarest, *others = sorted({key_of(role) for role in roles}, key=lambda party: self._count(party, after)) or [""]
        found = {article for article, types in self._memory.party_after(rarest, after) if _is_of(type, types)} - but
        for party in others:
            rows = self._memory.party_after(party, after, found)
            found = {article for article, types in rows if _is_of(type, types)}
        return bool(found)

    def moves_of(self, event: Event) -> list[Told]:
        """Announcements of the same kind of act by one of the same doers whose words move a date."""
        events = self._memory.plans(_by_doer(_MOVE, event)) - {event.id}
        found = read_told_of(self._memory.connection, events) if events else {}
        return [found[id] for id in sorted(found)]

    def _count(self, party: str, after: str) -> int:
        return self._memory.count_party(party, after, _MANY)

    def _origins(self, party: str, after: str, type: str) -> set[str]:
        rows = self._memory.party_after(party, after)
        return set(self._memory.witnesses(article for article, types in rows if _is_of(type, types)).values())


def party_rows(told: Iterable[Told]) -> list[tuple[str, str, str, str]]:
    """Who is told of, on which day, in which article, and of what types of acts."""
    types: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for one in told:
        published = days_published(one)
        if published is not None:
            for party in parties_of(one.event):
                types[party, published.first.isoformat(), one.event.article].add(one.event.type.value)
    return [(*key, " ".join(sorted(found))) for key, found in types.items()]


def plan_rows(told: Iterable[Told]) -> Iterator[tuple[str, str, str]]:
    """The keys by which plans and moves are found, each with its event and the last day of its publication."""
    for one in told:
        if one.event.status is Status.PLANNED:
            published = days_published(one)
            day = published.last.isoformat() if published else ""
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


def _is_of(type: str, types: str) -> bool:
    return not type or type in types.split()


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
