"""PyTorch network → one ONNX file with int8 weights, and the tokenizer and label files beside it."""

import json
import shutil
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional as F

from training.network import START_LAYER, Labels, ReaderNetwork


class ExportedReader(nn.Module):
    """The network as the package runs it: one sequence, no padding, answers instead of scores where they suffice."""

    def __init__(self, network: ReaderNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, shapes: Tensor, words: Tensor) -> tuple[Tensor, ...]:
        """Pieces and shapes [T], words [W] → starts [W], arcs and relations [W, 1 + W], pos, tags and names [W]."""
        network = self.network
        states = network.encoder(pieces[None], shapes[None], None)
        early = F.embedding(words, states[START_LAYER - 1][0])
        hidden = states[-1][0]
        at_words = F.embedding(words, hidden)[None]
        heads = torch.cat([hidden[None, :1], at_words], 1)
        return (
            network.starts(early).squeeze(-1),
            network.arcs(at_words, heads)[0],
            network.all_relation_scores(at_words, heads)[0].argmax(-1),
            network.pos(at_words)[0].argmax(-1),
            network.tags(at_words)[0].argmax(-1),
            network.names(at_words)[0].argmax(-1),
        )


OUTPUTS = ["starts", "arcs", "relations", "pos", "tags", "names"]


def export(network: ReaderNetwork, labels: Labels, base: Path, folder: Path) -> None:
    """Write reader.onnx (int8), reader_float.onnx, labels.json and tokenizer.json into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    pieces, words = torch.arange(1000, 1012), torch.arange(1, 9)
    axes = {"pieces": {0: "T"}, "shapes": {0: "T"}, "words": {0: "W"}} | {name: {0: "W"} for name in OUTPUTS}
    axes["arcs"][1] = axes["relations"][1] = "H"
    exported = folder / "reader_float.onnx"
    torch.onnx.export(
        ExportedReader(network),
        (pieces, torch.zeros_like(pieces), words),
        str(exported),
        dynamic_axes=axes,
        input_names=["pieces", "shapes", "words"],
        output_names=OUTPUTS,
        opset_version=17,
        dynamo=False,
    )
    quantize(exported, folder / "reader.onnx")
    (folder / "labels.json").write_text(json.dumps(vars(labels)), encoding="utf-8")
    shutil.copy(base / "tokenizer.json", folder / "tokenizer.json")


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
