"""Made-up news of a year: what took place between states, and who tells it when, in articles of several outlets.

All of it follows from a seed. A few states act most of the time, most things are told once and some many times, before
they take place and after; some articles are printed again by another outlet, whole or cut.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.events.codebook import Entry, load_codebook
from dateline.events.event import Status

SEED = 20_240_618
DAYS = 365
FIRST_DAY = date(2024, 1, 1)
EVENTS_IN_ARTICLE = 8  # as in articles of Wikinews
_STATES, _PEOPLE, _PLACES = 60, 12, 20
_VOCABULARY = 4_000
_MOST_OUTLETS = 60
_TELLINGS = (1, 1, 1, 2, 2, 3, 5, 8)
_DAYS_BEFORE, _DAYS_AFTER = (2, 7, 20, 45), (0, 0, 0, 1, 1, 2, 6)
_PRINTED_AGAIN = 0.05
_SYLLABLES = ("ba", "ko", "li", "mar", "den", "sor", "vin", "tal", "pre", "ku", "zha", "nor", "bel", "ti", "gan", "ro")
_TOLD_AFTER = {
    Status.HAPPENED: 70, Status.ALLEGED: 12, Status.ONGOING: 6, Status.POSSIBLE: 5, Status.NOT_HAPPENED: 4,
    Status.DENIED: 2, Status.HYPOTHETICAL: 1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MadeParty:
    """A state, or somebody of it."""

    id: str
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class MadePlace:
    """A town of a state."""

    id: str
    name: str
    country: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Happening:
    """Something in the made-up world; `words` are those it is told with, `count` how many were there, 0 of nobody."""

    day: date
    entry: Entry
    actor: MadeParty
    recipient: MadeParty
    place: MadePlace | None
    words: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Telling:
    """A happening as one sentence tells it: `when` is the ISO day or month it gives, "" for none."""

    of: Happening
    status: Status
    when: str
    words: tuple[str, ...]
    count: int
    is_attributed: bool


@dataclass(frozen=True, slots=True)
class MadeArticle:
    """The tellings of one outlet on one day; `origin` is the outlet it was taken from, or ""."""

    outlet: str
    published: date
    tellings: tuple[Telling, ...]
    origin: str = ""


class World:
    """The states with their people and towns, the words, and the chance that draws them."""

    def __init__(self, seed: int = SEED) -> None:
        self.chance = random.Random(seed)
        self.words = [self._word() for _ in range(_VOCABULARY)]
        self.entries = load_codebook().entries
        states = [self._word().capitalize() for _ in range(_STATES)]
        self._weights = [1 / (rank + 1) ** 0.7 for rank in range(_STATES)]
        self._parties = [list(self._people_of(f"S{rank:02}", name)) for rank, name in enumerate(states)]
        self._places = [list(self._places_of(f"S{rank:02}")) for rank in range(_STATES)]

    def happening(self) -> Happening:
        """Something between two states; between the first few more often than between others."""
        chance = self.chance
        one, other = chance.choices(range(_STATES), self._weights, k=2)
        return Happening(
            FIRST_DAY + timedelta(chance.randrange(DAYS)),
            chance.choice(self.entries),
            self._party(one),
            self._party(other),
            chance.choice(self._places[other]) if chance.random() < 0.4 else None,
            tuple(chance.sample(self.words, 8)),
            chance.randrange(3, 400) if chance.random() < 0.1 else 0,
        )

    def telling(self, of: Happening, *, is_ahead: bool) -> Telling:
        """A sentence on it: a date in six of ten, most words those of others who tell it."""
        chance = self.chance
        day = of.day.isoformat()
        (after,) = chance.choices(list(_TOLD_AFTER), list(_TOLD_AFTER.values()))
        return Telling(
            of,
            Status.PLANNED if is_ahead else after,
            chance.choices((day, day[:7], ""), (5, 1, 4))[0],
            (*chance.sample(of.words, 5), *chance.sample(self.words, 4)),
            of.count and (of.count if chance.random() < 0.8 else of.count + chance.randrange(1, 30)),
            chance.random() < 0.3,
        )

    def _party(self, state: int) -> MadeParty:
        """The state itself half of the time."""
        parties = self._parties[state]
        return parties[0] if self.chance.random() < 0.5 else self.chance.choice(parties)

    def _people_of(self, code: str, name: str) -> Iterator[MadeParty]:
        yield MadeParty(f"state/{code}", name, code)
        yield MadeParty(f"group/{code.lower()}-government", f"{name} government", code)
        yield MadeParty(f"organisation/{code.lower()}-party", f"{self._word().capitalize()} Party", code)
        for _ in range(_PEOPLE):
            first, last = self._word(), self._word()
            yield MadeParty(f"person/{first}-{last}", f"{first.capitalize()} {last.capitalize()}", code)

    def _places_of(self, code: str) -> Iterator[MadePlace]:
        for number in range(_PLACES):
            latitude, longitude = self.chance.uniform(-60, 70), self.chance.uniform(-180, 180)
            yield MadePlace(f"place/{code}-{number}", self._word().capitalize(), code, latitude, longitude)

    def _word(self) -> str:
        return "".join(self.chance.choices(_SYLLABLES, k=self.chance.randint(2, 4)))


def make_articles(events: int, *, seed: int = SEED) -> Iterator[MadeArticle]:
    """Articles with so many events in all, in the order of their days."""
    world = World(seed)
    outlets = [f"{world.words[number].capitalize()} Post" for number in range(_outlets(events))]
    left = events
    for article in _articles(_by_day_and_outlet(world, outlets, events), world, outlets):
        yield MadeArticle(article.outlet, article.published, article.tellings[:left], article.origin)
        left -= len(article.tellings)
        if left <= 0:
            return


def _outlets(events: int) -> int:
    """As many as fill two articles a day each."""
    return max(2, min(_MOST_OUTLETS, events // (2 * DAYS * EVENTS_IN_ARTICLE)))


def _by_day_and_outlet(world: World, outlets: Sequence[str], events: int) -> dict[tuple[date, str], list[Telling]]:
    """At least so many tellings, by the day and the outlet that prints them."""
    chance = world.chance
    told: defaultdict[tuple[date, str], list[Telling]] = defaultdict(list)
    count = 0
    while count < events:
        happening = world.happening()
        for _ in range(chance.choice(_TELLINGS)):
            is_ahead = chance.random() < 0.12
            days = -chance.choice(_DAYS_BEFORE) if is_ahead else chance.choice(_DAYS_AFTER)
            place = (happening.day + timedelta(days), chance.choice(outlets))
            told[place].append(world.telling(happening, is_ahead=is_ahead))
            count += 1
    return told


def _articles(
    told: dict[tuple[date, str], list[Telling]], world: World, outlets: Sequence[str]
) -> Iterator[MadeArticle]:
    """An outlet's articles of a day, each mostly on the same states; some again in another outlet a day later."""
    for (published, outlet), tellings in sorted(told.items(), key=lambda item: item[0]):
        tellings.sort(key=lambda telling: (telling.of.actor.country, telling.of.recipient.country))
        for start in range(0, len(tellings), EVENTS_IN_ARTICLE):
            article = MadeArticle(outlet, published, tuple(tellings[start : start + EVENTS_IN_ARTICLE]))
            yield article
            if world.chance.random() < _PRINTED_AGAIN:
                yield _printed_again(article, world, outlets)


def _printed_again(article: MadeArticle, world: World, outlets: Sequence[str]) -> MadeArticle:
    """The same article in another outlet on the next day, half of the time without its end."""
    kept = len(article.tellings) if world.chance.random() < 0.5 else (len(article.tellings) + 2) // 2
    other = world.chance.choice([outlet for outlet in outlets if outlet != article.outlet])
    next_day = article.published + timedelta(1)
    return MadeArticle(other, next_day, article.tellings[:kept], article.outlet)
