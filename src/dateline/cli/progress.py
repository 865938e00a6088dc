"""Progress of long work, on stderr and only for a person who watches."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.engines.local import OnProgress, Progress
    from dateline.links.copying import OnStep
    from dateline.record.checking import OnStep as OnKeeping
    from dateline.registry.importing import OnProgress as OnImport
    from dateline.web.index.updating import Progress as IndexProgress


@contextmanager
def shown_progress() -> "Iterator[OnProgress | None]":
    """What to call as reading goes on; None where nobody watches."""
    with _bar() as show:
        yield show and (lambda progress: show(progress.files_begun, progress.files, _words(progress)))


@contextmanager
def shown_import() -> "Iterator[OnImport | None]":
    """What to call as an import goes on; None where nobody watches."""
    with _bar() as show:
        yield show and (lambda progress: show(progress.done, progress.total, f"{progress.rows:,} rows"))


@contextmanager
def shown_indexing() -> "Iterator[Callable[[IndexProgress], None] | None]":
    """What to call as the desk's index is brought up to date; None where nobody watches."""
    with _bar() as show:
        yield show and (lambda step: show(step.done, step.total, f"{step.step} made ready for the desk"))


@contextmanager
def shown_keeping() -> "Iterator[OnKeeping]":
    """What to call as a record is looked through or copied; it does nothing where nobody watches."""
    with _bar() as show:
        yield lambda step: show(step.done, step.total, step.name) if show else None


@contextmanager
def shown_steps() -> "Iterator[OnStep | None]":
    """What to call as linking goes from step to step; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    with Console(stderr=True).status("reading the record") as status:
        yield status.update


@contextmanager
def _bar() -> "Iterator[Callable[[int, int, str], None] | None]":
    """What shows how much is done, of how much, and of what; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total, words: bar.update(task, completed=done, total=total, description=words)


def _words(progress: "Progress") -> str:
    """How many articles, and how many files went wrong."""
    failed = f", {progress.failed} failed" if progress.failed else ""
    return f"{progress.read + progress.already_there} articles{failed}"
