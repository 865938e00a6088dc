"""The command that opens the desk."""

from typing import Annotated

import typer

from dateline.cli import options

Host = Annotated[str, typer.Option(help="Where to listen; beyond this machine only with a password or token.")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="Which port to listen at.")]
_SEEN = "Others on this machine can see what is typed here: better set the variable."
Password = Annotated[
    str, typer.Option(envvar="DATELINE_PASSWORD", help=f"What people log in with. {_SEEN}", show_default=False)
]
Token = Annotated[
    str, typer.Option(envvar="DATELINE_TOKEN", help=f"What programs send along. {_SEEN}", show_default=False)
]
Names = Annotated[list[str] | None, typer.Option("--name", help="A host name that a closed desk also answers to.")]
Author = Annotated[str, typer.Option(help="What rulings are signed with; by default who runs the command.")]
Open = Annotated[bool, typer.Option("--open", help="Open the desk in the browser.")]


def serve(
    record: options.Record,
    host: Host = "127.0.0.1",
    port: Port = 8311,
    password: Password = "",
    token: Token = "",
    name: Names = None,
    author: Author = "",
    open_browser: Open = False,
) -> None:
    """Open the desk: read, check and correct the record in a browser."""
    import webbrowser

    from dateline.cli.output import print_note
    from dateline.cli.progress import shown_indexing
    from dateline.record.connection import is_older
    from dateline.record.link_writer import upgrade_record
    from dateline.web.index.updating import update_index
    from dateline.web.serving import serve
    from dateline.web.settings import DeskSettings

    def tell(address: str) -> None:
        print_note(f"the desk is at {address}; Ctrl-C closes it")
        if open_browser:
            webbrowser.open(address)

    settings = DeskSettings(record, host, port, password, token, author, tuple(name or ()))
    if is_older(record):
        upgrade_record(record)
    with shown_indexing() as on_progress:
        update_index(record, on_progress=on_progress)
    serve(settings, on_ready=tell)
