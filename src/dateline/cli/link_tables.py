"""Tables of what is linked: the few cells of an occurrence, a copy or a dyad that a person reads on a terminal."""

from collections.abc import Iterator, Mapping

from rich.text import Text

from dateline.cli.tables import STYLES
from dateline.events.event import Event
from dateline.links.history import Step
from dateline.views.agreement import Agreement
from dateline.views.copies import CopyRow
from dateline.views.dates import date_words, interval_words
from dateline.views.printable import one_line
from dateline.views.story import StoryRow, step_words
from dateline.views.timeline import names
from dateline.views.told_occurrences import ToldOccurrence

Cells = dict[str, Text | str]


def story_cells(row: StoryRow) -> Cells:
    """An occurrence in one line, its steps below; a single step says nothing more."""
    occurrence = row.occurrence
    steps = row.steps if len(row.steps) > 1 else ()
    return {
        "when": _when(occurrence),
        "status": Text(", ").join(_statuses(occurrence)),
        "what": Text("\n").join([Text(_act(occurrence.telling.event)), *map(_step, steps)]),
        "articles": str(occurrence.articles),
        "origins": str(occurrence.origins),
        "id": occurrence.id[:8],
    }


def copy_cells(row: CopyRow) -> Cells:
    """A copy in one line."""
    return {
        "copy": _article(row.outlet, row.article, row.published),
        "kind": row.kind,
        "share": f"{row.share:.0%}",
        "of": _article(row.source_outlet, row.source, row.source_published),
        "reason": row.reason,
    }


def agreement_cells(one: Agreement) -> Cells:
    """An agreement in one line."""
    return {
        "authors": f"{one.first}, {one.second}",
        "question": one.question,
        "both": str(one.count),
        "equal": f"{one.share:.0%}",
        "kappa": one.note if one.kappa is None else f"{one.kappa:.2f}",
        "differing": ", ".join(id[:8] for id in one.differing),
    }


def plain_cells(fields: Mapping[str, object]) -> Cells:
    """Fields as they are; nothing stands for what is not there."""
    return {name: "" if value is None else str(value) for name, value in fields.items()}


def _act(event: Event) -> str:
    """Who does what to whom."""
    act = f"{event.type.value} {event.mode}".strip()
    return one_line(" → ".join(filter(None, (", ".join(names(event.actors)), act, ", ".join(names(event.recipients))))))


def _step(step: Step) -> Text:
    """A step below its occurrence."""
    return Text(one_line(step_words(step)), "dim")


def _when(occurrence: ToldOccurrence) -> str:
    """The days of an occurrence; without them, when it was first told to stand as it does."""
    when, published = occurrence.when, occurrence.first_told
    if when:
        return interval_words(when.start, when.end)
    return f"told {date_words(published)}" if published else "undated"


def _statuses(occurrence: ToldOccurrence) -> Iterator[Text]:
    for status in occurrence.standing:
        yield Text(status.value.replace("_", " "), STYLES[status])


def _article(outlet: str | None, id: str, published: str | None) -> str:
    """An article by its outlet, else its id, and its day."""
    return ", ".join(filter(None, (outlet or id, published and date_words(published))))
