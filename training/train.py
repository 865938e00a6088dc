"""The training loop: one network, all heads, resumed from its last checkpoint if it was stopped."""

import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import torch
from rich.console import Console
from torch import Tensor
from torch.nn import functional as F
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

from training.batches import Batch, Prepared, batches
from training.data import IGNORED
from training.network import START_LAYER, ReaderNetwork

ENCODER_RATE, HEAD_RATE = 1.5e-4, 1.5e-3  # tried by the design note on EWT: LAS 89.3 after four epochs
CHECKPOINT_STEPS = 200


@dataclass(frozen=True)
class Stage:
    """One stage of training: `epochs` over `sentences` and, in between, windows; `rate` scales both learning rates."""

    name: str
    epochs: int
    rate: float = 1.0
    dropout: float = 0.2  # of the heads; the encoder's is always .1
    seed: int = 1


def train(
    network: ReaderNetwork, sentences: Sequence[Prepared], windows: Sequence[Prepared], stage: Stage, work: Path
) -> None:
    """Train on treebank and names for one stage; a stage that is done is loaded."""
    total = stage.epochs * sum(1 for _ in batches(sentences, random.Random(0)))
    steps = (partial(step_losses, network, *step) for step in _steps(sentences, windows, stage))
    run_stage(network, steps, total, stage=stage, work=work)


def run_stage(
    network: ReaderNetwork, steps: Iterable[Callable[[], dict[str, Tensor]]], total: int, *, stage: Stage, work: Path
) -> None:
    """Take `total` steps, each a call that gives losses; a checkpoint goes to `work` every CHECKPOINT_STEPS steps."""
    torch.manual_seed(stage.seed)
    network.set_dropout(stage.dropout)
    optimizer, schedule = _optimizer(network, stage.rate, total)
    checkpoint = work / f"{stage.name}.pt"
    done = _resume(network, optimizer, schedule, checkpoint, total)
    started, console = time.monotonic(), Console()
    for step, find_losses in enumerate(steps):
        if step < done:
            continue
        losses = find_losses()
        optimizer.zero_grad()
        sum(losses.values(), torch.tensor(0.0)).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if (step + 1) % CHECKPOINT_STEPS == 0 or step + 1 == total:
            figures = " ".join(f"{name} {loss.item():.2f}" for name, loss in losses.items())
            seconds = time.monotonic() - started
            console.print(f"{stage.name} {step + 1}/{total} {seconds:.0f} s {figures}", highlight=False)
            _save(network, optimizer, schedule, step + 1, checkpoint)


def step_losses(network: ReaderNetwork, batch: Batch, window: Batch | None) -> dict[str, Tensor]:
    """The loss of every head of grammar and names on a batch of sentences, and of the starts on a batch of windows."""
    network.train()
    with torch.autocast("cpu", torch.bfloat16):
        states = network.encoder(batch.pieces, batch.shapes, batch.mask[:, None, None, :])
        losses = grammar_losses(network, states, batch)
        if window is not None:
            state = network.encoder(window.pieces, window.shapes, window.mask[:, None, None, :], START_LAYER)[-1]
            scores = network.starts(network.words(state, window.words)).squeeze(-1).float()
            known = window.layers["starts"] != IGNORED
            losses["starts"] = F.binary_cross_entropy_with_logits(scores[known], window.layers["starts"][known].float())
    return losses


def grammar_losses(network: ReaderNetwork, states: Sequence[Tensor], batch: Batch) -> dict[str, Tensor]:
    """The losses of tags, tree and names, from the states after each layer."""
    hidden = network.mixed(states[START_LAYER - 1 :])
    words = network.dropout(network.words(hidden, batch.words))
    heads = torch.cat([network.dropout(hidden[:, :1]), words], 1)
    losses = {
        "pos": _loss(network.pos(words), batch.layers["pos"]),
        "tags": _loss(network.tags(words), batch.layers["tags"]),
        "names": _loss(network.names(words), batch.layers["names"]),
    }
    gold = batch.layers["heads"]
    arcs = network.arcs(words, heads)
    possible = torch.cat([torch.ones_like(batch.present[:, :1]), batch.present], 1)
    losses["heads"] = _loss(arcs.float().masked_fill(~possible[:, None, :], -1e4), gold)
    chosen = heads.gather(1, gold.clamp(min=0).unsqueeze(-1).expand(-1, -1, heads.shape[-1]))
    losses["relations"] = _loss(network.relation_scores(words, chosen), batch.layers["relations"])
    return losses


def _loss(scores: Tensor, gold: Tensor) -> Tensor:
    if not (gold != IGNORED).any():
        return scores.sum() * 0.0
    return F.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=IGNORED)


def _steps(
    sentences: Sequence[Prepared], windows: Sequence[Prepared], stage: Stage
) -> Iterator[tuple[Batch, Batch | None]]:
    for epoch in range(stage.epochs):
        rng = random.Random(stage.seed * 1000 + epoch)
        beside = batches(windows, rng) if windows else iter(())
        for batch in batches(sentences, rng):
            yield batch, next(beside, None)


def _optimizer(network: ReaderNetwork, rate: float, total: int) -> tuple[AdamW, LambdaLR]:
    # The embedding of letter shapes is as new as the heads, and learns at their rate.
    is_base = {name: name.startswith("encoder.") and "shapes" not in name for name, _ in network.named_parameters()}
    encoder = [p for name, p in network.named_parameters() if is_base[name]]
    heads = [p for name, p in network.named_parameters() if not is_base[name]]
    groups = [{"params": encoder, "lr": ENCODER_RATE * rate}, {"params": heads, "lr": HEAD_RATE * rate}]
    optimizer = AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    warm = max(1, total // 20)

    def share(step: int) -> float:
        """Of the full rate: up to it over the first twentieth, then down to nothing."""
        return min((step + 1) / warm, max(0.0, (total - step) / (total - warm)))

    return optimizer, LambdaLR(optimizer, share)


def _save(network: ReaderNetwork, optimizer: AdamW, schedule: LambdaLR, step: int, path: Path) -> None:
    state = {
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),
        "step": step,
    }
    torch.save(state, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def _resume(network: ReaderNetwork, optimizer: AdamW, schedule: LambdaLR, path: Path, total: int) -> int:
    """Load the last checkpoint of a stage, if there is one; the steps already done."""
    if not path.exists():
        return 0
    state = torch.load(path)
    network.load_state_dict(state["network"])
    if state["step"] < total:
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
    return int(state["step"])
