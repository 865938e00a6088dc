"""One document read: into the rows of a record, or nothing where the record has them, or the error that names it."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from dateline.articles.article import Article
from dateline.articles.build import build_article
from dateline.articles.document import Document
from dateline.engines.batches import Found, Result
from dateline.errors import DatelineError, InputError, RecordError
from dateline.reading import Reading, Run
from dateline.record.known_articles import KnownArticles
from dateline.record.rows import rows_of


class ArticleReader(Protocol):
    """What reads an article; `run` says beforehand what its readings will be signed with."""

    @property
    def run(self) -> Run:
        """What its readings are signed with."""

    def read(self, article: Article) -> Reading:
        """Everything it finds in the article."""


def read_document(document: Document, reader: ArticleReader, known: KnownArticles) -> Result:
    """What becomes of a document. Raises RecordError if the record cannot be asked."""
    try:
        article = build_article(document)
        if known.has(article.id, article.text, reader.run.id):
            return None
        return rows_of(reader.read(article))
    except RecordError:
        raise
    except DatelineError as error:
        return InputError(document.name, error.problem if isinstance(error, InputError) else str(error))


class ReadingHere:
    """Reads documents in this process, with a reader that is open."""

    def __init__(self, record: Path, reader: ArticleReader) -> None:
        self._record, self._reader = record, reader
        self._known: KnownArticles | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the record back."""
        if self._known:
            self._known.close()

    def read_all(self, documents: Iterable[Found]) -> Iterator[tuple[Found, Result]]:
        """Each document with what became of it. Raises RecordError if the record cannot be asked."""
        self._known = KnownArticles(self._record)
        for found in documents:
            yield found, found if isinstance(found, InputError) else read_document(found, self._reader, self._known)
