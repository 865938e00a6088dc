"""Told: what the model's heads see in a sentence: acts, their modes and statuses, who takes part, who says so.

The heads give probabilities. Only words that may tell an act or mark an attribution keep their row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Probabilities = NDArray[np.float16]

# A word of less probability than this tells no act and marks no attribution.
LEAST = 0.02
# What the heads link to a trigger stands where the grammar finds nothing.
LINK = 0.5
NONE = "NONE"
OUTPUTS = ("acts", "modes", "statuses", "attribution", "links", "factuality")
LINKS = ("who", "whom", "when", "where", "source", "content")
_SOURCE, _CUE, _CONTENT = range(3)


@dataclass(frozen=True, slots=True)
class ToldLabels:
    """The names of the columns; the first act is none, a mode is written "CONSULT/visit"."""

    acts: tuple[str, ...]
    modes: tuple[str, ...]
    statuses: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class WordTold:
    """One word of a sentence of W words: `acts` [acts], `modes` [modes], `statuses` [statuses], `links` [W, LINKS]."""

    labels: ToldLabels
    acts: Probabilities
    modes: Probabilities
    statuses: Probabilities
    links: Probabilities

    @property
    def act(self) -> float:
        """The probability that the word tells an act of any type."""
        return 1.0 - float(self.acts[0])

    @property
    def type(self) -> str:
        """The likeliest type, told or not."""
        return self.labels.acts[1 + int(self.acts[1:].argmax())]

    def of_type(self, type: str) -> float:
        """The probability that the word tells an act of this type."""
        return float(self.acts[self.labels.acts.index(type)])

    def modes_of(self, type: str) -> list[str]:
        """The modes of this type, the likeliest first."""
        own = [index for index, name in enumerate(self.labels.modes) if name.startswith(f"{type}/")]
        own.sort(key=lambda index: -self.modes[index])
        return [self.labels.modes[index].partition("/")[2] for index in own]

    def status(self, name: str) -> float:
        """The probability of a status, given that the word tells an act."""
        return float(self.statuses[self.labels.statuses.index(name)])

    def link(self, word: int, name: str) -> float:
        """The probability that this word of the sentence is the end of a link."""
        return float(self.links[word, LINKS.index(name)])


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A sentence of W words: `attribution` [W, 3] for source, cue and content, and the words that tell something.

    `factuality` [W] is in [-3, 3]: how sure it is that what a word tells took or takes place.
    """

    attribution: Probabilities
    factuality: Probabilities
    words: Mapping[int, WordTold]

    def cue(self, word: int) -> float:
        """The probability that a word belongs to the cue of an attribution."""
        return float(self.attribution[word, _CUE])

    def source(self, word: int) -> float:
        """The probability that a word belongs to a source."""
        return float(self.attribution[word, _SOURCE])

    def content(self, word: int) -> float:
        """The probability that a word is told as somebody's words or thought."""
        return float(self.attribution[word, _CONTENT])


def told_of(outputs: Sequence[NDArray[Any]], labels: ToldLabels) -> Told:
    """What the heads gave for one sentence, in the order of OUTPUTS, thinned to the words that matter."""
    acts, modes, statuses, attribution, links, factuality = outputs
    kept = np.flatnonzero((acts[:, 0] < 1 - LEAST) | (attribution[:, _CUE] > LEAST)).tolist()
    half = [array[kept].astype(np.float16) for array in (acts, modes, statuses, links)]
    words = {word: WordTold(labels, *(np.array(array[row]) for array in half)) for row, word in enumerate(kept)}
    return Told(attribution.astype(np.float16), factuality.astype(np.float16), words)
