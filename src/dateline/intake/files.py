"""Files and folders to raw documents, one at a time. A file that cannot be read is an error among the documents."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from dateline.articles.document import Document
from dateline.errors import InputError
from dateline.intake.decoding import read_html, read_text
from dateline.intake.given import Given
from dateline.intake.json_documents import read_json, read_jsonl

__all__ = ["Given", "find_files", "read_documents"]


def find_files(paths: Iterable[Path]) -> Iterator[Path | InputError]:
    """The files that `paths` name, and those inside the folders they name, in sorted order.

    Inside folders hidden entries, other kinds of files and links to folders (they may lead back) are passed over.
    """
    for path in paths:
        try:
            if path.is_dir():
                yield from _walk(path)
            else:
                yield path if path.suffix.lower() in _READERS else _unknown(path)
        except OSError as error:
            yield _unreadable(path, error)


def read_documents(path: Path, *, given: Given | None = None) -> Iterator[Document | InputError]:
    """The documents in one file, read as they are asked for; errors name the file and, in JSONL, the line."""
    given = given or Given()
    try:
        for found in _reader(path)(path):
            yield given.fill(found) if isinstance(found, Document) else found
    except OSError as error:
        yield _unreadable(path, error)
    except InputError as error:
        yield error


def _reader(path: Path) -> Callable[[Path], Iterator[Document | InputError]]:
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise _unknown(path)
    return reader


def _walk(top: Path) -> Iterator[Path | InputError]:
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
            folders = [entry for entry in entries if entry.is_dir()]
        except OSError as error:
            yield _unreadable(folder, error)
            continue
        inside = set(folders)
        yield from (entry for entry in entries if entry not in inside and entry.suffix.lower() in _READERS)
        waiting.extend(entry for entry in reversed(folders) if not entry.is_symlink())


def _read_plain(path: Path) -> Iterator[Document | InputError]:
    text = read_text(path)
    if not text.strip():
        raise InputError(str(path), "it has no text")
    yield Document(str(path), text=text)


def _read_page(path: Path) -> Iterator[Document | InputError]:
    yield Document(str(path), html=read_html(path))


def _unknown(path: Path) -> InputError:
    if not path.exists():
        return InputError(str(path), "there is no such file or folder")
    return InputError(str(path), f"a kind of file Dateline does not read; it reads {', '.join(_READERS)}")


def _unreadable(path: Path, error: OSError) -> InputError:
    return InputError(str(path), f"it cannot be read ({error.strerror or error})")


_READERS: Mapping[str, Callable[[Path], Iterator[Document | InputError]]] = {
    ".txt": _read_plain,
    ".html": _read_page,
    ".htm": _read_page,
    ".json": read_json,
    ".jsonl": read_jsonl,
}
