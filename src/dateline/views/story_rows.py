"""The rows of a story page: an occurrence with its history, which opens on what each article tells of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.events.event import Status
from dateline.links.history import Step
from dateline.links.told import Told
from dateline.views.dates import date_words, interval_words
from dateline.views.page_articles import PageArticle
from dateline.views.page_frame import count
from dateline.views.page_marks import escaped
from dateline.views.page_rows import passage_html, way_html, what_html
from dateline.views.rows import ToldEvent
from dateline.views.story import StoryRow, teller_words


@dataclass(frozen=True, slots=True)
class StoryTellings:
    """The events that a page shows, by id, their articles, and whether tellings are open from the start."""

    told: Mapping[str, ToldEvent]
    articles: Mapping[str, PageArticle]
    is_open: bool

    def article_of(self, event: str) -> PageArticle:
        """The article that tells of an event."""
        return self.articles[self.told[event].event.article]

    def place_of(self, event: str) -> str:
        """The element id of an event's sentence in its article."""
        return self.article_of(event).anchor(self.told[event].event.sentence)


def heading(row: StoryRow) -> str:
    """What an occurrence stands under: its year, or, undated, when it was first told as it stands."""
    when = row.occurrence.when
    first = when and (when.start or when.end)
    if first:
        return first[:4]
    told = row.occurrence.first_told
    return f"Undated, told in {told[:4]}" if told else "Undated"


def row_html(row: StoryRow, tellings: StoryTellings) -> str:
    """An occurrence."""
    occurrence = row.occurrence
    support = f"{count(occurrence.articles, 'article')}, {count(occurrence.origins, 'independent origin')}"
    chips = "".join(_status(status) for status in occurrence.standing)
    return (
        f'<li><div class="event row {occurrence.standing[0].value}"><span class="date">{_date(row)}</span>'
        f'<span class="form" aria-hidden="true"></span><span class="what">{what_html(occurrence.telling.event)}</span>'
        f'<span class="standing">{chips}</span><span class="source">{support}</span></div>'
        f"{_history(row, tellings)}{_tellings(row, tellings)}</li>"
    )


def _status(status: Status) -> str:
    return f'<span class="status">{status.value.replace("_", " ")}</span>'


def _date(row: StoryRow) -> str:
    """The days of the occurrence; of an undated one, when it was told."""
    when, told = row.occurrence.when, row.occurrence.first_told
    if when is None:
        return f"told {date_words(told)}" if told else "undated"
    return interval_words(when.start, when.end)


def _history(row: StoryRow, tellings: StoryTellings) -> str:
    """The steps in which it came about, each leading to its sentence; one alone says no more than the tellings."""
    if len(row.steps) < 2:
        return ""
    return f'<ol class="steps">{"".join(_step(step, tellings) for step in row.steps)}</ol>'


def _step(step: Step, tellings: StoryTellings) -> str:
    known = date_words(step.known) if step.known else "undated"
    return (
        f'<li><span class="known">{escaped(known)}</span> <a href="#{tellings.place_of(step.event)}">{step.kind.value}'
        f"</a> <span>{escaped(teller_words(step))}</span></li>"
    )


def _tellings(row: StoryRow, tellings: StoryTellings) -> str:
    """What each article tells of it, in order of publication."""
    told = row.occurrence.told
    shown = "".join(_telling(one, tellings) for one in told)
    opened = " open" if tellings.is_open else ""
    return (
        f'<details class="tellings"{opened}><summary>{count(len(told), "telling")}</summary>'
        f'<ol class="opened">{shown}</ol></details>'
    )


def _telling(told: Told, tellings: StoryTellings) -> str:
    """One telling: who tells it, how, and the sentence with its spans in the article."""
    event, article = told.event, tellings.article_of(told.event.id)
    status = event.status.value
    said = [f"says {role.name or role.text}" for role in event.said_by]
    copied = ["a copy"] if told.witness != event.article else []
    source = " · ".join([article.source or article.title, *said, *copied])
    return (
        f'<li class="event {status}"><p class="teller"><span class="form" aria-hidden="true"></span>'
        f' {_status(event.status)} <span class="who">{escaped(source)}</span>'
        f' <span class="score" title="score, 0 to 1">{event.score:.2f}</span></p>'
        f"{passage_html(event, article)}<p>{way_html(event.sentence, article)}</p></li>"
    )
