"""A desk over the small linked record, asked as a browser on this machine asks."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from harm import write_record

from dateline.web.app import make_app
from dateline.web.settings import DeskSettings


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, dict[str, str]]]:
    """A visitor of the desk, and the id of the event of each article."""
    path = tmp_path_factory.mktemp("desk") / "linked.db"
    events = write_record(path)
    with TestClient(make_app(DeskSettings(path)), base_url="http://localhost", follow_redirects=False) as visitor:
        yield visitor, events
