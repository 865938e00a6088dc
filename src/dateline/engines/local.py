"""The local engine: reads files into a record in this process, one document at a time, whatever the folder's size."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from dateline.articles.article import Article
from dateline.articles.build import build_article
from dateline.articles.document import Document
from dateline.errors import DatelineError, InputError, RecordError
from dateline.intake.files import Given, find_files, read_documents
from dateline.reading import Reading, Run
from dateline.record.writer import RecordWriter


class ArticleReader(Protocol):
    """What reads an article; `run` says beforehand what its readings will be signed with."""

    @property
    def run(self) -> Run:
        """What its readings are signed with."""

    def read(self, article: Article) -> Reading:
        """Everything it finds in the article."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many documents were read and how many were there already, and an error for each that failed."""

    read: int = 0
    already_there: int = 0
    errors: tuple[InputError, ...] = ()

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
    paths: Iterable[Path],
    record_path: Path,
    *,
    reader: ArticleReader,
    given: Given | None = None,
    on_progress: OnProgress | None = None,
) -> Outcome:
    """Read every document under `paths` into the record: one error for each bad document, and the others go on.

    Raises RecordError if the record cannot be written. What was read until then, or until Ctrl-C, is kept.
    """
    paths = list(paths)
    tally = _Tally(on_progress, files=sum(1 for _ in find_files(paths)) if on_progress else 0)
    return _read_all(_find_documents(paths, given or Given(), tally), record_path, reader, tally)


def read_documents_into(
    documents: Iterable[Document | InputError], record_path: Path, *, reader: ArticleReader
) -> Outcome:
    """Read documents that were found elsewhere than in files, as `read_into` does."""
    return _read_all(documents, record_path, reader, _Tally(None, files=0))


def _read_all(
    documents: Iterable[Document | InputError], record_path: Path, reader: ArticleReader, tally: "_Tally"
) -> Outcome:
    with RecordWriter(record_path) as writer:
        for document in documents:
            tally.count(document, _read_document(document, writer, reader))
    return tally.outcome


def _read_document(document: Document | InputError, writer: RecordWriter, reader: ArticleReader) -> bool | InputError:
    """Whether the document was added to the record; False if it was there already."""
    if isinstance(document, InputError):
        return document
    try:
        article = build_article(document)
        return not writer.is_recorded(article, reader.run) and writer.write(reader.read(article))
    except RecordError:
        raise
    except DatelineError as error:
        return InputError(document.name, error.problem if isinstance(error, InputError) else str(error))


def _find_documents(paths: Iterable[Path], given: Given, tally: "_Tally") -> Iterator[Document | InputError]:
    for path in find_files(paths):
        tally.files_begun += 1
        if isinstance(path, InputError):
            yield path
        else:
            yield from read_documents(path, given=given)


@dataclass(slots=True)
class _Tally:
    """The counts as they grow."""

    on_progress: OnProgress | None
    files: int
    files_begun: int = 0
    read: int = 0
    already_there: int = 0
    errors: list[InputError] = field(default_factory=list)

    @property
    def outcome(self) -> Outcome:
        return Outcome(self.read, self.already_there, tuple(self.errors))

    def count(self, document: Document | InputError, result: bool | InputError) -> None:
        if isinstance(result, InputError):
            self.errors.append(result)
        elif result:
            self.read += 1
        else:
            self.already_there += 1
        self._tell(document.name)

    def _tell(self, name: str) -> None:
        if self.on_progress:
            counts = (self.files_begun, self.files, self.read, self.already_there, len(self.errors))
            self.on_progress(Progress(name, *counts))
