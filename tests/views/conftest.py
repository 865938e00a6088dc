"""A record of the small story with its links, opened to be read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from story import write_story
from story_links import write_story_links

from dateline.record.reader import RecordReader, open_record


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecordReader]:
    """The story's record."""
    path = write_story_links(write_story(tmp_path_factory.mktemp("story") / "story.db"))
    with open_record(path) as reader:
        yield reader


@pytest.fixture
def story_path(tmp_path: Path) -> Path:
    """The story's record as a file."""
    return write_story(tmp_path / "story.db")
