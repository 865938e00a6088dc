"""Comparing: a copy beside its source, with what the record holds of the two."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.links.copy import CopyKind
from dateline.record.reader import RecordReader
from dateline.views.compared_texts import ComparedRow, Pair, compare_texts
from dateline.views.provenance import ArticleHead, head_of
from dateline.views.rows import Row, find_rows

# Characters of a text that are compared: ten reports of usual length. What is beyond is counted, not shown.
LONGEST = 30_000


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles side by side.

    `kind`, `share` (of the copy's own sentences, 0 to 1) and `reason` are those of the record, None and "" where it
    holds neither for a copy of the other. `days` are from the source's publication to the copy's, None where one is
    not known to the day. `source_cut` and `copy_cut` count the characters that were too many to be compared.
    """

    source: ArticleHead
    copy: ArticleHead
    kind: CopyKind | None
    share: float | None
    reason: str
    days: int | None
    rows: tuple[ComparedRow, ...]
    source_cut: int
    copy_cut: int


def compare(reader: RecordReader, copy: str, source: str) -> Comparison | None:
    """A copy beside its source; None where the record lacks one of them. Which is which is as the record has it."""
    found = _find_evidence(reader, copy, source)
    if found is None and _find_evidence(reader, source, copy) is not None:
        return compare(reader, source, copy)
    texts = _find_texts(reader, (copy, source))
    if copy not in texts or source not in texts:
        return None
    mine, other = texts[copy], texts[source]
    heads = head_of(other), head_of(mine)
    return Comparison(
        source=heads[0],
        copy=heads[1],
        kind=CopyKind(found["kind"]) if found else None,
        share=found["share"] if found else None,
        reason=found["reason"] if found else "",
        days=_days_between(*heads),
        rows=tuple(compare_texts(mine["text"][:LONGEST], other["text"][:LONGEST], _evidence(found))),
        source_cut=max(len(other["text"]) - LONGEST, 0),
        copy_cut=max(len(mine["text"]) - LONGEST, 0),
    )


def _find_evidence(reader: RecordReader, copy: str, source: str) -> Row | None:
    sql = "SELECT kind, share, evidence, reason FROM copies WHERE article = ? AND source = ?"
    return next(iter(find_rows(reader, sql, (copy, source))), None)


def _find_texts(reader: RecordReader, articles: Sequence[str]) -> Mapping[str, Row]:
    sql = "SELECT *, substr(text, 1, 400) AS opening FROM articles WHERE id IN (?, ?)"
    return {row["id"]: row for row in find_rows(reader, sql, articles)}


def _evidence(found: Row | None) -> list[Pair]:
    """Aligned sentences of copy and source."""
    listed = json.loads(found["evidence"]) if found else []
    mine, others = ([(one[side]["start"], one[side]["end"]) for one in listed] for side in ("copy", "source"))
    return list(zip(mine, others, strict=True))


def _days_between(source: ArticleHead, copy: ArticleHead) -> int | None:
    days = [head.published.value if head.published else "" for head in (source, copy)]
    if any(len(day) != len("2024-06-18") for day in days):
        return None
    return (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days
