"""Story line: an occurrence in one light row, all that a timeline, a list or a map shows of it at a glance."""

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.events.event import EventType, Role, Status, Where
from dateline.views.told_occurrences import ToldOccurrence


@dataclass(frozen=True, slots=True)
class Party:
    """One who takes part, by name; `id` is that of the registry, "" where it knows none."""

    name: str
    id: str = ""
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where it was; coordinates in degrees, None when unknown."""

    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class StoryLine:
    """An occurrence at a glance: what its best telling says, how it stands, on which days, and how many tell of it.

    `event` is that telling; `statuses` one, or two where it is both told and denied. `when_from` and `when_to` are ISO
    at the granularity of the text, None where no day is told; `first_told` is when it was first published, "" if that
    is unknown. `score` is the best telling's, 0 to 1.
    """

    id: str
    event: str
    type: EventType
    mode: str
    statuses: tuple[Status, ...]
    when_from: str | None
    when_to: str | None
    first_told: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    where: Place | None
    scale: float
    articles: int
    origins: int
    tellings: int
    score: float

    @property
    def what(self) -> str:
        """The act in words: its mode, else its type."""
        return (self.mode or self.type.value.lower()).replace("_", " ")

    @property
    def headline(self) -> str:
        """Who, the act and whom, in one line without marks."""
        sides = (", ".join(party.name for party in parties) for parties in (self.actors, self.recipients))
        who, whom = sides
        return f"{who or 'nobody named'}: {self.what}{f' → {whom}' if whom else ''}"


def story_line(occurrence: ToldOccurrence) -> StoryLine:
    """The line of an occurrence."""
    event, when = occurrence.telling.event, occurrence.when
    return StoryLine(
        id=occurrence.id,
        event=event.id,
        type=event.type,
        mode=event.mode,
        statuses=occurrence.standing,
        when_from=when.start if when else None,
        when_to=when.end if when else None,
        first_told=occurrence.first_told,
        actors=parties_of(event.actors),
        recipients=parties_of(event.recipients),
        where=place_of(event.where),
        scale=event.scale,
        articles=occurrence.articles,
        origins=occurrence.origins,
        tellings=len(occurrence.told),
        score=max(one.event.score for one in occurrence.trusted),
    )


def party_of(role: Role) -> Party:
    """One who takes part, by name, as printed where there is no other."""
    return Party(role.name or role.text, role.id, role.country)


def place_of(where: Where | None) -> Place | None:
    """A place by name, as printed where there is no other."""
    return Place(where.name or where.text, where.country, where.latitude, where.longitude) if where else None


def parties_of(roles: Iterable[Role]) -> tuple[Party, ...]:
    """Those who take part, each once."""
    return tuple(dict.fromkeys(map(party_of, roles)))
