"""Workers: processes that read documents side by side, each with a model of its own.

A document on which a worker dies, or is silent for too long, becomes an error that names it; another worker takes its
place, and the documents after it go on.
"""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import chain
from pathlib import Path
from threading import Lock, local
from types import TracebackType
from typing import Self

from dateline.articles.document import Document
from dateline.engines.batches import Found, Result, size_of
from dateline.engines.worker_process import SILENCE, WorkerLost, WorkerProcess
from dateline.engines.worker_settings import WorkerSettings, memory_path
from dateline.errors import InputError, PipelineError
from dateline.sentences.reading_memory import remove_memory

_BATCH_DOCUMENTS, _BATCH_SIZE = 8, 250_000
_TRIES = 3  # of a document whose worker somebody else ends; one on which a worker fails by itself has one
_AHEAD_BATCHES, _AHEAD_SIZE = 4, 40_000_000  # batches for each worker; characters for all of them


class _Closed(Exception):
    """The workers were ended while there was work left."""


class Workers:
    """So many workers, each started when there is work for it. Use it as a context: they end with it.

    Raises PipelineError, CodebookError or RegistryError at its beginning if none can be started.
    """

    def __init__(self, record: Path, settings: WorkerSettings, *, silence: float = SILENCE) -> None:
        self._start = partial(WorkerProcess, record, settings, silence=silence)
        self._record, self._count = record, settings.count
        self._threads = ThreadPoolExecutor(self._count, thread_name_prefix="worker")
        self._own = local()
        self._lock = Lock()
        self._processes: set[WorkerProcess] = set()
        self._is_closed = False

    def __enter__(self) -> Self:
        try:
            self._threads.submit(self._worker).result()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all workers, whatever they are doing."""
        with self._lock:
            self._is_closed = True
            for process in self._processes:
                process.kill()
        self._threads.shutdown(cancel_futures=True)
        for process in self._processes:
            process.close()
        remove_memory(memory_path(self._record))

    def read_all(self, documents: Iterable[Found]) -> Iterator[tuple[Found, Result]]:
        """Each document with what became of it, in order; no more are taken than can wait in a bounded memory.

        Raises RecordError if the record cannot be asked.
        """
        pending: deque[tuple[Sequence[Found], Future[list[Result]]]] = deque()
        for batch in _batches(documents, self._count):
            pending.append((batch, self._threads.submit(self._read, batch)))
            while pending and (pending[0][1].done() or self._is_enough(pending)):
                yield from _with_results(*pending.popleft())
        while pending:
            yield from _with_results(*pending.popleft())

    def _is_enough(self, pending: Iterable[tuple[Sequence[Found], object]]) -> bool:
        waiting = [batch for batch, _ in pending]
        size = sum(map(_size, chain.from_iterable(waiting)))
        return len(waiting) >= _AHEAD_BATCHES * self._count or size >= _AHEAD_SIZE

    def _read(self, batch: Sequence[Found]) -> list[Result]:
        """What became of the documents of a batch, by the worker of this thread."""
        documents = [found for found in batch if isinstance(found, Document)]
        results: list[Result] = []
        killed = Counter[int]()
        while len(results) < len(documents):
            left = documents[len(results) :]
            try:
                self._worker().send(left)
                results.extend(map(self._worker().answer, left))
            except WorkerLost as lost:
                self._give_up_worker()
                at = len(results)
                killed[at] += 1
                # Somebody may have ended the process for reasons of their own: what it was at is tried again.
                if not lost.is_killed or killed[at] == _TRIES:
                    results.append(InputError(documents[at].name, f"reading it was given up: {lost}"))
        return results

    def _worker(self) -> WorkerProcess:
        process: WorkerProcess | None = getattr(self._own, "process", None)
        if process is None:
            process = self._own.process = self._started(tries=2 * _TRIES)
        return process

    def _started(self, tries: int) -> WorkerProcess:
        with self._lock:
            if self._is_closed:
                raise _Closed
            process = self._start()
            self._processes.add(process)
        try:
            process.start()
        except WorkerLost as lost:
            if tries > 1 and lost.is_killed:
                return self._started(tries - 1)
            raise PipelineError(f"no process to read with can be started ({lost})") from lost
        return process

    def _give_up_worker(self) -> None:
        process = self._own.process
        self._own.process = None
        with self._lock:
            self._processes.discard(process)
        process.close()


def _with_results(batch: Sequence[Found], read: Future[list[Result]]) -> Iterator[tuple[Found, Result]]:
    results = iter(read.result())
    for found in batch:
        yield found, next(results) if isinstance(found, Document) else found


def _batches(documents: Iterable[Found], workers: int) -> Iterator[list[Found]]:
    """The documents in batches: single ones at first, so that few are shared out among all workers, then more."""
    batch: list[Found] = []
    size = begun = 0
    for found in documents:
        batch.append(found)
        size += _size(found)
        if len(batch) >= min(_BATCH_DOCUMENTS, 1 + begun // (4 * workers)) or size >= _BATCH_SIZE:
            yield batch
            begun += 1
            batch, size = [], 0
    if batch:
        yield batch


def _size(found: Found) -> int:
    return size_of(found) if isinstance(found, Document) else 0
