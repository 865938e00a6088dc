"""Links across articles against hand-made ones: same event, what became of plans; and ECB+ event coreference."""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.event_coref import predict_event_coref
from benchmarks.figures import Benchmark, Figure, data_digest, load_scorer, scored
from benchmarks.links import predict_links

REPORTS, LINKS, LINKS_SCORER = "gold/dev", "gold/links_dev.json", "bench/score_links.py"
COREF, SCORER = "bench/event_coref.jsonl", "bench/score.py"


def measure_links(shared: Path) -> Iterator[Figure]:
    """Four stories with their events given: pairs and B³ of the same event, and verdicts on what was announced."""
    scorer, reports = load_scorer(shared / LINKS_SCORER), shared / REPORTS
    gold = json.loads((shared / LINKS).read_text(encoding="utf-8"))
    data = data_digest([*sorted(reports.glob("*.json")), shared / LINKS])
    with TemporaryDirectory() as folder:
        output = Path(folder) / "links.json"
        predict_links(reports, output)
        found = json.loads(output.read_text(encoding="utf-8"))
    score = scorer.score(scorer.mentions(reports), gold, found)
    yield Figure("links.same_event.b3", score["same_event"]["b_cubed"]["f1"], data)
    yield Figure("links.same_event.pairs", score["same_event"]["pairs"]["f1"], data)
    yield Figure("links.expectations.right", score["expectations"]["verdict_right"], data)
    # Shares are what floors are made of: of as many as there are to be right about, how many are not wrongly settled.
    verdicts = score["expectations"]
    for kind in ("settled", "fulfilled"):
        share = 1 - verdicts[f"wrongly_{kind}"] / verdicts["gold"]
        yield Figure(f"links.expectations.not_wrongly_{kind}", share, data)


def measure_coreference(shared: Path) -> Iterator[Figure]:
    """ECB+, validated sentences, mentions given, no topic labels: CoNLL F1 over all topics."""
    scorer, data = load_scorer(shared / SCORER), data_digest([shared / COREF])
    score = scored(scorer, scorer.event_coref, shared / COREF, predict_event_coref)
    yield Figure("coreference.conll", score["conll_f1"], data)


LINKED = Benchmark("links", (REPORTS, LINKS, LINKS_SCORER), measure_links)
COREFERENCE = Benchmark("coreference", (COREF, SCORER), measure_coreference)
