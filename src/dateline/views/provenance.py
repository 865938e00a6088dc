"""Provenance: where an article comes from: who published it, who wrote it first, and whose copy it is."""

from dataclasses import dataclass

from dateline.articles.language import READ
from dateline.links.copy import CopyKind
from dateline.record.reader import RecordReader
from dateline.views.copies import CopyRow, find_copies
from dateline.views.filters import Condition
from dateline.views.rows import Row, find_rows

_LINKED = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Known:
    """A piece of metadata, and whether it was inferred from the text."""

    value: str
    is_inferred: bool = False


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """What is known of an article but its text. `title` is never empty: its first words stand in where it has none."""

    id: str
    title: str
    has_title: bool
    url: str
    outlet: Known | None
    origin: Known | None
    author: str
    published: Known | None
    retrieved: str
    language: str

    @property
    def is_read(self) -> bool:
        """Whether it is in the language that Dateline reads; in one that is in another nothing is found."""
        return self.language == READ

    @property
    def link(self) -> str:
        """The address where it stands on the web; "" unless a browser may follow it."""
        return self.url if self.url.lower().startswith(_LINKED) and self.url.isprintable() else ""


@dataclass(frozen=True, slots=True)
class RepeatedArticle:
    """An article that repeats another, or is repeated: `share` of the copy's sentences, 0 to 1."""

    id: str
    outlet: str
    published: str
    kind: CopyKind
    share: float
    reason: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """The chain of an article's origin: `witness` is the article it counts for, None where it counts for itself.

    `alike` is how many articles count for that one origin, this one included.
    """

    copied: tuple[RepeatedArticle, ...]
    copies: tuple[RepeatedArticle, ...]
    witness: ArticleHead | None
    alike: int


def find_head(reader: RecordReader, article: str) -> ArticleHead | None:
    """What is known of an article; None where the record has none of this id."""
    rows = find_rows(reader, "SELECT *, substr(text, 1, 400) AS opening FROM articles WHERE id = ?", (article,))
    return head_of(rows[0]) if rows else None


def head_of(row: Row) -> ArticleHead:
    """The head of an article of one row; `opening` are the first words of its text."""
    opening = row["opening"].strip().partition("\n")[0][:120]
    return ArticleHead(
        id=row["id"],
        title=row["title"] or opening or row["id"],
        has_title=bool(row["title"]),
        url=row["url"],
        outlet=_known(row["outlet"], row["outlet_basis"]),
        origin=_known(row["origin"], row["origin_basis"]),
        author=row["author"] or "",
        published=_known(row["published"], row["published_basis"]),
        retrieved=row["retrieved"],
        language=row["language"],
    )


def find_provenance(reader: RecordReader, article: str) -> Provenance:
    """Where an article comes from, and who repeats it."""
    found = find_copies(reader, Condition("copies.article = ? OR copies.source = ?", (article, article)))
    witness = find_rows(reader, "SELECT witness FROM witnesses WHERE article = ?", (article,))
    root = witness[0]["witness"] if witness else article
    alike = find_rows(reader, "SELECT count(*) AS found FROM witnesses WHERE witness = ?", (root,))[0]["found"]
    return Provenance(
        copied=tuple(_source(row) for row in found if row.article == article),
        copies=tuple(_copy(row) for row in found if row.source == article),
        witness=find_head(reader, root) if root != article else None,
        alike=max(int(alike), 1),
    )


def _known(value: str | None, basis: str | None) -> Known | None:
    return Known(value, basis == "inferred") if value else None


def _source(row: CopyRow) -> RepeatedArticle:
    about = (row.source, row.source_outlet or "", row.source_published or "")
    return RepeatedArticle(*about, CopyKind(row.kind), row.share, row.reason)


def _copy(row: CopyRow) -> RepeatedArticle:
    about = (row.article, row.outlet or "", row.published or "")
    return RepeatedArticle(*about, CopyKind(row.kind), row.share, row.reason)
