"""The commands on the registry of people and offices: import, show, check."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import options
from dateline.cli.counted import counted
from dateline.cli.options import OutputFormat

if TYPE_CHECKING:
    from rich.text import Text

    from dateline.registry.importing import Outcome
    from dateline.registry.summary import Summary

_SIDE_BY_SIDE = 3
_BRIEFLY = ("id", "name", "country", "born", "source")

registry = typer.Typer(
    name="registry", help="The people and offices that Dateline knows: add to them, look them up.", no_args_is_help=True
)


@registry.command("import", epilog=options.EPILOG)
def import_files(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files to import.", show_default=False)],
    source: Annotated[str, typer.Option(help="Who says so; by default each file's name.")] = "",
    licence: Annotated[str, typer.Option(help="Under which licence; kept with every row.")] = "",
    sure: Annotated[bool, typer.Option("--sure", help="Let findings rest on offices with both dates.")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Forget what the source gave before.")] = False,
    registry: options.RegistryIndex = None,
) -> None:
    """Add people, offices and organisations: FollowTheMoney or Wikidata JSON, CSV, or a TOML file of your own."""
    from dateline.cli.progress import shown_import
    from dateline.registry.importing import Terms, import_into
    from dateline.registry.index_file import default_path

    terms = Terms(source, licence, is_sure=sure, replaces=replace)
    with shown_import() as on_progress:
        outcome = import_into(registry or default_path(), files, terms=terms, on_progress=on_progress)
    _report(outcome)
    if outcome.errors:
        raise typer.Exit(1)


@registry.command(epilog=options.EPILOG)
def show(
    name: Annotated[str, typer.Argument(help="A name in any spelling, a surname, or an id.", show_default=False)],
    registry: options.RegistryIndex = None,
    format: options.Format = None,
) -> None:
    """Who or what that is: country, sector, life or years, offices with their dates, and who says so."""
    from dateline.cli.output import print_error
    from dateline.registry.registry import Registry
    from dateline.registry.summary import summarise

    found = summarise(Registry.open_default(registry), name)
    _print_found(found, format)
    if not found:
        print_error(f"nothing is known of {name!r}; bring more with `dateline registry import FILE`")
        raise typer.Exit(1)


@registry.command(epilog=options.EPILOG)
def check(registry: options.RegistryIndex = None, format: options.Format = None) -> None:
    """Rows that contradict each other: two holders of one office, an office after death, one id with two births."""
    from dataclasses import asdict

    from dateline.cli.output import print_note, print_rows
    from dateline.registry.checking import Weight, check_registry
    from dateline.registry.registry import Registry

    problems = check_registry(Registry.open_default(registry))
    rows = [asdict(problem) for problem in problems]
    print_rows(rows, rows, format)
    conflicts = sum(problem.weight is Weight.CONFLICT for problem in problems)
    print_note(f"{counted(conflicts, 'conflict')}, {counted(len(problems) - conflicts, 'note')}")
    if conflicts:
        raise typer.Exit(1)


def _report(outcome: "Outcome") -> None:
    """What an import did, on stderr."""
    from dateline.cli.output import print_error, print_note

    for error in outcome.errors:
        print_error(str(error))
    for file in outcome.already_there:
        print_note(f"{file}: imported before; nothing changed")
    print_note(f"{counted(outcome.rows, 'row')} imported")


def _print_found(found: "Sequence[Summary]", format: OutputFormat | None) -> None:
    """Side by side for a person; one row each for a program."""
    from dateline.cli.output import chosen_format, print_json, print_table, print_tsv

    chosen = chosen_format(format)
    if chosen is OutputFormat.JSON:
        print_json([one.fields for one in found])
    elif chosen is OutputFormat.TSV:
        print_tsv([one.cells for one in found])
    elif len(found) > _SIDE_BY_SIDE:
        print_table([{name: one.cells[name] for name in _BRIEFLY} for one in found])
    elif found:
        names = [name for name in found[0].cells if any(one.cells[name] for one in found)]
        print_table([{"": name} | {one.id: _lines(one.cells[name]) for one in found} for name in names if name != "id"])


def _lines(cell: str) -> "Text":
    """A cell with each of several values on a line of its own."""
    from rich.text import Text

    from dateline.views.printable import one_line

    return Text("\n".join(map(one_line, cell.split("; "))))
