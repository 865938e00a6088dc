"""Relinking: what news changes in a record that was linked before, found without reading the rest of it.

1. Copies of the bodies that gained or lost a reading, and the witnesses that go back to other articles now.
2. The parts that events join or leave, grouped again.
3. Occurrences of all events whose groups, witnesses or outside news changed, joined again from their groups; their
   expectations and disagreements judged again.

Every step reads what those before it have written; all of it is one transaction.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from dateline.articles.span import Span
from dateline.links.copies_again import find_copies_again
from dateline.links.coverage_again import (
    OriginNews,
    RecordedCoverage,
    party_rows,
    plan_rows,
    plans_covered,
    plans_moved,
)
from dateline.links.disagreements import find_disagreements_of
from dateline.links.expectations import find_expectations_of
from dateline.links.link_rows import copy_row, disagreement_row, expectation_row, occurrence_rows
from dateline.links.numbers_told import find_numbers
from dateline.links.occurrences_again import Closed, join_again
from dateline.links.outcomes import Plan
from dateline.links.parts_again import group_again
from dateline.links.recall import Recall
from dateline.links.recorded_news import read_texts_of, read_told_in, read_triggers
from dateline.links.told import Told
from dateline.links.witnesses_again import find_witnesses_again
from dateline.record.link_memory import LinkMemory, Remembered
from dateline.record.link_writer import LinkWriter, Newest, find_newest

OnStep = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Origins:
    """The articles whose witness is another now, and the origins that gained or lost an article."""

    moved: frozenset[str]
    news: Sequence[OriginNews]


class Relinking:
    """One linking of the news in a record: readings by number, each with the one whose place it takes."""

    def __init__(self, memory: LinkMemory, state: Remembered, news: Mapping[int, int | None]) -> None:
        self.memory, self.state, self.news = memory, state, news
        self.writer, self.coverage = LinkWriter(memory.connection), RecordedCoverage(memory)
        self.recall = Recall(memory)
        self._former = [former for former in news.values() if former is not None]
        self._articles = {article for _, article, *_ in memory.metadata(news)}

    def run(self, step: OnStep) -> Remembered:
        """Link the news; what is remembered then."""
        step("copies")
        gone = read_told_in(self.memory.connection, self._former)
        origins = self._link_copies(gone)
        step("occurrences")
        new = self.recall.told_by(self._articles)
        self._remember(new, gone, origins.news)
        changed = group_again(self.recall, new, gone)
        closed = join_again(self.recall, changed | self._concerned(new, gone, origins))
        about = {*closed.told, *(one.event.id for one in gone)}
        self._write_occurrences(closed, about)
        step("expectations")
        self._write_expectations(closed, about)
        step("disagreements")
        self._write_disagreements(closed, about)
        self.state = replace(self.state, reading=max(self.news))
        self.memory.remember(self.state)
        return self.state

    def _link_copies(self, gone: Sequence[Told]) -> Origins:
        """Write the copies and witnesses that change."""
        memory = self.memory
        new, former = (read_texts_of(memory.connection, readings) for readings in (self.news, self._former))
        found = find_copies_again(memory, new, former)
        known = self._newest("copy_row", found.articles)
        ends = {copy.article for copy in found.copies} | {str(row["article"]) for row in known.values()}
        self.writer.add("copy_row", map(copy_row, found.copies), newest=known)
        self._count(copies=len(found.copies) - _standing(known))
        return self._link_witnesses(self._articles | found.articles | ends, gone)

    def _link_witnesses(self, concerned: set[str], gone: Sequence[Told]) -> Origins:
        memory, articles = self.memory, self._articles
        witnesses = find_witnesses_again(memory, concerned)
        before = memory.witnesses(witnesses)
        moved = {article for article, witness in witnesses.items() if before.get(article) != witness}
        origins = {told[each] for told in (before, witnesses) for each in moved | articles if each in told}
        was = memory.articles_behind(origins)
        known = self._newest("witness_row", witnesses)
        rows = ({"article": article, "witness": witness} for article, witness in witnesses.items())
        self.writer.add("witness_row", rows, newest=known)
        return Origins(frozenset(moved - articles), self._news_of(was, memory.articles_behind(origins), gone))

    def _news_of(
        self, before: Mapping[str, str], now: Mapping[str, str], gone: Sequence[Told]
    ) -> list[OriginNews]:
        """What each origin tells in its articles, as they are and as they were: each article with its origin."""
        told = self.recall.told_by(before.keys() | now.keys())
        was = _by_origin((*gone, *(one for one in told if one.event.article not in self._articles)), before)
        tells = _by_origin(told, now)
        return [OriginNews(origin, was[origin], tells[origin]) for origin in {*before.values(), *now.values()}]

    def _remember(self, new: Sequence[Told], gone: Sequence[Told], origins: Sequence[OriginNews]) -> None:
        self.memory.drop_plans(row[:2] for row in plan_rows(gone))
        self.memory.add_plans(plan_rows(new))
        before = {row for one in origins for row in party_rows(one.before)}
        now = {row for one in origins for row in party_rows(one.now)}
        self.memory.drop_parties(before - now)
        self.memory.add_parties(now - before)

    def _concerned(self, new: Sequence[Told], gone: Sequence[Told], origins: Origins) -> set[str]:
        """Events whose expectations or disagreements may be others, whatever they are grouped with."""
        own = {one.event.id for one in (*new, *self.recall.told_by(origins.moved))}
        return own | plans_moved(self.memory, (*new, *gone)) | self._waiting(origins.news)

    def _waiting(self, news: Sequence[OriginNews]) -> set[str]:
        """Plans of which nobody tells an outcome, and of whose parties an origin tells that gained or lost an article.

        But for those that other articles keep open: they tell of another such act between the same.
        """
        rows = self._newest("expectation_row", plans_covered(self.memory, news)).values()
        open_still = [str(row["event"]) for row in rows if row["stands"] and not row["outcome"]]
        changed = {one.origin for one in news}
        told = self.recall.told(open_still)
        return {id for id, one in told.items() if not self._is_kept_open(Plan.of(one), changed)}

    def _is_kept_open(self, plan: Plan, changed: Set[str]) -> bool:
        event, published = plan.told.event, plan.published
        roles = (*event.actors, *event.recipients)
        return published is None or self.coverage.is_told_after(
            roles, published.last, type=event.type.value, but=changed
        )

    def _write_occurrences(self, closed: Closed, about: Iterable[str]) -> None:
        known = self._newest("occurrence_row", about)
        self.writer.add("occurrence_row", occurrence_rows(closed.occurrences), newest=known)
        before = {row["occurrence"] for row in known.values() if row["stands"]}
        self._count(occurrences=len(closed.occurrences) - len(before))

    def _write_expectations(self, closed: Closed, about: Iterable[str]) -> None:
        found = [one for tellings in closed.tellings() for one in find_expectations_of(tellings, self.coverage)]
        known = self._newest("expectation_row", about)
        self.writer.add("expectation_row", map(expectation_row, found), newest=known)
        self._count(expectations=len(found) - _standing(known))

    def _write_disagreements(self, closed: Closed, about: Iterable[str]) -> None:
        together = [tellings for tellings in closed.tellings() if len(tellings) > 1]
        triggers = self._triggers(one for tellings in together for one in tellings)
        found = [one for tellings in together for one in find_disagreements_of(tellings, triggers)]
        known = self._newest("disagreement_row", about)
        self.writer.add("disagreement_row", map(disagreement_row, found), newest=known)
        self._count(disagreements=len(found) - _standing(known))

    def _triggers(self, told: Iterable[Told]) -> Mapping[Span, Sequence[Span]]:
        """The triggers of the sentences in which these tell a number."""
        articles = {one.event.article for one in told if find_numbers(one.sentence)}
        return read_triggers(self.memory.connection, self.memory.newest(articles))

    def _newest(self, table: str, about: Iterable[str]) -> Newest:
        return find_newest(self.memory.connection, table, about=about)

    def _count(self, **more: int) -> None:
        """Add to what was found in all."""
        self.state = replace(self.state, **{name: getattr(self.state, name) + count for name, count in more.items()})


def _by_origin(told: Iterable[Told], origins: Mapping[str, str]) -> defaultdict[str, list[Told]]:
    """What each origin tells, in the articles that go back to it."""
    found: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told:
        if one.event.article in origins:
            origin = origins[one.event.article]
            found[origin].append(replace(one, witness=origin))
    return found


def _standing(rows: Newest) -> int:
    return sum(bool(row["stands"]) for row in rows.values())
