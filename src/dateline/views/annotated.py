"""Annotated: an article as published, part by part, with what each of its sentences tells beside it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from dateline.articles.article import PartKind
from dateline.errors import QueryError
from dateline.links.copy_text import find_sentences
from dateline.record.reader import RecordReader
from dateline.views.filters import chosen
from dateline.views.notes import Layer, Note, find_notes
from dateline.views.pieces import AnnotatedPart, PlacedPart, Stretch, annotate_parts, is_inside, told_stretches
from dateline.views.provenance import ArticleHead, Provenance, find_provenance, head_of
from dateline.views.rows import find_rows

SHOWN = (Layer.EVENTS, Layer.CLAIMS, Layer.FINDINGS)


@dataclass(frozen=True, slots=True)
class LayerCount:
    """How many rows of a layer the article has, and whether they are shown; `switched` asks for it to be otherwise."""

    layer: Layer
    rows: int
    is_shown: bool
    switched: str


@dataclass(frozen=True, slots=True)
class ReadBy:
    """The run that read the article last, and how many runs did."""

    run: str
    version: str
    model: str
    time: str
    runs: int


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article with its notes. `silent` counts the sentences of the report of which no row tells, of `sentences`."""

    head: ArticleHead
    provenance: Provenance
    parts: tuple[AnnotatedPart, ...]
    layers: tuple[LayerCount, ...]
    sentences: int
    silent: int
    read_by: ReadBy

    @property
    def labels(self) -> tuple[str, ...]:
        """The parts that marked words play, in the order in which they are met."""
        return tuple(dict.fromkeys(m.label for part in self.parts for piece in part.pieces for m in piece.marks))


def read_layers(asked: str) -> tuple[Layer, ...]:
    """The layers asked for by name, with commas between: "" for those shown by default, "none" for none.

    Raises QueryError for a layer that there is not.
    """
    if not asked.strip():
        return SHOWN
    names = chosen("layer", "" if asked.strip().lower() == "none" else asked.lower(), Layer)
    return tuple(layer for layer in Layer if layer.value in names)


def annotate(reader: RecordReader, article: str, shown: Collection[Layer] = SHOWN) -> AnnotatedArticle | None:
    """An article with the notes of some layers; None if the record has none of this id."""
    rows = find_rows(reader, "SELECT *, substr(text, 1, 400) AS opening FROM articles WHERE id = ?", (article,))
    if not rows:
        return None
    text, notes = rows[0]["text"], find_notes(reader, article)
    parts = _find_parts(reader, article, text)
    sentences, silent = _count_silent(text, parts, told_stretches(notes))
    return AnnotatedArticle(
        head=head_of(rows[0]),
        provenance=find_provenance(reader, article),
        parts=annotate_parts(text, parts, [note for note in notes if note.layer in shown]),
        layers=tuple(_count(one, notes, shown) for one in Layer),
        sentences=sentences,
        silent=silent,
        read_by=_read_by(reader, article, rows[0]["runs"]),
    )


def article_html(reader: RecordReader, article: str) -> str:
    """An article with its notes as one piece of HTML with a style of its own, for a notebook.

    Raises QueryError if the record has none of this id.
    """
    from dateline.views.pages import page_environment, template_text

    page = annotate(reader, article)
    if page is None:
        raise QueryError(f"there is no article {article!r} in this record")
    style = template_text("base.css").replace(":root", ":scope") + template_text("article.css")
    return page_environment().get_template("article_alone.html").render(page=page, style=style)


def _count(layer: Layer, notes: Iterable[Note], shown: Collection[Layer]) -> LayerCount:
    rows = sum(note.layer is layer for note in notes)
    switched = [one.value for one in Layer if (one in shown) is (one is not layer)]
    return LayerCount(layer, rows, layer in shown, ",".join(switched) or "none")


def _read_by(reader: RecordReader, article: str, runs: int) -> ReadBy:
    sql = (
        "SELECT run, version, model, time_read FROM newest_reading JOIN runs ON runs.id = newest_reading.run"
        " WHERE article = ?"
    )
    row = find_rows(reader, sql, (article,))[0]
    return ReadBy(row["run"], row["version"], row["model"], row["time_read"], runs)


def _find_parts(reader: RecordReader, article: str, text: str) -> list[PlacedPart]:
    """The parts of an article, with any words between them as debris, so that none is left out."""
    found: list[PlacedPart] = []
    at = 0
    sql = 'SELECT kind, start, "end" FROM parts WHERE article = ? ORDER BY start'
    known = [(PartKind(row["kind"]), row["start"], row["end"]) for row in find_rows(reader, sql, (article,))]
    for kind, start, end in (*known, (PartKind.DEBRIS, len(text), len(text))):
        found.extend([(PartKind.DEBRIS, at, start)] if text[at:start].strip() else [])
        found.extend([(kind, start, end)] if start < end else [])
        at = max(at, end)
    return found


def _count_silent(text: str, parts: Iterable[PlacedPart], told: Sequence[Stretch]) -> tuple[int, int]:
    """How many sentences the report has, and of how many of them no row tells."""
    news = [(start, end) for kind, start, end in parts if kind.is_news]
    found = [(start + a, start + b) for start, end in news for a, b in find_sentences(text[start:end])]
    return len(found), sum(not is_inside(one, told) for one in found)
