"""How fast Dateline reads, in words a processor second on one core, and how much memory it takes.

Reading everything, from files to record, is set beside the reader model alone on the same sentences (the least that
any reading with it costs) and beside spaCy's bare tokenizer; a profile says in which modules the time goes. The
registry is timed at an import and at look-ups, beside a plain dictionary. With `--words 5000000`, so many made-up words
are read, no sentence twice, beside a bare spaCy pipeline as well, on one core and on two. Linking is timed on a made-up
record of a year, and so is the desk, under twenty readers. Nothing is asserted: times belong to a machine.
"""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.apart import apart
from benchmarks.day_of_news import find_rows
from benchmarks.desk_speed import SECONDS, DeskMeasured, desk_notes, desk_rows, make_desk_record, measure_desk
from benchmarks.link_speed import LINKED_EVENTS, LinksMeasured, links_rows, measure_links
from benchmarks.reading_speed import Measured, measure_reading
from benchmarks.registry_speed import ENTITIES, RegistryMeasured, measure_registry, registry_rows
from benchmarks.ways_of_reading import CORES, measure_ways, ways_rows, write_text
from benchmarks.where_time_goes import ARTICLES, measure_shares, shares_rows
from dateline.cli.output import print_note, print_rows

SHARED = Path(__file__).parents[2] / "shared"
DISPATCHES = Path(__file__).parents[1] / "src" / "dateline" / "dispatches"
NEWS = "corpora/wikinews_2019/articles.jsonl"
PARTS = ("reading", "profile", "registry", "links", "desk", "help")
_HELP_RUNS = 5


def best_seconds(command: Sequence[str], runs: int = _HELP_RUNS) -> float:
    """The shortest time that a command takes in so many runs: the others measure what else the machine does."""
    return min(_seconds(command) for _ in range(runs))


def find_texts(shared: Path) -> list[Path]:
    """The bundled dispatches and, when there, the news of the shared folder; says which of them is missing."""
    places = (DISPATCHES, shared / NEWS)
    for place in places:
        if not place.exists():
            print_note(f"{place} is not there; measured without it")
    return [place for place in places if place.exists()]


def speed_rows(measured: Measured) -> list[dict[str, str]]:
    """A row for each way of reading, with its ratio to the reader model alone."""
    ways = {
        "everything, from files to record": measured.everything,
        "the reader model alone": measured.model,
        "spaCy's tokenizer alone": measured.tokenizer,
    }
    return [
        {
            "reading": name,
            "seconds": f"{seconds:.2f}",
            "words a second": f"{measured.words / seconds:,.0f}",
            "ratio to the model": f"{measured.model / seconds:.2f}",
        }
        for name, seconds in ways.items()
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure in a process of its own, whose memory is then that of reading alone, and print what was found."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with the news (default: ../shared)")
    parser.add_argument("--words", type=int, default=0, help="read so many made-up words beside spaCy (say 5000000)")
    parser.add_argument("--cores", type=int, default=CORES, help=f"for words a second by the clock (default: {CORES})")
    parser.add_argument("--entities", type=int, default=ENTITIES, help="to import into the registry; 0: leave it out")
    parser.add_argument("--events", type=int, default=LINKED_EVENTS, help="to link and show; 0: leave it out")
    parser.add_argument("--record", type=Path, help="for the desk, a linked record that is there; it is added to")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="for which readers are at the desk")
    parser.add_argument("--only", choices=PARTS, action="append", help="measure this part alone; may be given twice")
    given = parser.parse_args(arguments)
    parts = given.only or PARTS
    if "reading" in parts and given.words:
        _print_ways(given.shared, given.words, given.cores)
    elif "reading" in parts and (texts := find_texts(given.shared)):
        _print_reading(apart(measure_reading, texts))
    if "profile" in parts:
        _print_profile(given.shared)
    if "registry" in parts and given.entities:
        _print_registry(apart(measure_registry, given.entities))
    if "links" in parts and given.events:
        _print_links(measure_links(given.events))
    if "desk" in parts and (given.record or given.events):
        _print_desk(given.record, given.events, given.seconds)
    if "help" in parts:
        print_note(f"dateline --help: {best_seconds([sys.executable, '-m', 'dateline', '--help']):.2f} s")


def _print_reading(measured: Measured) -> None:
    rows = speed_rows(measured)
    print_rows(rows, rows, None)
    print_note(f"{measured.words:,} words in {measured.articles:,} articles")
    print_note(f"peak memory: {measured.megabytes:,.0f} MB")


def _print_ways(shared: Path, words: int, cores: int) -> None:
    with TemporaryDirectory() as folder:
        text = Path(folder) / "text.jsonl"
        count = write_text(find_rows(shared / NEWS), text, words=words, seed=words)
        ways = list(measure_ways(text, cores=cores))
    rows = ways_rows(ways, count)
    print_rows(rows, rows, None)
    print_note(f"{count:,} words, no sentence twice; {cores} cores")


def _print_profile(shared: Path) -> None:
    rows = shares_rows(apart(measure_shares, find_rows(shared / NEWS), ARTICLES))
    print_rows(rows, rows, None)
    print_note(f"{ARTICLES} articles of a made day, on one core")


def _print_registry(measured: RegistryMeasured) -> None:
    rows = registry_rows(measured)
    print_rows(rows, rows, None)
    print_note(f"peak memory of the import: {measured.megabytes:,.0f} MB a process")


def _print_links(measured: LinksMeasured) -> None:
    rows = links_rows(measured)
    print_rows(rows, rows, None)
    print_note(f"{measured.whole.added:,} rows added; peak memory of linking: {measured.whole.megabytes:,.0f} MB")
    for one in (measured.tenth, measured.whole):
        found, there, others = one.reprints.found, one.reprints.there, one.reprints.others
        print_note(f"{one.events:,} events: {found:,} of {there:,} articles printed again found, and {others:,} others")
    if not measured.day.is_same:
        print_note("with the day added, the links are not those of linking all from empty")


def _print_desk(record: Path | None, events: int, seconds: float) -> None:
    with TemporaryDirectory() as folder:
        path = record or Path(folder) / "made.db"
        if not record:
            make_desk_record(path, events)
        measured: DeskMeasured = measure_desk(path, seconds=seconds)
    rows = desk_rows(measured)
    print_rows(rows, rows, None)
    for note in desk_notes(measured):
        print_note(note)


def _seconds(command: Sequence[str]) -> float:
    begin = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - begin


if __name__ == "__main__":
    main()
