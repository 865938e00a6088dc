"""Who says what, against the attributions of American political news that people marked; never trained on."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Benchmark, Figure, data_digest, load_scorer, scored
from benchmarks.predict import predict_attributions

DATA, SCORER = "bench/attribution.jsonl", "bench/score.py"


def measure_attributions(shared: Path) -> Iterator[Figure]:
    """F1 of the words of sources, cues and contents."""
    scorer, data = load_scorer(shared / SCORER), data_digest([shared / DATA])
    score = scored(scorer, scorer.attribution, shared / DATA, predict_attributions)
    for part in ("source", "cue", "content"):
        yield Figure(f"attribution.{part}", score[part]["token"]["f1"], data)


ATTRIBUTION = Benchmark("attribution", (DATA, SCORER), measure_attributions)
