"""Story file: the Story page as one self-contained file of HTML, with every telling and the articles in full.

All is there without a script; with it the timeline is drawn from the table, as on the desk. It loads nothing, and its
own policy forbids it to.
"""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dateline.record.reader import RecordReader
from dateline.views.dates import date_words
from dateline.views.disagreements import find_disagreements
from dateline.views.file_articles import FileArticle, file_articles
from dateline.views.filters import Condition, among
from dateline.views.occurrence_page import (
    DisagreementShown,
    Origin,
    StepTold,
    disagreement_shown,
    origins_of,
    step_told,
)
from dateline.views.pages import count, page_environment, template_text, vendored_text
from dateline.views.parties_asked import find_state_asked
from dateline.views.rows import ToldEvent, find_events
from dateline.views.story import StoryFilters, StoryRow, story
from dateline.views.story_entries import StoryEntry, find_entries
from dateline.views.story_line import story_line
from dateline.views.told_occurrences import in_order_of_time, read_tellings, trusting_some

_STYLES = ("base.css", "rows.css", "charts.css", "occurrence.css", "file.css")
_SCRIPTS = ("chart_frame.js", "chart_forms.js", "chart_time.js", "timeline_arrows.js", "timeline_chart.js")
# Up to so many occurrences a file shows all their tellings at once.
_OPEN = 12


@dataclass(frozen=True, slots=True)
class FileOccurrence:
    """An occurrence of the file: its row, how it came about, every telling, and what they disagree about."""

    entry: StoryEntry
    steps: tuple[StepTold, ...]
    origins: tuple[Origin, ...]
    disagreements: tuple[DisagreementShown, ...]


@dataclass(frozen=True, slots=True)
class StoryFile:
    """All that a file shows."""

    title: str
    standfirst: str
    occurrences: tuple[FileOccurrence, ...]
    told: Mapping[str, ToldEvent]
    articles: Mapping[str, FileArticle]

    @property
    def is_open(self) -> bool:
        """Whether all tellings are open from the start."""
        return len(self.occurrences) <= _OPEN

    @property
    def entries(self) -> list[StoryEntry]:
        """The rows."""
        return [one.entry for one in self.occurrences]

    def place(self, event: str) -> str:
        """The place in the file of an event's sentence in its article."""
        found = self.told[event].event
        return f"#{self.articles[found.article].anchor(found.sentence.start)}"


def rows_of_all(reader: RecordReader, asked: StoryFilters) -> list[StoryRow]:
    """The occurrences asked for; an event that linking has not looked at, or not joined to one, is one of its own."""
    linked = story(reader, asked)
    if asked.story.strip() or any(name.strip() for name in asked.between):
        return linked
    apart = Condition("id NOT IN (SELECT event FROM occurrences)")
    told = read_tellings(reader, asked.filters.condition.and_(apart))
    found = {one.id: one for one in (trusting_some(one.event.id, [one]) for one in told)}
    rows = {row.occurrence.id: row for row in linked} | {id: StoryRow(one, ()) for id, one in found.items()}
    return [rows[one.id] for one in in_order_of_time(row.occurrence for row in rows.values())]


def story_title(asked: StoryFilters) -> str:
    """What was asked for, as a title: the words of the story, else the names of the two parties."""
    states = ((name, find_state_asked(name)) for name in asked.between if name.strip())
    return asked.story.strip() or " and ".join(state.name if state else name for name, state in states) or "The story"


def write_story_file(reader: RecordReader, rows: Sequence[StoryRow], path: Path, *, title: str, below: int = 0) -> None:
    """Write the story of these rows to a file; `below` events more were left out for their score."""
    path.write_text(story_html(reader, rows, title=title, below=below), encoding="utf-8", newline="\n")


def story_html(reader: RecordReader, rows: Sequence[StoryRow], *, title: str, below: int = 0) -> str:
    """The file: rows in the order given, what each article tells, and the articles."""
    page = _find(reader, rows, title, below)
    style = "".join(map(template_text, _STYLES))
    script = "\n".join((vendored_text("d3.min.js"), *map(template_text, _SCRIPTS)))
    template = page_environment().get_template("story_file.html")
    policy = _policy(style, script)
    return template.render(page=page, style=style, script=script, policy=policy, record=reader.path.name)


def story_table_html(reader: RecordReader, rows: Sequence[StoryRow]) -> str:
    """The rows alone, as the Story page shows them, for a notebook."""
    entries = find_entries(reader, [story_line(row.occurrence) for row in rows])
    style = template_text("base.css").replace(":root", ":scope") + template_text("rows.css")
    return page_environment().get_template("story_alone.html").render(entries=entries, style=style)


def _find(reader: RecordReader, rows: Sequence[StoryRow], title: str, below: int) -> StoryFile:
    """The occurrences of the rows, with all that the file shows of them."""
    told = _told(reader, rows)
    articles = file_articles(reader, list(told.values()))
    entries = find_entries(reader, [story_line(row.occurrence) for row in rows])
    texts = {id: article.text for id, article in articles.items()}
    apart = _disagreements(reader, rows, texts)
    occurrences = (
        FileOccurrence(
            entry,
            tuple(map(step_told, row.steps)),
            tuple(origins_of(row.occurrence, told, texts)),
            tuple(apart[one.event.id] for one in row.occurrence.told if one.event.id in apart),
        )
        for row, entry in zip(rows, entries, strict=True)
    )
    return StoryFile(title, _standfirst(reader, rows, len(articles), below), tuple(occurrences), told, articles)


def _told(reader: RecordReader, rows: Sequence[StoryRow]) -> dict[str, ToldEvent]:
    """All events of the rows and of their histories, in the order in which the file comes to them."""
    ids = [id for row in rows for id in (*(one.event.id for one in row.occurrence.told), *(s.event for s in row.steps))]
    found = {one.event.id: one for one in find_events(reader, among("id", ids))}
    return {id: found[id] for id in dict.fromkeys(ids)}


def _disagreements(
    reader: RecordReader, rows: Sequence[StoryRow], texts: Mapping[str, str]
) -> dict[str, DisagreementShown]:
    """The disagreements by the event that gives the first value."""
    ids = [one.event.id for row in rows for one in row.occurrence.told]
    found = find_disagreements(reader, among("first_event", ids))
    return {one.first.event.id: disagreement_shown(one, texts) for one in found}


def _standfirst(reader: RecordReader, rows: Sequence[StoryRow], articles: int, below: int) -> str:
    """What the file covers and what it leaves out."""
    as_of = f"As of {date_words(reader.as_of.day.isoformat())}: " if reader.as_of else ""
    origins = {one.witness for row in rows for one in row.occurrence.told}
    told = f"{count(articles, 'article')} of {count(len(origins), 'independent origin')}"
    left_out = f" {count(below, 'more event')} of a lower score left out." if below else ""
    return f"{as_of}{count(len(rows), 'occurrence')} as told by {told}.{left_out}"


def _policy(style: str, script: str) -> str:
    """A content security policy that allows this style and this script, by digest, and nothing else."""
    allowed = (f"style-src '{_digest(style)}'", f"script-src '{_digest(script)}'")
    return "; ".join(("default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"))


def _digest(part: str) -> str:
    return f"sha256-{b64encode(sha256(part.encode()).digest()).decode()}"
