"""Progress of a reading, on stderr and only for a person who watches."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.engines.local import OnProgress, Progress
    from dateline.links.copying import OnStep
    from dateline.registry.importing import OnProgress as OnImport
    from dateline.registry.importing import Progress as ImportProgress


@contextmanager
def shown_progress() -> "Iterator[OnProgress | None]":
    """What to call as reading goes on; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def on_progress(progress: "Progress") -> None:
            bar.update(task, total=progress.files, completed=progress.files_begun, description=_words(progress))

        yield on_progress


@contextmanager
def shown_import() -> "Iterator[OnImport | None]":
    """What to call as an import goes on; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.description}", markup=False), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def on_progress(progress: "ImportProgress") -> None:
            bar.update(task, total=progress.total, completed=progress.done, description=f"{progress.rows:,} rows")

        yield on_progress


@contextmanager
def shown_steps() -> "Iterator[OnStep | None]":
    """What to call as linking goes from step to step; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    with Console(stderr=True).status("reading the record") as status:
        yield status.update


def _words(progress: "Progress") -> str:
    """How many articles, and how many files went wrong."""
    failed = f", {progress.failed} failed" if progress.failed else ""
    return f"{progress.read + progress.already_there} articles{failed}"
