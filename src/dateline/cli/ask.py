"""The commands that ask a record: timeline, claims, actors, findings, show."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.claims.finding import FindingKind
from dateline.cli import options
from dateline.cli.asked import open_asked
from dateline.cli.options import DEFAULT_SCORE, OutputFormat

if TYPE_CHECKING:
    from dateline.views.show import Shown
    from dateline.views.story import StoryFilters

HtmlFile = Annotated[Path | None, typer.Option("--html", help="Write one self-contained page instead.", dir_okay=False)]

_KINDS = ", ".join(kind.value for kind in FindingKind)


def timeline(
    record: options.Record,
    actor: options.Actor = "",
    recipient: options.Recipient = "",
    type: options.Type = "",
    status: options.Status = "",
    from_date: options.FromDate = "",
    to_date: options.ToDate = "",
    article: options.Article = "",
    min_score: options.MinScore = DEFAULT_SCORE,
    format: options.Format = None,
    as_of: options.AsOf = "",
    html: HtmlFile = None,
    story: options.Story = "",
    between: options.Between = ("", ""),
) -> None:
    """Who did what to whom, in order of time; undated events last.

    With --story, --between or --html, what several articles tell of one thing is one row, with its history.
    """
    from dateline.cli.output import print_note, print_rows
    from dateline.cli.tables import event_cells
    from dateline.views.filters import Filters
    from dateline.views.story import StoryFilters
    from dateline.views.timeline import count_below, timeline, timeline_fields

    filters = Filters(actor, recipient, type, status, from_date, to_date, article, min_score)
    if html or story.strip() or any(map(str.strip, between)):
        _tell_story(record, StoryFilters(story, between, filters), format, html, as_of)
        return
    with open_asked(record, as_of) as reader:
        rows, below = timeline(reader, filters), count_below(reader, filters)
    print_rows([timeline_fields(row) for row in rows], [event_cells(row) for row in rows], format)
    if below:
        print_note(f"below the score {min_score:g}: {below} more; --min-score 0 shows them")


def _tell_story(
    record: Path, asked: "StoryFilters", format: OutputFormat | None, html: Path | None, as_of: str
) -> None:
    """The timeline of occurrences instead of events, printed or as a file."""
    from dateline.cli.links import print_story, write_story

    if html is None:
        print_story(record, asked, format, as_of)
    else:
        write_story(record, asked, html, as_of)


def claims(
    record: options.Record,
    holder: options.Holder = "",
    actor: options.Actor = "",
    recipient: options.Recipient = "",
    type: options.Type = "",
    status: options.Status = "",
    from_date: options.FromDate = "",
    to_date: options.ToDate = "",
    article: options.Article = "",
    min_score: options.MinScore = DEFAULT_SCORE,
    format: options.Format = None,
    as_of: options.AsOf = "",
) -> None:
    """Who says what; the filters on events choose claims by the events inside them."""
    from dateline.cli.output import print_rows
    from dateline.cli.tables import claim_cells
    from dateline.views.claims import claim_fields, claims
    from dateline.views.filters import Filters

    filters = Filters(actor, recipient, type, status, from_date, to_date, article, min_score)
    with open_asked(record, as_of) as reader:
        found = claims(reader, filters, holder=holder)
    print_rows([claim_fields(claim) for claim in found], [claim_cells(claim) for claim in found], format)


def actors(
    record: options.Record,
    min_score: options.MinScore = DEFAULT_SCORE,
    format: options.Format = None,
    as_of: options.AsOf = "",
) -> None:
    """Who takes part and who speaks, with two counts of support: articles and independent origins."""
    from dateline.cli.output import print_rows
    from dateline.cli.tables import actor_cells
    from dateline.views.actors import actors

    with open_asked(record, as_of) as reader:
        found = actors(reader, min_score)
    print_rows([asdict(row) for row in found], [actor_cells(row) for row in found], format)


def findings(
    record: options.Record,
    kind: Annotated[str, typer.Option(help=f"With commas between: {_KINDS}.")] = "",
    article: options.Article = "",
    format: options.Format = None,
    as_of: options.AsOf = "",
) -> None:
    """What a careful reader would flag: wrong office-holders, garbled names, years and dates that cannot be."""
    from dateline.cli.output import print_note, print_rows
    from dateline.cli.tables import finding_cells
    from dateline.views.findings import finding_fields, findings

    with open_asked(record, as_of) as reader:
        found = findings(reader, article=article, kind=kind)
    if found or format is OutputFormat.JSON:
        print_rows([finding_fields(told) for told in found], [finding_cells(told) for told in found], format)
    if not found:
        print_note("no findings")


def show(
    record: options.Record,
    id: Annotated[str, typer.Argument(help="Id of a row, or its beginning.", show_default=False)],
    format: options.Format = None,
    as_of: options.AsOf = "",
) -> None:
    """One row of any kind: its sentence with its spans, who says so, how the row was made."""
    from dateline.cli.output import print_json
    from dateline.views.show import show

    with open_asked(record, as_of) as reader:
        shown = show(reader, id)
    if format is OutputFormat.JSON:
        print_json(asdict(shown))
    else:
        _print_shown(shown)


def _print_shown(shown: "Shown") -> None:
    """A row for people: the words, a legend, the facts, the making."""
    from rich.console import Console
    from rich.text import Text

    from dateline.cli.output import print_facts
    from dateline.views.markup import legend_text, marked_words, sentence_text

    console = Console(highlight=False)
    console.print(Text(f"{shown.kind} {shown.id}", "bold"))
    console.print(sentence_text(shown.text, shown.marks, shown.start))
    console.print(legend_text(shown.marks) if console.is_terminal else "")
    print_facts(marked_words(shown.text, shown.marks, shown.start) | shown.facts)
    console.print(Text("\nhow it was made", "bold"))
    print_facts(shown.made)
