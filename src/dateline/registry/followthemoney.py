"""FollowTheMoney entities, one JSON object a line, as OpenSanctions publishes them."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard

from dateline.registry.actors import ActorKind
from dateline.registry.country_codes import bearer_of, country_of, split_title
from dateline.registry.imported_dates import agreed_date, iso_date, life_problem
from dateline.registry.imported_rows import (
    SEPARATOR,
    ActorRow,
    Batch,
    PositionRow,
    RowError,
    TenureRow,
    checked_id,
    kept_names,
)
from dateline.registry.sectors import Sector
from dateline.registry.titles import kinds_of

Properties = Mapping[str, Any]

_SCHEMA = re.compile(rb'"schema"\s*:\s*"(\w+)"')
_NAMES = ("name", "alias", "weakAlias", "previousName", "abbreviation")
_SEXES = {"male": "m", "female": "f"}
_MONTH = 7
_LONGEST_VALUE = 40
_TOPICS = {
    "role.judge": Sector.JUD,
    "role.spy": Sector.SPY,
    "role.journo": Sector.MED,
    "role.act": Sector.NGO,
    "role.oligarch": Sector.BUS,
    "role.pol": Sector.GOV,
    "role.diplo": Sector.GOV,
    "role.pep": Sector.GOV,
    "gov.igo": Sector.IGO,
    "gov.security": Sector.SPY,
    "gov.judicial": Sector.JUD,
    "gov.legislative": Sector.LEG,
    "gov.financial": Sector.BUS,
    "gov.soe": Sector.BUS,
    "pol.party": Sector.PTY,
    "crime.terror": Sector.REB,
    "mil": Sector.MIL,
}


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity that holds to the format; `last_seen` is ISO or "", `is_sure` that findings may rest on it.

    Where it says what cannot be, that is left out and told.
    """

    id: str
    properties: Properties
    last_seen: str
    is_sure: bool

    def date(self, name: str, batch: Batch) -> str:
        """The date that the values of a property agree on, ISO or ""."""
        values = self.properties.get(name, ())
        for value in values:
            if not iso_date(value):
                batch.add_problem(f"{self.id}: {name} {str(value)[:_LONGEST_VALUE]!r} is no date, left out")
        return agreed_date(values)

    def life(self, batch: Batch) -> tuple[str, str]:
        """The dates of birth and death."""
        born, died = self.date("birthDate", batch), self.date("deathDate", batch)
        if problem := life_problem(born, died):
            batch.add_problem(f"{self.id}: {problem}; both left out")
            return "", ""
        return born, died


def is_entity(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Whether a JSON value is an entity."""
    return isinstance(value, dict) and isinstance(value.get("schema"), str) and "properties" in value


def is_needed(line: bytes) -> bool:
    """Whether a line may be an entity that the registry keeps; told without reading it as JSON."""
    schemas = _SCHEMA.findall(line)
    return not schemas or any(schema.decode() in _READERS for schema in schemas)


def add_entity(entity: Mapping[str, Any], batch: Batch, *, is_sure: bool) -> None:
    """Add what an entity says. Raises RowError for one that breaks the format."""
    reader = _READERS.get(entity["schema"])
    if reader is None:
        return
    properties = entity["properties"]
    if not isinstance(properties, dict):
        raise RowError("the properties are not an object")
    for name, values in properties.items():
        if not isinstance(values, list):
            raise RowError(f"the property {name[:40]!r} is not a list")
    reader(Entity(checked_id(entity.get("id")), properties, iso_date(entity.get("last_seen")), is_sure), batch)


def _add_person(entity: Entity, batch: Batch) -> None:
    properties, names = entity.properties, _names(entity.properties)
    if names:
        last = kept_names(properties.get("lastName", ()))
        countries = (properties.get(name, ()) for name in ("country", "nationality", "citizenship"))
        born, died = entity.life(batch)
        row = ActorRow(
            id=f"person/{entity.id}",
            kind=ActorKind.PERSON,
            name=names[0],
            country=_country(code for codes in countries for code in codes),
            sector=_sector(properties, Sector.NONE),
            sex=_SEXES.get(_first(properties, "gender"), ""),
            born=born,
            died=died,
            short=SEPARATOR.join(last or [names[0].split()[-1]]),
            also=SEPARATOR.join(names[1:]),
        )
        batch.add_actor(row)


def _add_body(entity: Entity, batch: Batch, sector: Sector = Sector.NONE) -> None:
    properties, names = entity.properties, _names(entity.properties)
    if names:
        codes = (code for name in ("country", "jurisdiction", "mainCountry") for code in properties.get(name, ()))
        row = ActorRow(
            id=f"organisation/{entity.id}",
            kind=ActorKind.ORGANISATION,
            name=names[0],
            country=_country(codes),
            sector=_sector(properties, sector),
            also=SEPARATOR.join(names[1:]),
        )
        batch.add_actor(row)


def _add_public_body(entity: Entity, batch: Batch) -> None:
    _add_body(entity, batch, Sector.GOV)


def _add_position(entity: Entity, batch: Batch) -> None:
    names = _names(entity.properties)
    if names:
        title, of = split_title(names[0])
        bearers = [bearer for code in entity.properties.get("country", ()) if (bearer := bearer_of(code))]
        batch.add_position(PositionRow(entity.id, bearers[0] if bearers else of, kinds_of(title), title))


def _add_occupancy(entity: Entity, batch: Batch) -> None:
    """Add a tenure; a current one is vouched for up to the month in which its source was last seen."""
    properties = entity.properties
    holder, post = _first(properties, "holder"), _first(properties, "post")
    if not holder or not post:
        raise RowError("an Occupancy needs a holder and a post")
    start = entity.date("startDate" if properties.get("startDate") else "periodStart", batch)
    end = entity.date("endDate" if properties.get("endDate") else "periodEnd", batch)
    until = entity.last_seen[:_MONTH] if "current" in properties.get("status", ()) and not end else ""
    is_sure = entity.is_sure and bool(start and (end or until))
    batch.add_tenure(TenureRow(f"person/{holder}", post, "", "", "", start, end, until, int(is_sure)))


def _names(properties: Properties) -> list[str]:
    """The names in Latin letters, the foremost first. Raises RowError where there is no name in any."""
    names = [name for property in _NAMES for name in properties.get(property, ())]
    if not any(isinstance(name, str) and any(map(str.isalnum, name)) for name in names):
        raise RowError("it has no name")
    return kept_names(names)


def _first(properties: Properties, name: str) -> str:
    """The first text among the values; a nested entity stands for its id."""
    for value in properties.get(name, ()):
        text = value.get("id") if isinstance(value, dict) else value
        if isinstance(text, str) and text:
            return text
    return ""


def _country(codes: Iterable[object]) -> str:
    return next((country for code in codes if (country := country_of(code))), "")


def _sector(properties: Properties, otherwise: Sector) -> Sector:
    topics = properties.get("topics")
    if not topics:
        return otherwise
    return next((sector for topic, sector in _TOPICS.items() if topic in topics), otherwise)


_READERS: Mapping[str, Callable[[Entity, Batch], None]] = {
    "Person": _add_person,
    "PublicBody": _add_public_body,
    "Organization": _add_body,
    "Position": _add_position,
    "Occupancy": _add_occupancy,
}
