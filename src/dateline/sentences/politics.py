"""Whether a sentence may tell politics, by what the lower half of the model sees in its words.

A linear judgement on the mean and the greatest of the hidden states of the words. Below its threshold nothing else of
the model runs on the sentence, and nothing is read in it. Its weights stand in `models/politics.json`; `python -m
training politics` fits them.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

States = NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Politics:
    """The weights [2 x hidden], the bias, and the score under which a sentence is passed over."""

    weights: NDArray[np.float32]
    bias: float
    threshold: float

    def is_told(self, states: States) -> bool:
        """Whether words with these hidden states, [words, hidden], may tell politics."""
        return bool(pooled(states) @ self.weights + self.bias >= self.threshold)


def pooled(states: States) -> NDArray[np.float32]:
    """The mean and the greatest of each number over the words, [2 x hidden]."""
    return np.concatenate([states.mean(axis=0), states.max(axis=0)]).astype(np.float32)


def load_politics(path: Path) -> Politics:
    """The judgement whose weights stand in a JSON file. Raises OSError or ValueError if they do not."""
    found = json.loads(path.read_text(encoding="utf-8"))
    return Politics(np.array(found["weights"], np.float32), found["bias"], found["threshold"])
