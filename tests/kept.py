"""What a record says, but for when it was read: the measure of whether two are the same; and many small readings."""

from pathlib import Path

from readings import make_reading, write_readings

from dateline.reading import Reading
from dateline.record.reader import open_record
from dateline.views.export import ExportKind, export_lines
from dateline.views.filters import Filters

Told = dict[str, list[dict[str, object]]]


def told_by(path: Path) -> Told:
    """The lines of every export, whatever their score."""
    with open_record(path) as reader:
        filters = Filters(min_score=0.0)
        lines = {kind.value: export_lines(reader, kind, filters=filters) for kind in ExportKind}
        return {kind: [without_times(line) for line in found] for kind, found in lines.items()}


def without_times(line: dict[str, object]) -> dict[str, object]:
    """A line without the time of retrieval."""
    return {name: value for name, value in line.items() if name != "retrieved"}


def some_readings(count: int, first: int = 0) -> list[Reading]:
    """Readings of articles of different length, some pages each hundred."""
    return [make_reading(f"a{n:03}", before=f"Article {n}. " * (n % 40)) for n in range(first, first + count)]


def write_some(path: Path, count: int = 120, first: int = 0) -> Path:
    """A record of so many readings, with no journal beside it."""
    write_readings(path, *some_readings(count, first))
    return path
