"""Counts of who takes part."""

import pytest

from dateline.record.reader import RecordReader
from dateline.views.actors import actors


@pytest.mark.parametrize(
    ("actor", "counts"),
    [
        # as actor, as recipient, as holder, articles, origins: two articles of one outlet are one origin
        ("state/LVA", (6, 3, 1, 3, 2)),
        ("state/ISL", (1, 2, 0, 3, 3)),
        ("person/petra-lund", (1, 0, 2, 1, 1)),
        ("state/EST", (0, 0, 1, 1, 1)),
        ("the envoy", (0, 1, 0, 1, 1)),
    ],
)
def test_counts(record: RecordReader, actor: str, counts: tuple[int, ...]) -> None:
    row = next(row for row in actors(record) if row.actor == actor)
    assert (row.as_actor, row.as_recipient, row.as_holder, row.articles, row.origins) == counts


def test_events_of_low_score_count_when_asked_for(record: RecordReader) -> None:
    found = {row.actor: row for row in actors(record, 0.0)}
    assert found["state/EST"].as_actor == 1
