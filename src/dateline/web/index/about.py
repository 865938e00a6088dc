"""About the index: how much there is of everything, and how far into the record it has looked."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.events.event import DEFAULT_SCORE
from dateline.web.index.keys import DAY_SHIFT
from dateline.web.index.line_tokens import BANDS, band
from dateline.web.index.opening import DeskIndex


@dataclass(frozen=True, slots=True)
class Seen:
    """How far into a record was looked: the number of the last reading, linking or correction, and when."""

    number: int
    time: str


@dataclass(frozen=True, slots=True)
class IndexNumbers:
    """How much there is. `occurrences` are of the score that is shown, `below` those under it.

    `events` counts all, `events_shown` those of that score, and only these are counted by type and status and by what
    they leave open: actor, recipient, date or place; `by_score` counts all by the lower end of their band.
    `by_origins` counts occurrences of any score by how many independent origins tell of them. `waiting` are lines that
    are to be made again. `first` and `last` are the days of publication, "" where none is known.
    """

    articles: int
    undated: int
    without_outlet: int
    events: int
    events_shown: int
    occurrences: int
    below: int
    claims: int
    findings: int
    by_score: Mapping[float, int]
    by_type: Mapping[str, int]
    by_status: Mapping[str, int]
    by_language: Mapping[str, int]
    by_stance: Mapping[str, int]
    by_finding: Mapping[str, int]
    by_origins: Mapping[int, int]
    left_open: Mapping[str, int]
    first: str
    last: str
    waiting: int
    seen: Mapping[str, Seen]


def find_numbers(index: DeskIndex) -> IndexNumbers:
    """How much there is of everything."""
    bands = {int(key): count for key, count in _tally(index, "score of event").items()}
    lines, stances, kinds = (_tally(index, kind) for kind in ("lines", "stance", "finding"))
    return IndexNumbers(
        articles=_tally(index, "articles").get("", 0),
        undated=_tally(index, "published").get("unknown", 0),
        without_outlet=_tally(index, "outlet").get("", 0),
        events=sum(bands.values()),
        events_shown=sum(count for number, count in bands.items() if number >= band(DEFAULT_SCORE)),
        occurrences=lines.get("shown", 0),
        below=lines.get("below", 0),
        claims=sum(stances.values()),
        findings=sum(kinds.values()),
        by_score={number / BANDS: count for number, count in bands.items()},
        by_type=_tally(index, "type"),
        by_status=_tally(index, "status"),
        by_language=_tally(index, "language"),
        by_stance=stances,
        by_finding=kinds,
        by_origins={int(key): count for key, count in _tally(index, "origins").items()},
        left_open=_tally(index, "left open"),
        first=_published(index, "ASC"),
        last=_published(index, "DESC"),
        waiting=index.number("SELECT count(*) FROM (SELECT 1 FROM waiting LIMIT 10000)"),
        seen=_seen(index),
    )


def _tally(index: DeskIndex, kind: str) -> dict[str, int]:
    return dict(index.rows("SELECT key, n FROM tally WHERE kind = ? ORDER BY key", (kind,)))


def _published(index: DeskIndex, order: str) -> str:
    sql = f"SELECT published FROM article WHERE key >= ? ORDER BY key {order} LIMIT 1"
    found = index.rows(sql, (1 << DAY_SHIFT,))
    return str(found[0][0]) if found else ""


def _seen(index: DeskIndex) -> dict[str, Seen]:
    rows = index.rows("SELECT what, number, time FROM seen WHERE what <> 'first reading'")
    return {what: Seen(number, time) for what, number, time in rows}
