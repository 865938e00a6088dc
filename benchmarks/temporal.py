"""Time expressions against TIMEX3 annotations of newswire from 1989 to 2000.

The first 128 documents were open while the grammar was written, and every second of the others later: the first half
holds none of one of the two annotation efforts. Nobody has looked at the 64 that are held out.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.figures import Benchmark, Figure, data_digest, load_scorer
from benchmarks.predict import find_timexes
from dateline.sentences.parser import Parser

DATA, SCORER = "bench/temporal.jsonl", "bench/score.py"
PARTS = {"open": (*range(128), *range(128, 256, 2)), "held_out": tuple(range(129, 256, 2))}
MEASURES = {"strict": "strict", "relaxed": "relaxed", "value": "value_f1"}


def measure_times(shared: Path) -> Iterator[Figure]:
    """F1 of exact spans, of spans that overlap, and of these with the right value, for each part."""
    gold = [json.loads(line) for line in (shared / DATA).read_text(encoding="utf-8").splitlines()]
    scorer, parser, data = load_scorer(shared / SCORER), Parser(), data_digest([shared / DATA])
    for part, places in PARTS.items():
        records = [gold[place] for place in places]
        score = scorer.temporal(records, [_predicted(parser, record) for record in records])["timexes"]
        for name, measure in MEASURES.items():
            yield Figure(f"temporal.{part}.{name}", score[measure]["f1"], data)


def _predicted(parser: Parser, record: dict[str, Any]) -> dict[str, Any]:
    return {"id": record["id"], "timexes": list(find_timexes(parser, record["text"], record["dct"]))}


TEMPORAL = Benchmark("temporal", (DATA, SCORER), measure_times)
