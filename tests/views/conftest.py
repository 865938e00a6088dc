"""A record of the small story, opened to be read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from story import write_story

from dateline.record.reader import RecordReader, open_record


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecordReader]:
    """The story's record."""
    with open_record(write_story(tmp_path_factory.mktemp("story") / "story.db")) as reader:
        yield reader


@pytest.fixture
def story_path(tmp_path: Path) -> Path:
    """The story's record as a file."""
    return write_story(tmp_path / "story.db")
