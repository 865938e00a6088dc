"""Page: a timeline as one self-contained file of HTML. It loads nothing, and its own policy forbids it to."""

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from html import escape
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from string import Template

from dateline.events.event import EventType, Status
from dateline.record.reader import RecordReader
from dateline.views.dates import date_words
from dateline.views.page_articles import PageArticle, article_html, page_articles
from dateline.views.page_rows import period, row_html
from dateline.views.timeline import TimelineRow


def write_page(reader: RecordReader, rows: Sequence[TimelineRow], path: Path, *, below: int = 0) -> None:
    """Write the page of these rows to a file; `below` more were left out for their score."""
    path.write_text(timeline_html(reader, rows, below=below), encoding="utf-8", newline="\n")


def timeline_html(reader: RecordReader, rows: Sequence[TimelineRow], *, below: int = 0) -> str:
    """The page: rows in the order given, the articles that tell of them, and how many more their score left out."""
    articles = page_articles(reader, rows)
    style, script = _template("timeline.css"), _template("timeline.js")
    return Template(_template("timeline.html")).substitute(
        policy=_policy(style, script),
        style=style,
        script=script,
        standfirst=_as_of(reader) + _standfirst(rows, articles, below=below),
        types=_choices(EventType, {row.event.type for row in rows}),
        statuses=_choices(Status, {row.event.status for row in rows}),
        key="".join(f'<li class="event {s.value}">{_key(s)}</li>' for s in Status),
        count=_count(len(rows), "event"),
        periods="".join(_period(*group, articles) for group in groupby(rows, period)),
        articles="".join(map(article_html, articles.values())),
        record=escape(reader.path.name),
    )


def _template(name: str) -> str:
    """A file of the page's own, as text."""
    return files("dateline.views").joinpath("templates", name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """A content security policy that allows this style and this script, by digest, and nothing else."""
    style_digest, script_digest = (b64encode(sha256(part.encode()).digest()).decode() for part in (style, script))
    return (
        f"default-src 'none'; style-src 'sha256-{style_digest}'; script-src 'sha256-{script_digest}';"
        " base-uri 'none'; form-action 'none'"
    )


def _as_of(reader: RecordReader) -> str:
    """What begins the standfirst where the record is asked as of a day."""
    return f"As of {date_words(reader.as_of.day.isoformat())}: " if reader.as_of else ""


def _standfirst(rows: Sequence[TimelineRow], articles: Mapping[str, PageArticle], *, below: int) -> str:
    """What the page covers, and what it leaves out."""
    outlets = {article.outlet for article in articles.values() if article.outlet}
    told = f"{_count(len(rows), 'event')} as told by {_count(len(articles), 'article')}"
    of = f" of {_count(len(outlets), 'outlet')}" if outlets else ""
    left_out = f" {_count(below, 'more event')} of a lower score left out." if below else ""
    return f"{told}{of}{_years(rows)}.{left_out}"


def _years(rows: Sequence[TimelineRow]) -> str:
    """From the first year to the last."""
    years = sorted({period(row) for row in rows if row.event.when})
    return f", {years[0]} to {years[-1]}" if len(years) > 1 else f", {years[0]}" if years else ""


def _count(number: int, noun: str) -> str:
    """A number of things."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _choices(vocabulary: type[EventType] | type[Status], present: set[EventType] | set[Status]) -> str:
    """The options of a filter: the values that occur, in the order of the vocabulary."""
    values = [member.value for member in vocabulary if member in present]
    return "".join(f'<option value="{value}">{value.replace("_", " ")}</option>' for value in values)


def _key(status: Status) -> str:
    """What a status looks like and means."""
    name = status.value.replace("_", " ")
    return f'<span class="form" aria-hidden="true"></span> <span class="status">{name}</span> {_MEANINGS[status]}'


_MEANINGS = {
    Status.HAPPENED: "it took place, says the outlet or the one who did it",
    Status.ONGOING: "it is taking place",
    Status.PLANNED: "it is to take place, announced by one who decides it",
    Status.POSSIBLE: "it may take place",
    Status.ALLEGED: "it took place, according to somebody other than the doer",
    Status.DENIED: "somebody denies that it took place or will",
    Status.NOT_HAPPENED: "it did not take place",
    Status.HYPOTHETICAL: "it is only supposed",
}


def _period(heading: str, rows: Iterable[TimelineRow], articles: Mapping[str, PageArticle]) -> str:
    """The events under one heading."""
    shown = "".join(row_html(row, articles[row.event.article]) for row in rows)
    return f'<section class="period"><h2>{escape(heading)}</h2><ol>{shown}</ol></section>'
