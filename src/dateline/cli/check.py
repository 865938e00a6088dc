"""The commands on codebooks: check one's own, list what is in one."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import options
from dateline.cli.read import open_reader

codebook = typer.Typer(name="codebook", help="Check a codebook, or list what is in one.", no_args_is_help=True)


@codebook.command(epilog=options.EPILOG)
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A codebook file or folder.", show_default=False)],
    pipeline: Annotated[str, typer.Option(help="A spaCy pipeline in place of the shipped model.")] = "",
) -> None:
    """Read every example of a codebook: those that must match and those that must not."""
    from dateline.cli.output import print_error, print_note
    from dateline.events.checking import check_codebook
    from dateline.events.codebook import load_codebook

    loaded = load_codebook(file)
    problems = list(check_codebook(loaded, open_reader(pipeline, file).matches))
    for problem in problems:
        print_error(f"{problem.where}: {problem.problem}")
    print_note(f"{len(problems)} problems in {file}")
    if problems:
        raise typer.Exit(1)


@codebook.command("list", epilog=options.EPILOG)
def list_entries(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Default: the shipped codebook.")] = None,
    format: options.Format = None,
) -> None:
    """The entries of a codebook with their types."""
    from dateline.cli.output import print_rows
    from dateline.events.codebook import load_codebook

    rows = [
        {"entry": entry.id, "type": entry.type.value, "mode": entry.mode, "cameo": entry.cameo}
        for entry in load_codebook(file).entries
    ]
    print_rows(rows, rows, format)
