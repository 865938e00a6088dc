"""Serving a desk: its index brought up to date and kept so by a process of its own, and the pages served."""

import multiprocessing
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import uvicorn

from dateline.errors import QueryError
from dateline.web.app import make_app
from dateline.web.index.updating import update_index
from dateline.web.settings import DeskSettings

_LOOKS_EVERY = 2.0  # seconds
_AT_ONCE = 256  # requests; more are told to come again


def serve(settings: DeskSettings, *, on_ready: Callable[[str], None]) -> None:
    """Serve the desk until it is interrupted; `on_ready` is given its address.

    Raises QueryError where the port is taken, RecordError where there is no record.
    """
    config = uvicorn.Config(
        make_app(settings),
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=_AT_ONCE,
        timeout_graceful_shutdown=3,
    )
    with _listening(settings) as place, kept_current(settings.record), suppress(KeyboardInterrupt):
        on_ready(f"http://{settings.host}:{place.getsockname()[1]}/")
        uvicorn.Server(config).run(sockets=[place])


@contextmanager
def kept_current(record: Path) -> Iterator[None]:
    """Keep the index of a record current in another process meanwhile, which ends with this one."""
    keeper = multiprocessing.get_context("spawn").Process(target=_keep, args=(record, os.getpid()), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        keeper.terminate()
        keeper.join()


def _keep(record: Path, parent: int) -> None:
    os.nice(5)  # who reads goes first
    with suppress(KeyboardInterrupt):
        while os.getppid() == parent:
            update_index(record)
            time.sleep(_LOOKS_EVERY)


def _listening(settings: DeskSettings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family)
    except OSError as error:
        where = f"{settings.host}, port {settings.port}"
        raise QueryError(f"cannot listen at {where}: {error.strerror}; choose another with --port") from error
