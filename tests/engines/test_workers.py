"""Workers: real processes; what becomes of a document does not depend on them, and none of them can stop the others."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from readings import load_views

from dateline.articles.document import Document, Form
from dateline.engines.local import read_documents_into
from dateline.engines.worker import open_reader
from dateline.engines.worker_settings import WorkerSettings
from dateline.engines.workers import Workers
from dateline.errors import CodebookError, InputError
from dateline.record.rows import ReadingRows
from dateline.record.writer import RecordWriter

ONE = WorkerSettings(processes=1)
TALKS = "Norway and Finland held talks in Oslo on {} May 2024. Envoys met again later."
DOCUMENTS = [
    *(Document(f"{day}.txt", text=TALKS.format(day), id=str(day)) for day in range(1, 13)),
    Document("13.md", data=TALKS.format(13).encode(), form=Form.MARKDOWN, id="13"),
]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    RecordWriter(path).close()
    return path


def test_many_workers_read_what_one_reader_reads_in_the_order_given(record: Path, tmp_path: Path) -> None:
    bad = InputError("b.txt", "it has no text")
    by_workers = read_documents_into([*DOCUMENTS, bad], record, reader=WorkerSettings(processes=3))
    here = read_documents_into([*DOCUMENTS, bad], tmp_path / "here.db", reader=open_reader(ONE))
    assert by_workers == here
    assert by_workers.errors == (bad,)
    of_workers, of_here = load_views(record), load_views(tmp_path / "here.db")
    for view in ("mentions", "events", "roles", "claims"):
        assert of_workers[view] == of_here[view]


def test_a_worker_that_is_ended_is_replaced(record: Path) -> None:
    def documents(workers: Workers) -> Iterator[Document]:
        for document in DOCUMENTS:
            if document.name in ("3.txt", "9.txt"):
                [process] = workers._processes
                process.kill()
            yield document

    with Workers(record, ONE) as workers:
        results = [result for _, result in workers.read_all(documents(workers))]
    assert [isinstance(result, ReadingRows) for result in results] == [True] * len(DOCUMENTS)


def test_a_document_that_takes_too_long_is_an_error_that_names_it(record: Path) -> None:
    with Workers(record, ONE, silence=0.001) as workers:
        [(_, result)] = workers.read_all(DOCUMENTS[:1])
    assert isinstance(result, InputError)
    assert str(result).startswith("1.txt: reading it was given up: it takes longer than")


def test_a_reader_that_cannot_be_opened_says_so_and_makes_no_record(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("nonsense")
    with pytest.raises(CodebookError, match=r"mine\.toml"):
        read_documents_into(DOCUMENTS, tmp_path / "no.db", reader=WorkerSettings(codebook=str(tmp_path)))
    assert not (tmp_path / "no.db").exists()


def test_no_worker_outlives_the_work(record: Path) -> None:
    with Workers(record, ONE) as workers:
        [process] = workers._processes
        pid = process._process.pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
