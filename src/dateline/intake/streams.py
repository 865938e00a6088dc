"""The one entry to contents: a stream and its form to documents, be it a file, an archive's member or what was sent."""

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from dateline.articles.document import Document, Form
from dateline.errors import InputError
from dateline.intake.content import Content, ContentReader, unreadable
from dateline.intake.decoding import read_bytes, read_html, read_text
from dateline.intake.expanding import expanded
from dateline.intake.forms import find_form
from dateline.intake.json_documents import read_json, read_jsonl
from dateline.intake.mails import read_mail
from dateline.intake.table_documents import read_table
from dateline.intake.warcs import read_warc
from dateline.intake.zips import read_zip

_LOOKED_AT = 4096  # bytes that tell the form of what goes under no telling name


def read_stream(
    stream: BinaryIO,
    name: str,
    form: Form | None = None,
    *,
    charset: str = "",
    columns: Mapping[str, str] | None = None,
) -> Iterator[Document | InputError]:
    """The documents in a stream, read as they are asked for; what is wrong with one is an error that names it.

    Without a form it is told by how the stream begins. What is packed by gzip is unpacked. `charset` is what a header
    declared, `columns` the names of a table's columns by key. The caller closes the stream.
    """
    try:
        plain = expanded(stream, name)
        form = form or find_form(plain.peek(_LOOKED_AT))
        yield from read_content(Content(name, plain, form, charset, columns or {}))
    except InputError as error:
        yield error
    except OSError as error:
        yield unreadable(name, error)


def read_content(content: Content) -> Iterator[Document | InputError]:
    """The documents in a content and in the contents found in it. Raises InputError or OSError for all of it."""
    for found in _READERS[content.form](content):
        if isinstance(found, Content):
            yield from _read_inner(found)
        else:
            yield found


def _read_inner(content: Content) -> Iterator[Document | InputError]:
    try:
        yield from read_content(content)
    except InputError as error:
        yield error
    except OSError as error:
        yield unreadable(content.name, error)


def _read_plain(content: Content) -> Iterator[Document]:
    text = read_text(content)
    if not text.strip():
        raise InputError(content.name, "it has no text")
    yield Document(content.name, text=text)


def _read_page(content: Content) -> Iterator[Document]:
    yield Document(content.name, html=read_html(content))


def _read_markdown(content: Content) -> Iterator[Document]:
    yield Document(content.name, data=read_text(content).encode(), form=Form.MARKDOWN)


def _read_raw(content: Content) -> Iterator[Document]:
    yield Document(content.name, data=read_bytes(content), form=content.form)


_READERS: Mapping[Form, ContentReader] = {
    Form.TEXT: _read_plain,
    Form.HTML: _read_page,
    Form.MARKDOWN: _read_markdown,
    Form.PDF: _read_raw,
    Form.DOCX: _read_raw,
    Form.MAIL: read_mail,
    Form.JSON: read_json,
    Form.JSONL: read_jsonl,
    Form.CSV: read_table,
    Form.TSV: read_table,
    Form.WARC: read_warc,
    Form.ZIP: read_zip,
}
