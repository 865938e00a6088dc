"""How well Dateline reads, on the data there is, against the floors that are pinned.

Exit codes: 0 all floors kept, 1 a floor broken or an input that cannot be read, 2 wrong usage.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.text import Text

from benchmarks.across import COREFERENCE, LINKED
from benchmarks.attribution import ATTRIBUTION
from benchmarks.copies import COPIES
from benchmarks.figures import Benchmark, Figure
from benchmarks.floors import PINNED, Judgement, Verdict, judge_figures, load_floors, updated_floors, write_floors
from benchmarks.names import NAMES
from benchmarks.plover import PLOVER
from benchmarks.predict import TASKS
from benchmarks.record import RECORD
from benchmarks.temporal import TEMPORAL
from benchmarks.treebank import TREEBANK
from dateline.cli.output import print_error, print_note, print_rows
from dateline.errors import DatelineError

SHARED = Path(__file__).parents[2] / "shared"
_ALL = (RECORD, TREEBANK, NAMES, TEMPORAL, ATTRIBUTION, PLOVER, COPIES, LINKED, COREFERENCE)
BENCHMARKS = {benchmark.name: benchmark for benchmark in _ALL}
_STYLES = {Verdict.KEPT: "green", Verdict.BROKEN: "bold red", Verdict.GONE: "bold red", Verdict.OTHER_DATA: "yellow"}


def check_accuracy(chosen: Iterable[Benchmark], options: argparse.Namespace) -> int:
    """Measure, print the table and, when asked, rewrite the floors; 1 when a floor is broken."""
    present = [benchmark for benchmark in chosen if not _skipped(benchmark, options.shared)]
    figures = [figure for benchmark in present for figure in benchmark.measure(options.shared)]
    floors = load_floors(options.floors)
    if options.update or options.lower:
        floors = updated_floors(figures, floors, lower=options.lower or "")
        write_floors(floors, options.floors)
    judged = judge_figures(figures, floors, measured=(benchmark.name for benchmark in present))
    _print_figures(judged, figures)
    return int(any(judgement.is_failure for judgement in judged))


def predict(task: str, input: Path, output: Path) -> int:
    """Write the predictions of a task; 1 when some of the input could not be read."""
    try:
        errors: Sequence[DatelineError] = TASKS[task](input, output)
    except (DatelineError, OSError) as error:
        print_error(str(error))
        return 1
    for problem in errors:
        print_error(str(problem))
    return int(bool(errors))


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and do what it asks."""
    options = _parser().parse_args(arguments)
    if options.command == "predict":
        return predict(options.task, options.input, options.output)
    return check_accuracy([BENCHMARKS[name] for name in options.only or BENCHMARKS], options)


def _skipped(benchmark: Benchmark, shared: Path) -> bool:
    missing = benchmark.missing(shared)
    if missing:
        print_note(f"{benchmark.name} skipped: {shared} has no {', no '.join(missing)}; name the folder with --shared")
    return bool(missing)


def _print_figures(judged: Sequence[Judgement], figures: Sequence[Figure]) -> None:
    data = {figure.name: figure.data for figure in figures}
    rows = [
        {
            "figure": judgement.name,
            "value": _shown(judgement.value),
            "floor": _shown(judgement.floor),
            "verdict": judgement.verdict.value,
            "data": data.get(judgement.name, ""),
        }
        for judgement in judged
    ]
    verdicts = (Text(judgement.verdict.value, _STYLES.get(judgement.verdict, "")) for judgement in judged)
    print_rows(rows, [row | {"verdict": verdict} for row, verdict in zip(rows, verdicts, strict=True)], None)


def _shown(share: float | None) -> str:
    return "" if share is None else f"{share:.4f}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with the data (default: ../shared)")
    parser.add_argument("--only", action="append", choices=BENCHMARKS, help="a part to run; may be given again")
    parser.add_argument("--floors", type=Path, default=PINNED, help="the file of floors")
    parser.add_argument("--update", action="store_true", help="raise floors that are surpassed, add new ones")
    parser.add_argument("--lower", type=_reason, metavar="REASON", help="update, and lower broken floors as well")
    commands = parser.add_subparsers(dest="command")
    predicting = commands.add_parser("predict", help="write the predictions that a scorer reads")
    predicting.add_argument("task", type=_task, help=f"{', '.join(TASKS)}, or the name of one of its files")
    predicting.add_argument("input", type=Path)
    predicting.add_argument("output", type=Path)
    return parser


def _task(name: str) -> str:
    """A task by its own name or by that of a file it is for: "plover_relation" is "plover"."""
    task = name if name in TASKS else name.partition("_")[0]
    if task not in TASKS:
        raise argparse.ArgumentTypeError(f"{name!r} is no task; there are {', '.join(TASKS)}")
    return task


def _reason(words: str) -> str:
    if not words.strip():
        raise argparse.ArgumentTypeError("say why the floors go down")
    return words.strip()


if __name__ == "__main__":
    sys.exit(main())
