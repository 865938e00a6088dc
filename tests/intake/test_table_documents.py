"""Tables: columns by name or as the user maps them, and an error for each wrong row alone."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.articles.document import Document, Form
from dateline.errors import InputError
from dateline.intake import decoding
from dateline.intake.streams import read_stream
from dateline.intake.table_documents import find_columns


def read(data: str | bytes, columns: str = "", form: Form = Form.CSV) -> list[Document | InputError]:
    stream = io.BytesIO(data if isinstance(data, bytes) else data.encode())
    return list(read_stream(stream, "t", form, columns=find_columns(columns)))


@pytest.mark.parametrize(
    ("data", "columns", "form"),
    [
        ("text,title,published,views\nSigned.,Treaty,2024-06-18,3\n", "", Form.CSV),
        ("\ufeffPublished,TITLE,Text\r\n2024-06-18,Treaty,Signed.\r\n", "", Form.CSV),
        ("body;headline;date\nSigned.;Treaty;2024-06-18\n", "text=body,title=headline,published=date", Form.CSV),
        ("text\ttitle\tpublished\nSigned.\tTreaty\t2024-06-18T08:00:00Z\n", "", Form.TSV),
        ("text,title,published\nSigned.,Treaty,2024-06-18\n".encode("utf-16"), "", Form.CSV),
        ("\ntext,title,published\nSigned.,Treaty,2024-06-18\n", "", Form.CSV),
        ("text,body,title,published\nSummary.,Signed.,Treaty,2024-06-18\n", "text=Body", Form.CSV),
    ],
)
def test_columns(data: str | bytes, columns: str, form: Form) -> None:
    [found] = read(data, columns, form)
    assert found == Document(found.name, text="Signed.", title="Treaty", published="2024-06-18")


@pytest.mark.parametrize("charset", ["rot13", "base64", "zlib", "unicode_escape", "no-such"])
def test_what_is_no_encoding_of_text_is_not_tried(charset: str) -> None:
    [found] = read_stream(io.BytesIO("text\nSigné.\n".encode()), "t", Form.CSV, charset=charset)
    assert isinstance(found, Document) and found.text == "Signé."


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("a\0b,2024", "text: it holds a NUL"),
        ("a,2024,x", "the row has 3 fields where the first row names 2 columns"),
        ("a", "the row has 1 fields"),
        ('"a"b,2024', "it is no row"),
        ("a,soon", "published: 'soon' is no ISO date"),
        (",2024", "it has no text"),
        (f"{'x' * 200},2024", "field larger than"),
        (f"{'x' * 90},{'y' * 90}", "the row is longer than"),
        (b"Sign\xe9,2024".decode("utf-8", "surrogateescape"), "not UTF-8 text"),
    ],
)
def test_a_wrong_row_is_one_error(row: str, problem: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "LARGEST", 120)
    data = f"text,published\nSigned.,2024\n{row}\nRatified.,2024\n".encode("utf-8", "surrogateescape")
    first, wrong, last = read(data)
    assert isinstance(wrong, InputError) and problem in wrong.problem and wrong.name == "t:3"
    assert (first.name, last.name) == ("t:2", "t:4") and isinstance(last, Document)


@pytest.mark.parametrize("size", [30, 400])
def test_an_unclosed_quote_is_an_error_and_rows_beyond_it_go_on(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "LARGEST", 120)
    found = read('text,title\nSigned.,A\n"open,B\n' + "Ratified.,C\n" * size)
    errors = [one for one in found if isinstance(one, InputError)]
    assert [error.name for error in errors] == ["t:3"] and (len(found) > 300) is (size > 300)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("", "the file is empty"),
        ("\n", "the file is empty"),
        ("title,date\na,b\n", "no column is called text or html; say which is it with --columns text=NAME"),
        ('"title\n', "its first row does not name columns"),
        (b"\x00\x01\x02", "binary data"),
        (b"\xff\xfex", "not UTF-16 text"),
        ("\n\n", "the file is empty"),
    ],
)
def test_what_is_no_table(data: str | bytes, problem: str) -> None:
    [error] = read(data)
    assert str(error).startswith(f"t: {problem}")


def test_rows_are_counted_as_a_spreadsheet_does() -> None:
    assert [found.name for found in read('text\n\n"a\nb"\n\nc\n')] == ["t:3", "t:5"]


def test_a_column_that_is_not_there() -> None:
    assert [str(found) for found in read("a,b\n1,2\n", "text=c")] == ["t: it has no column 'c'; it has a, b"]


@pytest.mark.parametrize("words", ["body", "words=body", "text=", "=body"])
def test_a_wrong_map_of_columns_is_refused(words: str) -> None:
    with pytest.raises(InputError, match=r"^--columns: .*; write text=body,title=headline"):
        find_columns(words)


def test_lines_are_read_as_they_are_asked_for() -> None:
    stream = io.BytesIO(b"text\n" + b"Signed.\n" * 1_000_000)
    found = read_stream(stream, "t", Form.CSV)
    assert isinstance(next(found), Document)
    assert stream.tell() < 100_000


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="\0")).filter(str.strip))
def test_a_quoted_text_comes_back_character_for_character(text: str) -> None:
    quoted = text.replace('"', '""')
    [found] = read(f'title,text\nA,"{quoted}"\n')
    assert isinstance(found, Document) and found.text == text
