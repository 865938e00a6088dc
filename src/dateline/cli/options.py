"""Options that several commands share."""

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from dateline.events.event import DEFAULT_SCORE

EPILOG = "Exit codes: 0 all well, 1 something failed, 2 wrong usage, 130 stopped."
_FILTERS = "What to show"


class OutputFormat(Enum):
    """How rows are printed."""

    TABLE = "table"
    TSV = "tsv"
    JSON = "json"


def _check_day(words: str) -> str:
    """A day, month or year, or nothing."""
    if words:
        from dateline.errors import QueryError
        from dateline.record.as_of import read_day

        try:
            read_day(words)
        except QueryError as error:
            raise typer.BadParameter(str(error)) from None
    return words


Record = Annotated[Path, typer.Argument(metavar="RECORD", help="The record file.", show_default=False)]
Format = Annotated[
    OutputFormat | None, typer.Option("--format", help="By default a table on a terminal, TSV elsewhere.")
]
AsOf = Annotated[
    str,
    typer.Option(
        "--as-of",
        metavar="DATE",
        callback=_check_day,
        help="Answer as of the end of this day, month or year: from articles published by then.",
    ),
]
RegistryIndex = Annotated[
    Path | None,
    typer.Option("--registry", help="The index of imports; by default DATELINE_REGISTRY or the user's folder."),
]
Actor = Annotated[str, typer.Option(help="Who acts: a name, id or country code.", rich_help_panel=_FILTERS)]
Recipient = Annotated[str, typer.Option(help="Who is acted on: likewise.", rich_help_panel=_FILTERS)]
Type = Annotated[str, typer.Option(help="Event types, with commas between.", rich_help_panel=_FILTERS)]
Status = Annotated[str, typer.Option(help="Statuses, with commas between.", rich_help_panel=_FILTERS)]
FromDate = Annotated[str, typer.Option("--from", help="First day, month or year.", rich_help_panel=_FILTERS)]
ToDate = Annotated[str, typer.Option("--to", help="Last day, month or year.", rich_help_panel=_FILTERS)]
Article = Annotated[str, typer.Option(help="An article's id or its beginning.", rich_help_panel=_FILTERS)]
Holder = Annotated[str, typer.Option(help="Who says so: a name, id or country code.", rich_help_panel=_FILTERS)]
MinScore = Annotated[
    float, typer.Option(min=0.0, max=1.0, help="Leave out rows trusted less.", rich_help_panel=_FILTERS)
]
Story = Annotated[
    str,
    typer.Option(help='What a story is about, as "Putin visits North Korea".', rich_help_panel=_FILTERS),
]
Between = Annotated[
    tuple[str, str],
    typer.Option(
        metavar="ONE OTHER",
        help="Two parties: codes or names of states, or any names.",
        show_default=False,
        rich_help_panel=_FILTERS,
    ),
]

__all__ = ["DEFAULT_SCORE", "EPILOG", "OutputFormat"]
