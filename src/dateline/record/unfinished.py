"""Files that take their name only when they are whole."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def unfinished(path: Path) -> Iterator[Path]:
    """Where to write a file until it is whole: in a folder of its own beside `path`, which goes however it ends.

    What is there in the end takes the name of `path`, in place of what had it. What SQLite puts beside a file that it
    writes stands in that folder too.
    """
    with scratch_folder(path) as folder:
        half = folder / path.name
        yield half
        with half.open("rb") as file:
            os.fsync(file.fileno())
        os.replace(half, path)


@contextmanager
def scratch_folder(path: Path) -> Iterator[Path]:
    """A folder beside `path`, on the same disk, that goes however it ends."""
    folder = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=".unfinished", dir=path.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
