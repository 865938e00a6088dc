"""The stage in which the reader learns what is told: own annotated text and factuality, treebanks beside."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from dateline.sentences.encoding import MAX_PIECES, Encoded, encode
from dateline.sentences.told import LINKS
from training.batches import PIECES_A_BATCH, Batch, Prepared, batches, collate
from training.data import IGNORED
from training.network import START_LAYER, ReaderNetwork
from training.told_data import Told
from training.told_heads import ROLES
from training.train import Stage, grammar_losses, step_losses

_Batch = TypeVar("_Batch")
# Links from an event are to who, whom, when and where, links from a cue to source and content.
_CUE_LINKS = torch.tensor([name in ROLES for name in LINKS])
# The share of each loss in the sum, so that none drowns the others.
WEIGHTS = {"acts": 4.0, "modes": 0.5, "statuses": 0.7, "attribution": 2.0, "links": 0.4, "factuality": 0.3}
_LAYERS = ("acts", "modes", "statuses")


@dataclass
class PreparedTold:
    """A sentence as numbers."""

    encoded: Encoded
    told: Told


def prepare_told(told: Told, tokenizer: Tokenizer) -> PreparedTold | None:
    """The sentence encoded; None when the encoder cannot hold it."""
    encoded = encode(tokenizer, told.words)
    return PreparedTold(encoded, told) if len(encoded.pieces) <= MAX_PIECES else None


def told_batches(prepared: Sequence[PreparedTold], rng: random.Random, pieces: int) -> Iterator[list[PreparedTold]]:
    """Groups of like lengths of about so many pieces, in random order."""
    order = sorted(range(len(prepared)), key=lambda i: len(prepared[i].encoded.pieces) + rng.random() * 3)
    groups: list[list[PreparedTold]] = [[]]
    for index in order:
        if groups[-1] and len(prepared[index].encoded.pieces) * (len(groups[-1]) + 1) > pieces:
            groups.append([])
        groups[-1].append(prepared[index])
    rng.shuffle(groups)
    return iter(groups)


def told_states(network: ReaderNetwork, group: Sequence[PreparedTold]) -> Tensor:
    """The told heads' states of every word of a group, [B, W, WIDTH]."""
    batch = collate([Prepared(p.encoded, {}) for p in group])
    return _told_words(network, _states(network, batch), batch)


def _states(network: ReaderNetwork, batch: Batch) -> list[Tensor]:
    return network.encoder(batch.pieces, batch.shapes, batch.mask[:, None, None, :])


def _told_words(network: ReaderNetwork, states: list[Tensor], batch: Batch) -> Tensor:
    return network.words(network.told.mixed(states[START_LAYER - 1 :]), batch.words)


def told_losses(network: ReaderNetwork, group: Sequence[PreparedTold]) -> dict[str, Tensor]:
    """The weighted losses of the told heads on a group of own sentences, grammar with them, or of factuality ones."""
    network.train()
    batch = collate([Prepared(p.encoded, p.told.grammar) for p in group])
    with torch.autocast("cpu", torch.bfloat16):
        states = _states(network, batch)
        words = network.told.dropout(_told_words(network, states, batch))
        factual = [(row, word, value) for row, p in enumerate(group) for word, value in p.told.factuality.items()]
        losses = _act_losses(network, words, group) if group[0].told.acts else {}
        if factual:
            rows, places, values = zip(*factual, strict=True)
            found = network.told.factuality(network.told.certainty(words[list(rows), list(places)])).squeeze(-1)
            losses["factuality"] = F.smooth_l1_loss(found.float(), torch.tensor(values))
        grammar = grammar_losses(network, states, batch) if batch.layers else {}
    return {name: WEIGHTS[name] * loss for name, loss in losses.items()} | {
        f"own {name}": loss for name, loss in grammar.items()
    }


def _act_losses(network: ReaderNetwork, words: Tensor, group: Sequence[PreparedTold]) -> dict[str, Tensor]:
    heads, width = network.told, words.shape[1]
    gold = {name: _padded([getattr(p.told, name) for p in group], width) for name in _LAYERS}
    seen, sure = heads.act(words), heads.certainty(words)
    scores = {"acts": heads.acts(seen), "modes": heads.modes(seen), "statuses": heads.statuses(sure)}
    losses = {name: _loss(scores[name], gold[name]) for name in _LAYERS}
    marked = torch.zeros(len(group), width, len(ROLES))
    for row, p in enumerate(group):
        if p.told.attribution:
            marked[row, : len(p.told.attribution)] = torch.tensor(p.told.attribution, dtype=torch.float)
    # A sentence of the codebook has no attributions marked: nothing is learnt of them there.
    known = torch.tensor([[i < len(p.told.attribution) for i in range(width)] for p in group])
    said = heads.attribution(words).float()
    if known.any():
        losses["attribution"] = F.binary_cross_entropy_with_logits(said[known], marked[known])
    present = torch.tensor([[i < len(p.told.words) for i in range(width)] for p in group])
    losses["links"] = _link_loss(network, words, group, present)
    return losses


def _link_loss(network: ReaderNetwork, words: Tensor, group: Sequence[PreparedTold], present: Tensor) -> Tensor:
    """Summed over the words of a sentence, averaged over its triggers and cues."""
    rows = [(b, word, is_cue) for b, p in enumerate(group) for word, is_cue in p.told.rows]
    if not rows:
        return words.sum() * 0.0
    sentences, places = [b for b, _, _ in rows], [word for _, word, _ in rows]
    gold = torch.zeros(len(rows), words.shape[1], len(LINKS))
    number = {(b, word, is_cue): index for index, (b, word, is_cue) in enumerate(rows)}
    for b, p in enumerate(group):
        for start, end, link in p.told.links:
            gold[number[b, start, bool(_CUE_LINKS[link])], end, link] = 1.0
    scores = network.told.links(words[sentences, places].unsqueeze(1), words[sentences]).squeeze(1).float()
    learnt = torch.stack([_CUE_LINKS if is_cue else ~_CUE_LINKS for _, _, is_cue in rows])
    mask = present[sentences].unsqueeze(-1) & learnt.unsqueeze(1)
    return F.binary_cross_entropy_with_logits(scores[mask], gold[mask], reduction="sum") / len(rows)


def _loss(scores: Tensor, gold: Tensor) -> Tensor:
    if not (gold != IGNORED).any():
        return scores.sum() * 0.0
    return F.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=IGNORED)


def _padded(rows: Sequence[Sequence[int]], width: int) -> Tensor:
    return torch.tensor([[*row, *[IGNORED] * (width - len(row))] for row in rows])


@dataclass
class ToldStage:
    """What the stage learns from: `own` sentences set the pace, `factual` and `trees` are taken beside."""

    own: Sequence[PreparedTold]
    factual: Sequence[PreparedTold]
    trees: Sequence[Prepared]
    windows: Sequence[Prepared]

    def total(self, stage: Stage) -> int:
        """The number of steps."""
        return stage.epochs * sum(1 for _ in told_batches(self.own, random.Random(0), PIECES_A_BATCH))

    def steps(self, network: ReaderNetwork, stage: Stage) -> Iterator[Callable[[], dict[str, Tensor]]]:
        """One call a step: the losses of a batch of each kind."""
        factual = _endless(lambda rng: told_batches(self.factual, rng, PIECES_A_BATCH // 2), stage.seed + 1)
        trees = _endless(lambda rng: batches(self.trees, rng, PIECES_A_BATCH // 2), stage.seed + 2)
        windows = _endless(lambda rng: batches(self.windows, rng, PIECES_A_BATCH // 4), stage.seed + 3)
        for epoch in range(stage.epochs):
            for group in told_batches(self.own, random.Random(stage.seed * 1000 + epoch), PIECES_A_BATCH):
                beside = next(factual) if self.factual else []
                batch, window = next(trees), next(windows)

                def losses(group=group, beside=beside, batch=batch, window=window) -> dict[str, Tensor]:
                    found = told_losses(network, group) | (told_losses(network, beside) if beside else {})
                    return found | step_losses(network, batch, window)

                yield losses


def _endless(make: Callable[[random.Random], Iterator[_Batch]], seed: int) -> Iterator[_Batch]:
    rng = random.Random(seed)
    while True:
        yield from make(rng)
