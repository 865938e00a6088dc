"""The local engine: documents in, readings recorded once; a bad one is an error and stops no other."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from readings import RUN, load_views, make_run

from dateline.articles.article import Article
from dateline.engines.local import Progress, read_into
from dateline.errors import PipelineError, RecordError
from dateline.intake.files import Given
from dateline.reading import Reading, Run


@dataclass
class FindsNothing:
    """A reader that finds nothing, cannot read an article that says "unreadable", and counts what it read."""

    run: Run = RUN
    count: int = 0

    def read(self, article: Article) -> Reading:
        self.count += 1
        if "unreadable" in article.text:
            raise PipelineError("the model gave up")
        if "stop" in article.text:
            raise KeyboardInterrupt
        return Reading(article, (), (), (), (), self.run)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "1.txt").write_text("Ministers met in Riga.\n")
    (folder / "2.jsonl").write_text('{"id": "x", "text": "Talks began."}\n{"id": "y", "text": "Talks ended."}\n')
    return folder


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


def test_documents_are_read_once(folder: Path, record: Path) -> None:
    reader = FindsNothing()
    first = read_into([folder], record, reader=reader)
    again = read_into([folder], record, reader=reader)
    assert (first.read, first.already_there, first.failed) == (3, 0, 0)
    assert (again.read, again.already_there, again.failed) == (0, 3, 0)
    assert reader.count == 3


def test_a_new_run_reads_again(folder: Path, record: Path) -> None:
    read_into([folder], record, reader=FindsNothing())
    assert read_into([folder], record, reader=FindsNothing(make_run("run-b"))).read == 3
    assert {article["runs"] for article in load_views(record)["articles"]} == {2}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("0.txt", b""),
        ("0.txt", b"\x00\x01binary"),
        ("0.txt", b"quite unreadable"),
        ("0.json", b"{not json"),
        ("0.json", json.dumps({"id": "s", "text": "half \ud800 pair"}).encode()),
        ("3.json", json.dumps({"id": "x", "text": "Another text under the id of the first."}).encode()),
    ],
)
def test_a_bad_document_is_one_error(folder: Path, record: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    outcome = read_into([folder], record, reader=FindsNothing())
    assert (outcome.read, outcome.failed) == (3, 1)
    assert str(outcome.errors[0]).startswith(str(folder / name))


def test_what_was_read_before_a_stop_is_kept(folder: Path, record: Path) -> None:
    (folder / "1a.txt").write_text("Here we stop.")
    with pytest.raises(KeyboardInterrupt):
        read_into([folder], record, reader=FindsNothing())
    assert len(load_views(record)["articles"]) == 1
    (folder / "1a.txt").unlink()
    assert read_into([folder], record, reader=FindsNothing()).read == 2


def test_progress_counts_files_and_documents(folder: Path, record: Path) -> None:
    (folder / "3.txt").write_text("")
    told: list[Progress] = []
    read_into([folder], record, reader=FindsNothing(), on_progress=told.append)
    assert [(each.files_begun, each.read, each.failed) for each in told] == [(1, 1, 0), (2, 2, 0), (2, 3, 0), (3, 3, 1)]
    assert {each.files for each in told} == {3}


def test_given_metadata_reach_the_record(folder: Path, record: Path) -> None:
    read_into([folder / "1.txt"], record, reader=FindsNothing(), given=Given(published="2024-02", outlet="Baltic Wire"))
    [article] = load_views(record)["articles"]
    assert (article["published"], article["outlet"], article["outlet_basis"]) == ("2024-02", "Baltic Wire", "given")


def test_a_record_that_cannot_be_written_stops_all(folder: Path, record: Path) -> None:
    record.write_text("a letter, not a database" * 100)
    with pytest.raises(RecordError):
        read_into([folder], record, reader=FindsNothing())
