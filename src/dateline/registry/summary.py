"""All that the registry knows of a name, as rows to print."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from dateline.registry.actors import Actor, ActorKind
from dateline.registry.offices import Tenure
from dateline.registry.organisations import find_organisation
from dateline.registry.people import SHIPPED, Person
from dateline.registry.registry import Registry
from dateline.registry.states import find_state


@dataclass(frozen=True, slots=True)
class Summary:
    """One row about somebody by one source: its `id`, all `fields`, and the same in words."""

    id: str
    fields: dict[str, object]

    @property
    def cells(self) -> dict[str, str]:
        """The fields in words."""
        return {name: _words(value) for name, value in self.fields.items()}


def summarise(registry: Registry, name: str) -> list[Summary]:
    """Everybody whom a name, surname or id means: people, then organisations and states."""
    one = registry.person(name)
    people = (one,) if one else registry.people_named(name) or registry.people_called(name)
    found = [_summary(registry, row) for person in people for row in registry.rows_about(person.id)]
    return found + [_actor_summary(registry, actor) for actor in _actors(registry, name)]


def _summary(registry: Registry, person: Person) -> Summary:
    tenures = [_office(tenure) for tenure in registry.tenures_of(person.id)]
    fields: dict[str, object] = asdict(person) | {"sector": person.sector.value}
    source = fields.pop("source")
    fields |= {"offices": tenures, "source": source, "licence": registry.licence(person.source)}
    return Summary(person.id, fields)


def _office(tenure: Tenure) -> dict[str, object]:
    """A tenure without whose it is."""
    return {
        "title": tenure.title,
        "of": tenure.of,
        "kinds": sorted(tenure.kinds),
        "start": tenure.start,
        "end": tenure.end,
        "known_until": tenure.known_until,
        "is_sure": tenure.is_sure,
    }


def _actors(registry: Registry, name: str) -> Iterator[Actor]:
    """The organisations and states that a name means."""
    organisation, state = find_organisation(name), find_state(name)
    if organisation:
        kind = ActorKind.ORGANISATION
        yield Actor(organisation.id, kind, organisation.name, organisation.country, organisation.sector, SHIPPED)
    if state:
        yield Actor(state.id, ActorKind.STATE, state.state.name, state.country, state.sector, SHIPPED)
    if registry.index:
        yield from registry.index.actors_named(name)


def _actor_summary(registry: Registry, actor: Actor) -> Summary:
    row: dict[str, object] = {
        "id": actor.id,
        "name": actor.name,
        "country": actor.country,
        "sector": actor.sector.value,
    }
    empty: dict[str, object] = {"sex": "", "born": "", "died": "", "short": (), "also": (), "offices": []}
    return Summary(actor.id, row | empty | {"source": actor.source, "licence": registry.licence(actor.source)})


def _words(value: object) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(map(_words, value))
    if isinstance(value, dict):
        until = value["end"] or (f"(known until {value['known_until']})" if value["known_until"] else "?")
        sure = "" if value["is_sure"] else ", not sure"
        return f"{value['title']} of {value['of']} {value['start'] or '?'} – {until}{sure}"
    return "" if value is None else str(value)
