"""A record in figures, and whether it is whole: the file as SQLite sees it, and every surface against its article."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.events.event import DEFAULT_SCORE
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

    `published` is the first and the last date of publication, None where no article has one; `below_score` counts
    events under the score `min_score`, which views leave out. `corrections_elsewhere` are about events that no newest
    reading has.
    """

    path: Path
    size: int
    schema: int
    articles: int
    readings: int
    mentions: int
    events: int
    claims: int
    findings: int
    corrections: int
    corrections_elsewhere: int
    types: dict[str, int]
    statuses: dict[str, int]
    published: tuple[str, str] | None
    min_score: float
    below_score: int
    runs: tuple[RunUse, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FalseSurface:
    """A stored surface that is not what stands in the article at its offsets."""

    article: str
    table: str
    start: int
    end: int
    text: str


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
        readings=_count(reader, "SELECT count(*) FROM reading_row"),
        mentions=_count(reader, "SELECT count(*) FROM mentions"),
        events=_count(reader, "SELECT count(*) FROM events"),
        claims=_count(reader, "SELECT count(*) FROM claims"),
        findings=_count(reader, "SELECT count(*) FROM findings"),
        corrections=_count(reader, "SELECT count(*) FROM corrections"),
        corrections_elsewhere=_count(reader, _ELSEWHERE),
        types=_counts(reader, "type"),
        statuses=_counts(reader, "status"),
        published=_find_published(reader),
        min_score=min_score,
        below_score=_count(reader, "SELECT count(*) FROM events WHERE score < ?", min_score),
        runs=_find_runs(reader),
        problems=tuple(find_problems(reader)),
    )


def find_problems(reader: RecordReader) -> Iterator[str]:
    """What is wrong with a record: pages, references, surfaces."""
    checks = [str(row[0]) for row in reader.query("PRAGMA quick_check").rows]
    yield from (check for check in checks if check != "ok")
    for table, _, other, _ in reader.query("PRAGMA foreign_key_check").rows:
        yield f"a row of {table} points at a row of {other} that is not there"
    for surface in find_false_surfaces(reader):
        yield f"{surface.table}: {surface.article}[{surface.start}:{surface.end}] is not {surface.text!r}"


def find_false_surfaces(reader: RecordReader) -> Iterator[FalseSurface]:
    """Every stored surface that differs from its article's text; none, in a record that is whole."""
    sql = "SELECT number, article, text FROM reading_row JOIN article_row ON article_row.id = article"
    for reading in reader.stream(sql):
        article, text = str(reading["article"]), str(reading["text"])
        for table, start, end, surface in _surfaces(reader, reading["number"]):
            if text[start:end] != surface:
                yield FalseSurface(article, table, start, end, surface)


_PLACES = {
    "mention_row": ("",),
    "role_row": ("",),
    "claim_holder_row": ("",),
    "event_row": ("sentence_", "trigger_", "where_"),
    "claim_row": ("cue_", "content_"),
    "finding_row": ("",),
}

_LINKS = {
    "mention_row": "refers_to",
    "role_row": "through",
    "claim_holder_row": "through",
    "finding_row": "rests_on",
}

_SURFACES = "\nUNION ALL\n".join(
    f"SELECT '{table}', {place}start, \"{place}end\", {place}text FROM {table} "
    f"WHERE reading = :reading AND {place}start IS NOT NULL"
    for table, places in _PLACES.items()
    for place in places
)
_CHAINS = "\nUNION ALL\n".join(
    f"SELECT '{table}', {column} FROM {table} WHERE reading = :reading" for table, column in _LINKS.items()
)


def _surfaces(reader: RecordReader, number: object) -> Iterator[tuple[str, int, int, str]]:
    yield from reader.query(_SURFACES, {"reading": number}).rows  # type: ignore[misc]
    for table, chain in reader.query(_CHAINS, {"reading": number}).rows:
        # Not SQLite's json_each: it ends a text at its first NUL.
        for link in json.loads(str(chain)):
            yield str(table), link["start"], link["end"], link["text"]


def _count(reader: RecordReader, sql: str, *parameters: object) -> int:
    return int(str(reader.query(sql, parameters).rows[0][0]))


def _counts(reader: RecordReader, column: str) -> dict[str, int]:
    sql = f"SELECT {column}, count(*) FROM events GROUP BY 1 ORDER BY 2 DESC, 1"
    return dict(reader.query(sql).rows)  # type: ignore[arg-type]


def _find_published(reader: RecordReader) -> tuple[str, str] | None:
    first, last = reader.query("SELECT min(published), max(published) FROM articles").rows[0]
    return None if first is None else (str(first), str(last))


def _find_runs(reader: RecordReader) -> tuple[RunUse, ...]:
    sql = """SELECT id, version, model, codebook, first_used,
        (SELECT count(*) FROM reading_row WHERE run = runs.id) FROM runs ORDER BY first_used, id"""
    return tuple(RunUse(*row) for row in reader.query(sql).rows)  # type: ignore[arg-type]
