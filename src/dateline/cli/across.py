"""The commands that ask what linking found across articles: expectations, disagreements."""

from typing import Annotated

import typer

from dateline.cli import options
from dateline.cli.asked import open_asked
from dateline.cli.found import print_found
from dateline.cli.options import DEFAULT_SCORE
from dateline.links.disagreement import Slot
from dateline.links.expectation import Verdict

_VERDICTS = ", ".join(verdict.value for verdict in Verdict)
_SLOTS = ", ".join(slot.value for slot in Slot)

Verdicts = Annotated[str, typer.Option("--verdict", help=f"With commas between: {_VERDICTS}.")]
Slots = Annotated[str, typer.Option("--slot", help=f"With commas between: {_SLOTS}.")]
DueFrom = Annotated[str, typer.Option("--from", help="Due on this day, month or year, or later.")]
DueTo = Annotated[str, typer.Option("--to", help="Due on this day, month or year, or before.")]
ScoreCard = Annotated[
    bool, typer.Option("--score-card", help="Count by holder how often what was announced came true.")
]


def expectations(
    record: options.Record,
    verdict: Verdicts = "",
    holder: options.Holder = "",
    actor: options.Actor = "",
    from_date: DueFrom = "",
    to_date: DueTo = "",
    article: options.Article = "",
    min_score: options.MinScore = DEFAULT_SCORE,
    score_card: ScoreCard = False,
    format: options.Format = None,
    as_of: options.AsOf = "",
) -> None:
    """What was planned, promised or forecast, by the day it is due, and what has become of it."""
    from dateline.cli.output import print_note
    from dateline.cli.tables import expectation_cells, score_cells
    from dateline.views import expectations as view
    from dateline.views.filters import Filters

    filters = Filters(actor=actor, from_date=from_date, to_date=to_date, article=article, min_score=min_score)
    with open_asked(record, as_of) as reader:
        below = view.count_expectations_below(reader, filters, holder=holder, verdict=verdict)
        if score_card:
            lines = view.score_lines(reader, filters, holder=holder, verdict=verdict)
            fields, cells = list(map(view.score_fields, lines)), list(map(score_cells, lines))
        else:
            found = view.expectations(reader, filters, holder=holder, verdict=verdict)
            fields, cells = list(map(view.expectation_fields, found)), list(map(expectation_cells, found))
        print_found(reader, fields, cells, none="no expectations", format=format)
    if below:
        print_note(f"below the score {min_score:g}: {below} more; --min-score 0 shows them")


def disagreements(
    record: options.Record,
    slot: Slots = "",
    article: options.Article = "",
    format: options.Format = None,
    as_of: options.AsOf = "",
) -> None:
    """Where articles disagree about one thing: both values, side by side, with who tells them."""
    from dateline.cli.tables import disagreement_cells
    from dateline.views.disagreements import disagreement_fields, disagreements

    with open_asked(record, as_of) as reader:
        found = disagreements(reader, slot=slot, article=article)
        fields, cells = list(map(disagreement_fields, found)), list(map(disagreement_cells, found))
        print_found(reader, fields, cells, none="no disagreements", format=format)
