"""The files in a zip, one at a time."""

from collections.abc import Iterator
from typing import BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from dateline.articles.document import Form
from dateline.errors import InputError
from dateline.intake.content import Content, Found
from dateline.intake.expanding import Expanded, buffered, expanded
from dateline.intake.forms import form_of

_ENCRYPTED = 0x1
_LARGEST_TOTAL = 100_000_000_000  # bytes that the members of one zip may unpack to


def read_zip(content: Content) -> Iterator[Found]:
    """The members of kinds that Dateline reads; hidden ones and others are passed over. Raises InputError."""
    if content.depth:
        raise InputError(content.name, "an archive inside an archive; unpack the outer one first")
    if not content.stream.seekable():
        raise InputError(content.name, "a zip cannot be read as it comes in; save it as a file first")
    try:
        with ZipFile(cast(BinaryIO, content.stream)) as archive:
            members = [member for member in archive.infolist() if not _is_hidden(member)]
            if sum(member.file_size for member in members) > _LARGEST_TOTAL:
                problem = f"it unpacks to more than {_LARGEST_TOTAL // 1_000_000_000} GB; split it"
                raise InputError(content.name, problem)
            for member in members:
                if form := form_of(member.filename):
                    yield _opened(archive, member, form, content)
    except (BadZipFile, NotImplementedError, EOFError, ValueError) as error:
        raise InputError(content.name, f"the archive is damaged or cut off ({error})") from error


def _opened(archive: ZipFile, member: ZipInfo, form: Form, content: Content) -> Content | InputError:
    name = f"{content.name}#{member.filename}"
    if member.flag_bits & _ENCRYPTED:
        return InputError(name, "it is encrypted; unpack it first")
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return InputError(name, "it is packed in a way Dateline does not unpack; unpack it first")
    try:
        opened = cast(BinaryIO, archive.open(member))
    except (BadZipFile, NotImplementedError, RuntimeError, ValueError) as error:
        return InputError(name, f"it cannot be unpacked ({error})")
    plain = buffered(cast(BinaryIO, Expanded(opened, name, lambda: member.compress_size)))
    return Content(name, expanded(cast(BinaryIO, plain), name), form, "", content.columns, content.depth + 1)


def _is_hidden(member: ZipInfo) -> bool:
    parts = member.filename.split("/")
    return member.is_dir() or any(part.startswith((".", "__MACOSX")) for part in parts)
