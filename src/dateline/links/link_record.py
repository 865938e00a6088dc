"""Link a record: copies first, then occurrences, what became of expectations, and disagreements."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.articles.span import Span
from dateline.links.copies import CopyIndex
from dateline.links.copy import Copy
from dateline.links.copy_text import CopyText
from dateline.links.disagreement import Disagreement
from dateline.links.disagreements import find_disagreements
from dateline.links.expectation import Expectation
from dateline.links.expectations import find_expectations
from dateline.links.memory import uncollected
from dateline.links.occurrence import Occurrence
from dateline.links.occurrences import link_occurrences
from dateline.links.origins import find_witnesses
from dateline.links.recorded import read_copy_texts, read_told
from dateline.record.link_writer import upgrade_record, write_links
from dateline.record.reader import RecordReader, open_record
from dateline.record.rows import Row

OnStep = Callable[[str], None]


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


def link_record(path: Path, *, on_step: OnStep | None = None) -> Linked:
    """Link everything in the record at `path`; rows are added where this differs from what was found before.

    Raises RecordError if the file cannot be read or written.
    """
    step = on_step or (lambda name: None)
    with uncollected():
        upgrade_record(path)
        with open_record(path) as reader:
            links = find_links(reader, step)
        step("writing")
        counts = (len(links.copies), len(links.occurrences), len(links.expectations), len(links.disagreements))
        return Linked(*counts, added=write_links(path, links.rows()))


def find_links(reader: RecordReader, step: OnStep) -> Links:
    """Link everything that a reader sees, whatever was linked before; `step` is told what is being done."""
    step("copies")
    texts = list(read_copy_texts(reader))
    copies = _copies(texts)
    witnesses = find_witnesses(texts, copies)
    step("reading events")
    told = list(read_told(reader, witnesses))
    step("occurrences")
    occurrences = link_occurrences(told)
    step("expectations")
    expectations = find_expectations(told, occurrences)
    step("disagreements")
    return Links(witnesses, copies, occurrences, expectations, find_disagreements(told, occurrences))


def _copies(texts: Sequence[CopyText]) -> list[Copy]:
    """The copies that stand among all articles."""
    index = CopyIndex()
    found: dict[tuple[str, str], Copy] = {}
    for text in sorted(texts, key=lambda text: text.order):
        found |= {(copy.article, copy.source): copy for copy in index.add(text)}
    return [found[pair] for pair in sorted(found)]


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
