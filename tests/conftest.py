"""Fixtures of all tests. The folder of this file is importable, so that tests share `readings.py` and `reports.py`."""

import pytest
from reports import read_dispatches

from dateline.reading import Reader, Reading


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader as it is shipped, opened once."""
    return Reader.open()


@pytest.fixture(scope="session")
def dispatches(reader: Reader) -> dict[str, Reading]:
    """The readings of all bundled dispatches, by the name of their expected record."""
    return dict(read_dispatches(reader))
