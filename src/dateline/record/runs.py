"""What a newer run changed: the newest reading of each article against the one before it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from dateline.record.reader import RecordReader


class ChangeKind(Enum):
    """What became of a row from one run to the next."""

    ADDED = "added"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """A row that two readings of an article do not share.

    `row` is "event", "claim", "mention" or "finding"; `before` and `after` hold the columns that differ, the whole row
    where there is no other. `text` is the trigger, the cue, the mention or the words in question as printed.
    """

    article: str
    row: str
    id: str
    text: str
    kind: ChangeKind
    run_before: str
    run_after: str
    before: Mapping[str, object]
    after: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two readings of one article: their numbers and runs."""

    article: str
    number_before: int
    number_after: int
    run_before: str
    run_after: str


def find_changes(reader: RecordReader, *, article: str | None = None) -> Iterator[Change]:
    """What differs between the newest reading of each article (or of one) and the one before it, in text order."""
    for pair in _find_pairs(reader, article):
        for row in _ROWS:
            before = _load_rows(reader, row, pair.number_before)
            after = _load_rows(reader, row, pair.number_after)
            yield from _compare(pair, row, before, after)


_PAIRS = """
SELECT after.article, before.number, after.number, before.run, after.run
FROM newest_reading AS after
JOIN reading_row AS before ON before.number =
    (
        SELECT number FROM reading_row WHERE article = after.article AND number < after.number
        ORDER BY time_read DESC, run DESC LIMIT 1
    )
WHERE :article IS NULL OR after.article = :article
ORDER BY after.article
"""

_ROLES = """
SELECT json_group_array(json_array(part, start, "end", text, actor, name, country, sector, office)) FROM
(SELECT * FROM role_row WHERE reading = row.reading AND event = row.id ORDER BY part, position)
"""

_HOLDERS = """
SELECT json_group_array(json_array(start, "end", text, actor, name, country, sector, office)) FROM
(SELECT * FROM claim_holder_row WHERE reading = row.reading AND claim = row.id ORDER BY position)
"""

_EVENTS = """
SELECT json_group_array(event) FROM
(SELECT event FROM claim_event_row WHERE reading = row.reading AND claim = row.id ORDER BY event)
"""

_ROWS = {
    "mention": "SELECT text AS _text, * FROM mention_row AS row WHERE reading = ? ORDER BY start, id",
    "event": f"SELECT trigger_text AS _text, *, ({_ROLES}) AS roles FROM event_row AS row WHERE reading = ? "
    "ORDER BY trigger_start, id",
    "claim": f"SELECT cue_text AS _text, *, ({_HOLDERS}) AS holders, ({_EVENTS}) AS events FROM claim_row AS row "
    "WHERE reading = ? ORDER BY cue_start, id",
    "finding": "SELECT text AS _text, * FROM finding_row AS row WHERE reading = ? ORDER BY start, id",
}

_Rows = Mapping[str, Mapping[str, object]]


def _find_pairs(reader: RecordReader, article: str | None) -> list[_Pair]:
    return [_Pair(*row) for row in reader.query(_PAIRS, {"article": article}).rows]  # type: ignore[arg-type]


def _load_rows(reader: RecordReader, row: str, number: int) -> _Rows:
    found = reader.stream(_ROWS[row], [number])
    return {str(columns["id"]): {k: v for k, v in columns.items() if k != "reading"} for columns in found}


def _compare(pair: _Pair, row: str, before: _Rows, after: _Rows) -> Iterator[Change]:
    for id in dict.fromkeys((*after, *before)):
        old, new = before.get(id, {}), after.get(id, {})
        if old != new:
            yield _change(pair, row, old, new)


def _change(pair: _Pair, row: str, old: Mapping[str, object], new: Mapping[str, object]) -> Change:
    shown = new or old
    kind = ChangeKind.CHANGED if old and new else ChangeKind.ADDED if new else ChangeKind.GONE
    differing = [name for name in shown if name not in ("id", "_text") and old.get(name) != new.get(name)]
    return Change(
        article=pair.article,
        row=row,
        id=str(shown["id"]),
        text=str(shown["_text"]),
        kind=kind,
        run_before=pair.run_before,
        run_after=pair.run_after,
        before={name: old[name] for name in differing if name in old},
        after={name: new[name] for name in differing if name in new},
    )
