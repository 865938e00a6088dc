"""A mail and what is attached to it, as documents of their own.

The mail is taken apart here by the standard library and not in a process that can be stopped, because this is safe:
headers stay unread (what may take long in a mail is their grammar), the parts are counted before they are looked for,
and the work is one pass over lines, each held against every boundary that is open.
"""

import io
import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser
from typing import BinaryIO, cast

from dateline.articles.document import Document, Form
from dateline.errors import InputError
from dateline.intake.content import Content, Found
from dateline.intake.decoding import read_bytes
from dateline.intake.expanding import expanded
from dateline.intake.forms import form_of

_DEEPEST = 4  # mails inside mails
# Nothing can hold parts without a boundary, or being a message; forwarded mails of a week have some tens of them.
_HOLDS_PARTS = re.compile(rb"boundary\s*[*=]|message/", re.IGNORECASE)
_MOST_HOLDERS = 200
_PART = re.compile(rb"[\r\n]--")
_MOST_PARTS = 5_000  # lines that may begin or end a part
_MOST_WORK = 20_000_000  # lines by boundaries; a second or two


def read_mail(content: Content) -> Iterator[Found]:
    """The mail itself, still to be parsed, and the attachments of kinds that Dateline reads. Raises InputError."""
    if content.depth > _DEEPEST:
        raise InputError(content.name, f"a mail inside {_DEEPEST} others; save it as a file of its own")
    data = read_bytes(content)
    holders = len(_HOLDS_PARTS.findall(data))
    if holders and _has_too_many_parts(data, holders):
        raise InputError(content.name, "it has more parts than a mail of news; save its text and attachments as files")
    yield Document(content.name, data=data, form=Form.MAIL)
    if holders:
        yield from _attachments(data, content)


def _has_too_many_parts(data: bytes, holders: int) -> bool:
    lines = data.count(b"\n") + data.count(b"\r")
    parts = sum(1 for _ in _PART.finditer(data))
    return holders > _MOST_HOLDERS or holders * lines > _MOST_WORK or parts > _MOST_PARTS


def _attachments(data: bytes, content: Content) -> Iterator[Found]:
    try:
        mail = BytesParser(policy=policy.compat32).parsebytes(data)
        for part in _parts(mail):
            if (filename := _filename(part)) and (form := form_of(filename, part.get_content_type())):
                name = f"{content.name}#{filename}"
                stream = expanded(cast(BinaryIO, io.BytesIO(_bytes_of(part))), name)
                charset = str(part.get_content_charset() or "")
                yield Content(name, stream, form, charset, content.columns, content.depth + 1)
    except (MessageError, ValueError, LookupError) as error:
        yield InputError(content.name, f"its attachments cannot be told apart ({error})")


def _parts(mail: Message) -> Iterator[Message]:
    """The parts of a mail in order; those of a mail inside it are its own."""
    waiting = [mail]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting.extend(reversed(cast(list[Message], part.get_payload())))
        elif part is not mail:
            yield part


def _filename(part: Message) -> str:
    """What an attachment is called; empty for what is not attached."""
    if part.get_content_type() == "message/rfc822":
        return str(part.get_filename() or "message.eml")
    return str(part.get_filename() or "")


def _bytes_of(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822" and part.is_multipart():
        return cast(list[Message], part.get_payload())[0].as_bytes()
    return cast(bytes, part.get_payload(decode=True) or b"")
