"""Words → the numbers the reader model eats: word pieces, letter shapes, and where each word begins.

The encoder is uncased, so the shape of each word's letters is fed beside its pieces. Training uses this module
too: what the model was taught on and what it reads cannot drift apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

MAX_PIECES = 512  # the positions all-MiniLM-L6-v2 was built with


class LetterShape(IntEnum):
    """How the letters of a word are written."""

    LOWER = 0
    TITLE = 1  # Oslo
    UPPER = 2  # NATO
    MIXED = 3  # McKay, iPhone
    NONE = 4  # 2024, --
    INITIAL = 5  # J, A.


@dataclass(frozen=True, slots=True)
class Encoded:
    """One sequence of W words in T pieces: `pieces` and `shapes` are [T], `words` the first piece of each word, [W]."""

    pieces: NDArray[np.int64]
    shapes: NDArray[np.int64]
    words: NDArray[np.int64]


def letter_shape(word: str) -> LetterShape:
    """The shape of a word's letters; digits and signs are passed over."""
    letters = "".join(filter(str.isalpha, word))
    if not letters:
        return LetterShape.NONE
    if letters.islower():
        return LetterShape.LOWER
    if letters.isupper():
        return LetterShape.INITIAL if len(letters) == 1 else LetterShape.UPPER
    return LetterShape.TITLE if letters[0].isupper() and letters[1:].islower() else LetterShape.MIXED


def encode(tokenizer: Tokenizer, words: Sequence[str]) -> Encoded:
    """Encode words as one sequence with its two special pieces; at most MAX_PIECES pieces (see `fits`)."""
    encoding = tokenizer.encode(list(words), is_pretokenized=True)
    word_of_piece: list[int | None] = encoding.word_ids
    first_piece = _first_pieces(encoding)
    shape_of_word = [letter_shape(word) for word in words]
    shapes = [LetterShape.NONE if word is None else shape_of_word[word] for word in word_of_piece]
    # A word without pieces (a lone control character) borrows the one that opens the sequence.
    starts = [first_piece.get(index, 0) for index in range(len(words))]
    return Encoded(np.array(encoding.ids, np.int64), np.array(shapes, np.int64), np.array(starts, np.int64))


def _first_pieces(encoding: Encoding) -> dict[int, int]:
    first_piece: dict[int, int] = {}
    for piece, word in enumerate(encoding.word_ids):
        if word is not None:
            first_piece.setdefault(word, piece)
    return first_piece
