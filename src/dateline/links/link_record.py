"""Link a record: copies first, then occurrences, what became of expectations, and disagreements."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from dateline.links.copy import Copy
from dateline.links.copying import OnStep, copying, last_reading
from dateline.links.disagreement import Disagreement
from dateline.links.disagreements import find_disagreements
from dateline.links.expectation import Expectation
from dateline.links.expectations import find_expectations
from dateline.links.link_rows import copy_row, disagreement_row, expectation_row, occurrence_rows
from dateline.links.memory import uncollected
from dateline.links.occurrence import Occurrence
from dateline.links.occurrences import join_groups, link_parts, order_of
from dateline.links.recorded import read_told
from dateline.links.relinking import Relinking
from dateline.links.remembering import Remembering, linking_version
from dateline.links.told import told_by
from dateline.record.link_memory import LinkMemory, Remembered
from dateline.record.link_writer import add_links, linking_transaction, upgrade_record
from dateline.record.reader import RecordReader, open_record
from dateline.record.rows import Row

# The share of a record's articles from which on linking all is quicker: news touch several times what they are.
MOST_NEWS = 0.1


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
            "copy_row": map(copy_row, self.copies),
            "witness_row": ({"article": article, "witness": witness} for article, witness in self.witnesses.items()),
            "occurrence_row": occurrence_rows(self.occurrences),
            "expectation_row": map(expectation_row, sorted(self.expectations, key=attrgetter("id"))),
            "disagreement_row": map(disagreement_row, self.disagreements),
        }


def link_record(path: Path, *, on_step: OnStep | None = None, processes: int = 1) -> Linked:
    """Link the record at `path`; rows are added where this differs from what was found before.

    In a record that was linked before, only what its news ask for is looked at; where most of it is news, or what was
    remembered is of another version, everything is linked. With two `processes` a large record takes less time; as
    always in Python, a script that asks for them does so under `if __name__ == "__main__"`. Raises RecordError if the
    file cannot be read or written.
    """
    step = on_step or (lambda name: None)
    with uncollected():
        upgrade_record(path)
        open_record(path).close()  # linking makes no record
        return _link_news(path, step) or _link_all(path, step, processes)


def find_links(
    reader: RecordReader, step: OnStep, *, remembering: Remembering | None = None, processes: int = 1
) -> Links:
    """Link everything that a reader sees, whatever was linked before; `step` is told what is being done.

    `remembering` is shown what the next linking of the record will need.
    """
    with copying(reader, step, processes=processes) as find_copied:
        step("reading events")
        told = list(read_told(reader, {}))
        step("occurrences")
        parts = link_parts(told)
        if remembering:
            parts = remembering.see_parts(parts)
        occurrences = join_groups((group for part in parts for group in part.groups), map(order_of, told))
        copied = find_copied()
    told = [told_by(one, copied.witnesses) for one in told]
    if remembering:
        remembering.see(copied.keys, told)
    step("expectations")
    expectations = find_expectations(told, occurrences)
    step("disagreements")
    disagreements = find_disagreements(told, occurrences)
    return Links(copied.witnesses, copied.copies, occurrences, expectations, disagreements)


def _link_news(path: Path, step: OnStep) -> Linked | None:
    """Link what is new in a record; None where everything has to be linked."""
    with linking_transaction(path) as connection:
        memory = LinkMemory(connection)
        before = memory.state()
        if before is None or before.version != linking_version():
            return None
        news = memory.find_news(before.reading)
        if len(news) > MOST_NEWS * memory.count_readings():
            return None
        relinking = Relinking(memory, before, news)
        after = relinking.run(step) if news else before
        counts = (after.copies, after.occurrences, after.expectations, after.disagreements)
        return Linked(*counts, added=relinking.writer.added)


def _link_all(path: Path, step: OnStep, processes: int) -> Linked:
    remembering = Remembering()
    with open_record(path) as reader, reader.at_one_moment():
        last = last_reading(reader)
        links = find_links(reader, step, remembering=remembering, processes=processes)
    step("writing")
    counts = (len(links.copies), len(links.occurrences), len(links.expectations), len(links.disagreements))
    with linking_transaction(path) as connection:
        added = add_links(connection, links.rows())
        remembering.write(LinkMemory(connection), Remembered(linking_version(), last, *counts))
    return Linked(*counts, added=added)
