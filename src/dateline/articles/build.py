"""From a raw document to an article: final text, stable id, parts, and metadata with its basis."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.articles.article import Article, Metadatum, Part, PartKind, content_id
from dateline.articles.bylines import find_author, find_outlet
from dateline.articles.document import Document, Form
from dateline.articles.html import read_page
from dateline.articles.language import find_language, is_foreign
from dateline.articles.layout import find_parts
from dateline.articles.leading import led_back
from dateline.articles.normal import normal
from dateline.articles.origin import find_origin
from dateline.articles.plain import find_paragraphs
from dateline.articles.published import find_published
from dateline.errors import InputError

LONGEST = 500_000  # characters of an article; the minutes of a day of parliament have some 300,000


def build_article(document: Document) -> Article:
    """The article a document holds. Raises InputError when there is no text in it, or more than an article has.

    1. the final text   2. the id   3. its language   4. paragraphs and what they are   5. metadata: given, else
    inferred, else none. What is found in the text is found in its normal reading, and led back to the text.
    """
    document = _with_text(document)
    text = document.text or ""
    if len(text) > LONGEST:
        raise InputError(document.name, f"it has more than {LONGEST:,} characters; split it into its articles")
    words = normal(text)
    if not words.text.strip():
        raise InputError(document.name, "it has no text")
    # The same text from two outlets is two articles: copies are told apart, and counted as copies.
    id = document.id or content_id("article", document.outlet, document.url, document.title, text)
    article = led_back(_as_read(document, words.text, id), words, text)
    return replace(article, text=text)


def _as_read(document: Document, text: str, id: str) -> Article:
    """The article of the normal reading of a text."""
    language = find_language(text, declared=document.language)
    parts = find_parts(text, find_paragraphs(text, article=id), title=normal(document.title).text)
    return Article(
        id=id,
        text=text,
        parts=tuple(_with_foreign(text, parts, language)),
        title=document.title,
        url=document.url,
        outlet=_given(document.outlet) or find_outlet(text, parts),
        origin=_given(document.origin) or find_origin(text, parts),
        author=_given(document.author) or find_author(text, parts),
        published=_given(document.published) or find_published(text, parts),
        retrieved=document.retrieved,
        language=language,
    )


def _with_text(document: Document) -> Document:
    """The document as a text, by the parser for what it holds; each is loaded with its library when first needed."""
    match document.form:
        case Form.PDF:
            from dateline.articles.pdf import read_pdf as parse
        case Form.DOCX:
            from dateline.articles.docx import read_docx as parse
        case Form.MAIL:
            from dateline.articles.mail import read_mail as parse
        case Form.MARKDOWN:
            from dateline.articles.markdown import read_markdown as parse
        case _:
            return document if document.html is None else read_page(document)
    return parse(document)


def _with_foreign(text: str, parts: Iterable[Part], language: str) -> Iterator[Part]:
    for part in parts:
        is_other = part.kind.is_news and is_foreign(part.span.of(text), language=language)
        yield replace(part, kind=PartKind.FOREIGN) if is_other else part


def _given(value: str) -> Metadatum | None:
    return Metadatum(value) if value else None
