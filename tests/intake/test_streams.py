"""One entry for whatever was opened: forms told or seen, gzip unpacked, charsets honoured, and any bytes survived."""

import gzip
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.articles.document import Document, Form
from dateline.errors import InputError
from dateline.intake import decoding
from dateline.intake.listed import Listed
from dateline.intake.streams import read_stream

ROWS = b'{"text": "Signed."}\n{"text": "Ratified."}\n'


def read(data: bytes, form: Form | None = None, charset: str = "") -> list[Document | InputError]:
    return list(read_stream(io.BytesIO(data), "in", form, charset=charset))


def told(data: bytes, form: Form | None = None) -> list[str]:
    return [str(found) if isinstance(found, InputError) else found.name for found in read(data, form)]


@pytest.mark.parametrize(
    ("data", "field", "values"),
    [
        (b"Signed.", "text", ["Signed."]),
        (b"  <html><p>Signed.", "html", ["  <html><p>Signed."]),
        (b'[{"text": "Signed."}]', "text", ["Signed."]),
        (b'{\n"text": "Signed."\n}', "text", ["Signed."]),
        (b'{"text": "Signed."}', "text", ["Signed."]),
        (ROWS, "text", ["Signed.", "Ratified."]),
        (gzip.compress(ROWS), "text", ["Signed.", "Ratified."]),
        (gzip.compress(ROWS[:20]) + gzip.compress(ROWS[20:]), "text", ["Signed.", "Ratified."]),
        (b"%PDF-1.7 x", "form", [Form.PDF]),
    ],
)
def test_what_goes_under_no_name_is_seen_by_how_it_begins(data: bytes, field: str, values: list[object]) -> None:
    assert [getattr(found, field) for found in read(data)] == values


@pytest.mark.parametrize("form", [Form.PDF, Form.DOCX])
def test_what_a_library_parses_goes_on_as_it_is(form: Form) -> None:
    assert read(b"\x00bytes", form) == [Document("in", data=b"\x00bytes", form=form)]


def test_markdown_goes_on_as_utf_8() -> None:
    assert read("Signé".encode("utf-16"), Form.MARKDOWN) == [Document("in", data="Signé".encode(), form=Form.MARKDOWN)]


@pytest.mark.parametrize("form", [Form.TEXT, Form.HTML, Form.PDF, Form.MAIL, Form.JSON])
def test_a_document_that_is_too_large_is_one_error(form: Form, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "LARGEST", 10)
    [error] = told(b"x" * 11, form)
    assert error.startswith("in: the document is larger than") and "JSONL" in error


@pytest.mark.parametrize(
    ("charset", "data", "text"),
    [
        ("iso-8859-1", b"\x93Sign\xe9\x94", "“Signé”"),
        ("ISO-8859-1", b"odd \x81\xe9", "odd \x81é"),
        ("windows-1251", "Мир".encode("cp1251"), "Мир"),
        ("gb2312", "中国".encode("gb18030"), "中国"),
        ("koi8-r", "Мир".encode(), "Мир"),
    ],
)
@pytest.mark.parametrize("form", [Form.TEXT, Form.HTML])
def test_the_charset_of_a_header_is_read_as_browsers_do(charset: str, data: bytes, text: str, form: Form) -> None:
    [found] = read(data, form, charset)
    assert isinstance(found, Document) and (found.text or found.html) == text


@pytest.mark.parametrize("charset", ["punycode", "utf-7", "idna", "undefined", "zlib", "none", "x" * 500, "a\0", "é"])
def test_a_charset_that_no_page_has_is_not_tried(charset: str) -> None:
    assert "not UTF-8 text" in str(read(b"Sign\xe9, a+b-", Form.TEXT, charset)[0])


@pytest.mark.parametrize("size", [1, 20, 30, -9, -1])
def test_a_gzip_cut_off_is_an_error_after_what_came_before(size: int) -> None:
    lines = b"".join(json.dumps({"text": f"Report {n}."}).encode() + b"\n" for n in range(5000))
    *before, last = read(gzip.compress(lines)[:size], Form.JSONL)
    assert isinstance(last, InputError) and all(isinstance(found, Document) for found in before)


def test_a_gzip_bomb_is_refused() -> None:
    assert "more than 200 times its size" in told(gzip.compress(b" " * 50_000_000), Form.JSONL)[-1]


def test_gzip_inside_gzip_is_not_unpacked() -> None:
    assert "binary data" in told(gzip.compress(gzip.compress(b"Signed.")), Form.TEXT)[0]


@pytest.mark.parametrize("form", [None, *Form])
@settings(deadline=None, max_examples=60)
@given(data=st.binary(max_size=300), charset=st.text(max_size=12))
def test_any_bytes_give_documents_or_errors_alone(form: Form | None, data: bytes, charset: str) -> None:
    for packed in (data, gzip.compress(data)[: len(data) + 15], gzip.compress(data)):
        found = read(packed, form, charset)
        named = [one for one in found if not isinstance(one, Listed)]  # lists lead to addresses, which are not fetched
        assert all(isinstance(one, Document | InputError) and one.name.startswith("in") for one in named)
