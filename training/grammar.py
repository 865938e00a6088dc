"""What a network reads in a sentence, as layers to learn from: a later stage keeps the grammar of an earlier."""

import torch

from dateline.sentences.encoding import Encoded
from dateline.sentences.tree import best_heads
from training.batches import Prepared, collate
from training.network import START_LAYER, ReaderNetwork


def grammar_layers(network: ReaderNetwork, encoded: Encoded) -> dict[str, list[int]]:
    """What the network reads in a sentence, as the layers that it learns from: 1-based heads, 0 for the root."""
    network.eval()
    batch = collate([Prepared(encoded, {})])
    with torch.no_grad():
        hidden = network.mixed(network.encoder(batch.pieces, batch.shapes, None)[START_LAYER - 1 :])
        words = network.words(hidden, batch.words)
        every = torch.cat([hidden[:, :1], words], 1)
        heads = best_heads(network.arcs(words, every)[0].numpy())
        relations = network.relation_scores(words, every[:, heads])
        scores = {"pos": network.pos(words), "tags": network.tags(words), "names": network.names(words)}
    chosen = {name: score[0].argmax(-1).tolist() for name, score in (scores | {"relations": relations}).items()}
    return chosen | {"heads": heads}
