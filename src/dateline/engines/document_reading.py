"""One document read: into the rows of a record, or nothing where the record has them, or the error that names it."""

from typing import Protocol

from dateline.articles.article import Article
from dateline.articles.build import build_article
from dateline.articles.document import Document
from dateline.engines.batches import Result
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
