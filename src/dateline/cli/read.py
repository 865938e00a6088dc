"""The command `read`: reports into a record."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.articles.document import Form
from dateline.cli.counted import counted
from dateline.cli.options import RegistryIndex

if TYPE_CHECKING:
    from dateline.engines.local import Outcome
    from dateline.engines.worker_settings import WorkerSettings
    from dateline.reading import Reader

Names = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Files, folders, addresses, - for standard input.", show_default=False),
]
Into = Annotated[Path, typer.Option("--into", help="The record file, made where there is none.", dir_okay=False)]
Published = Annotated[str, typer.Option(help="Date of publication of files that do not say theirs.")]
Outlet = Annotated[str, typer.Option(help="Who published them.")]
Origin = Annotated[str, typer.Option(help="Who wrote them first, when somebody else did.")]
As = Annotated[Form | None, typer.Option("--as", help="What standard input and files of other names hold.")]
Columns = Annotated[str, typer.Option(help='Which columns of a table are which: "text=body,title=headline".')]
Follow = Annotated[bool, typer.Option("--follow", help="Fetch the pages that entries of feeds announce.")]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Fetch from private networks, too.")]
Pipeline = Annotated[str, typer.Option(help="A spaCy pipeline with UD labels, in place of the shipped model.")]
Processes = Annotated[int, typer.Option(min=0, help="How many processes read side by side; 0: one a core.")]
CodebookFolder = Annotated[Path | None, typer.Option(help="Your own codebook: a folder of TOML files.")]


def read(
    names: Names,
    into: Into,
    published: Published = "",
    outlet: Outlet = "",
    origin: Origin = "",
    form: As = None,
    columns: Columns = "",
    follow: Follow = False,
    allow_private: AllowPrivate = False,
    pipeline: Pipeline = "",
    codebook: CodebookFolder = None,
    registry: RegistryIndex = None,
    processes: Processes = 0,
) -> None:
    """Read reports (text, pages, PDF, mails, JSON, tables, archives) into a record; what it has is skipped."""
    from dateline.cli.output import print_error, print_note
    from dateline.cli.progress import shown_progress
    from dateline.engines.local import read_into
    from dateline.intake.files import Given
    from dateline.intake.table_documents import find_columns

    reader = reader_settings(pipeline, codebook, registry, processes)
    given = Given(published, outlet, origin, form, find_columns(columns), allow_private, follow)
    try:
        with shown_progress() as on_progress:
            outcome = read_into(names, into, reader=reader, given=given, on_progress=on_progress)
    except KeyboardInterrupt:
        print_note(f"stopped; what was read is kept in {into}")
        raise typer.Exit(130) from None
    for error in outcome.errors:
        print_error(str(error))
    print_note(summary(outcome, into))
    if outcome.failed:
        raise typer.Exit(1)


def reader_settings(pipeline: str, codebook: Path | None, registry: Path | None, processes: int) -> "WorkerSettings":
    """What the processes that read are to read with."""
    from dateline.engines.worker_settings import WorkerSettings

    return WorkerSettings(pipeline, str(codebook or ""), str(registry or ""), processes)


def open_reader(pipeline: str, codebook: Path | None, registry: Path | None = None) -> "Reader":
    """What reads the articles: the shipped model where no pipeline is named, the user's imports where there are any."""
    from dateline.reading import Reader
    from dateline.registry.registry import Registry
    from dateline.sentences.pipeline import SHIPPED

    known = Registry.open_default(registry)
    return Reader.open(pipeline=pipeline or SHIPPED, codebook=codebook, registry=known)


def summary(outcome: "Outcome", into: Path) -> str:
    """What came of a reading, in one line."""
    counts = [(outcome.read, "read into"), (outcome.already_there, "already in")]
    told = [f"{counted(count, 'article')} {done} {into}" for count, done in counts if count]
    if outcome.unread:
        languages = ", ".join(f"{count} {code}" for code, count in sorted(outcome.unread.items()))
        unread = counted(sum(outcome.unread.values()), "article")
        told.append(f"{unread} in other languages ({languages}) stored unread")
    return ", ".join([*(told or ["nothing read"]), *([f"{outcome.failed} failed"] if outcome.failed else [])])
