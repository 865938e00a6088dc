"""`python -m training`: make the reader model from openly licensed data, in stages that can be stopped and resumed.

    python -m training all --data DIR --base WHEEL_FOLDER     every stage below
    python -m training train | export | evaluate              one stage
    python -m training crossval                               names by cross-validation (not part of `all`)

DIR holds `corpora/ud_en` (treebanks) and `bench/ner_uner_ewt.jsonl` (names); see docs/model_card.md for sources.
"""

import argparse
import json
import random
import shutil
from collections.abc import Iterable
from pathlib import Path

import torch
from tokenizers import Tokenizer

from dateline.sentences.encoding import MAX_PIECES
from dateline.sentences.model import ReaderModel
from training.batches import Prepared, prepare, windows
from training.crossval import cross_validate
from training.data import Example, read_names, read_treebank
from training.evaluate import tree_figures
from training.export import export
from training.network import Labels, ReaderNetwork, load_base
from training.own_names import own_names
from training.train import Stage, train

NAMES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
MODELS = Path(__file__).parents[1] / "src/dateline/models"
PARSE = Stage("parse", epochs=4, dropout=0.15)
# Short, and with a quarter of the treebank beside, so that names are learnt and nothing is forgotten.
NAMING = Stage("naming", epochs=1, rate=0.3, dropout=0.15, seed=2)


def treebank(data: Path, part: str) -> list[Example]:
    """The sentences of one treebank file."""
    return list(read_treebank(data / "corpora/ud_en" / part))


def label_sets(examples: list[Example]) -> Labels:
    """All labels of the training treebank, sorted; labels seen fewer than three times are not learnt."""

    def often(lists: list[list[str] | None]) -> list[str]:
        counts: dict[str, int] = {}
        for row in lists:
            for label in row or []:
                counts[label] = counts.get(label, 0) + 1
        return sorted(label for label, count in counts.items() if count >= 3)

    pos, tags = often([e.pos for e in examples]), often([e.tags for e in examples])
    return Labels(pos, tags, often([e.relations for e in examples]), NAMES)


def tokenizer_of(base: Path) -> Tokenizer:
    """The word-piece tokenizer of the base model, without its truncation and padding."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def fitting(prepared: Iterable[Prepared]) -> list[Prepared]:
    """Those that the encoder's positions can hold."""
    return [p for p in prepared if len(p.encoded.pieces) <= MAX_PIECES]


def run_training(data: Path, base: Path, work: Path) -> ReaderNetwork:
    """Both stages: four epochs on the treebank, then a short one in which the names data is learnt too."""
    examples = treebank(data, "en-ud-train.conllu")
    labels, tokenizer = label_sets(examples), tokenizer_of(base)
    (work / "labels.json").write_text(json.dumps(vars(labels), indent=1))
    network = ReaderNetwork(labels)
    load_base(network, base / "model.safetensors")
    sentences = fitting(prepare(e, tokenizer, labels) for e in examples)
    stretches = fitting(window for seed in range(2) for window in windows(examples, tokenizer, random.Random(seed)))
    own = fitting(prepare(e, tokenizer, labels) for e in own_names())
    train(network, sentences + own, stretches, PARSE, work)
    named = fitting(prepare(e, tokenizer, labels) for e in read_names(data / "bench/ner_uner_ewt.jsonl"))
    train(network, 2 * named + sentences[::4], stretches, NAMING, work)
    return network


def run_export(network: ReaderNetwork, labels: Labels, base: Path, work: Path) -> None:
    """The shipped files, from the last checkpoint; the float model stays in `work` for comparison."""
    network.load_state_dict(torch.load(work / f"{NAMING.name}.pt")["network"])
    export(network, labels, base, work / "models")
    for name in ("lower.onnx", "upper.onnx", "labels.json", "tokenizer.json"):
        shutil.copy(work / "models" / name, MODELS / name)


def run_evaluation(data: Path, work: Path) -> None:
    """Trees of both test treebanks from gold words: the int8 model as shipped, and the float model."""
    float_folder = work / "models" / "float"
    for part in ("en_ewt-ud-test.conllu", "en_gum-ud-test.conllu"):
        for name, folder in (("int8", MODELS), ("float32", float_folder)):
            print(part, name, tree_figures(ReaderModel(folder), treebank(data, part)))


def main() -> None:
    """Read the command line and run the stages asked for."""
    arguments = _arguments()
    data, base, work = arguments.data, arguments.base, arguments.work
    work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(2)
    labels = label_sets(treebank(data, "en-ud-train.conllu"))
    if arguments.stage in ("all", "train"):
        run_training(data, base, work)
    if arguments.stage in ("all", "export"):
        run_export(ReaderNetwork(labels), labels, base, work)
    if arguments.stage in ("all", "evaluate"):
        run_evaluation(data, work)
    if arguments.stage == "crossval":
        named = list(read_names(data / "bench/ner_uner_ewt.jsonl"))
        print("names F1", cross_validate(ReaderNetwork(labels), named, labels, tokenizer=tokenizer_of(base), work=work))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m training", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stage", choices=["all", "train", "export", "evaluate", "crossval"])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True, help="folder with model.safetensors and tokenizer.json")
    parser.add_argument("--work", type=Path, default=Path("training/checkpoints"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
