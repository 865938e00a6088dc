"""The memory of what was read: it gives back what it was given, ages, is shared, and may break without harm."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dateline.articles.article import Article, Part, PartKind
from dateline.articles.span import Span
from dateline.sentences.model import ReaderModel
from dateline.sentences.packed_parse import pack, unpack
from dateline.sentences.parser import Parser
from dateline.sentences.reading_memory import ReadingMemory, remove_memory
from dateline.sentences.remembering import RememberingModel

WORDS = ["The", "envoy", "of", "Norway", "said", "on", "Monday", "that", "talks", "in", "Oslo", "had", "failed", "."]


@pytest.fixture(scope="module")
def model() -> ReaderModel:
    return ReaderModel()


class Unused:
    """A model that is not to be asked, but for its labels."""

    def __init__(self, model: ReaderModel) -> None:
        self.told_labels = model.told_labels


@pytest.mark.parametrize("words", [WORDS, WORDS[:1], [*WORDS * 60]])
def test_a_parse_comes_back_number_for_number(model: ReaderModel, words: list[str]) -> None:
    parse = model.parse(words)
    again = unpack(pack(parse), model.told_labels)
    assert again == parse
    assert pack(again) == pack(parse)


def test_what_one_process_read_another_does_not_read_again(model: ReaderModel, tmp_path: Path) -> None:
    first = ReadingMemory(tmp_path / "m", model.digest)
    by_model = (RememberingModel(model, first).starts(WORDS), RememberingModel(model, first).parse(WORDS))
    first.flush()
    other = RememberingModel(Unused(model), ReadingMemory(tmp_path / "m", model.digest))  # type: ignore[arg-type]
    assert (other.starts(WORDS), other.parse(WORDS)) == by_model
    assert ReadingMemory(tmp_path / "m", "another model").recall("parse", WORDS) is None


def test_the_oldest_are_let_go(tmp_path: Path) -> None:
    memory = ReadingMemory(tmp_path / "m", "a", most=4)
    for number in range(12):
        memory.keep("parse", [str(number)], bytes([number]))
        memory.flush()
    kept = [number for number in range(12) if memory.recall("parse", [str(number)])]
    assert kept == [8, 9, 10, 11]


def test_what_several_processes_add_ages_once(tmp_path: Path) -> None:
    memories = [ReadingMemory(tmp_path / "m", "a", most=8) for _ in range(2)]
    for number in range(10):
        memories[number % 2].keep("parse", [str(number)], bytes([number + 1]))
        memories[number % 2].flush()
    assert [memories[0].recall("parse", [str(number)]) for number in range(10)] == [bytes([n + 1]) for n in range(10)]


def test_a_memory_that_another_process_holds_on_to_is_used_again_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.sentences.reading_memory._PATIENCE", 0.01)
    memory = ReadingMemory(tmp_path / "m", "a")
    memory.keep("parse", ["before"], b"1")
    memory.flush()
    with closing(sqlite3.connect(tmp_path / "m", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        memory.keep("parse", ["meanwhile"], b"2")
        memory.flush()
        assert memory.recall("parse", ["before"]) == b"1"
    memory.keep("parse", ["after"], b"3")
    memory.flush()
    assert [memory.recall("parse", [word]) for word in ("before", "meanwhile", "after")] == [b"1", None, b"3"]


@pytest.mark.parametrize("harm", [b"", b"no database at all" * 400])
def test_a_damaged_memory_is_done_without(model: ReaderModel, tmp_path: Path, harm: bytes) -> None:
    memory = ReadingMemory(tmp_path / "m", model.digest)
    for number in range(2_000):
        memory.keep("parse", [str(number)], bytes(500))
    memory.flush()
    (tmp_path / "m").write_bytes(harm)
    (tmp_path / "m-wal").write_bytes(harm)
    for one in (memory, ReadingMemory(tmp_path / "m", model.digest), ReadingMemory(tmp_path / "no" / "m", "a")):
        assert RememberingModel(model, one).parse(WORDS) == model.parse(WORDS)


def test_the_reader_reads_the_same_with_a_memory(tmp_path: Path) -> None:
    sent = "Norway sent an envoy to Oslo on Monday."
    text = f"{sent} He said that talks would go on. {sent}"
    article = Article("a", text, (Part(Span("a", 0, len(text)), PartKind.BODY),))
    remembering = Parser(memory=tmp_path / "m")
    assert remembering.sentences(article) == Parser().sentences(article)
    remove_memory(tmp_path / "m")
    assert list(tmp_path.iterdir()) == []
