"""A mail's text and what its headers say; plain words before a page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.articles.document import Document, Form
from dateline.articles.mail import read_mail
from dateline.errors import InputError

HEAD = (
    "From: Ola Berg <ola@example.org>\nSubject: =?utf-8?q?Envoys_sign=C3=A9?=\nDate: Tue, 18 Jun 2024 23:10:00 +0900\n"
)
PAGE = "<html><body><p>Envoys of two states signed a treaty on fish.</p></body></html>"
BOTH = (
    HEAD + "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/html\n\n" + PAGE
    + "\n--b\nContent-Type: text/plain\n\nEnvoys signed.\n--b--\n"
)  # fmt: skip


def read(mail: str | bytes) -> Document:
    return read_mail(Document("m.eml", data=mail if isinstance(mail, bytes) else mail.encode(), form=Form.MAIL))


@pytest.mark.parametrize(
    ("mail", "text"),
    [
        (HEAD + "\nEnvoys signed.\n", "Envoys signed.\n"),
        (BOTH, "Envoys signed."),
        (HEAD + "Content-Type: text/html\n\n" + PAGE, "Envoys of two states signed a treaty on fish."),
        (HEAD + "Content-Transfer-Encoding: quoted-printable\n\nSign=C3=A9 in=\n Oslo.", "Signé in Oslo."),
        (HEAD.encode() + b"Content-Type: text/plain; charset=no-such\n\nSign\xe9.", "Signé."),
        (HEAD.encode() + b"Content-Type: text/plain; charset=koi8-r\n\n" + "Мир.".encode("koi8-r"), "Мир."),
        (HEAD.encode() + b"Content-Type: text/plain; charset=iso-8859-1\n\n\x93Signed.\x94", "“Signed.”"),
        (HEAD.encode() + b"Content-Type: text/plain; charset=gb2312\n\n" + "镕基".encode("gb18030"), "镕基"),
        (HEAD + "Content-Type: text/plain; charset=unicode_escape\n\n\\x41", "\\x41"),
        (BOTH.replace("\n\nEnvoys signed.", "\n\n \n"), "Envoys of two states signed a treaty on fish."),
    ],
)
def test_words(mail: str | bytes, text: str) -> None:
    assert read(mail).text == text


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        (HEAD, "title", "Envoys signé"),
        (HEAD, "published", "2024-06-18"),
        (HEAD, "author", "Ola Berg"),
        ("From: desk@example.org\n", "author", "desk@example.org"),
        ("From:\nDate: soon\n", "published", ""),
        ("Subject: A\nDate: Tue, 18 Jun 99999999999 23:10:00 +0900\n", "title", "A"),
        ("Date: Tue, 18 Jun 2024 23:10:00 +99999999\n", "published", ""),
    ],
)
def test_headers(head: str, field: str, value: str) -> None:
    assert getattr(read(head + "\nEnvoys signed.\n"), field) == value


DEEP = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000))


@pytest.mark.parametrize(("mail", "problem"), [(HEAD + "\n", "no text"), ("\0", "no text"), (DEEP, "no mail")])
def test_what_cannot_be_read_is_one_error(mail: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        read(mail)


@settings(deadline=None)
@given(st.binary(), st.binary())
def test_any_headers_and_bytes_give_a_text_or_an_error(head: bytes, body: bytes) -> None:
    for mail in (head, b"From: " + head + b"\nDate: " + body + b"\n\n" + body):
        try:
            assert (read(mail).text or "").strip()
        except InputError as error:
            assert error.name == "m.eml"
