"""Made-up entities for tests of imports: as FollowTheMoney, as Wikidata, as CSV and as the user's own file."""

import json
from pathlib import Path
from typing import Any

from dateline.registry.importing import Outcome, Terms, import_into

PERSON: dict[str, Any] = {
    "id": "Q1",
    "schema": "Person",
    "last_seen": "2024-11-05T07:03:01",
    "properties": {
        "name": ["Astrid Fjellheim"],
        "alias": ["Astrid M. Fjellheim", "Астрид Фьелльхейм"],
        "country": ["no"],
        "birthDate": ["1961-02", "1961-02-03"],
        "gender": ["female"],
        "topics": ["role.pep"],
    },
}
POSITION = {"id": "P1", "schema": "Position", "properties": {"name": ["Prime Minister of Norway"], "country": ["no"]}}
OCCUPANCY = {
    "id": "O1",
    "schema": "Occupancy",
    "last_seen": "2024-11-05T07:03:01",
    "properties": {"holder": ["Q1"], "post": ["P1"], "startDate": ["1890-01-02"], "status": ["current"]},
}
BODY = {
    "id": "B1",
    "schema": "PublicBody",
    "properties": {"name": ["Fjord Commission", "Commission"], "country": ["no"]},
}
ENTITIES = (PERSON, POSITION, OCCUPANCY, BODY)

PEOPLE = "person,country,sex,born,died,short,also\nAstrid Fjellheim,NOR,f,1961-02-03,,Fjellheim,\n"
HOLDERS = (
    "of,kind,title,person,start,end,known_until,precision,sure\n"
    "NOR,head_of_government,prime minister,Astrid Fjellheim,1890-01-02,1894-05-06,,day,yes\n"
)
USER = """
[[actor]]
kind = "organisation"
name = "Fjord Watch"
country = "NOR"
sector = "NGO"
also = ["Watch"]

[[alias]]
of = "state/PRK"
names = ["the Hermit Kingdom"]

[[alias]]
of = "person/sergei-lavrov"
names = ["Mintaka"]
"""


def claim(value: object, **qualifiers: object) -> dict[str, Any]:
    """A statement of Wikidata."""
    found = {name: [snak(one)] for name, one in qualifiers.items()}
    return {"mainsnak": snak(value), "rank": "normal", "qualifiers": found}


def snak(value: object) -> dict[str, Any]:
    """A snak of an item's id, or of a date such as "1890-01-02"."""
    is_item = isinstance(value, str) and value.startswith("Q")
    time = {"time": f"+{value}T00:00:00Z", "precision": 11}
    return {"snaktype": "value", "datavalue": {"value": {"id": value} if is_item else time}}


def item(id: str, label: str, **claims: list[dict[str, Any]]) -> dict[str, Any]:
    """An item of Wikidata."""
    return {"id": id, "type": "item", "labels": {"en": {"language": "en", "value": label}}, "claims": claims}


HUMAN = item(
    "Q1",
    "Astrid Fjellheim",
    P31=[claim("Q5")],
    P27=[claim("Q20")],
    P569=[claim("1961-02-03")],
    P39=[claim("Q9", P580="1890-01-02", P582="1894-05-06")],
)
OFFICE = item("Q9", "Prime Minister of Norway", P31=[claim("Q294414")], P17=[claim("Q20")])


def write_lines(path: Path, *values: object) -> Path:
    """A file with a JSON value a line; text as it is."""
    lines = (value if isinstance(value, str) else json.dumps(value) for value in values)
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def import_text(index: Path, name: str, text: str, terms: Terms | None = None) -> Outcome:
    """Import a file of this text."""
    file = index.with_name(name)
    file.write_text(text, "utf-8")
    return import_into(index, [file], terms=terms)
