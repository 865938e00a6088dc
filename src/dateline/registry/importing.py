"""Importing: files to rows to the index, in bounded memory, large files on all processors."""

import hashlib
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import IO

from dateline.errors import InputError
from dateline.registry.csv_rows import read_table
from dateline.registry.import_files import LONGEST_LINE, FileKind, Piece, find_kind, opened, read_pieces
from dateline.registry.imported_rows import Batch
from dateline.registry.index_writer import IndexWriter, Origin, open_to_write
from dateline.registry.json_lines import read_piece
from dateline.registry.people import SHIPPED
from dateline.registry.shipped import is_shipped
from dateline.registry.user_file import read_user_file

LARGE = 32_000_000  # bytes from which other processes are worth their start
_LISTED_PROBLEMS = 20
_PIECES_AHEAD = 2  # a process that are read before their rows are needed


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is: bytes read of all bytes of all files, and rows kept."""

    done: int
    total: int
    rows: int


OnProgress = Callable[[Progress], None]


@dataclass
class Outcome:
    """What an import did; `errors` name file and line, those beyond a score a file are only counted."""

    rows: int = 0
    already_there: list[Path] = field(default_factory=list)
    errors: list[InputError] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Terms:
    """What the user says of the files: whose they are, under which licence, whether findings may rest on them.

    `source` "" is each file's own name. `replaces` takes out what the source gave before; the user's own file always
    takes the place of the one of its name.
    """

    source: str = ""
    licence: str = ""
    is_sure: bool = False
    replaces: bool = False


def import_into(
    index: Path, files: Sequence[Path], *, terms: Terms | None = None, on_progress: OnProgress | None = None
) -> Outcome:
    """Import files into the index at `index`, which is made where there is none. Raises RegistryError.

    What is wrong with a file or a line is an error of the outcome; the others are imported.
    """
    run = _Run(terms or Terms(), on_progress or _nobody_watches, sum(map(_size, files)))
    with open_to_write(index) as writer:
        for file in files:
            try:
                run.import_file(file, writer)
            except InputError as error:
                run.outcome.errors.append(error)
        # Only now: a later file may bring those on whom an earlier one rules.
        run.outcome.errors += run.rulings_on_nobody(writer)
    return run.outcome


@dataclass
class _Run:
    """One import of several files."""

    terms: Terms
    on_progress: OnProgress
    total: int
    outcome: Outcome = field(default_factory=Outcome)
    replaced: set[str] = field(default_factory=set)
    ruling: dict[int, Path] = field(default_factory=dict)
    done: int = 0

    def import_file(self, file: Path, writer: IndexWriter) -> None:
        """Add one file. Raises InputError for one that cannot be read at all."""
        kind = find_kind(file)
        terms, content = self.terms, _hash(file)
        origin = Origin(terms.source or file.name, terms.licence, file.name, content, terms.is_sure)
        if origin.source.strip().lower() == SHIPPED:
            raise InputError(str(file), f"{SHIPPED!r} is the source of what ships; name another with --source")
        if writer.has(origin):
            self.outcome.already_there.append(file)
            return
        if terms.replaces and origin.source not in self.replaced:
            writer.forget_source(origin.source)
            self.replaced.add(origin.source)
        if kind is FileKind.USER:
            writer.forget_file(origin)
        number = writer.begin(origin)
        if kind is FileKind.USER:
            self.ruling[number] = file
        if _size(file) > LARGE:
            writer.expect_many()
        with opened(file) as stream:
            for batch in self._batches(kind, stream, file=file):
                writer.add(batch)
        writer.finish()

    def rulings_on_nobody(self, writer: IndexWriter) -> Iterator[InputError]:
        """An error for each id in a ruling of the user's that nobody has, neither shipped nor imported."""
        for number, file in self.ruling.items():
            for section, id in writer.unknown_in_rulings(number):
                if not is_shipped(id):
                    problem = f"{section}: nobody has the id {id!r}; the ruling waits for an import that brings it"
                    yield InputError(str(file), problem)

    def _batches(self, kind: FileKind, stream: IO[bytes], *, file: Path) -> Iterator[Batch]:
        failed = 0
        for batch in _READERS[kind](stream, file, self.terms.is_sure):
            failed += len(batch.problems)
            left = _LISTED_PROBLEMS - (failed - len(batch.problems))
            self.outcome.errors += [_line_error(file, *problem) for problem in batch.problems[: max(0, left)]]
            self.outcome.rows += batch.rows
            self.on_progress(Progress(self.done + _position(stream), self.total, self.outcome.rows))
            yield batch
        if failed > _LISTED_PROBLEMS:
            self.outcome.errors.append(InputError(str(file), _many_more(failed - _LISTED_PROBLEMS)))
        self.done += _size(file)


def _json_batches(stream: IO[bytes], file: Path, is_sure: bool) -> Iterator[Batch]:
    read = partial(read_piece, is_sure=is_sure)
    pieces = read_pieces(stream)
    return _read_apart(read, pieces) if _size(file) > LARGE else map(read, pieces)


def _table_batches(stream: IO[bytes], file: Path, is_sure: bool) -> Iterator[Batch]:
    return read_table(iter(partial(stream.readline, LONGEST_LINE), b""))


def _user_batches(stream: IO[bytes], file: Path, is_sure: bool) -> Iterator[Batch]:
    yield read_user_file(stream.read())


def _read_apart(read: Callable[[Piece], Batch], pieces: Iterable[Piece]) -> Iterator[Batch]:
    """The batches of the pieces in their order, read by other processes, only so many ahead as memory allows."""
    processes = os.cpu_count() or 1
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_leave_stopping_to_parent)
    waiting: deque[Future[Batch]] = deque()
    try:
        for piece in pieces:
            waiting.append(pool.submit(read, piece))
            if len(waiting) > processes * _PIECES_AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_stopping_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _many_more(problems: int) -> str:
    return "1 more problem" if problems == 1 else f"{problems:,} more problems"


def _hash(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "blake2b").hexdigest()
    except OSError as error:
        raise InputError.refused(str(file), error) from error


def _line_error(file: Path, line: int, problem: str) -> InputError:
    return InputError(f"{file}:{line}" if line else str(file), problem)


def _position(stream: IO[bytes]) -> int:
    """How many bytes of the file itself are read; of one packed by bzip2, of what is unpacked."""
    return getattr(stream, "fileobj", stream).tell()


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0


def _nobody_watches(progress: Progress) -> None:
    """Takes progress for nobody."""


_READERS: dict[FileKind, Callable[[IO[bytes], Path, bool], Iterator[Batch]]] = {
    FileKind.JSON: _json_batches,
    FileKind.TABLE: _table_batches,
    FileKind.USER: _user_batches,
}
