"""Standing: what several tellings of one thing come to, taken together: how it stands, on which days it was."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.events.event import Status, When
from dateline.links.days import Days, days_told, read_days
from dateline.links.told import Told
from dateline.views.filters import chosen

_FACTS = frozenset({Status.HAPPENED, Status.ONGOING})
_DENIALS = frozenset({Status.DENIED, Status.NOT_HAPPENED})
_TO_COME = frozenset({Status.PLANNED, Status.POSSIBLE, Status.HYPOTHETICAL})
# Of one day of publication the last of these is the newest.
_RANKS = ("hypothetical", "possible", "planned", "alleged", "denied", "not_happened", "ongoing", "happened")


def find_standing(told: Sequence[Told]) -> tuple[Status, ...]:
    """How an occurrence stands: one status, or two where it is both told and denied.

    A fact, happened or ongoing, beats all that is less; otherwise the newest word counts. A denial stands beside what
    it denies. Only a plan and the word that nothing came of it do not stand together: the newer does.
    """
    fact = _newest(one for one in told if one.event.status in _FACTS)
    other = _newest(one for one in told if one.event.status not in _FACTS | _DENIALS)
    denial = _newest(one for one in told if one.event.status in _DENIALS)
    said = fact or other
    if said is None or denial is None:
        return tuple(one.event.status for one in (said, denial) if one is not None)
    if said.event.status in _TO_COME and denial.event.status is Status.NOT_HAPPENED:
        return (max(said, denial, key=_age).event.status,)
    return (said.event.status, denial.event.status)


def find_telling(told: Sequence[Told]) -> Told:
    """The telling that says best what an occurrence was: with both sides named, standing as told, of the best score."""
    standing = find_standing(told)
    return max(told, key=lambda one: (_is_whole(one), one.event.status in standing, one.event.score))


def find_days_told(told: Sequence[Told]) -> When | None:
    """The days of an occurrence as one of its tellings gives them; None when none does.

    Chosen are those that the most witnesses allow who tell it as a fact, then the most of all, then the finest, then
    the earliest: "June" allows the 18th. The month of publication counts only where nobody gives a date.
    """
    dated = [(one, days) for one in told if (days := days_told(one.event.when))]
    if not dated:
        return next((one.event.when for one in told if one.event.when), None)
    of_facts = _witnesses_by_days((one, days) for one, days in dated if one.event.status in _FACTS)
    of_all = _witnesses_by_days(dated)

    def rank(days: Days) -> tuple[int, int, int, int]:
        return _count(of_facts, days), _count(of_all, days), -days.length, -days.first.toordinal()

    best = max(of_all, key=rank)
    return next(one.event.when for one, days in dated if days == best)


def is_standing(standing: Sequence[Status], asked: str) -> bool:
    """Whether one of these is asked for, several with commas between; "" asks for all. Raises QueryError."""
    statuses = chosen("status", asked.lower(), Status)
    return not statuses or any(status.value in statuses for status in standing)


def is_within(when: When | None, from_date: str, to_date: str) -> bool:
    """Whether days touch those asked for, ISO days, months or years; "" is open. No days are never within."""
    asked = read_days(from_date or None, to_date or None)
    if asked is None:
        return True
    days = read_days(when.start, when.end) if when else None
    return days is not None and days.overlaps(asked)


def is_after(published: str, when: When | None) -> bool:
    """Whether an article came out when the days were over: what it tells as new did not lead up to them."""
    end = when and when.end
    return bool(end) and published.partition("/")[0] > f"{end}~"


def _witnesses_by_days(dated: Iterable[tuple[Told, Days]]) -> dict[Days, set[str]]:
    found: dict[Days, set[str]] = defaultdict(set)
    for one, days in dated:
        found[days].add(one.witness)
    return found


def _count(witnesses: Mapping[Days, set[str]], days: Days) -> int:
    """How many witnesses allow these days."""
    return len(set().union(*(who for allowed, who in witnesses.items() if allowed.covers(days))))


def _newest(told: Iterable[Told]) -> Told | None:
    return max(told, key=_age, default=None)


def _age(told: Told) -> tuple[str, int]:
    return told.published.partition("/")[0], _RANKS.index(told.event.status.value)


def _is_whole(told: Told) -> bool:
    event = told.event
    return bool(event.actors) and bool(event.recipients or len(event.actors) > 1)
