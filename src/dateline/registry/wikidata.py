"""Wikidata items in JSON: people, the positions they held, bodies and the states these belong to.

Only English names are kept. A state is known by the registry's table of items, `data/wikidata_states.toml`.
"""

from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard

from dateline.registry.actors import ActorKind
from dateline.registry.country_codes import country_of_item, split_title
from dateline.registry.imported_dates import life_problem, wikidata_date
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

Claims = Mapping[str, Any]

_LANGUAGES = ("en", "en-gb", "mul")
_HUMAN = "Q5"
_SEXES = {"Q6581097": "m", "Q6581072": "f"}
# What an item is an instance of, where that tells its sector.
_BODIES = {
    "Q7278": Sector.PTY,  # political party
    "Q192350": Sector.GOV,  # ministry
    "Q327333": Sector.GOV,  # government agency
    "Q484652": Sector.IGO,  # international organisation
    "Q245065": Sector.IGO,  # intergovernmental organisation
    "Q43229": Sector.NONE,  # organisation
    "Q163740": Sector.NGO,  # non-profit organisation
    "Q79913": Sector.NGO,  # non-governmental organisation
    "Q17149090": Sector.REB,  # armed organisation
    "Q11032": Sector.MED,  # newspaper
    "Q192283": Sector.MED,  # news agency
}
_POSITIONS = frozenset(("Q4164871", "Q294414", "Q83307", "Q30461", "Q14212", "Q48352", "Q2285706"))
INSTANCE, COUNTRY, CITIZENSHIP, JURISDICTION = "P31", "P17", "P27", "P1001"
POSITION, OFFICEHOLDER = "P39", "P1308"
START, END, BORN, DIED, SEX = "P580", "P582", "P569", "P570", "P21"


def is_item(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Whether a JSON value is an item."""
    return isinstance(value, dict) and isinstance(value.get("id"), str) and ("claims" in value or "labels" in value)


def add_item(item: Mapping[str, Any], batch: Batch, *, is_sure: bool) -> None:
    """Add what an item says. Raises RowError for one that breaks the format."""
    claims = item.get("claims")
    if not isinstance(claims, dict) or not isinstance(item.get("labels", {}), dict):
        raise RowError("an item needs labels and claims")
    id, kinds, names = checked_id(item.get("id")), set(_items(claims, INSTANCE)), _names(item)
    if not names:
        return
    if _HUMAN in kinds:
        _add_person(id, names, claims=claims, batch=batch)
        _add_tenures(id, claims, batch=batch, is_sure=is_sure)
    elif kinds & _POSITIONS or OFFICEHOLDER in claims:
        title, of = split_title(names[0])
        bearer = _country(claims, JURISDICTION, COUNTRY) or of
        batch.add_position(PositionRow(id, bearer, kinds_of(title), title))
    elif body := next((kind for kind in _BODIES if kind in kinds), None):
        also = SEPARATOR.join(names[1:])
        country = "IGO" if _BODIES[body] is Sector.IGO else _country(claims, COUNTRY)
        kind = ActorKind.ORGANISATION
        batch.add_actor(ActorRow(f"organisation/{id}", kind, names[0], country, _BODIES[body], also=also))


def _add_person(id: str, names: list[str], *, claims: Claims, batch: Batch) -> None:
    born = next((date for value in _values(claims, BORN) if (date := wikidata_date(value))), "")
    died = next((date for value in _values(claims, DIED) if (date := wikidata_date(value))), "")
    if problem := life_problem(born, died):
        batch.add_problem(f"{id}: {problem}; both left out")
        born = died = ""
    row = ActorRow(
        id=f"person/{id}",
        kind=ActorKind.PERSON,
        name=names[0],
        country=_country(claims, CITIZENSHIP, COUNTRY),
        sector=Sector.GOV if claims.get(POSITION) else Sector.NONE,
        sex=next((_SEXES[item] for item in _items(claims, SEX) if item in _SEXES), ""),
        born=born,
        died=died,
        short=names[0].split()[-1],
        also=SEPARATOR.join(names[1:]),
    )
    batch.add_actor(row)


def _add_tenures(id: str, claims: Claims, *, batch: Batch, is_sure: bool) -> None:
    for statement in _statements(claims, POSITION):
        qualifiers = statement.get("qualifiers", {})
        post = _item(_value(statement.get("mainsnak")))
        if post and isinstance(qualifiers, dict):
            start, end = _qualifier(qualifiers, START), _qualifier(qualifiers, END)
            told = int(is_sure and bool(start and end))
            batch.add_tenure(TenureRow(f"person/{id}", post, "", "", "", start, end, "", told))


def _names(item: Mapping[str, Any]) -> list[str]:
    """The label, then the aliases in English."""
    labels, aliases = item.get("labels", {}), item.get("aliases", {})
    found = [labels.get(language) for language in _LANGUAGES]
    if isinstance(aliases, dict):
        found += [alias for name in _LANGUAGES if isinstance(aliases.get(name), list) for alias in aliases[name]]
    return kept_names([one.get("value") for one in found if isinstance(one, dict)])


def _statements(claims: Claims, property: str) -> Iterator[Mapping[str, Any]]:
    """The statements of a property that are not deprecated, the preferred ones first."""
    found = claims.get(property, [])
    given = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    current = [one for one in given if one.get("rank") != "deprecated"]
    return iter(sorted(current, key=lambda one: one.get("rank") != "preferred"))


def _values(claims: Claims, property: str) -> Iterator[object]:
    return (_value(statement.get("mainsnak")) for statement in _statements(claims, property))


def _items(claims: Claims, property: str) -> Iterator[str]:
    return (item for value in _values(claims, property) if (item := _item(value)))


def _item(value: object) -> str:
    id = value.get("id") if isinstance(value, dict) else None
    return id if isinstance(id, str) else ""


def _value(snak: object) -> object:
    """The value of a snak, None where it is unknown, absent or malformed."""
    data = snak.get("datavalue") if isinstance(snak, dict) and snak.get("snaktype") == "value" else None
    return data.get("value") if isinstance(data, dict) else None


def _qualifier(qualifiers: Claims, property: str) -> str:
    found = qualifiers.get(property, [])
    dates = [wikidata_date(_value(snak)) for snak in found] if isinstance(found, list) else []
    return dates[0] if len(dates) == 1 else ""


def _country(claims: Claims, *properties: str) -> str:
    items = (item for property in properties for item in _items(claims, property))
    return next((country for item in items if (country := country_of_item(item))), "")
