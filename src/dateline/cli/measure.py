"""The commands that measure a record: against reports annotated by hand, or by judging rows of it drawn by chance."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from dateline.cli import options
from dateline.cli.asked import open_asked
from dateline.cli.options import DEFAULT_SCORE, OutputFormat

if TYPE_CHECKING:
    from dateline.errors import InputError

_Read = TypeVar("_Read")

Gold = Annotated[Path, typer.Argument(metavar="GOLD", help="Reports annotated by hand.", show_default=False)]
Sheet = Annotated[Path, typer.Argument(metavar="SHEET", help="A sheet of `dateline sample`.", show_default=False)]
Size = Annotated[int, typer.Option("--n", "-n", min=1, help="How many rows to draw.")]
Seed = Annotated[int, typer.Option(help="Another number draws other rows.")]
NewSheet = Annotated[Path, typer.Option("--output", "-o", help="The CSV file to write.", show_default=False)]


def evaluate(
    gold: Gold,
    record: options.Record,
    min_score: options.MinScore = DEFAULT_SCORE,
    format: options.Format = None,
    as_of: options.AsOf = "",
) -> None:
    """How right and how complete the rows are, measured on reports annotated by hand."""
    from dateline.cli.output import chosen_format, print_json, print_note, print_rows
    from dateline.views.evaluation import evaluate
    from dateline.views.evaluation_fields import evaluation_fields, evaluation_rows, measure_words
    from dateline.views.gold import read_gold

    reports, failed = _sorted_out(read_gold(gold))
    if failed:  # figures of the rest would not be those of GOLD
        raise typer.Exit(1)
    with open_asked(record, as_of) as reader:
        found = evaluate(reader, reports, min_score=min_score)
    if chosen_format(format) is OutputFormat.JSON:
        print_json(evaluation_fields(found))
    else:
        rows = list(evaluation_rows(found))
        print_rows(rows, [_figure_cells(measure_words(str(row["measure"])), row) for row in rows], format)
    if not found.bounds:
        print_note("no intervals: they need two reports at least")


def sample(
    record: options.Record,
    output: NewSheet,
    n: Size = 100,
    seed: Seed = 1,
    min_score: options.MinScore = DEFAULT_SCORE,
    as_of: options.AsOf = "",
) -> None:
    """Draw rows of every type by chance into a sheet, to judge by hand which are right."""
    from dateline.cli.output import print_note
    from dateline.views.judging_sheet import draw_sheet, write_sheet

    with open_asked(record, as_of) as reader:
        lines = draw_sheet(reader, n, seed=seed, min_score=min_score)
    write_sheet(lines, output)
    print_note(f"{len(lines)} rows in {output}; write y or n under `right`, then `dateline precision {output}`")


def precision(sheet: Sheet, format: options.Format = None) -> None:
    """The share of right rows that a judged sheet shows: overall, by type, by score and field by field."""
    from dateline.cli.output import print_note, print_rows
    from dateline.views.judgements import read_sheet
    from dateline.views.precision import estimate_fields, find_gaps, find_precision

    lines, failed = _sorted_out(read_sheet(sheet))
    rows = [estimate_fields(found) for found in find_precision(lines)]
    print_rows(rows, [_share_cells(row) for row in rows], format)
    for gap in find_gaps(lines):
        print_note(gap)
    if failed:
        raise typer.Exit(1)


def _sorted_out(found: "Iterable[_Read | InputError]") -> tuple[list[_Read], bool]:
    """What could be read, and whether anything could not; that is printed."""
    from dateline.cli.output import print_error
    from dateline.errors import InputError

    read, failed = [], False
    for one in found:
        if isinstance(one, InputError):
            print_error(str(one))
            failed = True
        else:
            read.append(one)
    return read, failed


def _figure_cells(measure: str, row: Mapping[str, object]) -> dict[str, str]:
    """A figure in one line."""
    return {
        "measure": measure,
        "value": _cell(row["value"]),
        "95 %": _interval(row),
        "rows": _cell(row["rows"]),
        "mean score": _cell(row["score"]),
    }


def _share_cells(row: Mapping[str, object]) -> dict[str, str]:
    """The share right of some rows in one line."""
    counts = {name.replace("_", " "): _cell(row[name]) for name in ("rows", "not_judged", "judged", "right")}
    share = {"precision": _cell(row["precision"]), "95 %": _interval(row)}
    return {"group": _cell(row["group"]), "name": _cell(row["name"])} | counts | share


def _interval(row: Mapping[str, object]) -> str:
    """The two ends of an interval, where there is one."""
    return "" if row["low"] is None else f"{_cell(row['low'])}–{_cell(row['high'])}"


def _cell(value: object) -> str:
    """A value; shares with all their digits, so that the ends of columns are even."""
    return "" if value is None else f"{value:.4f}" if isinstance(value, float) else str(value)
