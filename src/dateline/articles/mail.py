"""The words of a mail and what its headers say of it. Attachments are documents of their own."""

from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from typing import cast

from dateline.articles.document import Document
from dateline.articles.encodings import codec_names
from dateline.articles.html import read_page
from dateline.errors import InputError

# What the standard library raises on headers and parts that break the rules of mail.
_MALFORMED = (MessageError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


def read_mail(document: Document) -> Document:
    """The same document with a text in place of its data; what it already knew of itself wins over the headers.

    Raises InputError when there is nothing to read in it.
    """
    try:
        mail = BytesParser(policy=policy.default).parsebytes(document.data or b"")
        bodies = (cast(EmailMessage | None, mail.get_body((kind,))) for kind in ("plain", "html"))
        written = ((body, _words(body)) for body in bodies if body is not None)
        body, words = next(((body, words) for body, words in written if words.strip()), (None, ""))
        known = _with_headers(document, mail)
    except _MALFORMED as error:
        raise InputError(document.name, f"it is no mail that can be read ({error or type(error).__name__})") from error
    if body is None:
        raise InputError(document.name, "the mail has no text")
    if body.get_content_subtype() == "html":
        return read_page(replace(known, data=None, form=None, html=words))
    return replace(known, data=None, form=None, text=words)


def _with_headers(document: Document, mail: EmailMessage) -> Document:
    return replace(
        document,
        title=document.title or str(_header(mail, "subject") or "").strip(),
        published=document.published or _day(mail),
        author=document.author or _author(mail),
    )


def _header(mail: EmailMessage, name: str) -> object:
    """A header; None where there is none that can be read."""
    try:
        return mail[name]
    except _MALFORMED:
        return None


def _day(mail: EmailMessage) -> str:
    when = getattr(_header(mail, "date"), "datetime", None)
    return when.date().isoformat() if when else ""


def _author(mail: EmailMessage) -> str:
    """The name of who sent it; the address only where there is none."""
    senders = getattr(_header(mail, "from"), "addresses", ())
    return str(senders[0].display_name or senders[0].addr_spec) if senders else ""


def _words(part: EmailMessage) -> str:
    data = cast(bytes, part.get_payload(decode=True) or b"")
    for encoding in (*codec_names(str(part.get_content_charset() or "")), "utf-8"):
        try:
            return data.decode(encoding).replace("\0", "")
        except (UnicodeError, LookupError):
            continue
    # What declares nothing true is from a program of old, and those wrote in the encoding of Windows.
    return data.decode("windows-1252", "replace").replace("\0", "")
