"""Person: somebody of politics whom the registry knows by name."""

from dataclasses import dataclass

from dateline.registry.sectors import Sector

SHIPPED = "dateline"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with the names they go by.

    `id` is such as "person/sergei-lavrov"; `country` (alpha-3, "IGO" or None) is what they act for. `sex` is "m", "f"
    or "". `born` and `died` are ISO dates as coarse as known, "" unknown. `short` names stand for them alone
    ("Lavrov"), `also` are whole names beside `name`. `source` is "dateline" for what is shipped, else the import's.
    """

    id: str
    name: str
    country: str | None
    sector: Sector
    sex: str
    born: str
    died: str
    short: tuple[str, ...]
    also: tuple[str, ...]
    source: str = SHIPPED

    @property
    def names(self) -> tuple[str, ...]:
        """Every whole name."""
        return (self.name, *self.also)
