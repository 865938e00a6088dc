"""Rules are tested by themselves: what the heads of the model add to them has tests of its own."""

import pytest
from grammar import grammar_reader

from dateline.reading import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader of the rules alone."""
    return grammar_reader()
