"""From a raw document to an article: final text, stable id, parts, and metadata with its basis."""

from dateline.articles.article import Article, Metadatum, content_id
from dateline.articles.bylines import find_author, find_outlet
from dateline.articles.document import Document, Form
from dateline.articles.html import read_page
from dateline.articles.layout import find_parts
from dateline.articles.origin import find_origin
from dateline.articles.plain import find_paragraphs
from dateline.articles.published import find_published
from dateline.errors import InputError


def build_article(document: Document) -> Article:
    """The article a document holds. Raises InputError when there is no text in it.

    1. the final text   2. the id   3. paragraphs and what they are   4. metadata: given, else inferred, else none
    """
    document = _with_text(document)
    text = document.text or ""
    if not text.strip():
        raise InputError(document.name, "it has no text")
    # The same text from two outlets is two articles: copies are told apart, and counted as copies.
    id = document.id or content_id("article", document.outlet, document.url, document.title, text)
    parts = find_parts(text, find_paragraphs(text, article=id), title=document.title)
    return Article(
        id=id,
        text=text,
        parts=parts,
        title=document.title,
        url=document.url,
        outlet=_given(document.outlet) or find_outlet(text, parts),
        origin=_given(document.origin) or find_origin(text, parts),
        author=_given(document.author) or find_author(text, parts),
        published=_given(document.published) or find_published(text, parts),
        retrieved=document.retrieved,
        language=document.language or "en",
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


def _given(value: str) -> Metadatum | None:
    return Metadatum(value) if value else None
