"""A record in figures, and whether it is whole."""

from dataclasses import dataclass
from pathlib import Path

from dateline.articles.language import READ
from dateline.events.event import DEFAULT_SCORE
from dateline.record.checking import find_problems
from dateline.record.reader import RecordReader


@dataclass(frozen=True, slots=True)
class RunUse:
    """A run and how many articles it has read."""

    id: str
    version: str
    model: str
    codebook: str
    first_used: str
    articles: int


@dataclass(frozen=True, slots=True)
class RecordSummary:
    """Figures over the newest readings; `size` in bytes, `problems` empty when the record is whole.

    `unread` are articles by a language that Dateline does not read. `published` is the first and the last date of
    publication, None where no article has one; `below_score` counts events under the score `min_score`, which views
    leave out. `corrections_elsewhere` are about events that no newest reading has;
    `forgotten` counts articles that were taken out on request.
    """

    path: Path
    size: int
    schema: int
    articles: int
    unread: dict[str, int]
    readings: int
    mentions: int
    events: int
    claims: int
    findings: int
    corrections: int
    corrections_elsewhere: int
    forgotten: int
    types: dict[str, int]
    statuses: dict[str, int]
    published: tuple[str, str] | None
    min_score: float
    below_score: int
    runs: tuple[RunUse, ...]
    problems: tuple[str, ...]


_ELSEWHERE = """
    SELECT count(*) FROM corrections WHERE number IN (
        SELECT correction FROM correction_about_row WHERE kind = 'event' AND id NOT IN (SELECT id FROM machine_events)
    )
"""


def find_summary(reader: RecordReader, *, min_score: float = DEFAULT_SCORE) -> RecordSummary:
    """The figures of a record. Reads the whole file once, to check it."""
    return RecordSummary(
        path=reader.path,
        size=reader.path.stat().st_size,
        schema=_count(reader, "SELECT user_version FROM pragma_user_version"),
        articles=_count(reader, "SELECT count(*) FROM articles"),
        unread=_counts(reader, "language", "articles", f"language <> '{READ}'"),
        readings=_count(reader, "SELECT count(*) FROM reading_row"),
        mentions=_count(reader, "SELECT count(*) FROM mentions"),
        events=_count(reader, "SELECT count(*) FROM events"),
        claims=_count(reader, "SELECT count(*) FROM claims"),
        findings=_count(reader, "SELECT count(*) FROM findings"),
        corrections=_count(reader, "SELECT count(*) FROM corrections"),
        corrections_elsewhere=_count(reader, _ELSEWHERE),
        forgotten=_count(reader, "SELECT count(*) FROM tombstones"),
        types=_counts(reader, "type", "events"),
        statuses=_counts(reader, "status", "events"),
        published=_find_published(reader),
        min_score=min_score,
        below_score=_count(reader, "SELECT count(*) FROM events WHERE score < ?", min_score),
        runs=_find_runs(reader),
        problems=tuple(find_problems(reader.path)),
    )


def _count(reader: RecordReader, sql: str, *parameters: object) -> int:
    return int(str(reader.query(sql, parameters).rows[0][0]))


def _counts(reader: RecordReader, column: str, view: str, condition: str = "true") -> dict[str, int]:
    sql = f"SELECT {column}, count(*) FROM {view} WHERE {condition} GROUP BY 1 ORDER BY 2 DESC, 1"
    return dict(reader.query(sql).rows)  # type: ignore[arg-type]


def _find_published(reader: RecordReader) -> tuple[str, str] | None:
    first, last = reader.query("SELECT min(published), max(published) FROM articles").rows[0]
    return None if first is None else (str(first), str(last))


def _find_runs(reader: RecordReader) -> tuple[RunUse, ...]:
    sql = """SELECT id, version, model, codebook, first_used,
        (SELECT count(*) FROM reading_row WHERE run = runs.id) FROM runs ORDER BY first_used, id"""
    return tuple(RunUse(*row) for row in reader.query(sql).rows)  # type: ignore[arg-type]
