"""Page: a timeline as one self-contained file of HTML. It loads nothing, and its own policy forbids it to."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template

from dateline.events.event import EventType, Status
from dateline.record.reader import RecordReader
from dateline.views.page_articles import PageArticle, article_html, page_articles
from dateline.views.page_frame import as_of_words, count, key, policy, template
from dateline.views.page_rows import period, row_html
from dateline.views.timeline import TimelineRow


def write_page(reader: RecordReader, rows: Sequence[TimelineRow], path: Path, *, below: int = 0) -> None:
    """Write the page of these rows to a file; `below` more were left out for their score."""
    path.write_text(timeline_html(reader, rows, below=below), encoding="utf-8", newline="\n")


def timeline_html(reader: RecordReader, rows: Sequence[TimelineRow], *, below: int = 0) -> str:
    """The page: rows in the order given, the articles that tell of them, and how many more their score left out."""
    articles = page_articles(reader, rows)
    style, script = template("timeline.css"), template("timeline.js")
    return Template(template("timeline.html")).substitute(
        policy=policy(style, script),
        style=style,
        script=script,
        standfirst=as_of_words(reader) + _standfirst(rows, articles, below=below),
        types=_choices(EventType, {row.event.type for row in rows}),
        statuses=_choices(Status, {row.event.status for row in rows}),
        key=key(),
        count=count(len(rows), "event"),
        periods="".join(_period(*group, articles) for group in groupby(rows, period)),
        articles="".join(map(article_html, articles.values())),
        record=escape(reader.path.name),
    )


def _standfirst(rows: Sequence[TimelineRow], articles: Mapping[str, PageArticle], *, below: int) -> str:
    """What the page covers, and what it leaves out."""
    outlets = {article.outlet for article in articles.values() if article.outlet}
    told = f"{count(len(rows), 'event')} as told by {count(len(articles), 'article')}"
    of = f" of {count(len(outlets), 'outlet')}" if outlets else ""
    left_out = f" {count(below, 'more event')} of a lower score left out." if below else ""
    return f"{told}{of}{_years(rows)}.{left_out}"


def _years(rows: Sequence[TimelineRow]) -> str:
    """From the first year to the last."""
    years = sorted({period(row) for row in rows if row.event.when})
    return f", {years[0]} to {years[-1]}" if len(years) > 1 else f", {years[0]}" if years else ""


def _choices(vocabulary: type[EventType] | type[Status], present: set[EventType] | set[Status]) -> str:
    """The options of a filter: the values that occur, in the order of the vocabulary."""
    values = [member.value for member in vocabulary if member in present]
    return "".join(f'<option value="{value}">{value.replace("_", " ")}</option>' for value in values)


def _period(heading: str, rows: Iterable[TimelineRow], articles: Mapping[str, PageArticle]) -> str:
    """The events under one heading."""
    shown = "".join(row_html(row, articles[row.event.article]) for row in rows)
    return f'<section class="period"><h2>{escape(heading)}</h2><ol>{shown}</ol></section>'
