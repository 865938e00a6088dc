"""An evaluation as fields for JSON, in the nesting that scorers of the field use, and as rows for a table."""

from collections.abc import Iterator, Mapping

from dateline.views.evaluation import Evaluation

_DIGITS = 4
_WORDS = {"p": "precision", "r": "recall", "f1": "F1", "ece": "error", "auroc": "AUROC"}


def evaluation_fields(found: Evaluation) -> dict[str, object]:
    """An evaluation as nested fields; `intervals` holds pairs of bounds under the same names, or is None."""
    figures = _nested({name: _rounded(figure) for name, figure in found.figures.items()})
    bounds = _nested({name: list(map(_rounded, ends)) for name, ends in found.bounds.items()})
    calibration = {"ece": None, "auroc": None} | figures.pop("calibration", {})
    bins = [{"rows": part.rows, "score": _rounded(part.score), "right": _rounded(part.right)} for part in found.bins]
    counts = {"reports": found.reports, "gold": found.gold, "predicted": found.predicted}
    scores = {"calibration": calibration | {"bins": bins} if bins else None}
    return counts | figures | scores | {"intervals": bounds or None}


def evaluation_rows(found: Evaluation) -> Iterator[dict[str, object]]:
    """An evaluation as rows: counts, figures with their bounds, and bins with their rows and mean score."""
    yield _row("reports", found.reports)
    yield _row("gold", found.gold)
    yield _row("predicted", found.predicted)
    for name, figure in found.figures.items():
        low, high = map(_rounded, found.bounds[name]) if name in found.bounds else (None, None)
        yield _row(name, _rounded(figure)) | {"low": low, "high": high}
    for number, part in enumerate(found.bins, start=1):
        about = {"rows": part.rows, "score": _rounded(part.score)}
        yield _row(f"calibration.fifth_{number}", _rounded(part.right)) | about


def measure_words(name: str) -> str:
    """The name of a figure for people: "mention precision" for "mention.p"."""
    part, _, measure = name.partition(".")
    return f"{part} {_WORDS.get(measure, measure)}".replace("_", " ").strip()


def _row(measure: str, value: float) -> dict[str, object]:
    """A row with nothing but its value."""
    return {"measure": measure, "value": value, "low": None, "high": None, "rows": None, "score": None}


def _rounded(figure: float) -> float:
    return round(figure, _DIGITS)


def _nested(figures: Mapping[str, object]) -> dict[str, dict[str, object]]:
    """The figures under the two parts of their dotted names."""
    found: dict[str, dict[str, object]] = {}
    for name, figure in figures.items():
        part, _, measure = name.partition(".")
        found.setdefault(part, {})[measure] = figure
    return found
