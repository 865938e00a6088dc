"""The main path: what a reading holds, what its run says, and how a reader is opened."""

import dataclasses
from pathlib import Path

import pytest
from reports import read_report

from dateline.articles.article import Article, Part, PartKind
from dateline.articles.span import Span
from dateline.errors import CodebookError, PipelineError
from dateline.events.codebook import Condition
from dateline.mentions.mention import Interval, MentionKind
from dateline.reading import Reader, publication, read

TEXT = "Norwegian Prime Minister Ana Lund visited Chile on Monday.\n\nPeru said that she would go on to Lima."


def test_a_reading_holds_its_parts_in_text_order(reader: Reader) -> None:
    reading = read_report(reader, TEXT)
    for rows in (reading.sentences, reading.mentions):
        assert [row.span for row in rows] == sorted(row.span for row in rows) != []
    assert [event.trigger for event in reading.events] == sorted(event.trigger for event in reading.events) != []
    assert reading.run == reader.run


def test_mentions_are_of_actors_places_and_times(reader: Reader) -> None:
    kinds = {mention.text: mention.kind for mention in read_report(reader, TEXT).mentions}
    assert kinds["Ana Lund"] is kinds["Chile"] is MentionKind.ACTOR
    assert kinds["Lima"] in (MentionKind.PLACE, MentionKind.ACTOR)
    assert kinds["Monday"] is MentionKind.TIME or kinds["on Monday"] is MentionKind.TIME


@pytest.mark.parametrize("kind", [kind for kind in PartKind if not kind.is_news])
def test_what_is_no_news_is_not_read(kind: PartKind, reader: Reader) -> None:
    text = "Norway condemned Chile."
    reading = reader.read(Article("a", text, (Part(Span("a", 0, len(text)), kind),)))
    assert (reading.sentences, reading.mentions, reading.events, reading.claims) == ((), (), (), ())


@pytest.mark.parametrize("text", ["---", "?", "1 2 3", "\u200b…", "Ja. Nein. Vielleicht.", "a" * 3000, "NORWAY " * 300])
def test_any_text_can_be_read(text: str, reader: Reader) -> None:
    assert read_report(reader, text).article.text == text


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2024-05-15", Interval("2024-05-15", "2024-05-15")), ("2024-05", Interval("2024-05", "2024-05")), ("", None)],
)
def test_publication(published: str, expected: Interval | None, reader: Reader) -> None:
    assert publication(read_report(reader, "Norway condemned Chile.", published=published).article) == expected


def test_without_a_reader_the_shipped_one_reads(shipped: Reader) -> None:
    article = read_report(shipped, TEXT).article
    assert read(article) == shipped.read(article)


def test_a_run_is_named_by_what_produced_it(shipped: Reader) -> None:
    assert Reader.open().run == shipped.run
    assert shipped.run.settings == {
        "pipeline": shipped.parser.name, "registry": shipped.registry.digest[:12], "score": shipped.weights.digest,
        "sentences": "politics",
    }  # fmt: skip
    other = dataclasses.replace(shipped, codebook=dataclasses.replace(shipped.codebook, version="other"))
    assert other.run.id != shipped.run.id
    rescored = dataclasses.replace(shipped, weights=dataclasses.replace(shipped.weights, intercept=0.0))
    assert rescored.run.id != shipped.run.id


@pytest.mark.parametrize(("sentence", "is_told"), [("Norway condemned Chile.", True), ("It rained in Oslo.", False)])
def test_an_entry_is_tried_without_the_others(reader: Reader, sentence: str, is_told: bool) -> None:
    condemn = [e for e in reader.codebook.candidates("verb", "condemn") if e.wanted == Condition()]
    assert [reader.matches(entry, sentence) for entry in condemn] == [is_told]


def test_an_unknown_pipeline_is_refused() -> None:
    with pytest.raises(PipelineError, match="nonexistent"):
        Reader.open(pipeline="nonexistent")


def test_a_missing_codebook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="absent"):
        Reader.open(codebook=tmp_path / "absent")
