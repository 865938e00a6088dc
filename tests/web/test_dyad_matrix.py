"""The matrix of dyads: tones, months and cells."""

import pytest

from dateline.views.dyads import Dyad
from dateline.web.dyad_matrix import Pair, months_to, pairs_by_month, tone_of, years_by_month


def dyad(month: str, way: str, count: int, scale: float) -> Dyad:
    """What one state did to another in a month; `way` is "NOR>SWE"."""
    source, target = way.split(">")
    return Dyad(month, source, target, "", count, scale, (count, 0, 0, 0), count, count)


@pytest.mark.parametrize(
    ("scale", "tone"),
    [(-10, 0), (-6, 0), (-5.9, 1), (-1, 2), (-0.5, 2), (0, 3), (0.5, 3), (0.6, 4), (3.1, 5), (6.1, 6), (10, 6)],
)
def test_a_scale_has_a_tone(scale: float, tone: int) -> None:
    assert tone_of(scale) == tone


@pytest.mark.parametrize(
    ("last", "first", "ends", "number"),
    [
        ("2024-06-19", "", ("2022-07", "2024-06"), 24),
        ("2024", "", ("2023-01", "2024-12"), 24),
        ("2024-02", "2024-01-05", ("2024-01", "2024-02"), 2),
        ("2024-02", "2023", ("2023-01", "2024-02"), 14),
        ("0001-03", "", ("0001-01", "0001-03"), 3),
    ],
)
def test_months_up_to_a_day(last: str, first: str, ends: tuple[str, str], number: int) -> None:
    months = months_to(last, first)
    assert (months[0], months[-1], len(months)) == (*ends, number)


@pytest.mark.parametrize(("last", "first"), [("", ""), ("", "2024"), ("2023", "2024")])
def test_no_months(last: str, first: str) -> None:
    assert months_to(last, first) == []


COUNTED = [dyad("2024-02", "NOR>SWE", 3, 4.0), dyad("2024-02", "SWE>NOR", 1, -4.0), dyad("2023-11", "SWE>NOR", 2, -7.0)]


def test_both_ways_are_one_cell() -> None:
    pairs = [Pair("SWE", "NOR", "Sweden", "Norway"), Pair("DNK", "NOR", "Denmark", "Norway")]
    matrix = pairs_by_month(pairs, months_to("2024-06"), COUNTED)
    assert [row.label for row in matrix.rows] == ["Sweden – Norway"]
    assert matrix.months == ("2023-11", "2023-12", "2024-01", "2024-02")
    assert matrix.years == [("2023", 2), ("2024", 2)]
    assert [cell and (cell.count, cell.scale) for cell in matrix.rows[0].cells] == [(2, -7), None, None, (4, 2)]


def test_years_are_rows_the_newest_first() -> None:
    matrix = years_by_month(COUNTED)
    assert [(row.label, [cell.count for cell in row.cells if cell]) for row in matrix.rows] == [
        ("2024", [4]),
        ("2023", [2]),
    ]


def test_nothing_counted_is_an_empty_matrix() -> None:
    assert years_by_month([]).rows == pairs_by_month([], [], []).rows == ()
