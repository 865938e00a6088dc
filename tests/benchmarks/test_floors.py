"""Floors: what they say of a figure, how they move, and that a file of them comes back as it was."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import TempPathFactory as Folders

from benchmarks.figures import Figure
from benchmarks.floors import Floor, Verdict, judge_figures, load_floors, updated_floors, write_floors

FLOOR = Floor(0.6, "data-1", "2024-05-01", "a machine")


def figure(value: float, data: str = "data-1", *, pinned: bool = True) -> Figure:
    """A figure that FLOOR is for."""
    return Figure("part.f1", value, data, pinned)


@pytest.mark.parametrize(
    ("measured", "verdict"),
    [
        (figure(0.61), Verdict.KEPT),
        (figure(0.6), Verdict.KEPT),
        (figure(0.5999), Verdict.BROKEN),
        (figure(0.1, "data-2"), Verdict.OTHER_DATA),
        (figure(0.1, pinned=False), Verdict.UNPINNED),
        (Figure("part.new", 0.1, "data-1"), Verdict.UNPINNED),
    ],
)
def test_verdict(measured: Figure, verdict: Verdict) -> None:
    judged = judge_figures([measured], {"part.f1": FLOOR}, measured=())
    assert [judgement.verdict for judgement in judged] == [verdict]
    assert judged[0].is_failure == (verdict is Verdict.BROKEN)


@pytest.mark.parametrize(("measured", "failures"), [(["part"], 1), (["other"], 0), ([], 0)])
def test_a_figure_that_is_not_measured_any_more_fails(measured: list[str], failures: int) -> None:
    judged = judge_figures([], {"part.f1": FLOOR}, measured=measured)
    assert sum(judgement.is_failure for judgement in judged) == failures


@pytest.mark.parametrize(
    ("measured", "lower", "value"),
    [
        (figure(0.7129), "", 0.712),
        (figure(0.29), "", 0.6),
        (figure(0.29), "a stricter scorer", 0.29),
        (figure(0.6004), "a stricter scorer", 0.6),
        (figure(0.9, "data-2"), "", 0.6),
        (figure(0.9, "data-2"), "more reports", 0.9),
        (figure(0.9, pinned=False), "", 0.6),
    ],
)
def test_a_floor_falls_only_with_a_reason(measured: Figure, lower: str, value: float) -> None:
    assert updated_floors([measured], {"part.f1": FLOOR}, lower=lower)["part.f1"].value == value


def test_a_new_figure_gets_a_floor_and_an_unpinned_one_does_not() -> None:
    figures = [Figure("new", 0.5, "data-1"), Figure("shown", 0.5, "data-1", pinned=False)]
    assert list(updated_floors(figures, {})) == ["new"]


def test_the_reason_stays_when_the_floor_rises_again() -> None:
    low = updated_floors([figure(0.3)], {"part.f1": FLOOR}, lower='a "fairer" scorer')
    high = updated_floors([figure(0.8)], low)["part.f1"]
    assert high.value == 0.8
    assert 'a "fairer" scorer' in high.lowered[0]
    assert "0.6 on data-1 to 0.3" in high.lowered[0]


@given(
    st.dictionaries(
        st.text(st.characters(codec="utf-8"), min_size=1),
        st.builds(replace, st.just(FLOOR), lowered=st.tuples(st.text(st.characters(codec="utf-8")))),
    )
)
def test_written_floors_are_loaded_as_they_were(tmp_path_factory: Folders, floors: dict[str, Floor]) -> None:
    path = tmp_path_factory.mktemp("floors") / "floors.toml"
    write_floors(floors, path)
    assert load_floors(path) == floors


def test_no_file_no_floors(tmp_path: Path) -> None:
    assert load_floors(tmp_path / "none.toml") == {}


@pytest.mark.parametrize("value", [0.29, 0.57, 0.7, 1.0, 0.0, 0.123])
def test_a_figure_keeps_the_floor_it_set(value: float) -> None:
    floors = updated_floors([figure(value)], {})
    assert floors["part.f1"].value == value
    assert not judge_figures([figure(value)], floors, measured=["part"])[0].is_failure
