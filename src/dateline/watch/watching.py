"""The watch: round after round, feeds to documents, documents into the record, links, and saved questions asked."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from dateline.articles.document import Document
from dateline.engines.local import Outcome
from dateline.errors import InputError
from dateline.links.link_record import link_record
from dateline.record.reader import open_record
from dateline.watch.alerts import raise_alerts
from dateline.watch.memory import FeedState, WatchMemory
from dateline.watch.outputs import Outputs, tell_alerts
from dateline.watch.polling import Poller
from dateline.watch.questions import Question

ReadDocuments = Callable[[Iterable[Document | InputError]], Outcome]
"""Reads documents into the record."""


@dataclass(frozen=True, slots=True)
class Round:
    """What one round did, and what came of reading. `failures` are feeds not had and alerts not sent."""

    polled: int = 0
    alerts: int = 0
    failures: tuple[InputError, ...] = ()
    outcome: Outcome = field(default_factory=Outcome)


@dataclass(frozen=True, slots=True)
class Watch:
    """What is watched: feeds by their addresses, for a record, with questions and where their answers go."""

    record: Path
    feeds: Sequence[str]
    poller: Poller
    read: ReadDocuments
    questions: Sequence[Question] = ()
    outputs: Outputs = field(default_factory=lambda: Outputs(print))

    def make_round(self, memory: WatchMemory, now: float, *, is_first: bool = False) -> Round:
        """Poll the feeds that are due at `now`; read, link and tell what is new. The first round links in any case.

        1. poll   2. read into the record   3. remember the feeds   4. link   5. ask and tell

        A feed is remembered as read only when its news are in the record: a kill before leads to it being asked again.
        """
        states, failures = list[FeedState](), list[InputError]()
        if not self.record.exists():
            memory.forget_read()
        due = [state for state in map(memory.feed, self.feeds) if _may_ask(state, now, is_first=is_first)]
        outcome = self._read(self._poll(due, now, states, failures))
        memory.keep_feeds(states)
        alerts = 0
        if self.record.exists() and (outcome.read or is_first):
            link_record(self.record)
            alerts = self._ask(memory)
        failures.extend(tell_alerts(memory, self.outputs, title=f"Dateline: {self.record.name}"))
        return Round(len(due), alerts, tuple(failures), outcome)

    def next_due(self, memory: WatchMemory) -> float:
        """When the next feed is due, in seconds since 1970."""
        return min(memory.feed(address).due for address in self.feeds)

    def _poll(
        self, due: Sequence[FeedState], now: float, states: list[FeedState], failures: list[InputError]
    ) -> Iterator[Document | InputError]:
        for polled in self.poller.poll(due, now):
            yield from polled.found
            states.append(polled.state)
            failures.extend(filter(None, [polled.failure]))

    def _read(self, documents: Iterator[Document | InputError]) -> Outcome:
        """Read what there is; where there is nothing, no model is loaded for it."""
        first = next(documents, None)
        return Outcome() if first is None else self.read(chain([first], documents))

    def _ask(self, memory: WatchMemory) -> int:
        with open_record(self.record) as reader:
            return raise_alerts(reader, self.questions, memory, to_post=bool(self.outputs.webhook))


def _may_ask(state: FeedState, now: float, *, is_first: bool) -> bool:
    """Whether a feed may be asked: when it is due, and at the start unless it failed."""
    return state.due <= now or (is_first and not state.failures)
