"""About this record: what it holds, how it was made, and what was left out."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dateline.articles.language import READ
from dateline.events.event import DEFAULT_SCORE
from dateline.views.rows import find_rows
from dateline.web.desk import OpenedDesk
from dateline.web.index.about import IndexNumbers, find_numbers
from dateline.web.index.articles import OutletRow, find_outlets
from dateline.web.notices import Standing, find_standing
from dateline.web.pages_made import Pages

pages = Pages("about")

_MOST = 12
_RUNS = f"SELECT * FROM runs ORDER BY first_used DESC, id LIMIT {_MOST}"
_LINKINGS = f"SELECT number, time_linked, version FROM linkings ORDER BY number DESC LIMIT {_MOST // 2}"
_CORRECTIONS = "SELECT author, count(*) AS number, max(time) AS latest FROM corrections GROUP BY author ORDER BY author"


@dataclass(frozen=True, slots=True)
class RunShown:
    """What read articles, and when it first did; settings by name."""

    id: str
    version: str
    model: str
    codebook: str
    settings: Mapping[str, Any]
    first_used: str


@dataclass(frozen=True, slots=True)
class LinkingShown:
    """When the articles were compared with each other, and by which version."""

    number: int
    time_linked: str
    version: str


@dataclass(frozen=True, slots=True)
class AuthorShown:
    """How many corrections somebody made, and when the latest."""

    author: str
    number: int
    latest: str


@dataclass(frozen=True, slots=True)
class ScoreBand:
    """How many events have a score from `low` to under `high`; those of 1, which people accepted, are in the last."""

    low: float
    high: float
    count: int
    is_shown: bool


@dataclass(frozen=True, slots=True)
class AboutPage:
    """What the record holds: counts, runs, linkings and corrections, and how far the desk has come with it."""

    record: str
    default_score: float
    numbers: IndexNumbers
    outlets: tuple[OutletRow, ...]
    other_outlets: int
    runs: tuple[RunShown, ...]
    linkings: tuple[LinkingShown, ...]
    corrections: tuple[AuthorShown, ...]
    forgotten: int
    standing: Standing

    @property
    def bands(self) -> list[ScoreBand]:
        """Events by tenths of the score, the highest first."""
        sums: Counter[int] = Counter()
        for low, count in self.numbers.by_score.items():
            sums[min(int(low * 10 + 1e-9), 9)] += count
        shown = int(self.default_score * 10)
        tenths = reversed(range(max(sums, default=-1) + 1))
        return [ScoreBand(tenth / 10, (tenth + 1) / 10, sums[tenth], tenth >= shown) for tenth in tenths]

    @property
    def unread(self) -> dict[str, int]:
        """Articles in languages that are not read, by language."""
        return {code: number for code, number in self.numbers.by_language.items() if code != READ}

    @property
    def most_in_a_band(self) -> int:
        """The greatest count of a band."""
        return max((band.count for band in self.bands), default=0)

    @property
    def support(self) -> list[tuple[str, int]]:
        """Occurrences by how many independent origins tell of them."""
        counted = self.numbers.by_origins
        several = ((f"{least} to {most}", least, most) for least, most in ((3, 5), (6, 10)))
        groups = (("1", 1, 1), ("2", 2, 2), *several, ("more than 10", 11, 1 << 30))
        sums = ((words, sum(n for origins, n in counted.items() if a <= origins <= b)) for words, a, b in groups)
        return [(words, number) for words, number in sums if number]


@pages.page("/about", "about.html")
def about(desk: OpenedDesk) -> AboutPage:
    """What the record holds and what was left out; what read it and what linked it; how far the index has come."""
    outlets = [row for row in find_outlets(desk.index) if row.outlet]
    return AboutPage(
        record=desk.reader.path.name,
        default_score=DEFAULT_SCORE,
        numbers=find_numbers(desk.index),
        outlets=tuple(outlets[:_MOST]),
        other_outlets=max(0, len(outlets) - _MOST),
        runs=tuple(_run(row) for row in find_rows(desk.reader, _RUNS)),
        linkings=tuple(LinkingShown(**row) for row in find_rows(desk.reader, _LINKINGS)),
        corrections=tuple(AuthorShown(**row) for row in find_rows(desk.reader, _CORRECTIONS)),
        forgotten=desk.reader.query("SELECT count(*) FROM tombstones").rows[0][0],  # type: ignore[arg-type]
        standing=find_standing(desk),
    )


def _run(row: Mapping[str, Any]) -> RunShown:
    return RunShown(**{**row, "settings": json.loads(row["settings"])})
