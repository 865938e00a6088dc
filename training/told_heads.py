"""The heads that see what is told: acts with their modes and statuses, who takes part in them, and who says so."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from dateline.sentences.told import LINKS, ToldLabels

LINK_WIDTH = 128
ROLES = ["source", "cue", "content"]


class ToldHeads(nn.Module):
    """Heads over the words of one sentence; they read their own mean of the encoder's layers."""

    def __init__(self, labels: ToldLabels, *, width: int, layers: int, dropout: float = 0.15) -> None:
        super().__init__()
        self.mix = nn.Parameter(torch.zeros(layers))
        self.dropout = nn.Dropout(dropout)
        self.act = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Dropout(dropout))
        self.acts, self.modes = nn.Linear(width, len(labels.acts)), nn.Linear(width, len(labels.modes))
        self.certainty = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Dropout(dropout))
        self.statuses, self.factuality = nn.Linear(width, len(labels.statuses)), nn.Linear(width, 1)
        self.attribution = nn.Sequential(
            nn.Linear(width, width), nn.GELU(), nn.Dropout(dropout), nn.Linear(width, len(ROLES))
        )
        self.link_from, self.link_to = nn.Linear(width, LINK_WIDTH), nn.Linear(width, LINK_WIDTH)
        self.link = nn.Parameter(torch.empty(LINK_WIDTH + 1, len(LINKS), LINK_WIDTH + 1))
        nn.init.normal_(self.link, std=LINK_WIDTH**-0.5)

    def mixed(self, states: list[Tensor]) -> Tensor:
        """The learnt mean of the layers' states, each [B, T, width]."""
        shares = torch.softmax(self.mix, 0)
        return torch.stack([share * state for share, state in zip(shares, states, strict=True)]).sum(0)

    def links(self, rows: Tensor, words: Tensor) -> Tensor:
        """Scores [..., R, W, links] of every word as a link's end: rows [..., R, width], words [..., W, width]."""
        begin = _with_one(self.dropout(F.gelu(self.link_from(rows))))
        end = _with_one(self.dropout(F.gelu(self.link_to(words))))
        return torch.einsum("...rli,...wi->...rwl", torch.einsum("...rj,jli->...rli", begin, self.link), end)

    def probabilities(self, words: Tensor) -> tuple[Tensor, ...]:
        """Words [W, width] → what `dateline.sentences.told` reads, in its order."""
        seen, sure = self.act(words), self.certainty(words)
        return (
            self.acts(seen).softmax(-1),
            self.modes(seen).softmax(-1),
            self.statuses(sure).softmax(-1),
            self.attribution(words).sigmoid(),
            self.links(words, words).sigmoid(),
            self.factuality(sure).squeeze(-1),
        )


def _with_one(values: Tensor) -> Tensor:
    return torch.cat([values, torch.ones_like(values[..., :1])], -1)
