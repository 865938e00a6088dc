"""Profile: an event as linking compares it. What many events have in common is made once and told apart by number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from dateline.events.event import Event, EventType, Role, Status, Where
from dateline.links.act_words import STEMS, ActWords, find_stems, find_synonyms
from dateline.links.day_numbers import DayNumbers, find_days, find_published
from dateline.links.linking import Linking, shipped_linking
from dateline.links.parties import Parties, Party, find_parties
from dateline.links.told import Told

_COMING = frozenset({Status.PLANNED, Status.POSSIBLE})

# An event's place in the order of publication, then of text: (published, article, character, id of the event).
Order = tuple[str, str, int, str]


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """An event as linking compares it; `orders` are the places of all events that are told alike, the first first.

    `period` is the ISO day, month or year it is found by: its own, else that of publication. `states` are those acted
    for on either side, `others` the persons and organisations of no known state.
    """

    orders: tuple[Order, ...]
    period: str
    act: ActWords
    actors: Parties
    recipients: Parties
    states: frozenset[str]
    others: frozenset[str]
    days: DayNumbers | None
    published: DayNumbers | None
    is_coming: bool
    place: Where | None
    context: frozenset[str]

    @property
    def likeness_key(self) -> tuple[object, ...]:
        """Equal for events that differ in nothing that is compared but the words around them."""
        published = None if self.days is not None and self.days.is_exact else self.published
        told = (self.act.number, self.actors.number, self.recipients.number)
        return (*told, self.days, published, self.is_coming, self.place and self.place.id)


class Profiler:
    """Makes profiles; those that one profiler makes can be compared with each other."""

    def __init__(self, linking: Linking | None = None) -> None:
        self.linking = linking or shipped_linking()
        self._acts: dict[tuple[EventType, str, str, bool], ActWords] = {}
        self._by_roles: dict[tuple[tuple[str, str, str, str | None], ...], Parties] = {}
        self._by_parties: dict[tuple[Party, ...], Parties] = {}

    def profile(self, told: Told) -> Profile:
        """An event as linking compares it."""
        event = told.event
        actors, recipients = self._parties(event.actors), self._parties(event.recipients)
        when = event.when
        return Profile(
            (order_of(told),),
            _period(told),
            self._act(event),
            actors,
            recipients,
            actors.states | recipients.states,
            actors.others | recipients.others,
            None if when is None else find_days(when.start, when.end),
            find_published(told.published),
            event.status in _COMING,
            event.where,
            frozenset(map(STEMS.__getitem__, told.context)),
        )

    def _act(self, event: Event) -> ActWords:
        key = (event.type, event.mode, event.trigger_text, bool(event.entry))
        found = self._acts.get(key)
        if found is None:
            found = self._acts[key] = self._new_act(event)
        return found

    def _new_act(self, event: Event) -> ActWords:
        mode, words = find_stems(event.mode.replace("_", " ")), find_stems(event.trigger_text)
        linking, type = self.linking, event.type
        return ActWords(
            len(self._acts),
            type,
            linking.families_of(event),
            type in linking.mutual,
            type in linking.mutual - linking.alone,
            type in linking.recurring,
            next((linking.guests[word] for word in sorted(mode) if word in linking.guests), ""),
            mode,
            linking.kin_of(event) if event.entry and event.mode else None,
            words,
            find_synonyms(type, mode | words),
        )

    def _parties(self, roles: Sequence[Role]) -> Parties:
        key = tuple((role.id, role.name, role.text, role.country) for role in roles)
        found = self._by_roles.get(key)
        if found is None:
            found = self._by_roles[key] = self._same_parties(find_parties(roles))
        return found

    def _same_parties(self, parties: tuple[Party, ...]) -> Parties:
        if parties not in self._by_parties:
            states = frozenset(party.country for party in parties if party.country)
            others = frozenset(party.id for party in parties if not party.country and party.is_named)
            self._by_parties[parties] = Parties(len(self._by_parties), parties, states, others)
        return self._by_parties[parties]


def order_of(told: Told) -> Order:
    """The place of a telling in the order of publication, then of text; the unknown come first."""
    event = told.event
    return (told.published.partition("/")[0], event.article, event.trigger.start, event.id)


def event_of(order: Order) -> str:
    """The id of the event at a place in the order."""
    return order[3]


def merge_alike(profiles: Iterable[Profile]) -> list[Profile]:
    """One profile for all that are told alike, the words around them together; in order."""
    alike: dict[object, list[Profile]] = {}
    for profile in sorted(profiles, key=attrgetter("orders")):
        alike.setdefault(profile.likeness_key, []).append(profile)
    return [_merged(same) if len(same) > 1 else same[0] for same in alike.values()]


def _merged(alike: Sequence[Profile]) -> Profile:
    context = frozenset().union(*(profile.context for profile in alike))
    return replace(alike[0], context=context, orders=tuple(order for profile in alike for order in profile.orders))


def _period(told: Told) -> str:
    when = told.event.when
    return (when and (when.start or when.end)) or told.published.partition("/")[0]
