"""Dateline in Python: read into a record, open one, and look at what is in it.

record = dateline.read("reports/")
record.events.df()
record.timeline(actor="Norway", status="planned")
"""

import shutil
import tempfile
import warnings
import weakref
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from dateline.errors import QueryError
from dateline.links.as_of import open_as_of
from dateline.record.reader import RecordReader, open_record
from dateline.record.tables import find_dicts, load_table

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from dateline.engines.document_reading import ArticleReader
    from dateline.engines.local import OnProgress, Outcome
    from dateline.intake.files import Given
    from dateline.views.story import StoryRow
    from dateline.views.timeline import TimelineRow

Paths = str | Path | Iterable[str | Path]


def read(
    paths: Paths,
    into: str | Path | None = None,
    *,
    given: "Given | None" = None,
    reader: "ArticleReader | None" = None,
    on_progress: "OnProgress | None" = None,
) -> "Record":
    """Read files and folders into the record at `into`; without it, into one that lasts as long as the object.

    `given` holds what the files do not say (publication date, outlet, origin, form, columns) and what may be fetched.
    Processes of their own read the documents, one a core, unless `reader` is an opened `dateline.reading.Reader`.
    Documents that cannot be read are in `outcome.errors`, and one warning counts them; if nothing can be read, the
    first error is raised.
    """
    from dateline.engines.local import read_into
    from dateline.engines.worker_settings import USUAL

    folder = Path(tempfile.mkdtemp(prefix="dateline-")) if into is None else None
    path = folder / "record.db" if folder else Path(str(into))
    try:
        outcome = read_into(_listed(paths), path, reader=reader or USUAL, given=given, on_progress=on_progress)
        _report(outcome)
        return Record(open_record(path), folder=folder, outcome=outcome)
    except BaseException:
        _remove(folder)
        raise


def open(path: str | Path, *, as_of: str = "") -> "Record":
    """Open a record that is there, to look at it; `as_of` a past day, month or year (ISO), what it would have said."""
    return Record(open_as_of(path, as_of))


@dataclass(frozen=True, slots=True)
class Table:
    """One view of a record: iterate over it for dicts, or take it whole into the library of your choice."""

    reader: RecordReader
    view: str

    def __len__(self) -> int:
        return int(str(self.reader.query(f"SELECT count(*) FROM {self.view}").rows[0][0]))

    def __iter__(self) -> Iterator[dict[str, object]]:
        return find_dicts(self.reader, self.view)

    def __repr__(self) -> str:
        return f"<{self.view}: {len(self)} rows of {self.reader.path}>"

    def arrow(self) -> "pyarrow.Table":
        """As an Arrow table."""
        return load_table(self.reader, self.view)

    def df(self) -> "pandas.DataFrame":
        """As a pandas data frame."""
        _require("pandas")
        frame: pandas.DataFrame = self.arrow().to_pandas()
        return frame

    def pl(self) -> "polars.DataFrame":
        """As a Polars data frame."""
        _require("polars")
        import polars

        return polars.DataFrame(self.arrow())


@dataclass(frozen=True, slots=True)
class RecordedArticle:
    """An article as the record has it; in a notebook it shows its text with the spans marked."""

    reader: RecordReader
    id: str
    title: str
    text: str
    outlet: str | None
    published: str | None

    def _repr_html_(self) -> str:
        from dateline.views.annotated import article_html

        return article_html(self.reader, self.id)


class Story(list["StoryRow"]):
    """Occurrences in order of time; in a notebook they show as on the Story page of the desk."""

    def __init__(self, rows: "Iterable[StoryRow]", reader: RecordReader) -> None:
        super().__init__(rows)
        self._reader = reader

    def _repr_html_(self) -> str:
        from dateline.views.story_file import story_table_html

        return story_table_html(self._reader, self)


class Record:
    """A record opened to look at. `outcome` says what the reading that made it did, None if it was only opened."""

    def __init__(self, reader: RecordReader, *, folder: Path | None = None, outcome: "Outcome | None" = None) -> None:
        self.reader = reader
        self.outcome = outcome
        # Not __del__: a finalizer also runs, once, when the interpreter ends.
        self.close = weakref.finalize(self, _discard, reader, folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        as_of = f" as of {self.reader.as_of.day}" if self.reader.as_of else ""
        return f"<Record {self.path}{as_of}: {len(self.articles)} articles, {len(self.events)} events>"

    @property
    def path(self) -> Path:
        """The file of the record."""
        return self.reader.path

    @property
    def articles(self) -> Table:
        """The articles, with their metadata and text."""
        return Table(self.reader, "articles")

    @property
    def mentions(self) -> Table:
        """Actors, places, times and quantities as the articles name them."""
        return Table(self.reader, "mentions")

    @property
    def events(self) -> Table:
        """The events of every score; who takes part in them is in `roles`."""
        return Table(self.reader, "events")

    @property
    def roles(self) -> Table:
        """Who takes part in the events, as actor, recipient or the one who says so."""
        return Table(self.reader, "roles")

    @property
    def claims(self) -> Table:
        """What holders say."""
        return Table(self.reader, "claims")

    @property
    def findings(self) -> Table:
        """What a careful reader would flag in the articles."""
        return Table(self.reader, "findings")

    @property
    def copies(self) -> Table:
        """Which article repeats which; empty, like the tables down to `disagreements`, until the record is linked."""
        return Table(self.reader, "copies")

    @property
    def witnesses(self) -> Table:
        """The independent origin that each article counts for."""
        return Table(self.reader, "witnesses")

    @property
    def occurrences(self) -> Table:
        """Which occurrence each event tells of."""
        return Table(self.reader, "occurrences")

    @property
    def expectations(self) -> Table:
        """What was expected, when it was due and what has become of it."""
        return Table(self.reader, "expectations")

    @property
    def disagreements(self) -> Table:
        """Values of one occurrence that cannot both hold."""
        return Table(self.reader, "disagreements")

    @property
    def corrections(self) -> Table:
        """What people ruled; the tables above follow it."""
        return Table(self.reader, "corrections")

    def timeline(self, **filters: Any) -> "list[TimelineRow]":
        """Events in order of time; `filters` are the fields of `dateline.views.filters.Filters`."""
        from dateline.views.filters import Filters
        from dateline.views.timeline import timeline

        return timeline(self.reader, Filters(**filters))

    def story(self, about: str = "", *, between: tuple[str, str] = ("", ""), **filters: Any) -> "Story":
        """What several articles tell of one thing, in order of time, with its history; the record must be linked."""
        from dateline.views.filters import Filters
        from dateline.views.story import StoryFilters, story

        return Story(story(self.reader, StoryFilters(about, between, Filters(**filters))), self.reader)

    def article(self, id: str) -> RecordedArticle:
        """One article by its id. Raises QueryError if there is none."""
        sql = "SELECT id, title, text, outlet, published FROM articles WHERE id = ?"
        for row in self.reader.stream(sql, [id]):
            return RecordedArticle(self.reader, **row)
        raise QueryError(f"{id}: the record has no article with this id")


def _listed(paths: Paths) -> list[str | Path]:
    return [paths] if isinstance(paths, str | Path) else list(paths)


def _report(outcome: "Outcome") -> None:
    if outcome.failed and not (outcome.read or outcome.already_there or outcome.unread):
        raise outcome.errors[0]
    if outcome.failed:
        warnings.warn(f"{outcome.failed} documents could not be read; see record.outcome.errors", stacklevel=3)


def _discard(reader: RecordReader, folder: Path | None) -> None:
    reader.close()
    _remove(folder)


def _remove(folder: Path | None) -> None:
    if folder:
        shutil.rmtree(folder, ignore_errors=True)


def _require(library: str) -> None:
    try:
        import_module(library)
    except ModuleNotFoundError as error:
        raise QueryError(f"{library} is not installed; `pip install dateline[{library}]`") from error
