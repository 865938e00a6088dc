"""Serving a desk: its index brought up to date and kept so by a process of its own, and the pages served."""

import multiprocessing
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import uvicorn

from dateline.errors import QueryError, RecordError
from dateline.record.reader import open_record
from dateline.web.app import make_app
from dateline.web.index.updating import update_index
from dateline.web.settings import DeskSettings
from dateline.web.warming import begin_warming

_LOOKS_EVERY = 2.0  # seconds
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


@contextmanager
def kept_current(record: Path) -> Iterator[None]:
    """Keep the index of a record current in another process meanwhile, which ends with this one."""
    keeper = multiprocessing.get_context("spawn").Process(target=_keep, args=(record, os.getpid()), daemon=True)
    with _deaf_to(signal.SIGINT):  # Ctrl-C reaches every process of a terminal; this one is ended by us
        keeper.start()
    try:
        yield
    finally:
        keeper.terminate()
        keeper.join()


def _keep(record: Path, parent: int) -> None:
    os.nice(5)  # who reads goes first
    while os.getppid() == parent:
        with suppress(RecordError):  # which the pages tell of; it may be mended meanwhile
            update_index(record)
        time.sleep(_LOOKS_EVERY)


@contextmanager
def _ended_by_term() -> Iterator[None]:
    """Being told to end is meanwhile the same as being interrupted: what was begun is put away."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _deaf_to(kind: signal.Signals) -> Iterator[None]:
    """A signal is ignored meanwhile, and for good by a process started meanwhile."""
    before = signal.signal(kind, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(kind, before)


def _listening(settings: DeskSettings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family)
    except OSError as error:
        where = f"{settings.host}, port {settings.port}"
        reason = str(error.strerror).partition(" (")[0]  # before what Python says of what it did
        raise QueryError(f"cannot listen at {where}: {reason}; choose another with --port") from error
