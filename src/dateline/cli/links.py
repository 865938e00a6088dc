"""The commands that count and list what is linked: copies, dyads; and stories, which the timeline prints."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import options
from dateline.cli.asked import open_asked
from dateline.cli.options import DEFAULT_SCORE, OutputFormat
from dateline.views.dyad_layouts import Layout
from dateline.views.dyads import FACTS, Period

if TYPE_CHECKING:
    from dateline.record.reader import RecordReader
    from dateline.views.story import StoryFilters

LayoutOption = Annotated[Layout, typer.Option("--layout", help="Whose column names to use; docs/dyads.md tells them.")]
Statuses = Annotated[str, typer.Option("--status", help="How the act stands, with commas between.")]


def copies(
    record: options.Record,
    article: options.Article = "",
    format: options.Format = None,
    as_of: options.AsOf = "",
) -> None:
    """Which articles repeat others, how far, and why they are taken to."""
    from dateline.cli.link_tables import copy_cells
    from dateline.cli.output import print_note, print_rows
    from dateline.views.copies import copies

    with open_asked(record, as_of) as reader:
        found = copies(reader, article)
        if found or format is OutputFormat.JSON:
            print_rows([asdict(row) for row in found], [copy_cells(row) for row in found], format)
        if not found:
            print_note(_why_none(reader, "no copies"))


def dyads(
    record: options.Record,
    by: Annotated[Period, typer.Option(help="How much time one row stands for.")] = Period.MONTH,
    layout: LayoutOption = Layout.DATELINE,
    status: Statuses = FACTS,
    from_date: options.FromDate = "",
    to_date: options.ToDate = "",
    min_score: options.MinScore = DEFAULT_SCORE,
    format: options.Format = None,
    as_of: options.AsOf = "",
) -> None:
    """How often one state acted on another, each act counted once, and how friendly it was: -10 to 10."""
    from dateline.cli.link_tables import plain_cells
    from dateline.cli.output import print_note, print_rows
    from dateline.views.dyad_layouts import dyad_fields
    from dateline.views.dyads import count_dyads
    from dateline.views.filters import Filters

    filters = Filters(status=status, from_date=from_date, to_date=to_date, min_score=min_score)
    with open_asked(record, as_of) as reader:
        counts = count_dyads(reader, filters, by=by)
        fields = dyad_fields(counts.acts, layout)
        if fields or format is OutputFormat.JSON:
            print_rows(fields, [plain_cells(row) for row in fields], format)
        if not fields:
            print_note(_why_none(reader, "no acts between states"))
    if counts.undated:
        print_note(f"not counted, for want of a {by.value}: {counts.undated} occurrences")


def print_story(record: Path, asked: "StoryFilters", format: OutputFormat | None, as_of: str = "") -> None:
    """Print the occurrences asked for, with their steps below each in a table."""
    from dateline.cli.link_tables import story_cells
    from dateline.cli.output import print_note, print_rows
    from dateline.views.story import story, story_fields

    with open_asked(record, as_of) as reader:
        rows = story(reader, asked)
        if rows or format is OutputFormat.JSON:
            print_rows([story_fields(row) for row in rows], [story_cells(row) for row in rows], format)
        if not rows:
            print_note(_why_none(reader, "nothing found"))


def write_story(record: Path, asked: "StoryFilters", page: Path, as_of: str) -> None:
    """Write the occurrences asked for, with every telling, as one self-contained page."""
    from dateline.cli.asked import open_asked
    from dateline.cli.output import print_note
    from dateline.views.story import story
    from dateline.views.story_page import story_title, write_story_page

    with open_asked(record, as_of) as reader:
        rows = story(reader, asked)
        if rows:
            write_story_page(reader, rows, page, title=story_title(asked))
        print_note(f"{len(rows)} occurrences in {page}" if rows else _why_none(reader, "nothing found"))


def _why_none(reader: "RecordReader", none_found: str) -> str:
    """What to say where nothing is found: an empty answer of a record never linked tells nothing."""
    from dateline.views.linkings import is_linked

    return none_found if is_linked(reader) else f"not linked yet; `dateline link {reader.path}`"
