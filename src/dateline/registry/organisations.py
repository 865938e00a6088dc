"""Political organisations by name and acronym: bodies of states, parties, armed groups, media, companies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline.registry.data_files import read_data
from dateline.registry.name_table import NameTable
from dateline.registry.sectors import Sector


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation; `country` is alpha-3, "IGO" for bodies of states, None across states.

    `is_ambiguous` says that the form found often means something else too: "the Senate", "the Guardian".
    """

    id: str
    name: str
    country: str | None
    sector: Sector
    is_ambiguous: bool = False

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


def every_organisation_name() -> Iterator[tuple[str, Organisation]]:
    """Every name and acronym with its organisation, the ambiguous ones first."""
    for slug, row in read_data("organisations").items():
        sure = Organisation(f"organisation/{slug}", row["name"], row.get("country"), Sector(row["sector"]))
        unsure = replace(sure, is_ambiguous=True)
        yield from ((surface, unsure) for surface in row.get("ambiguous", ()))
        yield from ((surface, sure) for surface in (row["name"], *row.get("also", ())))


@cache
def _names() -> NameTable[Organisation]:
    return NameTable(every_organisation_name())
