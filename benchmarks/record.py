"""The whole record against reports annotated by hand; also without each story, so that none carries the figure."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.figures import Benchmark, Figure, data_digest, load_scorer
from benchmarks.predict import predict_record

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
_FIELDS = ("status", "when", "actors", "recipients", "said_by")


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


def _predicted(scorer: Any, gold: Path) -> dict[str, list[dict[str, Any]]]:
    with TemporaryDirectory() as folder:
        output = Path(folder) / "events.jsonl"
        predict_record(gold, output)
        predicted: dict[str, list[dict[str, Any]]] = scorer.read_predictions(output)
        return predicted


def _only(by_report: Mapping[str, Any], ids: set[str]) -> dict[str, Any]:
    return {id: value for id, value in by_report.items() if id in ids}


RECORD = Benchmark("record", (GOLD, SCORER), measure_record)
