"""What the model passes over: a linear judgement of the lower half's states, taught by the reader itself.

A sentence tells politics if the reader, reading all, finds an event in it, or somebody of politics who says something.
It learns from the project's own text and from the treebank, most of which tells no politics.
"""

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as F

from dateline.articles.build import build_article
from dateline.articles.document import Document
from dateline.reading import Reader, Reading
from dateline.sentences.model import ReaderModel
from dateline.sentences.pipeline import STRETCH_WORDS
from dateline.sentences.politics import pooled
from dateline.sentences.sentence import Sentence
from training.annotated import own_text
from training.data import read_treebank

# Of the sentences that tell politics and were not learnt from, so many are kept.
KEPT = 0.995
RESTRAINT = 0.0005
_HELD = 5  # every fifth sentence says where the threshold lies
_RUNNING = 3  # sentences of the treebank that are read as one paragraph
_TREEBANK = 2_000  # paragraphs of it


@dataclass(frozen=True)
class Seen:
    """A sentence as the lower half sees it, and whether it tells politics."""

    states: NDArray[np.float32]
    is_politics: bool


def paragraphs(data: Path, own: Path) -> Iterator[str]:
    """The project's own sentences, and the treebank's in threes."""
    yield from (sentence.text for sentence in own_text(own))
    words = [" ".join(example.words) for example in read_treebank(data / "corpora/ud_en/en-ud-train.conllu")]
    running = [" ".join(words[begin : begin + _RUNNING]) for begin in range(0, len(words), _RUNNING)]
    yield from random.Random(1).sample(running, _TREEBANK)


def see(paragraphs: Iterable[str], reader: Reader, model: ReaderModel) -> Iterator[Seen]:
    """Every sentence of these paragraphs; the reader must read all of them."""
    for number, text in enumerate(paragraphs):
        reading = reader.read(build_article(Document(str(number), text=text)))
        words = [token.text for sentence in reading.sentences for token in sentence.tokens]
        if not words or len(words) > STRETCH_WORDS:
            continue
        encoded, hidden, _ = model._read_lower(tuple(words))
        begin = 0
        for sentence in reading.sentences:
            end = begin + len(sentence.tokens)
            yield Seen(pooled(hidden[encoded.words[begin:end]]), _is_politics(sentence, reading))
            begin = end


def _is_politics(sentence: Sentence, reading: Reading) -> bool:
    inside = range(sentence.span.start, sentence.span.end)
    says = (claim.cue.start for claim in reading.claims if any(h.country or h.sector or h.office for h in claim.holder))
    return any(event.trigger.start in inside for event in reading.events) or any(cue in inside for cue in says)


def fit(seen: list[Seen]) -> dict[str, object]:
    """The judgement as it stands in `politics.json`."""
    random.Random(1).shuffle(seen)
    held, learnt = seen[::_HELD], [one for place, one in enumerate(seen) if place % _HELD]
    values, told = _tensors(learnt)
    mean, spread = values.mean(0), values.std(0).clamp(min=1e-3)
    weights, bias = torch.zeros(values.shape[1], requires_grad=True), torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=300, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        scores = ((values - mean) / spread) @ weights + bias
        loss = F.binary_cross_entropy_with_logits(scores, told) + RESTRAINT * weights.square().sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    plain = (weights / spread).detach()
    intercept = float(bias.detach() - plain @ mean)
    values, told = _tensors(held)
    scores = values @ plain + intercept
    threshold = float(scores[told > 0].quantile(1 - KEPT))
    passed = float((scores < threshold).float().mean())
    print(f"{len(seen)} sentences, {passed:.2f} of those held back are passed over")
    weights = [round(weight, 5) for weight in plain.tolist()]
    return {"threshold": round(threshold, 4), "bias": round(intercept, 4), "weights": weights}


def write_politics(path: Path, data: Path, own: Path) -> None:
    """Fit the judgement on all there is and write it."""
    reader = Reader.open(reads_all=True)
    path.write_text(json.dumps(fit(list(see(paragraphs(data, own), reader, ReaderModel())))) + "\n", encoding="utf-8")


def _tensors(seen: list[Seen]) -> tuple[torch.Tensor, torch.Tensor]:
    states = torch.from_numpy(np.array([one.states for one in seen]))
    return states, torch.tensor([float(one.is_politics) for one in seen])
