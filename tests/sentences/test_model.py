"""The reader model: one reading for one sentence, whatever stands around it."""

import random
from pathlib import Path

import pytest
from sentences.plain_sentences import PLAIN

from dateline.articles.article import Article, Part, PartKind
from dateline.articles.span import Span
from dateline.errors import PipelineError
from dateline.sentences.encoding import MAX_PIECES
from dateline.sentences.model import Parse, ReaderModel
from dateline.sentences.parser import Parser
from dateline.sentences.sentence import Sentence

WORDS = [sentence.replace(".", " .").split() for sentence in PLAIN]
ODD = ["🙂", "\x00", "\u200b", "\u202e", "平壌", "́", "a" * 300, "����", "'", "��"]


def shape_of(parse: Parse) -> set[int]:
    """The lengths of all its layers."""
    return {len(layer) for layer in (parse.pos, parse.tags, parse.heads, parse.relations, parse.names)}


def read(paragraphs: list[str]) -> list[Sentence]:
    """The sentences of an article of these paragraphs."""
    text, parts = "\n".join(paragraphs), []
    for paragraph in paragraphs:
        start = parts[-1].span.end + 1 if parts else 0
        parts.append(Part(Span("a", start, start + len(paragraph)), PartKind.BODY))
    return list(Parser().sentences(Article("a", text, tuple(parts))))


def reading(sentence: Sentence) -> list[tuple[object, ...]]:
    """What is read of a sentence, without where it stands."""
    return [(t.text, t.lemma, t.pos, t.tag, t.head, t.relation, t.name, t.name_start) for t in sentence.tokens]


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_reading_changes_nothing(model: ReaderModel, seed: int) -> None:
    alone = {index: model.parse(words) for index, words in enumerate(WORDS)}
    shuffled = random.Random(seed).sample(range(len(WORDS)), len(WORDS))
    again = {index: model.parse(WORDS[index]) for index in shuffled}
    assert again == alone
    assert all(told_of(again[index]) == told_of(alone[index]) for index in shuffled)


def told_of(parse: Parse) -> list[bytes]:
    """Everything that the heads say of a sentence, bit by bit; nothing for a model without them."""
    if parse.told is None:
        return []
    rows = [(word.acts, word.modes, word.statuses, word.links) for _, word in sorted(parse.told.words.items())]
    arrays = [parse.told.attribution, parse.told.factuality, *(array for row in rows for array in row)]
    return [array.tobytes() for array in arrays]


@pytest.mark.parametrize("seed", range(3))
def test_a_sentence_is_read_the_same_in_any_company(seed: int) -> None:
    alone = {sentence: [reading(found) for found in read([sentence])] for sentence in PLAIN}
    shuffled = random.Random(seed).sample(PLAIN, len(PLAIN))
    together = [reading(found) for found in read(shuffled)]
    assert together == [one for sentence in shuffled for one in alone[sentence]]


def test_a_sentence_is_read_the_same_inside_a_paragraph(model: ReaderModel) -> None:
    for sentence in read([" ".join(PLAIN[:6])]):
        parse = model.parse([token.text for token in sentence.tokens])
        assert [token.pos for token in sentence.tokens] == parse.pos
        assert [token.relation for token in sentence.tokens] == parse.relations
        assert [0 if token.relation == "root" else token.head + 1 for token in sentence.tokens] == parse.heads


@pytest.mark.parametrize(
    "words",
    [["Oslo"], ["."], ODD, [*ODD, "Oslo", "praised", "Bergen", "."], ["praised"] * 90, ["denuclearisation"] * 600],
    ids=["one word", "a full stop", "odd words", "odd words in a sentence", "repeated", "longer than the model"],
)
def test_any_words_are_read_as_one_tree(model: ReaderModel, words: list[str]) -> None:
    parse = model.parse(words)
    assert shape_of(parse) == {len(words)}
    assert parse.heads.count(0) == 1
    assert all(0 <= head <= len(words) for head in parse.heads)

@pytest.mark.parametrize(
    "text",
    ["British Prime Minister Ana Moe met French President Luc Attal .", "The Commission rapped Peru over graft ."],
)
def test_no_sentence_starts_amid_words(model: ReaderModel, text: str) -> None:
    assert sum(map(bool, model.starts(text.split()))) == 1



@pytest.mark.parametrize("words", [["Oslo"], ODD, ["word"] * (MAX_PIECES + 10)])
def test_the_first_word_starts_a_sentence(model: ReaderModel, words: list[str]) -> None:
    starts = model.starts(words)
    assert (bool(starts[0]), len(starts)) == (True, len(words))


@pytest.mark.parametrize("name", ["labels.json", "tokenizer.json", "politics.json", "lower.onnx", "upper.onnx"])
@pytest.mark.parametrize("content", [None, b"", b"{ rubbish"], ids=["missing", "empty", "rubbish"])
def test_a_damaged_model_is_one_clear_error(
    tmp_path: Path, model: ReaderModel, name: str, content: bytes | None
) -> None:
    for sound in {"labels.json", "tokenizer.json", "politics.json"} - {name}:
        (tmp_path / sound).write_bytes((model.folder / sound).read_bytes())
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(PipelineError, match=r"cannot be loaded.*reinstall"):
        ReaderModel(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="nowhere"):
        ReaderModel(tmp_path / "nowhere")
