"""Story: what happened, in order of time."""

from dataclasses import dataclass

from dateline.web.desk import OpenedDesk
from dateline.web.pages_made import Pages

pages = Pages("story")


@dataclass(frozen=True, slots=True)
class StoryPage:
    """The story."""

    record: str


@pages.page("/", "story.html", api="/story")
def story(desk: OpenedDesk) -> StoryPage:
    """What happened, in order of time."""
    return StoryPage(desk.reader.path.name)
