"""A worker: a process that reads the documents it is sent and sends back rows, until nobody sends any more.

Started as `python -m dateline.engines.worker RECORD SETTINGS`, with Arrow streams for its input and output.
"""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow

from dateline.engines.batches import RESULTS, Result, documents_of, raised_batch, result_batch
from dateline.engines.document_reading import read_document
from dateline.engines.worker_settings import WorkerSettings, memory_path
from dateline.errors import DatelineError
from dateline.parent import end_with_parent
from dateline.reading import Reader
from dateline.record.known_articles import KnownArticles
from dateline.registry.registry import Registry
from dateline.sentences.pipeline import SHIPPED


def main() -> None:
    """Read what comes in until it ends."""
    # Ctrl-C reaches every process of a terminal; the one that writes the record decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    record, settings = sys.argv[1:]
    with _results() as tell:
        try:
            reader = open_reader(WorkerSettings(**json.loads(settings)), memory_path(Path(record)))
            tell(result_batch(None))  # the reader is there
            for result in _read(Path(record), reader):
                tell(result_batch(result))
        except DatelineError as error:
            tell(raised_batch(error))


def open_reader(settings: WorkerSettings, memory: Path | None = None) -> Reader:
    """The reader of these settings, with the memory that workers share.

    Raises PipelineError, CodebookError or RegistryError.
    """
    registry = Registry.open_default(Path(settings.registry) if settings.registry else None)
    codebook = Path(settings.codebook) if settings.codebook else None
    return Reader.open(pipeline=settings.pipeline or SHIPPED, codebook=codebook, registry=registry, memory=memory)


def _read(record: Path, reader: Reader) -> Iterator[Result]:
    known: KnownArticles | None = None
    for batch in pyarrow.ipc.open_stream(sys.stdin.buffer):
        known = known or KnownArticles(record)
        for document in documents_of(batch):
            yield read_document(document, reader, known)


@contextmanager
def _results() -> Iterator[Callable[[pyarrow.RecordBatch], None]]:
    """The standard output for results alone: what a library prints goes to the standard error."""
    with os.fdopen(os.dup(1), "wb") as output, pyarrow.ipc.new_stream(output, RESULTS) as results:
        os.dup2(2, 1)

        def tell(batch: pyarrow.RecordBatch) -> None:
            results.write_batch(batch)
            output.flush()

        yield tell


if __name__ == "__main__":
    main()
