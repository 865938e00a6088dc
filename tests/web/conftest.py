"""A small record for all tests of the desk."""

from pathlib import Path

import pytest
from readings import make_reading, write_readings


@pytest.fixture(scope="session")
def small_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of two articles."""
    path = tmp_path_factory.mktemp("desk") / "small.db"
    write_readings(path, make_reading("a1"), make_reading("a2"))
    return path
