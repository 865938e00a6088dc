"""PyTorch network → two ONNX halves with int8 weights, and the tokenizer and label files beside them.

Two halves, because sentence starts need the lower one alone and onnxruntime runs the whole of a file.
"""

import json
import shutil
from dataclasses import asdict
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional as F

from dateline.sentences.told import OUTPUTS
from training.network import START_LAYER, Labels, ReaderNetwork

READING = ["arcs", "relations", "pos", "tags", "names", *OUTPUTS]


class LowerHalf(nn.Module):
    """Embeddings and the first layers, for one sequence: its hidden states and the starts of sentences."""

    def __init__(self, network: ReaderNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, shapes: Tensor, words: Tensor) -> tuple[Tensor, Tensor]:
        """Pieces and shapes [T], words [W] → hidden [T, WIDTH], starts [W]."""
        hidden = self.network.encoder(pieces[None], shapes[None], None, START_LAYER)[-1][0]
        return hidden, self.network.starts(F.embedding(words, hidden)).squeeze(-1)


class UpperHalf(nn.Module):
    """The other layers and the heads: answers instead of scores where they suffice."""

    def __init__(self, network: ReaderNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, hidden: Tensor, words: Tensor) -> tuple[Tensor, ...]:
        """Hidden [T, WIDTH], words [W] → arcs and relations [W, 1 + W], pos, tags and names [W], and what is told."""
        network, states = self.network, [hidden[None]]
        for layer in network.encoder.layers[START_LAYER:]:
            states.append(layer(states[-1], None))
        state = network.mixed(states)
        at_words = F.embedding(words, state[0])[None]
        seen = F.embedding(words, network.told.mixed(states)[0])
        heads = torch.cat([state[:, :1], at_words], 1)
        return (
            network.arcs(at_words, heads)[0],
            network.all_relation_scores(at_words, heads)[0].argmax(-1),
            network.pos(at_words)[0].argmax(-1),
            network.tags(at_words)[0].argmax(-1),
            network.names(at_words)[0].argmax(-1),
            *network.told.probabilities(seen),
        )


def export(network: ReaderNetwork, labels: Labels, base: Path, folder: Path) -> None:
    """Write both halves as int8 into `folder` and as float32 into `folder`/float, with labels and tokenizer."""
    network.eval()
    pieces, words, hidden = torch.arange(1000, 1012), torch.arange(1, 9), torch.zeros(12, 384)
    wide = {"arcs": {0: "W", 1: "H"}, "relations": {0: "W", 1: "H"}, "links": {0: "W", 1: "V"}}
    for target in (folder, folder / "float"):
        target.mkdir(parents=True, exist_ok=True)
        (target / "labels.json").write_text(json.dumps(asdict(labels)), encoding="utf-8")
        shutil.copy(base / "tokenizer.json", target / "tokenizer.json")
    lower, upper = folder / "float" / "lower.onnx", folder / "float" / "upper.onnx"
    _export(
        LowerHalf(network),
        {"pieces": pieces, "shapes": pieces * 0, "words": words},
        {"hidden": {0: "T"}, "starts": {0: "W"}},
        lower,
    )
    _export(UpperHalf(network), {"hidden": hidden, "words": words}, {name: {0: "W"} for name in READING} | wide, upper)
    for source in (lower, upper):
        quantize(source, folder / source.name)


def _export(module: nn.Module, inputs: dict[str, Tensor], outputs: dict[str, dict[int, str]], path: Path) -> None:
    axes = {name: {0: "W" if name == "words" else "T"} for name in inputs} | outputs
    torch.onnx.export(
        module,
        tuple(inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=list(outputs),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def quantize(source: Path, target: Path) -> None:
    """int8 weights per output channel; activations are scaled at run time, by the one sentence that is read."""
    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        extra_options={"MatMulConstBOnly": True},
    )
    onnx.checker.check_model(str(target))
