"""The text layer of a PDF: paragraphs, whole words, no running heads."""

import io
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from dateline.articles.document import Document, Form
from dateline.articles.pdf import find_paragraphs, read_pdf
from dateline.errors import InputError


def pdf(*pages: Sequence[str], about: str = "") -> bytes:
    """A file of pages of lines, with a table of references that pypdf makes up for itself."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    for lines in pages:
        shown = "".join(f"({line}) Tj T*\n" for line in lines)
        stream = f"BT /F 12 Tf 14 TL 50 700 Td\n{shown}ET".encode("latin-1")
        objects.append(b"<</Length %d>>\nstream\n%s\nendstream" % (len(stream), stream))
        fonts = b"<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources%s/Contents %d 0 R>>"
                       % (fonts, len(objects)))  # fmt: skip
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    objects.append(f"<<{about}>>".encode())
    body, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(b"%010d 00000 n \n" % len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, b"".join(places))
    return body + table + b"trailer\n<</Root 1 0 R/Size %d/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, len(objects), len(body),
    )  # fmt: skip


def read(data: bytes) -> Document:
    return read_pdf(Document("a.pdf", data=data, form=Form.PDF))


def encrypted(data: bytes) -> bytes:
    writer, stream = PdfWriter(clone_from=PdfReader(io.BytesIO(data))), io.BytesIO()
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(stream)
    return stream.getvalue()


LINES = ("Envoys of Norway and Finland signed a treaty on fish in Oslo on", "Monday.", "Parliaments must ratify it.")


def test_words_and_what_the_file_says_of_itself() -> None:
    found = read(pdf(LINES, about="/Title(A pact)/Author(Ola Berg)/CreationDate(D:20240506)"))
    assert found.text == f"{LINES[0]} {LINES[1]}\n\n{LINES[2]}"
    assert (found.title, found.author, found.published) == ("A pact", "Ola Berg", "")


@pytest.mark.parametrize("title", ["(unspecified)", "Microsoft Word - draft.doc", "untitled", "final.pdf"])
def test_a_title_that_a_program_made_up_is_none(title: str) -> None:
    shown = title.replace("(", "\\(").replace(")", "\\)")
    assert read(pdf(LINES, about=f"/Title({shown})")).title == ""


@pytest.mark.parametrize(
    ("pages", "paragraphs"),
    [
        ([["The minis-", "ters of four states signed the docu-", "ment on trade in the harbour."]],
         ["The ministers of four states signed the document on trade in the harbour."]),
        ([["A long-term plan was told of at length", "in Oslo. It is a long-", "term plan."]],
         ["A long-term plan was told of at length in Oslo. It is a long-term plan."]),
        ([["Min\u00adis\u00ad", "ters met."]], ["Ministers met."]),
        ([["Treaty signed", "Envoys of Norway and Finland signed a treaty in Oslo."]],
         ["Treaty signed", "Envoys of Norway and Finland signed a treaty in Oslo."]),
        ([["One.", "", "Two."]], ["One.", "Two."]),
        ([["The Quay   May 6, 2024", "Envoys of Norway and Finland met and", "1"],
          ["The Quay   May 6, 2024", "signed a treaty on fish and on ships.", "2"]],
         ["The Quay", "May 6, 2024", "Envoys of Norway and Finland met and signed a treaty on fish and on ships."]),
        ([["Page 1 of 2", "Envoys met in Oslo."], ["Page 2 of 2", "They signed."]],
         ["Envoys met in Oslo. They signed."]),
        ([], []),
    ],
)  # fmt: skip
def test_paragraphs(pages: list[list[str]], paragraphs: list[str]) -> None:
    assert find_paragraphs(pages) == paragraphs


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"%PDF-1.7\ngarbage", "no PDF that can be read"),
        (pdf(LINES)[:200], "no PDF that can be read"),
        (encrypted(pdf(LINES)), "encrypted; save it without a password"),
        (pdf(()), "pictures, no text"),
        (pdf(*[()] * 2001), "more than 2000 pages"),
    ],
)
def test_what_cannot_be_read_is_one_error(data: bytes, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        read(data)


@settings(deadline=None, max_examples=150)
@given(st.integers(0, 900), st.binary(max_size=8))
def test_a_broken_file_gives_a_text_or_an_error(place: int, noise: bytes) -> None:
    data = pdf(LINES)
    for broken in (data[:place] + noise + data[place + len(noise) :], data[:place] + data[place + 1 :], noise):
        try:
            assert read(broken).text
        except InputError as error:
            assert error.name == "a.pdf"


@given(st.lists(st.lists(st.text())))
def test_no_word_is_lost_between_edges(pages: list[list[str]]) -> None:
    middle = "Envoys of Norway and Finland met in Oslo."
    framed = [["a", "b", "c", middle, *(line for line in page), "d", "e", "f"] for page in pages]
    assert " ".join(find_paragraphs(framed)).count("Envoys") == len(pages)
