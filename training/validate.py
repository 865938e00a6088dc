"""`python -m training.validate [FOLDER]`: is the project's own annotated text right, and what does it cover?

Prints doubts, figures of coverage and diversity, runs of eight words shared with other text (`--other`), and every
error. Exit codes: 0 no error and no shared run, 1 otherwise, 2 wrong usage.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from dateline.cli.output import print_error, print_note, print_rows
from training import coverage, diversity
from training.annotated import Annotated, AnnotationError, read_annotated
from training.coverage import Row
from training.doubts import Doubt, find_doubts
from training.overlap import other_overlaps

DATA = Path(__file__).parent / "data"


def read_folder(folder: Path) -> tuple[list[Annotated], list[AnnotationError]]:
    """All sentences of the files one folder down, and all errors in them."""
    errors: list[AnnotationError] = []
    return list(read_annotated(sorted(folder.glob("*/*.txt")), refuse=errors.append)), errors


def tables(sentences: Sequence[Annotated]) -> Iterator[tuple[str, list[Row]]]:
    """The figures, each table under its title."""
    yield "totals", coverage.totals(sentences)
    yield "events by type and status", coverage.types_by_status(sentences)
    yield "modes never used, and used fewer than five times", coverage.thin_modes(sentences)
    yield "attributions by form", coverage.attribution_forms(sentences)
    yield "times by type", coverage.times_by_type(sentences)
    yield "near misses", coverage.near_misses(sentences)
    yield "trigger lemmas", diversity.trigger_lemmas(sentences)
    yield "names", diversity.names(sentences)
    yield "decades", diversity.decades(sentences)
    yield "genres", diversity.header_values(sentences, "genre")
    yield "regions", diversity.header_values(sentences, "region")
    yield "words a sentence", diversity.lengths(sentences)


def validate(folder: Path, others: Sequence[Path]) -> int:
    """Print everything about a folder; 1 if there is an error or a run shared with other text."""
    sentences, errors = read_folder(folder)
    if not sentences and not errors:
        print_error(f"no sentences in {folder}/*/*.txt")
        return 1
    if sentences:
        _print_doubts(list(find_doubts(sentences)))
        for title, rows in tables(sentences):
            _print_section(title, rows)
    overlaps = other_overlaps(sentences, others)
    _print_section("shared with other text", [
        {"where": o.where, "other": o.other, "words": o.words, "runs": o.count} for o in overlaps
    ])  # fmt: skip
    for error in errors:
        print_error(str(error))
    print_note(f"{len(sentences)} sentences, {len(errors)} errors, {len(overlaps)} shared with other text")
    return int(bool(errors or overlaps))


def _print_doubts(doubts: Sequence[Doubt]) -> None:
    _print_section("doubts", [{"where": d.where, "doubt": d.kind, "words": d.words} for d in doubts])
    counts = Counter(doubt.kind for doubt in doubts)
    _print_section("doubts by kind", [{"doubt": kind, "count": count} for kind, count in counts.items()])


def _print_section(title: str, rows: Sequence[Row]) -> None:
    """A table under its title; nothing where there are no rows."""
    if rows:
        Console(highlight=False).print(Text(f"\n# {title}", "bold"))
        print_rows(rows, [{name: str(value) for name, value in row.items()} for row in rows], None)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m training.validate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", default=DATA, help="holds sentences/ and passages/")
    parser.add_argument("--other", type=Path, nargs="+", default=[], help="folders of text to share no run with")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and validate."""
    parser = _parser()
    options = parser.parse_args(arguments)
    for folder in (options.folder, *options.other):
        if not folder.is_dir():
            parser.error(f"no folder {folder}")
    return validate(options.folder, options.other)


if __name__ == "__main__":
    sys.exit(main())
