"""A mail goes on as it is, and its attachments are documents of their own, to a small depth."""

import io
from email.message import EmailMessage

import pytest

from dateline.articles.document import Document, Form
from dateline.errors import InputError
from dateline.intake.streams import read_stream


def mail(text: str = "See below.") -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "News"
    message.set_content(text)
    return message


def read(data: bytes) -> list[Document | InputError]:
    return list(read_stream(io.BytesIO(data), "m.eml", Form.MAIL))


def test_attachments_are_documents_of_their_own() -> None:
    message = mail()
    message.add_attachment("Signé.", filename="a.txt", charset="iso-8859-1")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="b.pdf")
    message.add_attachment(b"\0", maintype="image", subtype="png", filename="c.png")
    first, text, pdf = read(bytes(message))
    assert (first.name, first.form) == ("m.eml", Form.MAIL)  # type: ignore[union-attr]
    assert text == Document("m.eml#a.txt", text="Signé.\n")
    assert pdf == Document("m.eml#b.pdf", data=b"%PDF-1.7", form=Form.PDF)


def nested(depth: int) -> bytes:
    message = mail("Innermost.")
    for _ in range(depth):
        outer = mail()
        outer.add_attachment(message)
        message = outer
    return bytes(message)


@pytest.mark.parametrize(("depth", "documents", "errors"), [(1, 2, 0), (4, 5, 0), (7, 5, 1)])
def test_mails_inside_mails(depth: int, documents: int, errors: int) -> None:
    found = read(nested(depth))
    assert sum(isinstance(one, Document) for one in found) == documents
    assert sum(isinstance(one, InputError) for one in found) == errors


def test_a_bad_attachment_is_one_error() -> None:
    message = mail()
    message.add_attachment(b"{", maintype="application", subtype="json", filename="a.json")
    message.add_attachment("Signed.", filename="b.txt")
    _, wrong, good = read(bytes(message))
    assert isinstance(wrong, InputError) and wrong.name == "m.eml#a.json" and isinstance(good, Document)


def boundaries(count: int, lines: int) -> bytes:
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(count))
    return parts.encode() + b"\n" * lines


@pytest.mark.parametrize("data", [boundaries(999, 10), boundaries(150, 1_000_000), boundaries(1, 0) + b"\n--b0" * 9000])
def test_a_mail_of_countless_parts_is_one_error(data: bytes) -> None:
    [error] = read(data)
    assert "it has more parts than a mail of news" in str(error)


@pytest.mark.parametrize("data", [boundaries(150, 10), b"Content-Type: multipart/mixed; boundary=\n\n", b"\n\n\0"])
def test_odd_mails_go_on(data: bytes) -> None:
    assert read(data)[0] == Document("m.eml", data=data, form=Form.MAIL)
