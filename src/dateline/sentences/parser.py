"""Article → sentences. Every paragraph is read alone, so that what is read does not depend on its neighbours."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from dateline.articles.article import Article, Part
from dateline.articles.language import READ
from dateline.articles.span import Span
from dateline.sentences.pipeline import PASSED_OVER, SHIPPED, TOLD, load_pipeline
from dateline.sentences.sentence import Sentence, Token


class Parser:
    """Reads the sentences of articles with one spaCy pipeline; `name` and `digest` go into every run.

    Processes that read side by side share what they have read in a file, `memory`. Sentences that tell no politics
    may be passed over: they are not among its sentences.
    """

    def __init__(self, pipeline: str = SHIPPED, memory: Path | None = None, *, passes_over: bool = False) -> None:
        self.name = pipeline
        self.passes_over = passes_over
        self._pipeline: Language = load_pipeline(pipeline, memory, passes_over=passes_over)
        # Copies are common in news: a paragraph already read is not read again.
        self._read = lru_cache(maxsize=2_000)(self._pipeline.__call__)

    @property
    def digest(self) -> str:
        """The model's digest, or the version of the pipeline named in its place."""
        meta = self._pipeline.meta
        return f"{self.name}-{meta.get('version', '0')}"

    def sentences(self, article: Article) -> tuple[Sentence, ...]:
        """The sentences of the parts that are news, in text order; none of an article in a language it cannot read."""
        found: list[Sentence] = []
        if article.language != READ:
            return ()
        for part in article.parts:
            if part.kind.is_news:
                for span in self._read(part.span.of(article.text)).sents:
                    found.extend(_sentence(article, part, span, len(found)))
        return tuple(found)


def _sentence(article: Article, part: Part, span: SpacySpan, index: int) -> Iterator[Sentence]:
    """One sentence of a Doc, white space left out; nothing when it is white space alone, or was not read."""
    words = [token for token in span if not token.is_space]
    if not words or words[0].i in span.doc.user_data.get(PASSED_OVER, ()):
        return
    place = {token.i: position for position, token in enumerate(words)}
    offset = part.span.start
    tokens = tuple(
        Token(
            place[token.i], offset + token.idx, offset + token.idx + len(token), token.text, token.lemma_, token.pos_,
            token.tag_, place.get(token.head.i, place[token.i]), "root" if token.head == token else token.dep_,
            token.ent_type_, token.ent_iob_ == "B",
        )
        for token in words
    )
    whole = Span(article.id, tokens[0].start, tokens[-1].end)
    told = span.doc.user_data.get(TOLD, {}).get(words[0].i)
    yield Sentence(whole, whole.of(article.text), tokens, part.kind, index, told)


def read_doc(text: str, pipeline: str = SHIPPED) -> Doc:
    """The spaCy Doc of a text: for those who want to look at the layers themselves."""
    return load_pipeline(pipeline)(text)
