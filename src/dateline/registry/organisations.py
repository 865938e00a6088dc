"""Political organisations by name and acronym: bodies of states, parties, armed groups, media, companies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline.registry.data_files import read_data
from dateline.registry.ministries import every_ministry_name
from dateline.registry.name_table import NameTable, name_key
from dateline.registry.sectors import Sector
from dateline.registry.spelling import slug


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation; `country` is alpha-3, "IGO" for bodies of states, None across states and for those of any state.

    `is_ambiguous` says that the form found often means something else too: "the Senate", "the Guardian", and always
    that a ministry by pattern is that of the state the text tells. `years` are those in which it existed and
    `governing` those in which a party led a government, both as in `registry.years`; "" where that is not told.
    """

    id: str
    name: str
    country: str | None
    sector: Sector
    is_ambiguous: bool = False
    years: str = ""
    governing: str = ""

    @property
    def is_media(self) -> bool:
        """Whether it reports news."""
        return self.sector is Sector.MED


def find_organisation(surface: str) -> Organisation | None:
    """The organisation that `surface` names, in full or by acronym."""
    return _names().find(surface)


def longest_organisation(words: Sequence[str], start: int) -> tuple[Organisation, int] | None:
    """The organisation named by the most words from `start` on, and how many they are; a leading "the" is not one."""
    return _names().longest(words, start)


def organisation_of(id: str) -> Organisation | None:
    """The shipped organisation with this id."""
    slug = id.removeprefix("organisation/")
    row = read_data("organisations").get(slug)
    return Organisation(f"organisation/{slug}", row["name"], row.get("country"), Sector(row["sector"])) if row else None


def every_organisation_name() -> Iterator[tuple[str, Organisation]]:
    """Every name and acronym with its organisation, ministries of any state after those of one."""
    keys = set()
    for name, organisation in _of_the_file():
        keys.add(name_key(name))
        yield name, organisation
    yield from ((name, found) for name, found in _ministries() if name_key(name) not in keys)


def _of_the_file() -> Iterator[tuple[str, Organisation]]:
    for id, row in read_data("organisations").items():
        sure = Organisation(
            id=f"organisation/{id}",
            name=row["name"],
            country=row.get("country"),
            sector=Sector(row["sector"]),
            years=row.get("years", ""),
            governing=row.get("governing", ""),
        )
        unsure = replace(sure, is_ambiguous=True)
        yield from ((surface, unsure) for surface in row.get("ambiguous", ()))
        yield from ((surface, sure) for surface in (row["name"], *row.get("also", ())))


def _ministries() -> Iterator[tuple[str, Organisation]]:
    for name, ministry in every_ministry_name():
        yield name, Organisation(f"organisation/{slug(ministry.name)}", ministry.name, None, ministry.sector, True)


@cache
def _names() -> NameTable[Organisation]:
    return NameTable(every_organisation_name())
