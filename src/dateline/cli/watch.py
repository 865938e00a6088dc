"""The commands that watch feeds and tell of what is new: watch, alerts."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import options
from dateline.cli.counted import counted
from dateline.cli.read import CodebookFolder, Into, Pipeline, Processes, reader_settings

if TYPE_CHECKING:
    from dateline.watch.outputs import Outputs
    from dateline.watch.watching import Round, Watch

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_LEAST = 60  # seconds: who asks more often is shut out, and no outlet publishes faster


def read_pause(words: str) -> float:
    """Seconds of "15m"; BadParameter for what is no such pause."""
    found = re.fullmatch(r"(\d{1,6})([smhd])", words)
    if not found:
        raise typer.BadParameter("write a number and a unit, as 90s, 15m, 2h or 1d")
    seconds = int(found[1]) * _UNITS[found[2]]
    if seconds < _LEAST:
        raise typer.BadParameter("a feed is asked once a minute at most")
    return float(seconds)


def _check_pause(words: str) -> str:
    read_pause(words)
    return words


Feeds = Annotated[list[str], typer.Argument(metavar="FEED...", help="OPML files, addresses.", show_default=False)]
Every = Annotated[str, typer.Option(callback=_check_pause, help="The pause between two polls: 90s, 15m, 2h, 1d.")]
Once = Annotated[bool, typer.Option("--once", help="Poll once and end.")]
Follow = Annotated[bool, typer.Option("--follow", help="Fetch the pages that teasers stand for.")]
Private = Annotated[bool, typer.Option("--allow-private", help="Also ask machines of private networks.")]
Questions = Annotated[
    Path | None, typer.Option("--questions", help="Saved questions (TOML) to be told of.", dir_okay=False)
]
Asked = Annotated[Path, typer.Option("--questions", help="Saved questions (TOML).", dir_okay=False)]
Lines = Annotated[
    Path | None, typer.Option("--alerts", help="Append alerts to this file as JSON lines.", dir_okay=False)
]
AtomFile = Annotated[Path | None, typer.Option("--feed", help="Keep the newest 200 as an Atom feed.", dir_okay=False)]
Webhook = Annotated[str, typer.Option(metavar="URL", help="Send each alert there, as JSON in a POST.")]
FromNow = Annotated[bool, typer.Option("--from-now", help="Tell nothing of what the record answers already.")]


def watch(
    feeds: Feeds,
    into: Into,
    every: Every = "15m",
    once: Once = False,
    follow: Follow = False,
    questions: Questions = None,
    alerts: Lines = None,
    webhook: Webhook = "",
    feed: AtomFile = None,
    allow_private: Private = False,
    pipeline: Pipeline = "",
    codebook: CodebookFolder = None,
    registry: options.RegistryIndex = None,
    processes: Processes = 0,
) -> None:
    """Poll feeds, read what is new into a record, link it, and tell of new answers to saved questions."""
    from functools import partial

    from dateline.cli.output import print_note
    from dateline.engines.local import read_documents_into
    from dateline.intake.fetching import Fetcher
    from dateline.intake.politeness import PoliteFetcher
    from dateline.watch.listing import find_feeds
    from dateline.watch.polling import Poller
    from dateline.watch.questions import read_questions
    from dateline.watch.watching import Watch

    poller = Poller(PoliteFetcher(Fetcher(allow_private=allow_private)), read_pause(every), follow)
    outputs = make_outputs(alerts, feed, webhook, allow_private=allow_private)
    asked = read_questions(questions) if questions else []
    reader = reader_settings(pipeline, codebook, registry, processes)
    read = partial(read_documents_into, record_path=into, reader=reader)
    try:
        run_watch(Watch(into, find_feeds(feeds), poller, read, asked, outputs), is_once=once)
    except KeyboardInterrupt:
        print_note(f"stopped; what was read is kept in {into}")
        raise typer.Exit(130) from None


def run_watch(watch: "Watch", *, is_once: bool) -> None:
    """Make one round, or round after round; a single one in which a feed failed ends with an exit code."""
    import time

    from dateline.cli.output import print_note
    from dateline.watch.memory import WatchMemory

    with WatchMemory(watch.record) as memory:
        if memory.is_anew:
            print_note(f"{memory.path} was damaged and is begun anew; what is recorded is skipped, alerts come again")
        found = watch.make_round(memory, time.time(), is_first=True)
        _tell(found, watch)
        while not is_once:
            time.sleep(max(1.0, watch.next_due(memory) - time.time()))
            _tell(watch.make_round(memory, time.time()), watch)
    if found.failures:
        raise typer.Exit(1)


def alerts(
    record: options.Record,
    questions: Asked,
    alerts: Lines = None,
    webhook: Webhook = "",
    feed: AtomFile = None,
    from_now: FromNow = False,
    allow_private: Private = False,
) -> None:
    """Ask saved questions of a record, and tell of the answers that were not told before."""
    from dateline.cli.found import note_unlinked
    from dateline.cli.output import print_error
    from dateline.record.reader import open_record
    from dateline.watch.alerts import raise_alerts
    from dateline.watch.memory import WatchMemory
    from dateline.watch.outputs import tell_alerts
    from dateline.watch.questions import read_questions

    outputs = make_outputs(alerts, feed, webhook, allow_private=allow_private)
    asked = read_questions(questions)
    with open_record(record) as reader, WatchMemory(record) as memory:
        note_unlinked(reader)
        raise_alerts(reader, asked, memory, to_post=bool(webhook), is_silent=from_now)
        failures = list(tell_alerts(memory, outputs, title=f"Dateline: {record.name}"))
    for failure in failures:
        print_error(str(failure))
    if failures:
        raise typer.Exit(1)


def make_outputs(lines: Path | None, feed: Path | None, webhook: str, *, allow_private: bool) -> "Outputs":
    """Where alerts go; printed where no file is named."""
    from dateline.watch.outputs import Outputs

    return Outputs(typer.echo, lines, feed, webhook, allow_private)


def _tell(found: "Round", watch: "Watch") -> None:
    """Say what a round did: errors always, counts where there is something new or somebody looks."""
    import sys

    from dateline.cli.output import print_error, print_note
    from dateline.cli.read import summary

    for error in (*found.failures, *found.outcome.errors):
        print_error(str(error))
    if found.outcome.read or found.outcome.unread or sys.stderr.isatty():
        told = [f"{counted(found.polled, 'feed')} asked", summary(found.outcome, watch.record)]
        print_note(", ".join([*told, *([counted(found.alerts, "alert")] if found.alerts else [])]))
