"""What one marked party of a sentence does to another, against PLOVER labels; never trained on."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Benchmark, Figure, data_digest, load_scorer, scored
from benchmarks.predict import predict_relations

DATA, SCORER = "bench/plover_relation.jsonl", "bench/score.py"


def measure_relations(shared: Path) -> Iterator[Figure]:
    """Macro-F1 and accuracy over the fifteen roots, and over the four classes of cooperation and conflict."""
    scorer, data = load_scorer(shared / SCORER), data_digest([shared / DATA])
    score = scored(scorer, scorer.plover, shared / DATA, predict_relations)
    for field in ("root", "quad"):
        yield Figure(f"plover.{field}.macro_f1", score[field]["macro_f1"], data)
        yield Figure(f"plover.{field}.accuracy", score[field]["accuracy"], data)


PLOVER = Benchmark("plover", (DATA, SCORER), measure_relations)
