"""The words of a word processor's document: paragraphs and tables in their order. Nothing it refers to is fetched."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from dateline.articles.document import Document
from dateline.errors import InputError

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element

# Reports have some 100 kB of markup; a tree takes some ten times the memory of its XML.
_LARGEST_XML = 50_000_000
_LARGEST = 300_000_000  # bytes, pictures included
_MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# What was taken out or moved away, settings, how words are spoken, and what is drawn beside the text.
_NOT_READ = frozenset(
    {"del", "moveFrom", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sdtPr", "rt", "drawing", "pict", "object", "Fallback"}
)
# What the libraries raise on packages that break the rules of the format.
_MALFORMED = (BadZipFile, ArithmeticError, AttributeError, LookupError, NotImplementedError, OSError, RuntimeError,
              SyntaxError, TypeError, ValueError, EOFError)  # fmt: skip


def read_docx(document: Document) -> Document:
    """The same document with a text in place of its data; what it already knew of itself wins over its properties.

    The day the file was made is not the day it was published, and is not taken for it. Raises InputError.
    """
    import docx

    _check_sizes(document)
    try:
        words = docx.Document(io.BytesIO(document.data or b""))
        text = "\n\n".join(filter(None, map(str.strip, _blocks(words))))
        title, author = words.core_properties.title, words.core_properties.author
    except _MALFORMED as error:
        raise InputError(document.name, f"it is no document that can be read ({error})") from error
    if not text:
        raise InputError(document.name, "the document has no text")
    # The library's own template says that it wrote what nobody signed.
    signed = "" if author == "python-docx" else author.strip()
    return replace(document, data=None, form=None, text=text,
                   title=document.title or title.strip(), author=document.author or signed)  # fmt: skip


def _check_sizes(document: Document) -> None:
    """Refuse what unpacks too large; a member larger than it declares is cut off there, and fails its checksum."""
    try:
        with ZipFile(io.BytesIO(document.data or b"")) as package:
            members = package.infolist()
    except _MALFORMED as error:
        problem = f"it is no Word document ({error}); older ones (.doc) must be saved as .docx"
        raise InputError(document.name, problem) from error
    markup = sum(member.file_size for member in members if member.filename.lower().endswith((".xml", ".rels")))
    if markup > _LARGEST_XML or sum(member.file_size for member in members) > _LARGEST:
        raise InputError(document.name, f"it unpacks to more than {_LARGEST_XML // 1_000_000} MB, as no news does")
    if any(member.flag_bits & 0x1 for member in members):
        raise InputError(document.name, "it is encrypted; save it without a password")


def _blocks(words: "WordDocument") -> Iterator[str]:
    """Its paragraphs and the rows of its tables, in their order."""
    return _blocks_in(words.element.body)


def _blocks_in(part: "_Element") -> Iterator[str]:
    for child in part:
        match _name(child):
            case "p":
                yield "".join(_words_in(child))
            case "tr":
                yield "\t".join("\n".join(filter(None, map(str.strip, _blocks_in(cell)))) for cell in _cells_in(child))
            case name if name not in _NOT_READ:  # a table, a field to fill in, what was added or moved here
                yield from _blocks_in(child)


def _cells_in(part: "_Element") -> Iterator["_Element"]:
    for child in part:
        if _name(child) == "tc":
            yield child
        elif _name(child) not in _NOT_READ:
            yield from _cells_in(child)


def _words_in(part: "_Element") -> Iterator[str]:
    for child in part:
        match _name(child):
            case "t":
                yield child.text or ""
            case name if name in _MARKS:
                yield _MARKS[name]
            case name if name not in _NOT_READ:
                yield from _words_in(child)


def _name(element: "_Element") -> str:
    """The name of an element without its namespace; that of a comment, which no document has, is none."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else "del"
