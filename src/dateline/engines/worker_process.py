"""The process of one worker, as the one that sends it documents sees it."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Timer
from typing import IO, cast

import pyarrow

from dateline.articles.document import Document
from dateline.engines.batches import DOCUMENTS, Result, documents_batch, result_of, size_of
from dateline.engines.worker_settings import WorkerSettings

SILENCE = 30.0  # seconds that a document of usual length may take
SLOWEST = 5_000  # characters a second of what a long document may take beyond that
_START, _END = 120.0, 5.0  # seconds: a cold disk and a busy machine
_BY_OTHERS = (-9, -15)  # exit codes: SIGKILL, which the system also sends where memory ends, and SIGTERM


class WorkerLost(Exception):
    """The process failed, was late, or was ended by somebody else (`is_killed`); the message says how."""

    def __init__(self, problem: str, *, is_killed: bool = False) -> None:
        super().__init__(problem)
        self.is_killed = is_killed


class WorkerProcess:
    """One process that reads, from its start to its end. Raises WorkerLost where it ends before it answers."""

    def __init__(self, record: Path, settings: WorkerSettings, *, silence: float = SILENCE) -> None:
        self._silence = silence
        self._errors: IO[bytes] = TemporaryFile()  # noqa: SIM115 -- as long-lived as the process
        command = [sys.executable, "-m", "dateline.engines.worker", str(record), json.dumps(asdict(settings))]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors)
        self._input, self._output = cast(IO[bytes], self._process.stdin), cast(IO[bytes], self._process.stdout)

    def start(self) -> None:
        """Wait until it can read. Raises PipelineError, CodebookError or RegistryError if it never will."""
        with self._answering_within(_START):
            self._results = pyarrow.ipc.open_stream(self._output)
            result_of(self._results.read_next_batch())
            self._documents = pyarrow.ipc.new_stream(self._input, DOCUMENTS)

    def send(self, documents: Sequence[Document]) -> None:
        """Have it read these documents, one after the other; it must have answered all before."""
        with self._answering_within(self._silence):
            self._documents.write_batch(documents_batch(documents))
            self._input.flush()

    def answer(self, document: Document) -> Result:
        """What became of the next document, which this is. Raises RecordError if the record cannot be asked."""
        with self._answering_within(self._silence + size_of(document) / SLOWEST):
            return result_of(self._results.read_next_batch())

    def kill(self) -> None:
        """End it, whatever it is doing: it is not waited for, and what waits for its answers raises WorkerLost."""
        self._process.kill()

    def close(self) -> None:
        """End it and give back what it took."""
        self._process.kill()
        self._process.wait()
        for stream in (self._input, self._output, self._errors):
            with suppress(BrokenPipeError):  # what it has not read is of no use to anybody
                stream.close()

    @contextmanager
    def _answering_within(self, seconds: float) -> Iterator[None]:
        late = Event()

        def end() -> None:
            late.set()
            self._process.kill()

        timer = Timer(seconds, end)
        timer.start()
        try:
            yield
        except (StopIteration, OSError, pyarrow.ArrowInvalid) as error:
            code = self._exit_code()
            if late.is_set():
                raise WorkerLost(f"it takes longer than {seconds:.0f} s") from error
            raise WorkerLost(self._last_words(code), is_killed=code in _BY_OTHERS) from error
        finally:
            timer.cancel()

    def _exit_code(self) -> int:
        """How it ended; one that goes on after it broke off its answer is ended."""
        try:
            return self._process.wait(_END)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            return 0

    def _last_words(self, code: int) -> str:
        """What it said last, as it failed; else how it ended."""
        self._errors.seek(0)
        lines = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines and code > 0 else f"the process that read it ended (exit code {code})"
