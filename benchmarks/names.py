"""Names against the conflict reports of re3d, which no weight has seen.

They mark whole noun phrases ("the regional council") as organisations and places, so that the figures are low for any
reader of proper names; what they show is change. The names of UNER are training data, measured by cross-validation
where the model is made; actor spans of CAMEO reports are no names.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.figures import Benchmark, Figure, data_digest, load_scorer
from benchmarks.predict import find_names

DATA, SCORER = "bench/ner_re3d.jsonl", "bench/score.py"
KINDS = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}


def measure_names(shared: Path) -> Iterator[Figure]:
    """F1 of whole typed names, all together and by kind."""
    gold = [own_kinds(json.loads(line)) for line in (shared / DATA).read_text(encoding="utf-8").splitlines()]
    predicted = [{"id": record["id"], "entities": list(find_names(record["text"]))} for record in gold]
    score = load_scorer(shared / SCORER).ner(gold, predicted, types=set(KINDS.values()))
    data = data_digest([shared / DATA])
    yield Figure("ner.re3d.f1", score["micro"]["f1"], data)
    for kind, found in score["per_type"].items():
        yield Figure(f"ner.re3d.{kind.lower()}.f1", found["f1"], data)


def own_kinds(record: dict[str, Any]) -> dict[str, Any]:
    """The record with the kinds of its names called as ours; those that we do not read are left out."""
    names = [name | {"type": KINDS[name["type"]]} for name in record["entities"] if name["type"] in KINDS]
    return record | {"entities": names}


NAMES = Benchmark("ner", (DATA, SCORER), measure_names)
