"""Names by cross-validation over documents: what the names head reaches on text it has not seen.

Each fold starts from the first stage, which has seen no sentence of the names data, learns the names of four fifths
of its documents and is measured on the rest. The shipped model learns from all of them, so it has no test set here.
"""

from pathlib import Path

import torch
from tokenizers import Tokenizer

from training.batches import Prepared, collate, prepare
from training.data import Example
from training.evaluate import f1, name_spans
from training.network import START_LAYER, Labels, ReaderNetwork
from training.train import Stage, train

FOLDS = 5


def cross_validate(
    network: ReaderNetwork, examples: list[Example], labels: Labels, *, tokenizer: Tokenizer, work: Path
) -> float:
    """F1 of names in percent, over all examples, each found by a network that has not learnt its document."""
    documents = sorted({e.document for e in examples})
    pairs = []
    for fold in range(FOLDS):
        held = set(documents[fold::FOLDS])
        network.load_state_dict(torch.load(work / "parse.pt")["network"])
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
