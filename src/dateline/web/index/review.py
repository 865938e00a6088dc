"""The queue of the review: what is most worth a second look comes first (`line_writing.doubt_of` says how)."""

from dataclasses import dataclass

from dateline.web.index.lines import find_lines_of_events
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
    ruled = f"SELECT 1 FROM ruling WHERE ruling.event = event.id{by}"
    # What has a doubt has a line; without its name they are counted from the order of doubts alone.
    sql = f"SELECT id, doubt FROM event WHERE doubt > 0 AND NOT EXISTS ({ruled})"
    found = Stretch(sql, (author,) if author else (), "ORDER BY doubt DESC, id DESC")
    listing = find_listing(index, [found], page)
    lines = find_lines_of_events(index, [event for event, _ in listing.rows])
    return listing.of(lambda row: QueueRow(row[0], lines[row[0]], row[1]))
