"""A real server for the tests of what is fetched."""

from collections.abc import Iterator

import pytest
from web_servers import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    """A server on 127.0.0.1 without pages."""
    with serving() as found:
        yield found


@pytest.fixture
def other() -> Iterator[Site]:
    """A second server."""
    with serving() as found:
        yield found
