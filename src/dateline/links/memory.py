"""Memory while linking: millions of small values are made and kept, none of them in a circle."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for circles of values that are no longer used: it would look through all that is kept, again and again.

    Circles made meanwhile are found afterwards. Where there was no search before, there is none after.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
