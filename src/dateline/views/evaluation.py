"""Evaluation: how right and how complete the rows of a record are, against the same reports annotated by hand."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.errors import QueryError
from dateline.events.event import DEFAULT_SCORE
from dateline.record.reader import RecordReader
from dateline.views.alignment import FIELDS, align, telling_of
from dateline.views.calibration import Bin, Scored, auroc, calibration_error, find_bins
from dateline.views.filters import Condition, Filters
from dateline.views.gold import GoldReport
from dateline.views.intervals import Bounds, bootstrap
from dateline.views.rows import ToldEvent, find_events, find_rows

_NAMED = 3  # reports that one error names


@dataclass(frozen=True, slots=True)
class Compared:
    """What the comparison of one report came to.

    `counts` are the tellings by hand ("gold"), the rows ("predicted"), those aligned ("mention"), each field right
    among the aligned, and rows right as a whole ("record"). `rows` are all rows with their scores.
    """

    counts: Counter[str]
    rows: tuple[Scored, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures by dotted name ("mention.f1", "fields.when"), with their bounds where there are reports enough."""

    reports: int
    gold: int
    predicted: int
    figures: Mapping[str, float]
    bounds: Mapping[str, Bounds]
    bins: tuple[Bin, ...]


def evaluate(reader: RecordReader, reports: Sequence[GoldReport], *, min_score: float = DEFAULT_SCORE) -> Evaluation:
    """Compare the rows of at least this score with what a person found in the same reports.

    Raises QueryError when the record lacks a report or has another text of it, and when there is nothing to compare.
    """
    _check_texts(reader, reports)
    compared = [_compare(report, _events(reader, report.id, min_score=min_score)) for report in reports]
    counts = _total(compared)
    if not counts["gold"] + counts["predicted"]:
        raise QueryError(f"nothing to compare: no act by hand, and no row of score {min_score:g} or more")
    bins = find_bins([row for one in compared for row in one.rows])
    return Evaluation(
        reports=len(reports),
        gold=counts["gold"],
        predicted=counts["predicted"],
        figures=find_figures(compared) | ({"calibration.ece": calibration_error(bins)} if bins else {}),
        bounds=bootstrap(compared, find_figures),
        bins=tuple(bins),
    )


def find_figures(compared: Sequence[Compared]) -> dict[str, float]:
    """The figures of some reports together.

    Precision, recall and F1 of the rows that tell an act known by hand ("mention"), with its type ("typed"), right in
    type, actors, recipients, when and status ("record"); the share right of each field among the aligned; AUROC of
    the score for rows right as a whole, where there are right and wrong ones.
    """
    counts = _total(compared)
    figures = dict(_shares("mention", counts["mention"], of=counts))
    figures |= _shares("typed", counts["type"], of=counts)
    for field in FIELDS:
        figures[f"fields.{field}"] = counts[field] / counts["mention"] if counts["mention"] else 0.0
    figures |= _shares("record", counts["record"], of=counts)
    ranking = auroc([row for one in compared for row in one.rows])
    return figures if ranking is None else figures | {"calibration.auroc": ranking}


def _shares(name: str, found: int, *, of: Counter[str]) -> Iterator[tuple[str, float]]:
    """Precision, recall and F1 when so many are found; 0 where there is nothing to divide by."""
    precision = found / of["predicted"] if of["predicted"] else 0.0
    recall = found / of["gold"] if of["gold"] else 0.0
    yield f"{name}.p", precision
    yield f"{name}.r", recall
    yield f"{name}.f1", 2 * precision * recall / (precision + recall) if found else 0.0


def _total(compared: Iterable[Compared]) -> Counter[str]:
    """The counts of some reports together."""
    total: Counter[str] = Counter()
    for one in compared:
        total.update(one.counts)
    return total


def _compare(report: GoldReport, told: Sequence[ToldEvent]) -> Compared:
    """Compare one report with the rows that the record has of it."""
    rows = [telling_of(one.event, report.text) for one in told]
    pairs = align(report.tellings, rows, text=report.text)
    counts = Counter(field for pair in pairs for field in pair.right)
    whole = {pair.row for pair in pairs if pair.is_whole}
    counts.update(gold=len(report.tellings), predicted=len(rows), mention=len(pairs), record=len(whole))
    return Compared(counts, tuple(Scored(one.event.score, place in whole) for place, one in enumerate(told)))


def _events(reader: RecordReader, article: str, *, min_score: float) -> list[ToldEvent]:
    """The rows of one article in text order, as the machine found them: a person's hand is not to be measured."""
    here = Filters(min_score=min_score).condition.and_(Condition("article = ?", (article,)))
    return find_events(reader, here, as_found=True)


def _check_texts(reader: RecordReader, reports: Sequence[GoldReport]) -> None:
    """Raise QueryError unless the record has every report, letter for letter."""
    missing, other = [], []
    for report in reports:
        found = find_rows(reader, "SELECT text FROM articles WHERE id = ?", (report.id,))
        if not found:
            missing.append(report.name)
        elif found[0]["text"] != report.text:
            other.append(report.name)
    if missing:
        raise QueryError(f"{reader.path}: it lacks {_listed(missing)}; read them into it with `dateline read`")
    if other:
        raise QueryError(f"{reader.path}: it has another text of {_listed(other)}; read them into a new record")


def _listed(names: Sequence[str]) -> str:
    """Some of the names, and how many there are."""
    shown = ", ".join(names[:_NAMED])
    return f"{len(names)} of the reports: {shown}{', ...' if len(names) > _NAMED else ''}"
