"""Names and factuality by cross-validation: what these heads reach on text they have not seen.

Each fold starts from a stage that has seen no sentence of the data, learns four fifths of it and is measured on the
rest. The shipped model learns from all of it, so it has no test set here.
"""

import random
from collections import defaultdict
from pathlib import Path
from statistics import correlation

import torch
from tokenizers import Tokenizer

from benchmarks.factuality import FactualityFinder, voted
from training.batches import PIECES_A_BATCH, Prepared, collate, prepare
from training.data import Example
from training.evaluate import f1, name_spans
from training.network import START_LAYER, Labels, ReaderNetwork
from training.told_data import Told
from training.told_train import PreparedTold, prepare_told, told_batches, told_losses, told_states
from training.train import Stage, run_stage, train

FOLDS = 5
FACTUALITY_EPOCHS = 3


def cross_validate(
    network: ReaderNetwork, examples: list[Example], labels: Labels, *, tokenizer: Tokenizer, work: Path
) -> float:
    """F1 of names in percent, over all examples, each found by a network that has not learnt its document."""
    documents = sorted({e.document for e in examples})
    pairs = []
    for fold in range(FOLDS):
        held = set(documents[fold::FOLDS])
        network.load_state_dict(torch.load(work / "parse.pt")["network"], strict=False)
        learnt = [prepare(e, tokenizer, labels) for e in examples if e.document not in held]
        train(network, learnt, [], Stage(f"fold-{fold}", epochs=4, rate=0.5, dropout=0.1, seed=fold), work)
        tested = [prepare(e, tokenizer, labels) for e in examples if e.document in held]
        pairs += [
            (name_spans([labels.names[i] for i in p.layers["names"]]), name_spans(_found(network, p, labels)))
            for p in tested
        ]
    return f1(pairs)


def _found(network: ReaderNetwork, prepared: Prepared, labels: Labels) -> list[str]:
    network.eval()
    batch = collate([prepared])
    with torch.no_grad():
        hidden = network.mixed(network.encoder(batch.pieces, batch.shapes, None)[START_LAYER - 1 :])
        return [labels.names[i] for i in network.names(network.words(hidden, batch.words))[0].argmax(-1).tolist()]


def factuality_figures(
    network: ReaderNetwork, corpora: dict[str, list[Told]], *, tokenizer: Tokenizer, work: Path
) -> dict[str, float]:
    """Pearson's r of each corpus over all its predicates, each judged by a network that has not learnt its sentence.

    The head votes with the grammar that the shipped reader finds, as in `benchmarks.factuality`.
    """
    marked = [(name, p) for name, some in corpora.items() for told in some if (p := prepare_told(told, tokenizer))]
    random.Random(1).shuffle(marked)
    gold: dict[str, list[float]] = defaultdict(list)
    found: dict[str, list[float]] = defaultdict(list)
    finder = FactualityFinder()
    for fold in range(FOLDS):
        network.load_state_dict(torch.load(work / "naming.pt")["network"], strict=False)
        _learn_factuality(network, [p for i, (_, p) in enumerate(marked) if i % FOLDS != fold], fold, work)
        for name, p in marked[fold::FOLDS]:
            gold[name] += p.told.factuality.values()
            judged = zip(p.told.factuality, judged_factuality(network, p), strict=True)
            found[name] += [voted(finder.presented(p.told.words, at), seen, corpus=name) for at, seen in judged]
    return {name: round(correlation(gold[name], found[name]), 3) for name in corpora}


def _learn_factuality(network: ReaderNetwork, learnt: list[PreparedTold], fold: int, work: Path) -> None:
    stage = Stage(f"factuality-{fold}", epochs=FACTUALITY_EPOCHS, rate=0.5, dropout=0.15, seed=fold)
    steps = [
        lambda group=group: told_losses(network, group)
        for epoch in range(stage.epochs)
        for group in told_batches(learnt, random.Random(epoch), PIECES_A_BATCH)
    ]
    run_stage(network, steps, len(steps), stage=stage, work=work)


def judged_factuality(network: ReaderNetwork, prepared: PreparedTold) -> list[float]:
    """The network's value for every predicate of a sentence, in their order."""
    network.eval()
    with torch.no_grad():
        words = told_states(network, [prepared])[0, list(prepared.told.factuality)]
        return network.told.factuality(network.told.certainty(words)).squeeze(-1).tolist()
