"""Serving a desk: its index brought up to date and kept so by a process of its own, and the pages served."""

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import uvicorn

from dateline.errors import QueryError
from dateline.record.connection import fold_journal
from dateline.record.reader import open_record
from dateline.web.app import make_app
from dateline.web.keeping import kept_current
from dateline.web.settings import DeskSettings
from dateline.web.warming import begin_warming

_AT_ONCE = 256  # requests; more are told to come again


def serve(settings: DeskSettings, *, on_ready: Callable[[str], None]) -> None:
    """Serve the desk until it is interrupted or told to end; `on_ready` is given its address.

    Raises QueryError where the port is taken, RecordError where there is no record.
    """
    open_record(settings.record).close()
    config = uvicorn.Config(
        make_app(settings),
        log_level="warning",
        access_log=False,
        server_header=False,
        http="h11",  # which bounds the head of a request
        ws="none",
        proxy_headers=False,  # whoever asks could write them
        limit_concurrency=_AT_ONCE,
        timeout_graceful_shutdown=3,
    )
    with suppress(KeyboardInterrupt), _ended_by_term(), _listening(settings) as place, kept_current(settings.record):
        begin_warming()
        on_ready(f"http://{settings.address_host}:{place.getsockname()[1]}/")
        uvicorn.Server(config).run(sockets=[place])
    fold_journal(settings.record)


@contextmanager
def _ended_by_term() -> Iterator[None]:
    """Being told to end is meanwhile the same as being interrupted: what was begun is put away."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _listening(settings: DeskSettings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family)
    except OSError as error:
        where = f"{settings.host}, port {settings.port}"
        reason = str(error.strerror).partition(" (")[0]  # before what Python says of what it did
        raise QueryError(f"cannot listen at {where}: {reason}; choose another with --port") from error
