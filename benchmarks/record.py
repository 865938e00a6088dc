"""The whole record against reports annotated by hand; also without each story, so that none carries the figure.

Every row is measured, the default view beside it.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.figures import Benchmark, Figure, data_digest, load_scorer
from benchmarks.predict import predict_record
from dateline.events.event import DEFAULT_SCORE
from dateline.views.calibration import Scored, auroc, calibration_error, find_bins

GOLD, SCORER = "gold/dev", "bench/score_record.py"

# Words in the id of a report that tell its story.
STORIES = {
    "prorogation": ("parliament",),
    "puerto_rico": ("puerto-rico",),
    "hong_kong": ("hong-kong",),
    "turkey_syria": ("kurds", "syria", "troop-withdrawal"),
    "iran_gulf": ("iran", "saudi"),
}
_OF_STORIES = ("mention.f1", "typed.f1", "whole.f1")
_WHOLE = ("type", "actors", "recipients", "when", "status")
_FIELDS = ("type", "status", "when", "actors", "recipients", "said_by")


def story_of(report: str) -> str:
    """The story a report belongs to, by its id; "" when it belongs to none."""
    stories = (story for story, words in STORIES.items() if any(word in report for word in words))
    return next(stories, "")


def measure_record(shared: Path) -> Iterator[Figure]:
    """Figures of the events read from the development reports: all, each story alone, and all but each story."""
    scorer = load_scorer(shared / SCORER)
    reports, predicted = scorer.gold_reports(shared / GOLD), _predicted(scorer, shared / GOLD)
    data = data_digest(sorted((shared / GOLD).glob("*.json")))

    def shares(ids: Iterable[str]) -> dict[str, float]:
        chosen = set(ids)
        return find_shares(scorer.score(_only(reports, chosen), _only(predicted, chosen)))

    yield from (Figure(f"record.{name}", value, data) for name, value in shares(reports).items())
    yield from (Figure(f"record.{name}", value, data) for name, value in find_trust(scorer, reports, predicted).items())
    for story in sorted(set(filter(None, map(story_of, reports)))):
        inside = shares(id for id in reports if story_of(id) == story)
        outside = shares(id for id in reports if story_of(id) != story)
        yield from (Figure(f"record.without_{story}.{name}", outside[name], data) for name in _OF_STORIES)
        yield from (Figure(f"record.only_{story}.{name}", inside[name], data, pinned=False) for name in _OF_STORIES)


def find_shares(score: Mapping[str, Any]) -> dict[str, float]:
    """What is reported of the scorer's answer, by name."""
    parts = {f"mention.{part}": score["mention"][part] for part in ("p", "r", "f1")}
    parts["typed.f1"] = score["typed"]["f1"]
    parts |= {field: score["fields"][field] for field in _FIELDS}
    return parts | {f"whole.{part}": score["record"][part] for part in ("p", "r", "f1")}


def find_trust(scorer: Any, reports: Mapping[str, Any], predicted: Mapping[str, list[Any]]) -> dict[str, float]:
    """How right the rows of the default view are, and what scores are worth; `calibration` is 1 less the mean error."""
    shown = {id: [row for row in rows if row["score"] >= DEFAULT_SCORE] for id, rows in predicted.items()}
    score = scorer.score(reports, shown)
    scored = [row for id, report in reports.items() for row in _scored(scorer, report, predicted.get(id, []))]
    return {
        "shown.whole.p": score["record"]["p"],
        "shown.whole.r": score["record"]["r"],
        "shown.mention.p": score["mention"]["p"],
        "score.auroc": auroc(scored) or 0.0,
        "score.calibration": 1 - calibration_error(find_bins(scored)),
    }


def _scored(scorer: Any, report: Mapping[str, Any], rows: list[Any]) -> Iterator[Scored]:
    """Every row of a report with whether it is right as a whole."""
    gold, found = [scorer.flat(event) for event in report["events"]], [scorer.flat(row) for row in rows]
    aligned = {j: scorer.right(gold[i], found[j]) for i, j in scorer.align(gold, found, report["text"])}
    for place, row in enumerate(rows):
        right = aligned.get(place, {})
        yield Scored(row["score"], bool(right) and all(right[field] for field in _WHOLE))


def _predicted(scorer: Any, gold: Path) -> dict[str, list[dict[str, Any]]]:
    with TemporaryDirectory() as folder:
        output = Path(folder) / "events.jsonl"
        predict_record(gold, output)
        predicted: dict[str, list[dict[str, Any]]] = scorer.read_predictions(output)
        return predicted


def _only(by_report: Mapping[str, Any], ids: set[str]) -> dict[str, Any]:
    return {id: value for id, value in by_report.items() if id in ids}


RECORD = Benchmark("record", (GOLD, SCORER), measure_record)
