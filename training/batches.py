"""Examples → padded tensors: batches of sentences of like length, and windows of several sentences."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from dateline.sentences.encoding import Encoded, encode
from training.data import IGNORED, Example
from training.network import Labels

PIECES_A_BATCH = 1400
WINDOW_WORDS = 160  # the most words of a window of sentences; the reader's stretches are shorter


@dataclass
class Prepared:
    """An example as numbers; a layer that the example lacks is filled with IGNORED."""

    encoded: Encoded
    layers: dict[str, list[int]]


@dataclass
class Batch:
    """B sequences: `pieces`, `shapes`, `mask` [B, T]; `words` [B, W]; every layer [B, W], IGNORED where padded."""

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    words: Tensor
    present: Tensor  # [B, W], true where there is a word
    layers: dict[str, Tensor]


def prepare(example: Example, tokenizer: Tokenizer, labels: Labels) -> Prepared:
    """Turn the labels of a sentence into numbers."""
    none = [IGNORED] * len(example.words)
    layers = {
        "pos": _numbers(example.pos, labels.pos) or none,
        "tags": _numbers(example.tags, labels.tags) or none,
        "heads": example.heads or none,
        "relations": _numbers(example.relations, labels.relations) or none,
        "names": _numbers(example.names, labels.names) or none,
    }
    return Prepared(encode(tokenizer, example.words), layers)


def _numbers(found: Sequence[str] | None, labels: Sequence[str]) -> list[int]:
    """The number of each label, IGNORED for one that is not learnt."""
    return [labels.index(label) if label in labels else IGNORED for label in found or ()]


def windows(examples: Sequence[Example], tokenizer: Tokenizer, rng: random.Random) -> Iterator[Prepared]:
    """Stretches of running text of a document with 1 at every word that starts a sentence, as the reader meets them."""
    held: list[Example] = []
    limit = rng.randint(20, WINDOW_WORDS)
    for example in examples:
        length = sum(len(e.words) for e in [*held, example])
        is_new = bool(held) and (example.starts_paragraph or example.document != held[0].document)
        if held and (is_new or length > limit):
            yield _window(held, tokenizer)
            held, limit = [], rng.randint(20, WINDOW_WORDS)
        held.append(example)
    if held:
        yield _window(held, tokenizer)


def _window(examples: Sequence[Example], tokenizer: Tokenizer) -> Prepared:
    words = [word for example in examples for word in example.words][:250]
    starts = [int(index == 0) for example in examples for index in range(len(example.words))][:250]
    return Prepared(encode(tokenizer, words), {"starts": starts})


def batches(prepared: Sequence[Prepared], rng: random.Random, pieces: int = PIECES_A_BATCH) -> Iterator[Batch]:
    """Batches of about so many pieces, of like lengths, in random order."""
    order = sorted(range(len(prepared)), key=lambda i: len(prepared[i].encoded.pieces) + rng.random() * 3)
    groups: list[list[Prepared]] = [[]]
    for index in order:
        longest = len(prepared[index].encoded.pieces)
        if groups[-1] and longest * (len(groups[-1]) + 1) > pieces:
            groups.append([])
        groups[-1].append(prepared[index])
    rng.shuffle(groups)
    return map(collate, groups)


def collate(group: Sequence[Prepared]) -> Batch:
    """Pad a group of prepared examples to one batch."""
    encoded = [p.encoded for p in group]
    pieces, shapes = _padded([e.pieces for e in encoded], 0), _padded([e.shapes for e in encoded], 0)
    mask = _padded([np.ones(len(e.pieces), np.int64) for e in encoded], 0).bool()
    present = _padded([np.ones(len(e.words), np.int64) for e in encoded], 0).bool()
    layers = {name: _padded([np.array(p.layers[name], np.int64) for p in group], IGNORED) for name in group[0].layers}
    return Batch(pieces, shapes, mask, _padded([e.words for e in encoded], 0), present, layers)


def _padded(rows: Sequence[np.ndarray], filler: int) -> Tensor:
    width = max(len(row) for row in rows)
    return torch.stack([torch.from_numpy(np.pad(row, (0, width - len(row)), constant_values=filler)) for row in rows])
