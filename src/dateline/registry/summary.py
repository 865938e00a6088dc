"""All that the registry knows of a name, as rows to print."""

from dataclasses import asdict, dataclass

from dateline.registry.actors import Actor, ActorKind
from dateline.registry.offices import Tenure
from dateline.registry.organisations import Organisation, every_organisation_name, find_organisation
from dateline.registry.parts_played import is_honorific, longest_role
from dateline.registry.people import SHIPPED, Person
from dateline.registry.registry import Registry
from dateline.registry.sectors import Sector
from dateline.registry.states import State, find_country, find_state, longest_state

_Known = tuple[Actor, str]  # with the years in which it existed


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
    """Everybody whom a name, surname or id means: people, then organisations and states.

    Where nobody bears the name, an office or a state in front of it is left out: "Russian President Putin".
    """
    found = _people(registry, name)
    actors = _actors_with_id(registry, name) or _actors_named(registry, name)
    if not found and not actors and (bare := _without_office(name)):
        found = _people(registry, bare)
    return found + [_actor_summary(registry, actor, years=years) for actor, years in actors]


def _people(registry: Registry, name: str) -> list[Summary]:
    one = registry.person(name)
    people = (one,) if one else registry.people_named(name) or registry.people_called(name)
    return [_summary(registry, row) for person in people for row in registry.rows_about(person.id)]


def _without_office(name: str) -> str:
    """What follows the state, office and title of courtesy in front of a name; "" where there is none of them."""
    words, first = name.split(), 0
    while first < len(words):
        role, state = longest_role(words, first), longest_state(words, first)
        count = role[1] if role else state[1] if state else int(is_honorific(words[first]))
        if not count:
            break
        first += count
    return " ".join(words[first:]) if first else ""


def _summary(registry: Registry, person: Person) -> Summary:
    tenures = [_office(tenure) for tenure in registry.tenures_of(person.id)]
    fields: dict[str, object] = asdict(person) | {"sector": person.sector.value}
    source = fields.pop("source")
    fields |= {"years": "", "offices": tenures, "source": source, "licence": registry.licence(person.source)}
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


def _actors_with_id(registry: Registry, id: str) -> list[_Known]:
    """The organisation or state with this id, and what the user's rows tell about it."""
    kind, _, rest = id.partition("/")
    organisation = next((one for _, one in every_organisation_name() if one.id == id), None)
    state = find_country(rest) if kind == ActorKind.STATE else None
    imported = registry.index.actors(id) if registry.index else []
    found = [_of_organisation(organisation)] if organisation else []
    found += [_of_state(state, Sector.NONE)] if state else []
    return found + [(actor, "") for actor in imported]


def _actors_named(registry: Registry, name: str) -> list[_Known]:
    """The organisations and states that a name means."""
    organisation, state = find_organisation(name), find_state(name)
    found = [_of_organisation(organisation)] if organisation else []
    found += [_of_state(state.state, state.sector)] if state else []
    return found + [(actor, "") for actor in (registry.index.actors_named(name) if registry.index else ())]


def _of_organisation(found: Organisation) -> _Known:
    return Actor(found.id, ActorKind.ORGANISATION, found.name, found.country, found.sector, SHIPPED), found.years


def _of_state(state: State, sector: Sector) -> _Known:
    return Actor(state.id, ActorKind.STATE, state.name, state.country, sector, SHIPPED), state.years


def _actor_summary(registry: Registry, actor: Actor, *, years: str) -> Summary:
    row: dict[str, object] = {
        "id": actor.id,
        "name": actor.name,
        "country": actor.country,
        "sector": actor.sector.value,
    }
    empty: dict[str, object] = {"sex": "", "born": "", "died": "", "short": (), "also": (), "years": years}
    told = {"offices": [], "source": actor.source, "licence": registry.licence(actor.source)}
    return Summary(actor.id, row | empty | told)


def _words(value: object) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(map(_words, value))
    if isinstance(value, dict):
        until = value["end"] or (f"(known until {value['known_until']})" if value["known_until"] else "?")
        sure = "" if value["is_sure"] else ", not sure"
        return f"{value['title']} of {value['of']} {value['start'] or '?'} – {until}{sure}"
    return "" if value is None else str(value)
