"""The queue of the review: what is most worth a second look comes first (`line_writing.doubt_of` says how)."""

from dataclasses import dataclass

from dateline.web.index.listing import Listing, Page, Stretch, find_listing
from dateline.web.index.opening import DeskIndex


@dataclass(frozen=True, slots=True)
class QueueRow:
    """An event to review, the occurrence that it tells of, and its doubt by weight."""

    event: str
    line: str
    doubt: float


def find_queue(index: DeskIndex, page: Page = Page(), *, author: str = "") -> Listing[QueueRow]:  # noqa: B008
    """The events on which nobody has ruled, or not this author; those of most doubt and weight first."""
    by = " AND author = ?" if author else ""
    sql = (
        "SELECT id, line, doubt FROM event WHERE doubt > 0 AND line IS NOT NULL"
        f" AND NOT EXISTS (SELECT 1 FROM ruling WHERE ruling.event = event.id{by})"
    )
    found = Stretch(sql, (author,) if author else (), "ORDER BY doubt DESC, id DESC")
    return find_listing(index, [found], page).of(lambda row: QueueRow(*row))
