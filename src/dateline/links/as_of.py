"""Opening a record as of a past day, with links that know nothing of what was published later."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.record.as_of import AsOf, read_day
from dateline.record.reader import RecordReader, open_record

if TYPE_CHECKING:
    from dateline.links.copying import OnStep
    from dateline.record.rows import Row

Steps = Callable[[], "AbstractContextManager[OnStep | None]"]


def open_as_of(path: Path | str, day: str, *, steps: Steps = nullcontext) -> RecordReader:
    """Open the record at `path` as of the end of an ISO day, month or year; as it is where none is given.

    Its articles are linked anew when a question about links is asked, within `steps`, which gives what to tell about
    it. A record that was never linked stays so. Raises QueryError for a day that is none, and RecordError.
    """
    if not day:
        return open_record(path)

    def link(reader: RecordReader) -> "Mapping[str, Iterable[Row]]":
        # Loaded where it is needed: most questions are answered before it would be.
        from dateline.links.link_record import find_links
        from dateline.links.memory import uncollected

        with steps() as on_step, uncollected():
            return find_links(reader, on_step or (lambda name: None)).rows()

    return open_record(path, as_of=AsOf(read_day(day), link))
