"""What linking finds as rows of the record."""

import json
from collections.abc import Iterable, Iterator

from dateline.links.copy import Copy
from dateline.links.disagreement import Disagreement
from dateline.links.expectation import Expectation
from dateline.links.occurrence import Occurrence
from dateline.record.rows import Row


def copy_row(copy: Copy) -> Row:
    """A copy as a row of `copy_row`."""
    ends = iter(copy.evidence)
    evidence = [
        {"copy": {"start": start, "end": end}, "source": {"start": other_start, "end": other_end}}
        for start, end, other_start, other_end in zip(ends, ends, ends, ends, strict=True)
    ]
    return {
        "article": copy.article,
        "source": copy.source,
        "kind": copy.kind.value,
        "share": round(copy.share, 3),
        "evidence": json.dumps(evidence),
        "reason": copy.reason,
    }


def occurrence_rows(occurrences: Iterable[Occurrence]) -> Iterator[Row]:
    """Occurrences as rows of `occurrence_row`, one for each event."""
    for occurrence in occurrences:
        for event, reason in zip(occurrence.events, ("", *occurrence.reasons), strict=True):
            yield {"event": event, "occurrence": occurrence.id, "reason": reason}


def expectation_row(expectation: Expectation) -> Row:
    """An expectation as a row of `expectation_row`."""
    due_from, due_to = expectation.due
    return {
        "id": expectation.id,
        "event": expectation.event,
        "holder": expectation.holder,
        "due_from": due_from,
        "due_to": due_to,
        "criterion": expectation.criterion,
        "verdict": expectation.verdict.value,
        "outcome": expectation.outcome,
        "changes": json.dumps(expectation.changes, ensure_ascii=False),
        "reason": expectation.reason,
    }


def disagreement_row(found: Disagreement) -> Row:
    """A disagreement as a row of `disagreement_row`."""
    return {
        "id": found.id,
        "slot": found.slot.value,
        "first": found.first,
        "second": found.second,
        "first_event": found.first_event,
        "second_event": found.second_event,
        "first_start": found.first_words.start,
        "first_end": found.first_words.end,
        "second_start": found.second_words.start,
        "second_end": found.second_words.end,
        "reason": found.reason,
    }
