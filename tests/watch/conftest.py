"""What tests of the watch share."""

from collections.abc import Iterator

import pytest
from news_server import NewsServer, news_server


@pytest.fixture
def news() -> Iterator[NewsServer]:
    """A server for one test."""
    with news_server() as server:
        yield server
