"""What the ways of reading are given, and that each of them reads it."""

import json
from pathlib import Path

import pytest

from benchmarks.day_of_news import find_rows
from benchmarks.sentence_ends import split_sentences
from benchmarks.spacy_pipeline import bare_pipeline
from benchmarks.ways_of_reading import MODEL, PIPELINE, TOKENIZER, Way, _seconds, count_words, ways_rows, write_text


def test_no_sentence_stands_twice(tmp_path: Path) -> None:
    path = tmp_path / "text.jsonl"
    count = write_text(find_rows(Path("no-such-news")), path, words=3000, seed=1)
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    sentences = [one for text in texts for part in text.split("\n\n") for one in split_sentences(part)]
    assert sum(map(count_words, texts)) == count >= 3000
    assert len(sentences) == len(set(sentences))


@pytest.mark.parametrize("name", [MODEL, PIPELINE, TOKENIZER])
def test_every_way_takes_time(name: str) -> None:
    assert _seconds(name, ["Norway waits. Finland votes."] * 3) > 0


def test_the_bare_pipeline_fills_every_layer() -> None:
    _, pipeline = bare_pipeline()
    doc = pipeline("Norway will host Finland in Bergen in May.")
    assert all(doc.has_annotation(layer) for layer in ("TAG", "DEP", "HEAD", "ENT_IOB"))


def test_the_whole_read_is_set_beside_each() -> None:
    rows = ways_rows([Way("all", 4.0, 2.0), Way("model", 3.0, 1.0)], 1200)
    assert [row["words a processor second"] for row in rows] == ["300", "400"]
    assert [(row["whole read to it"], row["by the clock"]) for row in rows] == [("1.00", "1.00"), ("0.75", "0.50")]
