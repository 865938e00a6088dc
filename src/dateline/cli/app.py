"""The application: its commands in the order of the work, and what holds for all of them."""

from typing import Annotated

import typer

from dateline.cli import (
    across,
    ask,
    check,
    corrections,
    export,
    inspect,
    keeping,
    link,
    links,
    measure,
    read,
    registry,
    serve,
)
from dateline.cli import watch as watching
from dateline.cli.options import EPILOG

app = typer.Typer(
    name="dateline",
    help="News reports in, one auditable record of politics out: who did what to whom, when, where, who says so.",
    epilog=EPILOG,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(is_asked: bool) -> None:
    """Print the version and stop, when asked."""
    if is_asked:
        from dateline import __version__

        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def dateline(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """News reports in, one auditable record of politics out: who did what to whom, when, where, who says so."""


_FILLING = (read.read, watching.watch, link.link)
_ASKING = (ask.timeline, ask.claims, ask.actors, ask.findings, ask.show)
_ACROSS = (across.expectations, across.disagreements, links.copies, links.dyads, corrections.corrections)
_MEASURING = (measure.evaluate, measure.sample, measure.precision)
_TELLING = (watching.alerts,)

_LOOKING = (export.export, inspect.sql, inspect.diff)
_KEEPING = (keeping.check, keeping.recover, keeping.backup, keeping.merge, keeping.forget)

for command in (*_FILLING, serve.serve, *_ASKING, *_ACROSS, watching.alerts, *_LOOKING, *_KEEPING, *_MEASURING):
    app.command(epilog=EPILOG)(command)
app.command(epilog=EPILOG)(inspect.info)
app.add_typer(check.codebook, epilog=EPILOG)
app.add_typer(registry.registry, epilog=EPILOG)
