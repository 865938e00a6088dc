"""The places of the desk that every test of pages goes through. A page that is added is added here."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from dateline.record.reader import open_record


@dataclass(frozen=True)
class Place:
    """A page of the desk, or one of each row that a question finds: its columns stand in the address in order."""

    address: str
    question: str = ""
    status: int = 200


PLACES = {
    "story": Place("/"),
    "story asked": Place("/?party=RUS&other=PRK&type=CONSULT&status=happened&from=2023&to=2024-10&min_score=0.5"),
    "story of nothing": Place("/?words=zeppelin"),
    "occurrence": Place("/occurrences/{}", "SELECT id FROM occurrences GROUP BY id ORDER BY count(*) DESC, id"),
    "event": Place("/events/{}", "SELECT id FROM events ORDER BY id"),
    "articles": Place("/articles"),
    "article": Place("/articles/{}", "SELECT article FROM events GROUP BY article ORDER BY count(*) DESC"),
    "compare": Place("/compare?copy={}&source={}", "SELECT article, source FROM copies ORDER BY share, article"),
    "claims": Place("/claims"),
    "denials": Place("/claims/denials"),
    "holder": Place(
        "/claims/holders/{}",
        "SELECT coalesce(nullif(actor, ''), nullif(name, ''), text) AS holder FROM claim_holders"
        " GROUP BY holder ORDER BY count(*) DESC, holder",
    ),
    "expectations": Place("/expectations"),
    "expectations overdue": Place("/expectations?due=overdue"),
    "expectations without a day": Place("/expectations?due=undated"),
    "expectations settled": Place("/expectations?due=settled"),
    "disagreements": Place("/disagreements"),
    "findings": Place("/findings"),
    "actors": Place("/actors"),
    "actor": Place(
        "/actors/{}", "SELECT actor FROM roles WHERE actor <> '' GROUP BY actor ORDER BY count(*) DESC, actor"
    ),
    "dyads": Place("/dyads"),
    "pair": Place("/dyads?one=PRK&other=RUS"),
    "map": Place("/map"),
    "search": Place("/search"),
    "search asked": Place("/search?words=Pyongyang"),
    "about": Place("/about"),
    "review": Place("/review"),
    "event under review": Place("/review?event={}", "SELECT id FROM machine_events ORDER BY id DESC"),
    "corrections": Place("/corrections"),
    "api": Place("/api"),
    "nothing": Place("/nothing", status=404),
    "wrong question": Place("/?from=tomorrow", status=400),
}
WIDTHS = (360, 1280, 2560)


def addresses_of(place: Place, record: Path) -> Iterator[str]:
    """The address of a place in a record, or those of all its rows."""
    if not place.question:
        yield place.address
        return
    with open_record(record) as reader:
        for row in reader.query(place.question).rows:
            yield place.address.format(*(quote(str(value), safe="") for value in row))


@dataclass(frozen=True)
class Look:
    """How a page is looked at."""

    width: int
    theme: str

    def __str__(self) -> str:
        return f"{self.width}-{self.theme}"


LOOKS = tuple(Look(width, theme) for theme in ("light", "dark") for width in WIDTHS)
