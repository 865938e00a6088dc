"""Keeping the index of a record current, in a process of its own that loads nothing else of the desk."""

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dateline.errors import RecordError
from dateline.web.index.updating import update_index

_LOOKS_EVERY = 2.0  # seconds


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
def _deaf_to(kind: signal.Signals) -> Iterator[None]:
    """A signal is ignored meanwhile, and for good by a process started meanwhile."""
    before = signal.signal(kind, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(kind, before)
