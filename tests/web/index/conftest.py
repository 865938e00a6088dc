"""The index of the small story."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from index_seen import indexed
from story import write_story
from story_links import write_story_links

from dateline.web.index.opening import DeskIndex


@pytest.fixture(scope="module")
def record_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story's record with its links."""
    return write_story_links(write_story(tmp_path_factory.mktemp("story") / "story.db"))


@pytest.fixture(scope="module")
def index(record_path: Path) -> Iterator[DeskIndex]:
    """The index of the story's record."""
    with closing(indexed(record_path)) as index:
        yield index
