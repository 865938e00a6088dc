"""Words to numbers: the shapes of letters, word pieces, and where each word begins."""

from importlib.resources import files

import pytest
from tokenizers import Tokenizer

from dateline.sentences.encoding import LetterShape, encode, letter_shape
from dateline.sentences.model import ReaderModel

TOKENIZER = Tokenizer.from_file(str(files("dateline.models") / "tokenizer.json"))


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("treaty", LetterShape.LOWER),
        ("mid-1990s", LetterShape.LOWER),
        ("Oslo", LetterShape.TITLE),
        ("Élysée", LetterShape.TITLE),
        ("NATO", LetterShape.UPPER),
        ("U.S.", LetterShape.UPPER),
        ("G20", LetterShape.INITIAL),
        ("A.", LetterShape.INITIAL),
        ("McKay", LetterShape.MIXED),
        ("iPhone", LetterShape.MIXED),
        ("2024", LetterShape.NONE),
        ("--", LetterShape.NONE),
        ("", LetterShape.NONE),
        ("平壌", LetterShape.MIXED),
        ("🙂", LetterShape.NONE),
    ],
)
def test_letter_shapes(word: str, shape: LetterShape) -> None:
    assert letter_shape(word) is shape


@pytest.mark.parametrize(
    "words",
    [["Oslo"], ["Oslo", "praised", "denuclearisation", "."], ["\x00", "Oslo"], ["Oslo", "\u200b"], ["🙂", "平壌"], []],
)
def test_pieces_and_shapes_go_together_and_every_word_has_a_place(words: list[str]) -> None:
    encoded = encode(TOKENIZER, words)
    assert len(encoded.pieces) == len(encoded.shapes) >= 2
    assert len(encoded.words) == len(words)
    assert all(0 <= place < len(encoded.pieces) for place in encoded.words)


def test_every_piece_of_a_word_has_its_shape() -> None:
    encoded = encode(TOKENIZER, ["NATO", "denuclearisation", "."])
    assert encoded.words[0] == 1  # after the piece that opens the sequence
    first, second, third = encoded.words
    assert set(encoded.shapes[first:second]) == {LetterShape.UPPER}
    assert set(encoded.shapes[second:third]) == {LetterShape.LOWER}
    assert third - second > 1


def test_a_word_without_pieces_borrows_the_first() -> None:
    assert encode(TOKENIZER, ["Oslo", "\x00", "Bergen"]).words[1] == 0


def test_letter_case_changes_shapes_alone() -> None:
    lower, upper = encode(TOKENIZER, ["who", "praised"]), encode(TOKENIZER, ["WHO", "praised"])
    assert lower.pieces.tolist() == upper.pieces.tolist()
    assert lower.shapes.tolist() != upper.shapes.tolist()


def test_the_shipped_tokenizer_adds_no_padding() -> None:
    model = ReaderModel()
    assert len(encode(model._tokenizer, ["Norway", "agreed"]).pieces) == 4
