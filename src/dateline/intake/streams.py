"""The one entry to contents: a stream and its form to documents, be it a file, an archive's member or what was sent."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import BinaryIO, cast

from dateline.articles.document import Document, Form
from dateline.errors import InputError
from dateline.intake.address_lists import read_gdelt_list, read_urls, read_xml
from dateline.intake.content import Content, ContentReader
from dateline.intake.decoding import read_bytes, read_html, read_text
from dateline.intake.expanding import expanded
from dateline.intake.fetching import Fetched
from dateline.intake.forms import find_form, form_of
from dateline.intake.json_documents import read_json, read_jsonl
from dateline.intake.listed import Listed
from dateline.intake.mails import read_mail
from dateline.intake.table_documents import read_table
from dateline.intake.warcs import read_warc
from dateline.intake.zips import read_zip

_NO_WORDS = frozenset({"image", "audio", "video", "font"})
_LOOKED_AT = 4096  # bytes that tell the form of what goes under no telling name


def read_stream(
    stream: BinaryIO,
    name: str,
    form: Form | None = None,
    *,
    charset: str = "",
    columns: Mapping[str, str] | None = None,
) -> Iterator[Document | Listed | InputError]:
    """The documents in a stream, read as they are asked for; what is wrong with one is an error that names it.

    Where the stream is nothing but a list of addresses, these are found, and nothing is fetched.

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
        yield InputError.refused(name, error)


def read_body(fetched: Fetched, form: Form | None) -> Iterator[Document | Listed | InputError]:
    """The documents and addresses in what was fetched, as `form` where it is given, else as the server says."""
    if form is None and fetched.media_type.partition("/")[0] in _NO_WORDS:
        raise InputError(fetched.address, f"it is {fetched.media_type}, which Dateline does not read")
    form = form or form_of(fetched.address, fetched.media_type)
    return read_stream(cast(BinaryIO, BytesIO(fetched.data)), fetched.address, form, charset=fetched.charset)


def read_content(content: Content) -> Iterator[Document | Listed | InputError]:
    """The documents in a content and in the contents found in it. Raises InputError or OSError for all of it."""
    for found in _READERS[content.form](content):
        if isinstance(found, Content):
            yield from _read_inner(found)
        else:
            yield found


def _read_inner(content: Content) -> Iterator[Document | Listed | InputError]:
    try:
        for found in read_content(content):
            if not isinstance(found, Listed) or content.form is Form.GDELT:
                yield found
            elif found.instead:
                yield found.instead
            else:
                # Whoever packs an archive or sends a mail is not to decide what this machine asks for.
                raise InputError(content.name, "a list of addresses inside another file is not fetched; take it out")
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError.refused(content.name, error)


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
    Form.URLS: read_urls,
    Form.XML: read_xml,
    Form.GDELT: read_gdelt_list,
}
