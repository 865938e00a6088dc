"""Matrix of dyads: how much two states did to each other in a month, and in which tone, cell by cell."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.views.dyads import Dyad

_MOST_MONTHS, _MOST_YEARS = 24, 40
# Bounds of the mean scale, -10 to 10, between seven tones from conflict to cooperation.
_BOUNDS = (-6.0, -3.0, -0.5, 0.5, 3.0, 6.0)
_YEAR = 12  # months


@dataclass(frozen=True, slots=True)
class Pair:
    """Two states, by code and name."""

    one: str
    other: str
    one_name: str
    other_name: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A month, ISO, with how many acts took place either way, their mean scale and its tone, 0 to 6."""

    month: str
    count: int
    scale: float
    tone: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row with a cell a month, None where nothing took place: `pair` is None in the rows of years."""

    label: str
    pair: Pair | None
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of cells under months: ISO months, or "01" to "12" where the rows are years."""

    months: tuple[str, ...]
    rows: tuple[MatrixRow, ...]

    @property
    def years(self) -> list[tuple[str, int]]:
        """The years over the months, each with how many of these are its own."""
        found: dict[str, int] = defaultdict(int)
        for month in self.months:
            found[month[:4]] += 1
        return list(found.items())


def tone_of(scale: float) -> int:
    """The tone of a mean scale: 0 conflict, 3 neither, 6 cooperation."""
    return sum(scale > bound for bound in _BOUNDS)


def months_to(last: str, first: str = "") -> list[str]:
    """At most 24 ISO months up to that of an ISO day, month or year, and from another on; none without a last day."""
    if not last:
        return []
    year, month = int(last[:4]), int(last[5:7] or _YEAR)
    places = range(year * _YEAR + month - _MOST_MONTHS, year * _YEAR + month)
    months = [f"{place // _YEAR:04}-{place % _YEAR + 1:02}" for place in places if place >= _YEAR]
    return [one for one in months if one >= first[:7]]


def pairs_by_month(pairs: Iterable[Pair], months: Sequence[str], counted: Iterable[Dyad]) -> Matrix:
    """A row for each pair, a column for each month between the first and the last in which something took place."""
    cells = _cells(counted)
    told = sorted(month for _, _, month in cells) or [""]
    months = [month for month in months if told[0] <= month <= told[-1]]
    rows = (
        MatrixRow(
            f"{pair.one_name} – {pair.other_name}",
            pair,
            tuple(cells.get((min(pair.one, pair.other), max(pair.one, pair.other), month)) for month in months),
        )
        for pair in pairs
    )
    return Matrix(tuple(months), tuple(row for row in rows if any(row.cells)))


def years_by_month(counted: Iterable[Dyad]) -> Matrix:
    """A row for each year of one pair, the newest first, a column for each month."""
    cells = {month: cell for (_, _, month), cell in _cells(counted).items()}
    years = sorted({month[:4] for month in cells}, reverse=True)[:_MOST_YEARS]
    months = tuple(f"{month:02}" for month in range(1, _YEAR + 1))
    rows = (MatrixRow(year, None, tuple(cells.get(f"{year}-{month}") for month in months)) for year in years)
    return Matrix(months, tuple(rows))


def _cells(counted: Iterable[Dyad]) -> dict[tuple[str, str, str], Cell]:
    """The cells of pairs in order and months; what goes one way and what goes the other are summed up."""
    found: dict[tuple[str, str, str], list[Dyad]] = defaultdict(list)
    for dyad in counted:
        one, other = sorted((dyad.source, dyad.target))
        found[one, other, dyad.period].append(dyad)
    return {key: _cell(key[-1], ways) for key, ways in found.items()}


def _cell(month: str, ways: Sequence[Dyad]) -> Cell:
    count = sum(way.count for way in ways)
    scale = round(sum(way.scale * way.count for way in ways) / count, 2)
    return Cell(month, count, scale, tone_of(scale))
