"""Records for all tests of the desk, and a desk asked as a browser on this machine asks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from linked_story import write_linked_story
from readings import make_reading, write_readings

from dateline.web.app import make_app
from dateline.web.settings import DeskSettings


@pytest.fixture(scope="session")
def small_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of two articles."""
    path = tmp_path_factory.mktemp("desk") / "small.db"
    write_readings(path, make_reading("a1"), make_reading("a2"))
    return path


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A desk over the small story, one article of which is hostile."""
    path = write_linked_story(tmp_path_factory.mktemp("desk") / "story.db")
    with TestClient(make_app(DeskSettings(path)), base_url="http://localhost") as client:
        yield client
