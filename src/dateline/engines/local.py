"""The local engine: reads documents into a record on this machine, with several processes, whatever the folder's size.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.articles.document import Document
from dateline.articles.language import READ
from dateline.engines.batches import Found, Result
from dateline.engines.worker_settings import USUAL, WorkerSettings
from dateline.engines.workers import Workers
from dateline.errors import InputError
from dateline.intake.files import Given, find_sources, open_web, read_documents
from dateline.record.rows import ReadingRows
from dateline.record.writer import RecordWriter

if TYPE_CHECKING:  # a process that only writes loads no model
    from dateline.engines.document_reading import ArticleReader, ReadingHere


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many documents were read and how many were there already, and an error for each that failed.

    `unread` are those kept beside the ones read, by their language, for being in one that Dateline does not read.
    """

    read: int = 0
    already_there: int = 0
    errors: tuple[InputError, ...] = ()
    unread: Mapping[str, int] = field(default_factory=dict)

    @property
    def failed(self) -> int:
        """How many documents, files or folders could not be read."""
        return len(self.errors)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading is: files begun of files found, and the documents in them so far."""

    name: str
    files_begun: int
    files: int
    read: int
    already_there: int
    failed: int


OnProgress = Callable[[Progress], None]


def read_into(
    names: Iterable[str | Path],
    record_path: Path,
    *,
    reader: "ArticleReader | WorkerSettings" = USUAL,
    given: Given | None = None,
    on_progress: OnProgress | None = None,
) -> Outcome:
    """Read every document that `names` lead to into the record: one error for each bad document, and the others go on.

    With settings for a reader, documents are read by processes of their own, which are ended where one of them hangs;
    an opened reader reads in this process. Raises RecordError if the record cannot be written. What was read until
    then, or until Ctrl-C, is kept.
    """
    names, given = list(names), given or Given()
    tally = _Tally(on_progress, files=sum(1 for _ in find_sources(names, given)) if on_progress else 0)
    return _read_all(_find_documents(names, given, tally), record_path, reader, tally)


def read_documents_into(
    documents: Iterable[Found], record_path: Path, *, reader: "ArticleReader | WorkerSettings" = USUAL
) -> Outcome:
    """Read documents that were found otherwise, as `read_into` does."""
    return _read_all(documents, record_path, reader, _Tally(None, files=0))


def _read_all(
    documents: Iterable[Found], record_path: Path, reader: "ArticleReader | WorkerSettings", tally: "_Tally"
) -> Outcome:
    """Write what becomes of the documents in their order, so that a run that was killed goes on where it was."""
    # Those who read end before the one who writes closes the record: the last to leave tidies up.
    with _opened(reader, record_path) as reading, RecordWriter(record_path) as writer, closing(reading):
        for found, result in reading.read_all(documents):
            tally.count(found, _written(found, result, writer))
    return tally.outcome


def _opened(reader: "ArticleReader | WorkerSettings", record_path: Path) -> "Workers | ReadingHere":
    if isinstance(reader, WorkerSettings):
        return Workers(record_path, reader)
    from dateline.engines.document_reading import ReadingHere

    return ReadingHere(record_path, reader)


def _written(found: Found, result: Result, writer: RecordWriter) -> str | InputError:
    """The language of the article that was added to the record; "" if it was there already."""
    if not isinstance(result, ReadingRows):
        return result or ""
    try:
        return str(result.reading["language"]) if writer.write_rows(result) else ""
    except InputError as error:
        return InputError(found.name, error.problem)


def _find_documents(names: Iterable[str | Path], given: Given, tally: "_Tally") -> Iterator[Document | InputError]:
    web = open_web(given)
    for source in find_sources(names, given):
        tally.files_begun += 1
        if isinstance(source, InputError):
            yield source
        else:
            yield from read_documents(source, given=given, web=web)


@dataclass(slots=True)
class _Tally:
    """The counts as they grow."""

    on_progress: OnProgress | None
    files: int
    files_begun: int = 0
    read: int = 0
    already_there: int = 0
    errors: list[InputError] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter)

    @property
    def outcome(self) -> Outcome:
        return Outcome(self.read, self.already_there, tuple(self.errors), dict(self.unread))

    def count(self, document: Document | InputError, result: str | InputError) -> None:
        """Count a document by the language of its article, "" for one that was there already."""
        if isinstance(result, InputError):
            self.errors.append(result)
        elif result == READ:
            self.read += 1
        elif result:
            self.unread[result] += 1
        else:
            self.already_there += 1
        self._tell(document.name)

    def _tell(self, name: str) -> None:
        if self.on_progress:
            counts = (self.files_begun, self.files, self.read, self.already_there, len(self.errors))
            self.on_progress(Progress(name, *counts))
