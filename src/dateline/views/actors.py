"""Actors: who acts, who is acted on and who speaks, with two counts of support: articles and independent origins."""

from dataclasses import dataclass
from importlib.resources import files

from dateline.events.event import DEFAULT_SCORE
from dateline.record.reader import RecordReader
from dateline.views.rows import find_rows


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor with how often it takes part; `actor` is its id, or its name where the registry does not know it."""

    actor: str
    name: str
    country: str | None
    sector: str | None
    office: str | None
    as_actor: int
    as_recipient: int
    as_holder: int
    articles: int
    origins: int


def actors(reader: RecordReader, min_score: float = DEFAULT_SCORE) -> list[ActorRow]:
    """Everybody who takes part in an event or holds a claim, the most frequent first."""
    sql = files("dateline.views").joinpath("actors.sql").read_text(encoding="utf-8")
    return [ActorRow(**row) for row in find_rows(reader, sql, (min_score,))]
