"""The people and office-holders that ship with Dateline: CSV files, one pair a region, read when first asked for."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from dateline.registry.data_files import read_data
from dateline.registry.offices import OfficeKind, Tenure
from dateline.registry.parts_played import find_role
from dateline.registry.people import Person
from dateline.registry.sectors import Sector
from dateline.registry.shipped_names import ShippedNames
from dateline.registry.spelling import slug, without_brackets
from dateline.registry.states import states

Row = dict[str, str]


@dataclass(frozen=True)
class Shipped:
    """All rows by person's id and by bearer of the office; people and tenures are made of them when asked for."""

    people: dict[str, Row]
    held: dict[str, list[Row]]
    by_bearer: dict[str, list[Row]]
    _made: dict[str, Person] = field(default_factory=dict)

    @cached_property
    def names(self) -> ShippedNames:
        """All people by name."""
        return ShippedNames((id, whole_names(row), parts(row["short"])) for id, row in self.people.items())

    def person(self, id: str) -> Person | None:
        """The person with this id."""
        if id not in self._made and id in self.people:
            self._made[id] = replace(as_person(id, self.people[id]), sector=_sector(self.tenures_of(id)))
        return self._made.get(id)

    def tenures_of(self, id: str) -> list[Tenure]:
        """The offices of the person with this id."""
        return [as_tenure(row) for row in self.held.get(id, ())]

    def tenures_at(self, of: str) -> list[Tenure]:
        """The tenures of all offices of a state or organisation, earliest first."""
        return sorted(map(as_tenure, self.by_bearer.get(of, ())), key=lambda tenure: tenure.start)


@cache
def load_shipped() -> Shipped:
    """Everything that ships, read once."""
    shipped = Shipped({}, {}, {})
    for row in read_rows("people"):
        known = shipped.people.setdefault(person_id(row["person"]), row)
        if known is not row:
            known |= _joined(known, row)
    for row in read_rows("holders"):
        shipped.held.setdefault(person_id(row["person"]), []).append(row)
        shipped.by_bearer.setdefault(bearer_id(row["of"]), []).append(row)
    return shipped


def _joined(one: Row, other: Row) -> Row:
    """Two rows about one person: the names of both, and what only one tells; a state comes before bodies of states."""
    told = {column: one[column] or other[column] for column in ("sex", "born", "died")}
    country = other["country"] if one["country"] in ("", "IGO") and other["country"] else one["country"]
    names = {column: f"{one[column]}|{other[column]}" for column in ("short", "also")}
    return {**told, **names, "country": country}


def is_shipped(id: str) -> bool:
    """Whether a person, state or organisation that ships has this id."""
    kind, _, rest = id.partition("/")
    if kind == "person":
        return id in load_shipped().people
    return (kind == "state" and rest in states()) or (kind == "organisation" and rest in read_data("organisations"))


def read_rows(folder: str) -> Iterator[Row]:
    """The rows of all files of a folder of the data."""
    for file in data_files(folder):
        yield from (row for _, row in read_table(file))


def read_table(file: Traversable) -> Iterator[tuple[int, Row]]:
    """The rows of a file with the numbers of their lines."""
    header, *rows = csv.reader(file.read_text(encoding="utf-8").splitlines())
    yield from ((number, dict(zip(header, row, strict=False))) for number, row in enumerate(rows, 2))


def data_files(folder: str) -> list[Traversable]:
    """The CSV files of a folder of the data, in the order of their names."""
    place = files("dateline.registry").joinpath("data", folder)
    return sorted((file for file in place.iterdir() if file.name.endswith(".csv")), key=lambda file: file.name)


def shipped_digest() -> str:
    """What the files contain, as a hash."""
    digest = sha256()
    for folder in ("people", "holders"):
        for file in data_files(folder):
            digest.update(file.read_bytes())
    return digest.hexdigest()


@cache
def person_id(name: str) -> str:
    """The id of a person by name."""
    return f"person/{slug(name)}"


def bearer_id(of: str) -> str:
    """Whose an office is, as tenures have it: an alpha-3 code as it is, a slug as the id of an organisation."""
    return of if of.isupper() else f"organisation/{of}"


def whole_names(row: Row) -> list[str]:
    """Every whole name in a row of a people file."""
    return [without_brackets(row["person"]), *parts(row["also"])]


def parts(cell: str) -> tuple[str, ...]:
    """The names in a cell that may hold several."""
    return tuple(dict.fromkeys(part.strip() for part in cell.split("|") if part.strip())) if cell else ()


def as_person(id: str, row: Row) -> Person:
    """A row of a people file; its sector is that of government until offices tell."""
    return Person(
        id=id,
        name=without_brackets(row["person"]),
        country=row["country"] or None,
        sector=Sector.GOV,
        sex=row["sex"],
        born=row["born"],
        died=row["died"],
        short=parts(row["short"]),
        also=parts(row["also"]),
    )


def as_tenure(row: Row) -> Tenure:
    """A row of a holders file."""
    return Tenure(
        person=person_id(row["person"]),
        of=bearer_id(row["of"]),
        kinds=frozenset(OfficeKind(kind) for kind in row["kind"].split("+")),
        title=row["title"],
        start=row["start"],
        end=row["end"],
        known_until=row["known_until"],
        is_sure=row["sure"] == "yes",
    )


def _sector(tenures: Sequence[Tenure]) -> Sector:
    """The sector of the latest office: bodies of states make theirs, ministers govern, else the title tells.

    Who still leads a state governs, whatever body of states they preside over beside it.
    """
    if not tenures:
        return Sector.NONE
    latest = max(tenures, key=lambda tenure: (not tenure.end and tenure.kinds != {OfficeKind.OTHER}, tenure.start))
    if latest.of.startswith("organisation/"):
        return Sector(read_data("organisations")[latest.of.removeprefix("organisation/")]["sector"])
    if latest.kinds != {OfficeKind.OTHER}:
        return Sector.GOV
    role = find_role(latest.title)
    return role.sector if role and role.sector else Sector.GOV
