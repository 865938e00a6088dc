"""Actor: what an import or the user's own file adds to the actors that Dateline knows."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.registry.sectors import Sector


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor with its `id` ("organisation/river-watch"); `country` is alpha-3, "IGO" or None, `source` the import's.

    An alias of a state or of a shipped organisation is that state or organisation.
    """

    id: str
    kind: ActorKind
    name: str
    country: str | None
    sector: Sector
    source: str
