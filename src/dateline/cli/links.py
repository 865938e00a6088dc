"""The commands that count and list what is linked: copies, dyads; and stories, which the timeline prints."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import options
from dateline.cli.asked import open_asked
from dateline.cli.found import note_none, note_unlinked, print_found
from dateline.cli.options import DEFAULT_SCORE, OutputFormat
from dateline.views.dyad_layouts import Layout
from dateline.views.dyads import FACTS, Period

if TYPE_CHECKING:
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
    from dateline.views.copies import copies

    with open_asked(record, as_of) as reader:
        found = copies(reader, article)
        cells = [copy_cells(row) for row in found]
        print_found(reader, [asdict(row) for row in found], cells, none="no copies", format=format)


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
    from dateline.cli.output import print_note
    from dateline.views.dyad_layouts import dyad_fields
    from dateline.views.dyads import count_dyads
    from dateline.views.filters import Filters

    filters = Filters(status=status, from_date=from_date, to_date=to_date, min_score=min_score)
    with open_asked(record, as_of) as reader:
        counts = count_dyads(reader, filters, by=by)
        fields = dyad_fields(counts.acts, layout)
        print_found(reader, fields, list(map(plain_cells, fields)), none="no acts between states", format=format)
    if counts.undated:
        print_note(f"not counted, for want of a {by.value}: {counts.undated} occurrences")


def print_story(record: Path, asked: "StoryFilters", format: OutputFormat | None, as_of: str) -> None:
    """Print the occurrences asked for, with their steps below each in a table."""
    from dateline.cli.link_tables import story_cells
    from dateline.views.story import story, story_fields

    with open_asked(record, as_of) as reader:
        rows = story(reader, asked)
        fields, cells = list(map(story_fields, rows)), list(map(story_cells, rows))
        print_found(reader, fields, cells, none=_nothing_found(asked), format=format)


def write_story(record: Path, asked: "StoryFilters", file: Path, as_of: str) -> None:
    """Write the occurrences asked for, with every telling, as one self-contained page."""
    from dateline.cli.output import print_note
    from dateline.views.story_file import rows_of_all, story_title, write_story_file
    from dateline.views.timeline import count_below

    with open_asked(record, as_of) as reader:
        rows = rows_of_all(reader, asked)
        if not rows:
            note_none(reader, _nothing_found(asked))
            return
        is_all = not asked.story.strip() and not any(map(str.strip, asked.between))
        below = count_below(reader, asked.filters) if is_all else 0
        write_story_file(reader, rows, file, title=story_title(asked), below=below)
        note_unlinked(reader)
    print_note(f"{len(rows)} occurrences in {file}")


def _nothing_found(asked: "StoryFilters") -> str:
    least = asked.filters.min_score
    return "nothing found" + (f" of the score {least:g} or more; --min-score 0 asks every row" if least else "")
