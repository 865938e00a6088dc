"""Link a record: copies first, then occurrences, what became of expectations, and disagreements."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.articles.span import Span
from dateline.links.copy import Copy
from dateline.links.disagreement import Disagreement
from dateline.links.expectation import Expectation
from dateline.links.memory import uncollected
from dateline.links.occurrence import Occurrence
from dateline.links.shares import EVERY_TYPE, OnStep, begin_share, link_copies
from dateline.links.two_processes import is_large, link_in_two
from dateline.record.link_writer import upgrade_record, write_links
from dateline.record.reader import RecordReader, open_record
from dateline.record.rows import Row

__all__ = ["Linked", "Links", "OnStep", "find_links", "link_record"]


@dataclass(frozen=True, slots=True)
class Linked:
    """How much was found in all, and how many rows it added to the record."""

    copies: int
    occurrences: int
    expectations: int
    disagreements: int
    added: int


@dataclass(frozen=True, slots=True)
class Links:
    """All that linking finds among the articles a reader sees."""

    witnesses: Mapping[str, str]
    copies: Sequence[Copy]
    occurrences: Sequence[Occurrence]
    expectations: Sequence[Expectation]
    disagreements: Sequence[Disagreement]

    def rows(self) -> dict[str, Iterable[Row]]:
        """The rows that stand, by the table of the record that they belong to."""
        return {
            "copy_row": map(_copy_row, self.copies),
            "witness_row": ({"article": article, "witness": witness} for article, witness in self.witnesses.items()),
            "occurrence_row": _occurrence_rows(self.occurrences),
            "expectation_row": map(_expectation_row, self.expectations),
            "disagreement_row": map(_disagreement_row, self.disagreements),
        }


def link_record(path: Path, *, on_step: OnStep | None = None, processes: int = 1) -> Linked:
    """Link everything in the record at `path`; rows are added where this differs from what was found before.

    With two `processes` a large record takes half the time; as always in Python, a script that asks for them does so
    under `if __name__ == "__main__"`. Raises RecordError if the file cannot be read or written.
    """
    step = on_step or (lambda name: None)
    with uncollected():
        upgrade_record(path)
        with open_record(path) as reader:
            links = find_links(reader, step, processes=processes)
        step("writing")
        counts = (len(links.copies), len(links.occurrences), len(links.expectations), len(links.disagreements))
        return Linked(*counts, added=write_links(path, links.rows()))


def find_links(reader: RecordReader, step: OnStep, *, processes: int = 1) -> Links:
    """Link everything that a reader sees, whatever was linked before; `step` is told what is being done."""
    if processes > 1 and is_large(reader):
        copied, judged = link_in_two(reader, step)
    else:
        step("copies")
        copied = link_copies(reader)
        judged = begin_share(reader, EVERY_TYPE, step).judged(copied.witnesses, None, step)
    occurrences = [occurrence for _, occurrence in judged.occurrences]
    return Links(copied.witnesses, copied.copies, occurrences, judged.expectations, judged.disagreements)


def _copy_row(copy: Copy) -> Row:
    evidence = [{"copy": _ends(one), "source": _ends(other)} for one, other in copy.evidence]
    return {
        "article": copy.article,
        "source": copy.source,
        "kind": copy.kind.value,
        "share": round(copy.share, 3),
        "evidence": json.dumps(evidence),
        "reason": copy.reason,
    }


def _ends(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _occurrence_rows(occurrences: Iterable[Occurrence]) -> Iterator[Row]:
    for occurrence in occurrences:
        for event, reason in zip(occurrence.events, ("", *occurrence.reasons), strict=True):
            yield {"event": event, "occurrence": occurrence.id, "reason": reason}


def _expectation_row(expectation: Expectation) -> Row:
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


def _disagreement_row(found: Disagreement) -> Row:
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
