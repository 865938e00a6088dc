"""The commands that keep a record: check, recover, backup, merge, forget."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import options
from dateline.cli.counted import counted

_SHOWN = 20  # ids or problems; all of them would drown the rest


def check(record: options.Record) -> None:
    """Whether a record is whole: its file, its journal, its pages, and every row against its article's text."""
    from dateline.cli.output import print_error, print_note
    from dateline.cli.progress import shown_keeping
    from dateline.record.checking import find_problems
    from dateline.web.index.opening import find_index_problem

    count = 0
    with shown_keeping() as on_step:
        for problem in filter(None, [*find_problems(record, on_step), find_index_problem(record)]):
            print_error(f"{record}: {problem}")
            count += 1
    if count:
        raise typer.Exit(1)
    print_note(f"{record} is whole")


def recover(
    record: options.Record,
    into: Annotated[Path, typer.Option("--into", metavar="NEW", help="The record to make.", dir_okay=False)],
) -> None:
    """Save what is whole of a damaged record into a new one; the damaged file is not touched."""
    from dateline.cli.output import print_error, print_note
    from dateline.cli.progress import shown_keeping
    from dateline.record.recovering import recover as save

    with shown_keeping() as on_step:
        done = save(record, into, on_step)
    _print_first(done.problems)
    if done.lost:
        named = ", ".join(done.lost[:_SHOWN])
        print_error(f"{counted(len(done.lost), 'article')} lost: {named}{' …' if len(done.lost) > _SHOWN else ''}")
    print_note(
        f"{counted(done.articles, 'article')} in {counted(done.readings, 'reading')} and "
        f"{counted(done.corrections, 'correction')} saved in {into}; "
        f"now `dateline link {into}`"
    )
    if done.problems or done.lost:
        raise typer.Exit(1)


def backup(
    record: options.Record,
    copy: Annotated[Path, typer.Argument(metavar="DEST", help="The file to make.", show_default=False)],
    replace: Annotated[bool, typer.Option("--replace", help="In place of an older copy.")] = False,
) -> None:
    """Copy a record as it is at this moment, while others read and write it."""
    from dateline.cli.output import print_note
    from dateline.cli.progress import shown_keeping
    from dateline.record.backup import back_up

    with shown_keeping() as on_step:
        articles = back_up(record, copy, replace=replace, on_step=on_step)
    print_note(f"{articles} articles in {copy}, checked")


def merge(
    record: options.Record,
    others: Annotated[list[Path], typer.Argument(metavar="OTHER...", help="Records to join.", show_default=False)],
    link: Annotated[bool, typer.Option("--link", help="Link the record afterwards.")] = False,
) -> None:
    """Join other records into the first: articles, readings, corrections. Links are found anew by `dateline link`."""
    from dateline.cli.link import link as link_record
    from dateline.cli.output import print_note
    from dateline.cli.progress import shown_keeping
    from dateline.record.merging import merge as join

    with shown_keeping() as on_step:
        done = join(record, others, on_step)
    _print_first(map(str, done.errors))
    added = f"{counted(done.added, 'reading')} and {counted(done.corrections, 'correction')} added to {record}"
    known, absent = counted(done.known, "reading"), counted(done.absent, "correction")
    told = {
        f"{known} there already": done.known,
        f"{absent} about rows that it lacks": done.absent,
        f"{len(done.errors)} left out": len(done.errors),
    }
    print_note(", ".join([added, *(words for words, count in told.items() if count)]))
    if link:
        link_record(record)
    elif done.added:
        print_note(f"now `dateline link {record}`")
    if done.errors:
        raise typer.Exit(1)


def forget(
    record: options.Record,
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The id of an article.", show_default=False)],
    reason: Annotated[str, typer.Option(help="Why; kept in the record with the day.")] = "",
    is_sure: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Take an article and all that rests on it out of a record for good, on legal request."""
    from dateline.cli.output import print_note
    from dateline.cli.progress import shown_keeping
    from dateline.record.forgetting import forget as take_out
    from dateline.watch.memory import forget_alerts
    from dateline.web.index.opening import empty_index

    _confirm(article, is_sure=is_sure)
    with shown_keeping() as on_step:
        done = take_out(record, article, reason=reason, on_step=on_step)
        empty_index(record)
        forget_alerts(record)
    print_note(
        f"{article} is forgotten since {done.day}: {counted(done.readings, 'reading')} and "
        f"{counted(done.rulings, 'ruling')} are gone; now `dateline link {record}`"
    )
    print_note("copies of this file, and what was exported from it, still have its words")
    if done.same_text:
        print_note(f"the record has the same text as {', '.join(done.same_text[:_SHOWN])}")


def _confirm(article: str, *, is_sure: bool) -> None:
    import sys

    if is_sure:
        return
    if not sys.stdin.isatty():
        raise typer.BadParameter("this cannot be undone; say that you are sure with --yes")
    typer.confirm(f"Take the article {article} out for good? This cannot be undone.", abort=True, err=True)


def _print_first(problems: Iterable[str]) -> None:
    """The first problems, a line each, and how many more there are."""
    from dateline.cli.output import print_error

    every = list(problems)
    for problem in every[:_SHOWN]:
        print_error(problem)
    if len(every) > _SHOWN:
        print_error(f"and {len(every) - _SHOWN} more")
