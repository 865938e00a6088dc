"""How what was read of a report compares with its expected record: rows aligned, and the shares that are right."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reports import countries, shown_events

from dateline.articles.span import Span
from dateline.events.event import Event
from dateline.reading import Reading

EXPECTED = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Expected:
    """One row of an expected record, with its sentence and trigger placed in the article."""

    sentence: Span
    trigger: Span
    trigger_text: str
    type: str
    status: str
    actors: str  # countries, as `reports.countries` writes them
    names: tuple[str, ...]  # the words of all who take part or say so

    def __str__(self) -> str:
        return f"{self.trigger_text} {self.type} {self.status} {self.actors}"

    def is_at(self, event: Event) -> bool:
        """Whether an event stands there: the sentences share half of their union, the triggers a character."""
        if not (self.trigger.overlaps(event.trigger) and self.sentence.overlaps(event.sentence)):
            return False
        both = self.sentence.joined(event.sentence)
        shared = min(self.sentence.end, event.sentence.end) - max(self.sentence.start, event.sentence.start)
        return 2 * shared >= both.end - both.start


def kind_of(event: Event) -> str:
    """Type, status and the countries of the actors, in the manner of an expected row."""
    return f"{event.type.value} {event.status.value} {countries(event.actors)}"


def load_rows(name: str) -> list[dict[str, Any]]:
    """The rows of the expected record of a dispatch, as they are written down."""
    rows: list[dict[str, Any]] = json.loads((EXPECTED / f"{name}.json").read_text("utf-8"))["events"]
    return rows


def load_expected(name: str, reading: Reading) -> Iterator[Expected]:
    """The expected rows of a dispatch in its text. Raises ValueError for words that are not there."""
    text, at = reading.article.text, 0
    for row in load_rows(name):
        at = text.find(row["sentence"], at) if row["sentence"] in text[at:] else text.index(row["sentence"])
        trigger = at + row["sentence"].index(row["trigger"])
        yield Expected(
            Span(reading.article.id, at, at + len(row["sentence"])),
            Span(reading.article.id, trigger, trigger + len(row["trigger"])),
            row["trigger"],
            row["type"],
            row["status"],
            _countries(row["actors"]),
            (*(one["text"] for one in (*row["actors"], *row["recipients"])), *row["said_by"]),
        )


def _countries(roles: Iterable[Mapping[str, str | None]]) -> str:
    return "+".join(sorted({role["country"] or "?" for role in roles}))


def align(expected: Sequence[Expected], events: Sequence[Event]) -> list[tuple[Expected, Event]]:
    """Pairs of an expected and a found row, each used once; where there is a choice the pair most alike is taken."""
    options = [(row, event) for row in expected for event in events if row.is_at(event)]
    options.sort(key=lambda pair: (pair[0].type != pair[1].type.value, pair[0].status != pair[1].status.value))
    pairs: list[tuple[Expected, Event]] = []
    for row, event in options:
        if all(row is not taken and event is not used for taken, used in pairs):
            pairs.append((row, event))
    return pairs


def find_shares(dispatches: Mapping[str, Reading]) -> dict[str, float]:
    """Precision of the rows of all dispatches, of all and of those shown; recall; shares of right type and status."""
    whole = _Aligned(dispatches, lambda reading: reading.events)
    shown = _Aligned(dispatches, shown_events)
    return {
        "mention.precision": len(whole.pairs) / whole.found,
        "mention.recall": len(whole.pairs) / whole.expected,
        "shown.precision": len(shown.pairs) / shown.found,
        "type": sum(row.type == event.type.value for row, event in whole.pairs) / len(whole.pairs),
        "status": sum(row.status == event.status.value for row, event in whole.pairs) / len(whole.pairs),
    }


class _Aligned:
    """Rows of all dispatches beside the expected ones: how many there are of each, and the pairs."""

    def __init__(self, dispatches: Mapping[str, Reading], rows: Callable[[Reading], Sequence[Event]]) -> None:
        self.expected = self.found = 0
        self.pairs: list[tuple[Expected, Event]] = []
        for name, reading in dispatches.items():
            expected, events = list(load_expected(name, reading)), rows(reading)
            self.expected, self.found = self.expected + len(expected), self.found + len(events)
            self.pairs += align(expected, events)
