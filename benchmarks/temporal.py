"""Time expressions against TIMEX3 annotations of newswire from 1989 to 2000.

The first half of the documents was open while the grammar was written; nobody has looked at the second half, which
holds most of its documents from another annotation effort.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.figures import Benchmark, Figure, data_digest, load_scorer
from benchmarks.predict import find_timexes
from dateline.sentences.parser import Parser

DATA, SCORER = "bench/temporal.jsonl", "bench/score.py"
HALVES = {"open": slice(0, 128), "held_out": slice(128, None)}
MEASURES = {"strict": "strict", "relaxed": "relaxed", "value": "value_f1"}


def measure_times(shared: Path) -> Iterator[Figure]:
    """F1 of exact spans, of spans that overlap, and of these with the right value, for each half."""
    gold = [json.loads(line) for line in (shared / DATA).read_text(encoding="utf-8").splitlines()]
    scorer, parser, data = load_scorer(shared / SCORER), Parser(), data_digest([shared / DATA])
    for half, documents in HALVES.items():
        predicted = [_predicted(parser, record) for record in gold[documents]]
        score = scorer.temporal(gold[documents], predicted)["timexes"]
        for name, measure in MEASURES.items():
            yield Figure(f"temporal.{half}.{name}", score[measure]["f1"], data)


def _predicted(parser: Parser, record: dict[str, Any]) -> dict[str, Any]:
    return {"id": record["id"], "timexes": list(find_timexes(parser, record["text"], record["dct"]))}


TEMPORAL = Benchmark("temporal", (DATA, SCORER), measure_times)
