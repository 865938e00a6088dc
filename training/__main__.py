"""`python -m training`: make the reader model from openly licensed data, in stages that can be stopped and resumed.

    python -m training all --data DIR --base WHEEL_FOLDER     every stage below
    python -m training train | export | politics | score | evaluate      one stage
    python -m training crossval                               names and factuality by folds (not part of `all`)

DIR holds `corpora/ud_en` (treebanks), `bench/ner_uner_ewt.jsonl` (names) and `bench/factuality_*.jsonl`; the project's
own text stands in training/data. See docs/model_card.md for sources.
"""

import argparse
import json
import random
import shutil
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import torch
from tokenizers import Tokenizer

from dateline.reading import Reader
from dateline.sentences.encoding import MAX_PIECES, encode
from dateline.sentences.model import ReaderModel
from dateline.views.calibration import Scored, auroc, calibration_error, find_bins
from training.annotated import own_text
from training.batches import Prepared, prepare, windows
from training.crossval import cross_validate, factuality_figures
from training.data import Example, read_names, read_treebank
from training.evaluate import tree_figures
from training.export import export
from training.grammar import grammar_layers
from training.network import Labels, ReaderNetwork, load_base
from training.own_names import own_names
from training.politics import write_politics
from training.score import (
    DISPATCH_WEIGHT,
    cross_validated,
    dispatches,
    fit,
    levelled,
    read_rows,
    stories,
    write_weights,
)
from training.told_data import Told, codebook_examples, read_factuality, told_examples, told_labels
from training.told_evaluate import told_figures
from training.told_train import PreparedTold, ToldStage, prepare_told
from training.train import Stage, run_stage, train

NAMES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
MODELS = Path(__file__).parents[1] / "src/dateline/models"
PARSE = Stage("parse", epochs=4, dropout=0.15)
# Short, and with a quarter of the treebank beside, so that names are learnt and nothing is forgotten.
NAMING = Stage("naming", epochs=1, rate=0.3, dropout=0.15, seed=2)
# Everything together, the treebanks beside so that no grammar is forgotten.
TELLING = Stage("told", epochs=7, rate=0.8, dropout=0.15, seed=3)
FACTUALITY = {"uds-ih2": "factuality_uds_ih2", "meantime": "factuality_meantime"}
OWN_TEXT = Path(__file__).parent / "data"
DISPATCHES = Path(__file__).parents[1] / "tests/dispatches"


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
    return Labels(pos, tags, often([e.relations for e in examples]), NAMES, told_labels())


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
    """Three stages: the treebanks, a short one in which names are learnt too, and what sentences tell."""
    examples = treebank(data, "en-ud-train.conllu")
    labels, tokenizer = label_sets(examples), tokenizer_of(base)
    (work / "labels.json").write_text(json.dumps(asdict(labels), indent=1))
    network = ReaderNetwork(labels)
    load_base(network, base / "model.safetensors")
    sentences = fitting(prepare(e, tokenizer, labels) for e in examples)
    stretches = fitting(window for seed in range(2) for window in windows(examples, tokenizer, random.Random(seed)))
    own = fitting(prepare(e, tokenizer, labels) for e in own_names())
    train(network, sentences + own, stretches, PARSE, work)
    named = fitting(prepare(e, tokenizer, labels) for e in read_names(data / "bench/ner_uner_ewt.jsonl"))
    train(network, 2 * named + sentences[::4], stretches, NAMING, work)
    told, held = own_examples(network, tokenizer)
    beside = ToldStage(told, factuality_examples(data, tokenizer), [*sentences, *own, *2 * named], stretches)
    run_stage(network, beside.steps(network, TELLING), beside.total(TELLING), stage=TELLING, work=work)
    print(f"{len(told)} own sentences learnt, {len(held)} held back:", told_figures(network, held))
    return network


def own_examples(network: ReaderNetwork, tokenizer: Tokenizer) -> tuple[list[PreparedTold], list[PreparedTold]]:
    """The sentences of the project's own text and codebook to learn from, and those held back.

    Their grammar is what the network reads in them before it learns what they tell.
    """
    labels, marked = told_labels(), own_text(OWN_TEXT)

    def find_grammar(words: list[str]) -> dict[str, list[int]]:
        return grammar_layers(network, encode(tokenizer, words))

    learnt, held = ([s for s in marked if s.is_held is wanted] for wanted in (False, True))
    own = [*told_examples(learnt, labels, find_grammar), *codebook_examples(labels, find_grammar)]
    return _prepared(own, tokenizer), _prepared(told_examples(held, labels, find_grammar), tokenizer)


def factuality_examples(data: Path, tokenizer: Tokenizer) -> list[PreparedTold]:
    """The sentences of both factuality corpora."""
    files = (data / f"bench/{name}.jsonl" for name in FACTUALITY.values())
    return _prepared((told for file in files for told in read_factuality(file)), tokenizer)


def _prepared(examples: Iterable[Told], tokenizer: Tokenizer) -> list[PreparedTold]:
    return [p for told in examples if (p := prepare_told(told, tokenizer))]


def run_export(network: ReaderNetwork, labels: Labels, base: Path, work: Path) -> None:
    """The shipped files, from the last checkpoint; the float model stays in `work` for comparison."""
    network.load_state_dict(torch.load(work / f"{TELLING.name}.pt")["network"])
    export(network, labels, base, work / "models")
    for name in ("lower.onnx", "upper.onnx", "labels.json", "tokenizer.json"):
        shutil.copy(work / "models" / name, MODELS / name)


def run_scoring() -> None:
    """The weights of the score, fitted on own reports that no head has learnt from, with the model as shipped."""
    reader = Reader()
    level = list(read_rows(dispatches(DISPATCHES), reader, weight=DISPATCH_WEIGHT))
    rows = [*read_rows(stories(OWN_TEXT), reader), *level]
    write_weights(levelled(fit(rows), level), MODELS / "score.json")
    bins = find_bins(scored := [Scored(score, is_right) for score, is_right in cross_validated(rows)])
    print(f"{len(rows)} rows, without their own report: error {calibration_error(bins):.3f}, AUROC {auroc(scored):.3f}")


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
    if arguments.stage in ("all", "politics"):
        write_politics(MODELS / "politics.json", data, OWN_TEXT)
    if arguments.stage in ("all", "score"):
        run_scoring()
    if arguments.stage in ("all", "evaluate"):
        run_evaluation(data, work)
    if arguments.stage == "crossval":
        network, tokenizer = ReaderNetwork(labels), tokenizer_of(base)
        named = list(read_names(data / "bench/ner_uner_ewt.jsonl"))
        print("names F1", cross_validate(network, named, labels, tokenizer=tokenizer, work=work))
        corpora = {corpus: list(read_factuality(data / f"bench/{name}.jsonl")) for corpus, name in FACTUALITY.items()}
        print("factuality r", factuality_figures(network, corpora, tokenizer=tokenizer, work=work))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m training", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stage", choices=["all", "train", "export", "score", "evaluate", "politics", "crossval"])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True, help="folder with model.safetensors and tokenizer.json")
    parser.add_argument("--work", type=Path, default=Path("training/checkpoints"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
