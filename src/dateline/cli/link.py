"""The command `link`: what articles of a record have in common."""

import os

import typer

from dateline.cli import options


def link(record: options.Record) -> None:
    """Link the articles of a record: copies, the same act told by several, what became of plans, disagreements.

    Rows are added and none is changed; linking again after more was read adds what is new.
    """
    from dateline.cli.output import print_note
    from dateline.cli.progress import shown_steps
    from dateline.links.link_record import link_record

    try:
        with shown_steps() as on_step:
            linked = link_record(record, on_step=on_step, processes=os.cpu_count() or 1)
    except KeyboardInterrupt:
        print_note(f"stopped; the links in {record} are as they were")
        raise typer.Exit(130) from None
    print_note(
        f"occurrences: {linked.occurrences}, copies: {linked.copies}, expectations: {linked.expectations}, "
        f"disagreements: {linked.disagreements}; rows added to {record}: {linked.added}"
    )
