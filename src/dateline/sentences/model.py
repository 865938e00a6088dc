"""The reader model: two halves of one network, read by onnxruntime, one sentence a call.

The lower half (two layers) finds where sentences start in running text, at a third of the cost of a whole pass; both
halves together read a sentence.

Why one sentence a call and not a batch: the model's activations are quantised by the range of the whole call, so a
sentence read among others would come out differently than alone (measured: one parse in six changed with the batch).
Alone, a sentence has one reading, and there is no padding to pay for. See docs/decisions/0002-one-sentence-a-call.md.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property, lru_cache
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidArgument, InvalidGraph, InvalidProtobuf, NoSuchFile
from tokenizers import Tokenizer

from dateline.errors import PipelineError
from dateline.sentences.encoding import MAX_PIECES, Encoded, encode
from dateline.sentences.politics import load_politics
from dateline.sentences.told import OUTPUTS, Told, ToldLabels, told_of
from dateline.sentences.tree import best_heads

_DAMAGED = (Fail, InvalidArgument, InvalidGraph, InvalidProtobuf, NoSuchFile)
_LOWER, _UPPER, _POLITICS = "lower.onnx", "upper.onnx", "politics.json"
_READING = ("arcs", "relations", "pos", "tags", "names")


class Start(IntEnum):
    """What begins at a word; anything but `NONE` is true."""

    NONE = 0
    POLITICS = 1  # a sentence that may tell politics
    OTHER = 2  # a sentence that tells something else


@dataclass(frozen=True, slots=True)
class Parse:
    """What the model says of W words: `heads` are 1-based, 0 for the root; `names` are BIO tags.

    `told` is None for a sentence too long to be read at once.
    """

    pos: list[str]
    tags: list[str]
    heads: list[int]
    relations: list[str]
    names: list[str]
    told: Told | None = field(default=None, compare=False)


class ReaderModel:
    """The shipped model, or another of the same make in `folder`: two ONNX files, labels.json and tokenizer.json."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or Path(str(files("dateline.models")))
        try:
            self._labels = _read_json(self.folder / "labels.json")
            self._tokenizer = Tokenizer.from_str(json.dumps(_read_json(self.folder / "tokenizer.json")))
            # The base model's file pads every text to a fixed length: pieces that are not there would be read.
            self._tokenizer.no_padding()
            self._tokenizer.no_truncation()
            self._lower, self._upper = (self._session(name) for name in (_LOWER, _UPPER))
            self._politics = load_politics(self.folder / _POLITICS)
        except (OSError, ValueError, KeyError, *_DAMAGED) as error:
            problem = f"the reader model in {self.folder} cannot be loaded ({error}); reinstall dateline"
            raise PipelineError(problem) from error
        # A paragraph of one sentence is looked at for starts and then read: its lower half is the same.
        self._read_lower = lru_cache(maxsize=1)(self._run_lower)

    def _session(self, name: str) -> onnxruntime.InferenceSession:
        return onnxruntime.InferenceSession(
            str(self.folder / name), _session_options(), providers=["CPUExecutionProvider"]
        )

    @cached_property
    def digest(self) -> str:
        """The first 12 hex digits of the SHA-256 of its weights: part of every run's id."""
        files = (self.folder / name for name in (_LOWER, _UPPER, _POLITICS))
        return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]

    def starts(self, words: Sequence[str]) -> list[Start]:
        """Which of the words begin a sentence, and whether it may tell politics.

        The words are one stretch of running text that fits the model.
        """
        encoded, hidden, scores = self._read_lower(tuple(words))
        found = self._is_start(words, scores)
        begins = [word for word, is_start in enumerate(found) if is_start]
        starts = [Start.NONE] * len(words)
        for begin, end in pairwise([*begins, len(words)]):
            places = np.minimum(encoded.words[begin:end], len(hidden) - 1)
            starts[begin] = Start.POLITICS if self._politics.is_told(hidden[places]) else Start.OTHER
        return starts

    def _is_start(self, words: Sequence[str], scores: NDArray[Any]) -> list[bool]:
        found = [True, *(scores[1 : len(words)] > 0).tolist()]
        begin = 0
        for i, is_start in enumerate(found[1:], 1):
            # "British Prime | Minister", "the Commission | rapped": two words without an end are no sentence of
            # running text, nor does a small letter begin one amid words.
            found[i] = is_start and not (words[i - 1].isalpha() and (i - begin <= 2 or words[i].islower()))
            begin = i if found[i] else begin
        return found

    def parse(self, words: Sequence[str]) -> Parse:
        """Read the words of one sentence; a sentence of more than MAX_PIECES pieces is read in stretches."""
        encoded, hidden, _ = self._read_lower(tuple(words))
        if len(encoded.pieces) > MAX_PIECES:
            return self._parse_long(words)
        feeds = {"hidden": hidden, "words": encoded.words}
        arcs, relations, pos, tags, names, *told = self._upper.run([*_READING, *OUTPUTS], feeds)
        heads = best_heads(arcs)
        chosen = relations[np.arange(len(words)), heads]
        return Parse(
            self._named("pos", pos), self._named("tags", tags), heads, self._named("relations", chosen),
            self._named("names", names),
            told_of(told, self.told_labels),
        )

    def _parse_long(self, words: Sequence[str]) -> Parse:
        """Two halves, the second hung on the root of the first: no such sentence occurs in edited news."""
        middle = len(words) // 2
        first, second = self.parse(words[:middle]), self.parse(words[middle:])
        root = first.heads.index(0) + 1
        heads = first.heads + [head + middle if head else root for head in second.heads]
        read = zip(second.heads, second.relations, strict=True)
        relations = first.relations + [relation if head else "parataxis" for head, relation in read]
        return Parse(first.pos + second.pos, first.tags + second.tags, heads, relations, first.names + second.names)

    @cached_property
    def told_labels(self) -> ToldLabels:
        """The labels of what the heads see."""
        return ToldLabels(**{name: tuple(labels) for name, labels in self._labels["told"].items()})

    def _named(self, layer: str, indices: NDArray[np.int64]) -> list[str]:
        names = self._labels[layer]
        return [names[index] for index in indices]

    def _run_lower(self, words: tuple[str, ...]) -> tuple[Encoded, NDArray[Any], NDArray[Any]]:
        """The words encoded, the hidden states [T, 384] of the lower half and the scores of sentence starts [W]."""
        encoded = encode(self._tokenizer, words)
        feeds = {
            "pieces": encoded.pieces[:MAX_PIECES],
            "shapes": encoded.shapes[:MAX_PIECES],
            "words": np.minimum(encoded.words, MAX_PIECES - 1),
        }
        hidden, starts = self._lower.run(["hidden", "starts"], feeds)
        return encoded, hidden, starts


def _read_json(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _session_options() -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    # One core a process: work is split over processes, and threads on single sentences only wait for each other.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return options
