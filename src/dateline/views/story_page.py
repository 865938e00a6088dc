"""Story page: occurrences in order of time, with their history and every telling, as one self-contained file of HTML.

It needs no script: all is there, and what opens and closes is the browser's own.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from string import Template

from dateline.record.reader import RecordReader
from dateline.views.filters import Condition
from dateline.views.page_articles import PageArticle, article_html, page_articles
from dateline.views.page_frame import as_of_words, count, key, policy, template
from dateline.views.page_marks import escaped
from dateline.views.parties_asked import find_state_asked
from dateline.views.rows import ToldEvent, find_events
from dateline.views.story import StoryFilters, StoryRow
from dateline.views.story_rows import StoryTellings, heading, row_html

# Up to so many occurrences a page shows all their tellings at once.
_OPEN = 12


def write_story_page(reader: RecordReader, rows: Sequence[StoryRow], path: Path, *, title: str) -> None:
    """Write the page of these rows to a file."""
    path.write_text(story_html(reader, rows, title=title), encoding="utf-8", newline="\n")


def story_title(asked: StoryFilters) -> str:
    """What was asked for, as a title: the words of the story, else the names of the two parties."""
    states = ((name, find_state_asked(name)) for name in asked.between if name.strip())
    return asked.story.strip() or " and ".join(state.name if state else name for name, state in states)


def story_html(reader: RecordReader, rows: Sequence[StoryRow], *, title: str) -> str:
    """The page: rows in the order given, and the articles that tell of them."""
    tellings = _read(reader, rows)
    style = template("timeline.css") + template("story.css")
    return Template(template("story.html")).substitute(
        policy=policy(style),
        style=style,
        title=escaped(title),
        standfirst=as_of_words(reader) + _standfirst(rows, tellings.articles),
        key=key(),
        periods="".join(_period(*group, tellings) for group in groupby(rows, heading)),
        articles="".join(article_html(article, is_open=True) for article in tellings.articles.values()),
        record=escaped(reader.path.name),
    )


def _read(reader: RecordReader, rows: Sequence[StoryRow]) -> StoryTellings:
    """All events of the rows with the articles that tell them, in the order in which the page comes to them."""
    ids = [id for row in rows for id in (*(one.event.id for one in row.occurrence.told), *(s.event for s in row.steps))]
    told = _find(reader, ids)
    ordered = [told[id] for id in dict.fromkeys(ids)]
    return StoryTellings(told, page_articles(reader, ordered), is_open=len(rows) <= _OPEN)


def _find(reader: RecordReader, ids: Sequence[str]) -> dict[str, ToldEvent]:
    asked = Condition("id IN (SELECT value FROM json_each(?))", (json.dumps(ids),))
    return {one.event.id: one for one in find_events(reader, asked)}


def _standfirst(rows: Sequence[StoryRow], articles: Mapping[str, PageArticle]) -> str:
    """What the page covers."""
    origins = {one.witness for row in rows for one in row.occurrence.told}
    return (
        f"{count(len(rows), 'occurrence')} as told by {count(len(articles), 'article')}"
        f" of {count(len(origins), 'independent origin')}."
    )


def _period(name: str, rows: Iterable[StoryRow], tellings: StoryTellings) -> str:
    """The occurrences under one heading."""
    shown = "".join(row_html(row, tellings) for row in rows)
    return f'<section class="period"><h2>{escaped(name)}</h2><ol>{shown}</ol></section>'
