"""The weights of the score: a logistic model fitted on whole reports of the project's own that the heads never learn.

In what order rows stand is learnt from the stories and the bundled dispatches; how high, from the dispatches alone:
their records follow the guide of the hand-made record; in the stories everything is marked that a reader can know.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from torch.nn import functional as F

from dateline.articles.article import Article
from dateline.articles.build import build_article
from dateline.articles.document import Document
from dateline.claims.scoring import Weights
from dateline.errors import InputError
from dateline.intake.files import Source, find_sources, read_documents
from dateline.reading import Reader, read
from dateline.views.alignment import align, telling_of
from dateline.views.gold import GoldReport, read_gold
from training.annotated import own_text
from training.reports import reports

# How much weights are held towards nothing, of .003, .01, .03 and .1.
RESTRAINT = 0.01
# The dispatches are few, but marked by the guide of the hand-made record.
DISPATCH_WEIGHT = 3
FOLDS = 10
# Steps in which the level is found; each halves what is left, about.
_STEPS = 60


@dataclass(frozen=True)
class Recording(Weights):
    """Weights that only note the features of the rows they are asked about, in order."""

    seen: list[dict[str, float]] = field(default_factory=list)

    def probability(self, features: Mapping[str, float]) -> float:
        self.seen.append(dict(features))
        return 0.5


@dataclass(frozen=True)
class Row:
    """One row of a report with its features, and whether it is right as a whole."""

    report: str
    features: dict[str, float]
    is_right: bool
    weight: int = 1


def stories(folder: Path) -> Iterator[tuple[Article, GoldReport]]:
    """The whole reports of the project's own text, which are never learnt, as articles with their gold."""
    for report in reports(own_text(folder, "stories")):
        name = report["id"]
        article = build_article(Document(name, text=report["text"], id=name, published=report["published"]))
        yield article, _gold(report, article)


def dispatches(gold: Path) -> Iterator[tuple[Article, GoldReport]]:
    """The bundled dispatches with the events that stand for them in the folder `gold`."""
    for source in find_sources([Path(str(files("dateline"))) / "dispatches"]):
        for document in read_documents(source) if isinstance(source, Source) else ():
            if isinstance(document, InputError):
                raise document
            known = gold / f"{document.id or Path(document.name).stem}.json"
            article = build_article(document)
            yield article, _gold(json.loads(known.read_text(encoding="utf-8")), article)


def _gold(report: Mapping[str, Any], article: Article) -> GoldReport:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.json"
        path.write_text(json.dumps({**report, "id": article.id, "text": article.text}), encoding="utf-8")
        found = next(iter(read_gold(path)))
    if isinstance(found, InputError):
        raise found
    return found


def read_rows(known: Iterable[tuple[Article, GoldReport]], reader: Reader, *, weight: int = 1) -> Iterator[Row]:
    """The rows that the reader finds in these articles, each to count so often."""
    for article, gold in known:
        recording = Recording(0.0, {}, {})
        events = read(article, replace(reader, weights=recording)).events
        rows = [telling_of(event, article.text) for event in events]
        right = {pair.row for pair in align(gold.tellings, rows, text=article.text) if pair.is_whole}
        for place, features in enumerate(recording.seen):
            yield Row(gold.id, features, place in right, weight)


def fit(rows: Sequence[Row]) -> Weights:
    """The weights under which these rows are likeliest, held towards nothing by RESTRAINT."""
    rows = [row for row in rows for _ in range(row.weight)]
    names = sorted({name for row in rows for name in row.features})
    means = {name: _mean([row.features[name] for row in rows if name in row.features]) for name in names}
    values = torch.tensor([[row.features.get(name, means[name]) for name in names] for row in rows])
    spread = values.std(0).clamp(min=1e-3)
    scaled, right = (values - values.mean(0)) / spread, torch.tensor([float(row.is_right) for row in rows])
    weights, bias = torch.zeros(len(names), requires_grad=True), torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=500, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = F.binary_cross_entropy_with_logits(scaled @ weights + bias, right) + RESTRAINT * weights.square().sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    plain = (weights.detach() / spread).tolist()
    intercept = bias.item() - sum(w * m for w, m in zip(plain, values.mean(0).tolist(), strict=True))
    return Weights(round(intercept, 4), {n: round(w, 4) for n, w in zip(names, plain, strict=True)}, means)


def levelled(weights: Weights, rows: Sequence[Row]) -> Weights:
    """The weights with the intercept under which as many of these rows are expected to be right as are."""
    shift, share = 0.0, sum(row.is_right for row in rows) / len(rows)
    for _ in range(_STEPS):
        moved = replace(weights, intercept=weights.intercept + shift)
        shift += 4 * (share - sum(moved.probability(row.features) for row in rows) / len(rows))
    return replace(weights, intercept=round(weights.intercept + shift, 4))


def cross_validated(rows: Sequence[Row]) -> list[tuple[float, bool]]:
    """The score of every row by weights fitted without its report, and whether it is right."""
    reports = sorted({row.report for row in rows})
    scored = []
    for fold in range(FOLDS):
        held = set(reports[fold::FOLDS])
        weights = fit([row for row in rows if row.report not in held])
        scored += [(weights.probability(row.features), row.is_right) for row in rows if row.report in held]
    return scored


def write_weights(weights: Weights, path: Path) -> None:
    """The weights as JSON, features in order of name."""
    path.write_text(json.dumps(asdict(weights), indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 4)
