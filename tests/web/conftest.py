"""A desk over the small story, one article of which is hostile, asked as a browser on this machine asks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from linked_story import write_linked_story

from dateline.web.app import make_app
from dateline.web.settings import DeskSettings


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The desk."""
    path = write_linked_story(tmp_path_factory.mktemp("desk") / "story.db")
    with TestClient(make_app(DeskSettings(path)), base_url="http://localhost") as client:
        yield client
