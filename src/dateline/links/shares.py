"""Shares: events of some types, linked apart from all others, so that not all need be in one process at a time.

No occurrence has events of two shares. What a verdict needs to know of other events is little: which origins tell of
whom on which days (`Presence`), and the triggers of other acts in the same sentences.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.events.event import EventType
from dateline.links.copies import CopyIndex
from dateline.links.copy import Copy
from dateline.links.disagreement import Disagreement
from dateline.links.disagreements import find_disagreements
from dateline.links.expectation import Expectation
from dateline.links.expectations import find_expectations
from dateline.links.linking import shipped_linking
from dateline.links.numbers_stated import Triggers
from dateline.links.occurrence import Occurrence
from dateline.links.occurrence_profiles import Order
from dateline.links.occurrences import link_occurrences, order_of
from dateline.links.origins import find_witnesses
from dateline.links.presence import Presence
from dateline.links.recorded import read_copy_text, read_copy_texts, read_other_triggers, read_told
from dateline.links.told import Told
from dateline.record.reader import RecordReader

OnStep = Callable[[str], None]
Types = frozenset[EventType]
EVERY_TYPE: Types = frozenset(EventType)


@dataclass(frozen=True, slots=True)
class Copied:
    """The copies among all articles, and the witness of each article."""

    copies: Sequence[Copy]
    witnesses: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """All that linking finds among the events of a share; with each occurrence the order of its event told first."""

    occurrences: Sequence[tuple[Order, Occurrence]]
    expectations: Sequence[Expectation]
    disagreements: Sequence[Disagreement]


@dataclass(frozen=True, slots=True)
class Share:
    """Events of some types and their occurrences: what can be found before the witnesses are known.

    `others` are the triggers of acts of other types in the same sentences.
    """

    told: Sequence[Told]
    occurrences: Sequence[Occurrence]
    others: Triggers

    def judged(self, witnesses: Mapping[str, str], presence: Presence | None, step: OnStep) -> Judged:
        """The share judged; without a `presence` of all articles, its own events are all there are."""
        told = [_told_by(one, witnesses) for one in self.told]
        orders = {one.event.id: order_of(one) for one in told}
        step("expectations")
        expectations = find_expectations(told, self.occurrences, presence=presence)
        step("disagreements")
        disagreements = find_disagreements(told, self.occurrences, others=self.others)
        return Judged([(orders[one.events[0]], one) for one in self.occurrences], expectations, disagreements)


def link_copies(reader: RecordReader) -> Copied:
    """The copies among the articles that a reader sees."""
    index = CopyIndex(fetch=lambda article: read_copy_text(reader, article))
    articles, found = list[str](), list[Copy]()
    for text in read_copy_texts(reader):
        articles.append(text.article)
        found += index.add(text)
    copies = sorted(found, key=lambda copy: (copy.article, copy.source))
    concerned = sorted({article for copy in copies for article in (copy.article, copy.source)})
    witnesses = find_witnesses((read_copy_text(reader, article) for article in concerned), copies)
    return Copied(copies, {article: witnesses.get(article, article) for article in sorted(articles)})


def begin_share(reader: RecordReader, types: Types, step: OnStep) -> Share:
    """The events of these types that a reader sees, grouped; each article is taken for its own witness so far."""
    step("reading events")
    told = list(read_told(reader, {}, types=types))
    others = read_other_triggers(reader, types) if types < EVERY_TYPE else {}
    step("occurrences")
    return Share(told, link_occurrences(told), others)


def find_shares(counts: Mapping[str, int]) -> list[Types]:
    """The types that families of acts bring together, those with most events first, by how many there are of a type."""
    joined: dict[EventType, Types] = {type: frozenset({type}) for type in EventType}
    by_family: dict[str, set[EventType]] = {}
    for act, family in shipped_linking().families.items():
        by_family.setdefault(family, set()).add(EventType(act.partition("/")[0]))
    for types in by_family.values():
        together = frozenset[EventType]().union(*(joined[type] for type in types))
        joined |= dict.fromkeys(together, together)
    sizes = {types: sum(counts.get(type.value, 0) for type in types) for types in joined.values()}
    there = sorted((types for types in sizes if sizes[types]), key=lambda types: min(type.value for type in types))
    return sorted(there, key=sizes.__getitem__, reverse=True)


def joined(shares: Iterable[Judged]) -> Judged:
    """What was found in all shares, in the order in which it is found where there is but one."""
    every = list(shares)
    occurrences = sorted((found for share in every for found in share.occurrences), key=lambda found: found[0])
    disagreements = [found for share in every for found in share.disagreements]
    wanted = {found.first_event for found in disagreements}
    places = {event: place for place, (_, one) in enumerate(occurrences) for event in one.events if event in wanted}
    return Judged(
        occurrences,
        sorted((found for share in every for found in share.expectations), key=lambda found: found.event),
        sorted(disagreements, key=lambda found: places[found.first_event]),
    )


def _told_by(told: Told, witnesses: Mapping[str, str]) -> Told:
    witness = witnesses.get(told.event.article, told.witness)
    return told if witness == told.witness else replace(told, witness=witness)
