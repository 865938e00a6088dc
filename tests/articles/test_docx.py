"""A word processor's document: its paragraphs and tables, and nothing from outside it."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from dateline.articles.document import Document, Form
from dateline.articles.docx import read_docx
from dateline.errors import InputError

TEXT = "word/document.xml"
Change = Callable[[str, bytes], bytes]


def made() -> bytes:
    words, stream = docx.Document(), io.BytesIO()
    words.add_heading("Treaty", 1)
    words.add_paragraph("Envoys signed it in Oslo.")
    table = words.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Norway", "signed"
    words.add_paragraph("Both left.")
    words.core_properties.title, words.core_properties.author = "A pact", "Ola Berg"
    words.save(stream)
    return stream.getvalue()


def changed(change: Change, kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The document with each of its parts changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made())) as old, zipfile.ZipFile(stream, "w", kind) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return stream.getvalue()


def read(data: bytes) -> Document:
    return read_docx(Document("a.docx", data=data, form=Form.DOCX))


def test_words_and_properties() -> None:
    found = read(made())
    assert found.text == "Treaty\n\nEnvoys signed it in Oslo.\n\nNorway\tsigned\n\nBoth left."
    assert (found.title, found.author, found.published) == ("A pact", "Ola Berg", "")


def with_entities(name: str, data: bytes) -> bytes:
    entities = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{Path(__file__).as_uri()}"><!ENTITY f "never">]>'.encode()
    head, mark, body = data.partition(b"?>")
    return head + mark + entities + body.replace(b"Both left.", b"Both left. &e;&f;") if name == TEXT else data


def with_address(name: str, data: bytes) -> bytes:
    outside = (
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
        b' Target="http://127.0.0.1:9/x.png" TargetMode="External"/></Relationships>'
    )
    return data.replace(b"</Relationships>", outside) if name.endswith("document.xml.rels") else data


LEFT, SIGNED = "<w:t>Both left.</w:t>", "<w:t>signed</w:t>"
ROW = "<w:tr><w:tc>{}<w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
WIDE = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (LEFT, f"<w:t>Both </w:t></w:r><w:ins>{run('never ')}</w:ins>{run('left.')}<w:r>", "Both never left."),
        (LEFT, f"<w:t>Both </w:t></w:r><w:moveFrom>{run('never ')}</w:moveFrom>{run('left.')}<w:r>", "Both left."),
        (LEFT, "<w:t>Both</w:t><w:delText> never</w:delText><w:t> left.</w:t>", "Both left."),
        (LEFT, "<w:t>Both</w:t><w:tab/><w:t>left</w:t><w:br/><w:t>at</w:t><w:noBreakHyphen/>", "Both\tleft\nat-"),
        (LEFT, "<w:pict><w:t>Boxed.</w:t></w:pict><!-- Noted. --><w:t>Both left.</w:t>", "signed\n\nBoth left."),
        (SIGNED, f"{SIGNED}</w:r></w:p><w:tbl>{ROW.format('', 'once')}</w:tbl><w:p><w:r>", "signed\nonce\n\n"),
        ("<w:tr>", f"{ROW.format(WIDE, 'One')}<w:tr>", "Oslo.\n\nOne\n\nNorway"),
        ("<w:tbl>", f"<w:sdt><w:sdtContent><w:p>{run('Kept.')}</w:p></w:sdtContent></w:sdt><w:tbl>", "Kept.\n\nNorway"),
    ],
)
def test_all_words_that_stand_in_it_are_read_once(old: str, new: str, expected: str) -> None:
    text = read(changed(lambda name, data: data.decode().replace(old, new, 1).encode() if name == TEXT else data)).text
    assert text and expected in text
    assert all(text.count(word) == 1 for word in ("Treaty", "Norway", "left"))


@pytest.mark.parametrize("change", [with_entities, with_address])
def test_nothing_outside_it_is_taken_in(change: Change) -> None:
    assert (read(changed(change)).text or "").endswith("signed\n\nBoth left.")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"\xd0\xcf\x11\xe0 old", "older ones"),
        (made()[:3000], "no Word document"),
        (changed(lambda name, data: b"<a/>" if name == TEXT else data), "no document|no text"),
        (changed(lambda name, data: b"<a" if name == TEXT else data), "no document that can be read"),
        (changed(lambda name, data: data + b" " * 60_000_000 if name == TEXT else data), "unpacks to more"),
        (changed(lambda name, data: data.replace(b"<w:t", b"<w:u").replace(b"</w:t", b"</w:u")), "no text|can be read"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_error(data: bytes, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        read(data)


def test_a_part_that_declares_less_than_it_holds_is_an_error() -> None:
    size = len(zipfile.ZipFile(io.BytesIO(made())).read(TEXT)).to_bytes(4, "little")
    with pytest.raises(InputError, match="no document that can be read"):
        read(made().replace(size, (40).to_bytes(4, "little")))
