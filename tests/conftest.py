"""Fixtures of all tests. The folder of this file is importable, so that tests share `readings.py` and `reports.py`."""

from pathlib import Path

import pytest
from readings import write_readings
from reports import read_dispatches

from dateline.links.link_record import link_record
from dateline.reading import Reader, Reading


@pytest.fixture(scope="session")
def shipped() -> Reader:
    """The reader as it is shipped, opened once."""
    return Reader.open()


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader that tests of rules ask: it reads every sentence; a folder of tests may put another in its place."""
    return Reader.open(reads_all=True)


@pytest.fixture(scope="session")
def dispatches(shipped: Reader) -> dict[str, Reading]:
    """The readings of all bundled dispatches, by the name of their expected record."""
    return dict(read_dispatches(shipped))


@pytest.fixture(scope="session")
def demo_record(dispatches: dict[str, Reading], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled dispatches as a record, linked."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    write_readings(path, *dispatches.values())
    link_record(path)
    return path
