"""The reader network in PyTorch: a MiniLM encoder with light heads. Needed for training only."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from dateline.sentences.encoding import LetterShape
from dateline.sentences.told import ToldLabels
from training.told_heads import ToldHeads

WIDTH, LAYERS, ATTENTION_HEADS, FEED_FORWARD = 384, 6, 12, 1536
# Sentence starts are read after two layers: a third of the cost of a whole pass, so that finding the sentences of
# a paragraph and then reading each of them alone stays cheap.
START_LAYER = 2
ARC_WIDTH, RELATION_WIDTH = 256, 128


@dataclass(frozen=True)
class Labels:
    """The label sets, in the order of the output columns."""

    pos: list[str]
    tags: list[str]
    relations: list[str]
    names: list[str]
    told: ToldLabels


class Layer(nn.Module):
    """One post-norm transformer layer, as BERT has them."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen, self.narrow = nn.Linear(WIDTH, FEED_FORWARD), nn.Linear(FEED_FORWARD, WIDTH)
        self.output_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        """[B, T, WIDTH] → the same; `mask` is [B, 1, 1, T], true where there is a piece."""
        batch, length, _ = hidden.shape
        split = [
            linear(hidden).view(batch, length, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS).transpose(1, 2)
            for linear in (self.query, self.key, self.value)
        ]
        context = F.scaled_dot_product_attention(*split, attn_mask=mask)
        context = context.transpose(1, 2).reshape(batch, length, WIDTH)
        hidden = self.attended_norm(hidden + self.dropout(self.attended(context)))
        return self.output_norm(hidden + self.dropout(self.narrow(F.gelu(self.widen(hidden)))))


class Encoder(nn.Module):
    """all-MiniLM-L6-v2 with one more embedding, for the shape of letters, which starts at nothing."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(len(LetterShape), WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor | None, depth: int = LAYERS) -> list[Tensor]:
        """Hidden states after each of the first `depth` layers, each [B, T, WIDTH]."""
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        hidden = self.norm(self.pieces(pieces) + self.positions(positions) + self.shapes(shapes))
        states = [self.dropout(hidden)]
        for layer in self.layers[:depth]:
            states.append(layer(states[-1], mask))
        return states[1:]


class ReaderNetwork(nn.Module):
    """Encoder and heads: parts of speech, tags, biaffine heads and relations, names, sentence starts."""

    def __init__(self, labels: Labels, dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.dropout = nn.Dropout(dropout)
        self.pos, self.tags = nn.Linear(WIDTH, len(labels.pos)), nn.Linear(WIDTH, len(labels.tags))
        self.names = nn.Sequential(
            nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Dropout(dropout), nn.Linear(WIDTH, len(labels.names))
        )
        self.starts = nn.Linear(WIDTH, 1)
        # What the heads of a sentence read: a learnt mean of the layers from START_LAYER up. The base was made for
        # the meaning of whole sentences; its middle layers know more of their grammar (after 100 steps UAS 81.7
        # on training text held out, 77.8 from the last layer alone).
        self.mix = nn.Parameter(torch.zeros(LAYERS - START_LAYER + 1))
        self.arc_dependent, self.arc_head = nn.Linear(WIDTH, ARC_WIDTH), nn.Linear(WIDTH, ARC_WIDTH)
        self.relation_dependent, self.relation_head = nn.Linear(WIDTH, RELATION_WIDTH), nn.Linear(WIDTH, RELATION_WIDTH)
        self.arc = nn.Parameter(torch.empty(ARC_WIDTH + 1, ARC_WIDTH))
        self.relation = nn.Parameter(torch.empty(RELATION_WIDTH + 1, len(labels.relations), RELATION_WIDTH + 1))
        # Starting at nothing leaves both sides of the product without a gradient: 73 against 71 UAS after 100 steps.
        nn.init.normal_(self.arc, std=ARC_WIDTH**-0.5)
        nn.init.normal_(self.relation, std=RELATION_WIDTH**-0.5)
        self.told = ToldHeads(labels.told, width=WIDTH, layers=LAYERS - START_LAYER + 1)

    def set_dropout(self, share: float) -> None:
        """The dropout of all heads."""
        for part in (self.dropout, self.names[2]):
            part.p = share

    def mixed(self, states: Sequence[Tensor]) -> Tensor:
        """The learnt mean of the states after layers START_LAYER to LAYERS, each [B, T, WIDTH]."""
        shares = torch.softmax(self.mix, 0)
        return torch.stack([share * state for share, state in zip(shares, states, strict=True)]).sum(0)

    def words(self, hidden: Tensor, words: Tensor) -> Tensor:
        """[B, T, WIDTH] and the first piece of each word [B, W] → [B, W, WIDTH]."""
        return hidden.gather(1, words.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))

    def arcs(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Scores [B, W, 1 + W] of every head (column 0 is the root) for every word."""
        d = _with_one(self.dropout(F.gelu(self.arc_dependent(dependents))))
        h = self.dropout(F.gelu(self.arc_head(heads)))
        return (d @ self.arc) @ h.transpose(1, 2)

    def relation_scores(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Scores [B, W, relations] for each word with its one head, both [B, W, WIDTH]."""
        d = _with_one(self.dropout(F.gelu(self.relation_dependent(dependents))))
        h = _with_one(self.dropout(F.gelu(self.relation_head(heads))))
        return torch.einsum("bwi,irj,bwj->bwr", d, self.relation, h)

    def all_relation_scores(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Scores [B, W, 1 + W, relations] for each word with every head."""
        d = _with_one(F.gelu(self.relation_dependent(dependents)))
        h = _with_one(F.gelu(self.relation_head(heads)))
        mixed = torch.einsum("bwi,irj->bwrj", d, self.relation)
        return torch.einsum("bwrj,bhj->bwhr", mixed, h)


def _with_one(values: Tensor) -> Tensor:
    return torch.cat([values, torch.ones_like(values[..., :1])], -1)


def load_base(network: ReaderNetwork, path: Path) -> None:
    """Fill the encoder with the weights of all-MiniLM-L6-v2 (a BERT safetensors file)."""
    weights = load_file(path)
    own = network.encoder.state_dict()
    own["pieces.weight"] = weights["embeddings.word_embeddings.weight"]
    # Every text is of the first type; its embedding is a constant, kept with the positions.
    of_first_type = weights["embeddings.token_type_embeddings.weight"][0]
    own["positions.weight"] = weights["embeddings.position_embeddings.weight"] + of_first_type
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "attended": "attention.output.dense",
        "attended_norm": "attention.output.LayerNorm",
        "widen": "intermediate.dense",
        "narrow": "output.dense",
        "output_norm": "output.LayerNorm",
    }
    for kind in ("weight", "bias"):
        own[f"norm.{kind}"] = weights[f"embeddings.LayerNorm.{kind}"]
        for layer in range(LAYERS):
            for name, theirs in parts.items():
                own[f"layers.{layer}.{name}.{kind}"] = weights[f"encoder.layer.{layer}.{theirs}.{kind}"]
    network.encoder.load_state_dict(own)
