"""What the user names to raw documents, one at a time. What cannot be read is an error among the documents."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dateline.articles.document import Document, Form
from dateline.errors import InputError
from dateline.intake.fetching import Fetcher
from dateline.intake.forms import SUFFIXES, form_of
from dateline.intake.given import Given
from dateline.intake.listed import Listed
from dateline.intake.politeness import PoliteFetcher
from dateline.intake.streams import read_body, read_stream
from dateline.intake.web import Web

__all__ = ["Given", "Source", "find_sources", "open_web", "read_documents"]

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """Where documents come from: the file at `path`; without a path standard input, or else the address `name`.

    `form` is None where only the bytes themselves, or a server, can tell. Addresses in a file are fetched where the
    user named it, not where it was come upon in a folder.
    """

    name: str
    form: Form | None = None
    path: Path | None = None
    is_named: bool = True

    @property
    def is_address(self) -> bool:
        """Whether it must be fetched."""
        return self.path is None and self.name != STANDARD_INPUT


def find_sources(names: Iterable[str | Path], given: Given | None = None) -> Iterator[Source | InputError]:
    """What `names` name: standard input ("-"), addresses, files, and the files inside folders, in sorted order.

    A Path is a file or folder whatever its name. Inside folders hidden entries, files of unknown kinds (unless the
    user says what they are), pipes, devices and links to folders (they may lead back) are passed over.
    """
    form = given.form if given else None
    for name in names:
        if name == STANDARD_INPUT:
            yield Source(STANDARD_INPUT, form)
        elif isinstance(name, str) and name.lower().startswith(("http://", "https://")):
            yield Source(name, form)
        else:
            yield from _find_files(Path(name), form)


def read_documents(
    source: Source, *, given: Given | None = None, web: Web | None = None
) -> Iterator[Document | InputError]:
    """The documents in one source, read as they are asked for; errors name it and the line, row or member.

    With one `web` for several sources each address is fetched once, however many of them name it.
    """
    given = given or Given()
    web = web or open_web(given)
    try:
        for found in web.read(_find(source, given)):
            yield given.fill(found) if isinstance(found, Document) else found
    except OSError as error:
        yield InputError.refused(source.name, error)


def open_web(given: Given) -> Web:
    """What fetches the addresses among the sources, as far as the user allows it."""
    return Web(PoliteFetcher(Fetcher(allow_private=given.allow_private)), read_body, given.follow)


def _find(source: Source, given: Given) -> Iterator[Document | Listed | InputError]:
    if source.is_address:
        yield Listed(source.name, form=source.form)
        return
    with _open(source) as stream:
        for found in read_stream(stream, source.name, source.form, columns=given.columns):
            if not isinstance(found, Listed) or source.is_named:
                yield found
            elif found.instead:
                yield found.instead
            else:
                yield InputError(source.name, "a list of addresses in a folder; name the file itself to fetch them")
                return


def _open(source: Source) -> AbstractContextManager[BinaryIO]:
    return source.path.open("rb") if source.path else nullcontext(sys.stdin.buffer)


def _find_files(path: Path, form: Form | None) -> Iterator[Source | InputError]:
    try:
        if path.is_dir():
            yield from _walk(path, form)
        elif _is_other(path):
            # A pipe that nobody writes to would be waited for without end.
            yield InputError(str(path), "a pipe or device, not a file; give what comes from it to standard input (-)")
        else:
            told = form or form_of(path.name)
            yield Source(str(path), told, path) if told else _unknown(path)
    except OSError as error:
        yield InputError.refused(str(path), error)


def _walk(top: Path, form: Form | None) -> Iterator[Source | InputError]:
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
            folders = [entry for entry in entries if entry.is_dir()]
        except OSError as error:
            yield InputError.refused(str(folder), error)
            continue
        inside = set(folders)
        for entry in entries:
            if entry not in inside and not _is_other(entry) and (told := form_of(entry.name) or form):
                yield Source(str(entry), told, entry, is_named=False)
        waiting.extend(entry for entry in reversed(folders) if not entry.is_symlink())


def _is_other(path: Path) -> bool:
    """Whether it is there and no file: a pipe, a socket, a device."""
    return path.exists() and not path.is_file()


def _unknown(path: Path) -> InputError:
    if not path.exists():
        return InputError(str(path), "there is no such file or folder")
    known = ", ".join(SUFFIXES)
    problem = f"a kind of file Dateline does not read; it reads {known}; --as says what another holds"
    return InputError(str(path), problem)
